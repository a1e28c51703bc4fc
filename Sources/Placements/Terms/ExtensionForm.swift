import Language
import Programmes
import Rules
import Values
import Web

/// The questions about an extension that the authority has decided.
enum ExtensionForm {
  static let until = Question("until", .extensionUntil, .date, required: true)
  static let decidedOn = Question("decidedOn", .extensionDecidedOn, .date, hint: .papersApprovedHint, required: true)
  static let reason = Question("reason", .extensionReason, .text(longest: 300), hint: .extensionReasonHint)
  static let questions = [until, decidedOn, reason]

  /// An extension must be needed, possible, and decided already.
  static func read(_ fields: Fields, _ around: PlacementCase, _ voice: Voice) throws(Refused) -> PlacementExtension {
    var read = AnswerReader(fields, of: questions)
    let day = read.date(until)
    let decided = read.date(decidedOn)
    let reason = read.text(reason)
    if let decided {
      let first = around.participation.acceptedOn
      if let first, decided < first {
        read.refuse(decidedOn, .extensionBeforeParticipation(first: first))
      } else {
        SigningForm.refuse(
          decided, decidedOn, start: around.placement.terms.period.from, today: around.today, &read)
      }
    }
    if let ending = around.placement.ending { read.refuse(until, .endingIsAnnounced(day: ending.on)) }
    guard let pack = around.pack else { throw Refused(nil, .placementNoPack) }
    if let day, let before = around.placement.terms.period.until, around.placement.stage == .started, day <= before,
      !around.needsNone(until: before)
    {
      read.refuse(until, .extensionNotLater(day: before))
    } else if let day {
      switch PlacementChecks.extensionRoom(for: around.facts, pack: pack) {
      case .noRule: read.refuse(until, .extensionNoRule)
      case .usedUp(let allowed):
        read.refuse(until, day <= allowed ? .extensionNotNeeded(day: allowed) : .checkLengthNoExtension)
      case .possible(let allowed, let reaches, let condition):
        if day <= allowed { read.refuse(until, .extensionNotNeeded(day: allowed)) }
        let beyond = around.beyondTakingPart(until: day)
        if let exit = around.participation.exit, beyond != nil, exit.on <= allowed {
          read.refuse(until, .extensionBeyondParticipation(last: exit.on))
        } else if let beyond, reaches.map({ around.beyondTakingPart(until: $0) != nil }) ?? true {
          read.refuse(until, beyond)
        } else if let reaches, day > reaches {
          read.refuse(until, .extensionTooLong(day: reaches))
        } else if reaches == nil {
          read.near(until, day, around.today, months: 60, from: allowed.adding(days: 1))
        }
        if let condition, reason == nil {
          read.refuse(Self.reason, .extensionCondition(condition: condition.text(in: voice.language).text))
        }
      }
    }
    try read.finish()
    guard let day, let decided else { throw Refused(nil, .formMissing) }
    return PlacementExtension(until: day, decidedOn: decided, reason: reason)
  }
}

extension PlacementCase {
  /// Whether it may last longer than until a day without another extension.
  fileprivate func needsNone(until day: CivilDate) -> Bool {
    guard let pack, case .possible(let allowed, _, _) = PlacementChecks.extensionRoom(for: facts, pack: pack) else {
      return false
    }
    return allowed > day
  }
}
