import Design
import Language
import Programmes
import Rules
import Web

extension Placement.State {
  func tag(_ voice: Voice) -> Tag {
    switch self {
    case .draft: Tag(voice(.placementStateDraft), .due)
    case .checked: Tag(voice(.placementStateChecked), .info)
    case .running: Tag(voice(.placementStateRunning), .good)
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
