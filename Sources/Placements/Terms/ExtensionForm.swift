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

  /// The last extension is taken back by giving it this outcome, with the last day that held before it.
  static let withdrawal = Question(
    "outcome", .undoExtension,
    .choice([Question.Choice(LadderStep.Outcome.Kind.withdrawn.rawValue, .undoExtension)]), required: true)

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
    guard let pack = around.pack else { throw Refused(nil, .placementNoPack) }
    if let closed = around.closedExtension {
      read.refuse(until, closed.sentence)
    } else if case .possible(let allowed, let reaches, let condition) = PlacementChecks.extensionRoom(
      for: around.facts, pack: pack)
    {
      if let day, let problem = around.problem(withExtensionUntil: day) {
        read.refuse(until, problem)
      } else {
        if reaches == nil { read.near(until, day, around.today, months: 60, from: allowed.adding(days: 1)) }
        // Of an extension that is not taken nobody asks on which condition.
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
  /// Why no extension is taken that reaches until a day; `nil` where one is. One sentence, and a day that it names is taken
  /// where it says.
  func problem(withExtensionUntil day: CivilDate) -> Phrase? {
    guard let pack, case .possible(let allowed, let reaches, _) = PlacementChecks.extensionRoom(for: facts, pack: pack)
    else { return closedExtension?.sentence }
    let exit = participation.exit?.on
    if placement.stage == .started, let before = placement.terms.period.until, day <= before, allowed <= before {
      return .extensionNotLater(day: before)
    }
    if let exit, exit <= allowed, day > exit { return .extensionBeyondParticipation(last: exit) }
    if day <= allowed { return .extensionNotNeeded(day: exit.map { min($0, allowed) } ?? allowed) }
    if let exit, day > exit, reaches.map({ $0 > exit }) ?? true { return .placementBeyondExit(last: exit) }
    if let reaches, day > reaches { return .extensionTooLong(day: reaches) }
    return nil
  }
}

extension ActStopped {
  /// The same, where what stops an extension names a day up to which none is taken: that day is no way out.
  func extending(_ around: PlacementCase) -> ActStopped {
    let told = checks.map { check in
      guard case .ratioFull(let quota, let staff, let asOf, let full, let taken, .lastDay(let day)) = check.finding,
        around.problem(withExtensionUntil: day) != nil
      else { return check }
      var told = check
      told.finding = .ratioFull(
        quota: quota, ordinaryStaff: staff, asOf: asOf, day: full, taken: taken, way: .notExtended(until: day))
      return told
    }
    return ActStopped(checks: told, pack: pack, basis: basis, lastDay: lastDay)
  }
}
