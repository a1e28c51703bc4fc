import Design
import Language
import Programmes
import Rules
import Web

extension Placement {
  /// Where it stands today, and on which day it will end where that is announced.
  ///
  /// - Parameter withDays: `false` on a page that says the last day where something is done about it.
  func tags(_ desk: Desk, withDays: Bool = true) -> HTML {
    var state = state(on: desk.today).tag(desk.voice)
    if !withDays, self.state(on: desk.today).kind == .lastDayPassed {
      state = Tag(desk.voice(.placementStateLastDayPassed), .stop)
    }
    if neverBegan, self.state(on: desk.today).kind == .ended { state = Tag(desk.voice(.placementStateNeverBegan)) }
    guard withDays, let ending = announced(on: desk.today) else { return "\(state)" }
    return "\(state) \(Tag(desk.voice(.endingAnnouncedTag(day: ending.on)), .due))"
  }
}

extension Placement.State {
  func tag(_ voice: Voice) -> Tag {
    switch self {
    case .draft: Tag(voice(.placementStateDraft), .due)
    case .checked: Tag(voice(.placementStateChecked), .info)
    case .ready: Tag(voice(.placementStateReady), .info)
    case .running: Tag(voice(.placementStateRunning), .good)
    case .lastDayPassed(let last): Tag(voice(.placementLastDayPassed(day: last)), .stop)
    case .ended: Tag(voice(.placementStateEnded))
    }
  }
}

extension FollowUpCadence.With {
  var phrase: Phrase {
    switch self {
    case .participant: .followUpWithPerson
    case .workplace: .followUpWithFirm
    case .both: .followUpWithBoth
    }
  }
}

extension FollowUp {
  func tag(_ desk: Desk) -> Tag {
    let voice = desk.voice
    if let result {
      return Tag(voice(result.light.phrase), result.light == .ok ? .good : result.light == .watch ? .due : .stop)
    }
    if due < desk.today { return Tag(voice.relativeDays(until: due, from: desk.today), .stop) }
    return Tag(voice.relativeDays(until: due, from: desk.today), due == desk.today ? .due : .plain)
  }
}
