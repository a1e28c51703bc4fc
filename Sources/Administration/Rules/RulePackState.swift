import Design
import Language
import Rules
import Values
import Web

/// Where a pack stands for a placement that begins on a day.
enum RulePackState: String, CaseIterable, Sendable {
  case inForce = "in-force"
  case toCome = "to-come"
  case replaced

  init(of pack: RulePack, among packs: [RulePack], on day: CivilDate) {
    let holds = RulePack.inForce(for: day, on: day, country: pack.country, among: packs)
    self = pack.effectiveFrom > day ? .toCome : holds?.code == pack.code ? .inForce : .replaced
  }

  func tag(in voice: Voice) -> Tag {
    switch self {
    case .inForce: Tag(voice(.rulesInForce), .good)
    case .toCome: Tag(voice(.rulesToCome), .info)
    case .replaced: Tag(voice(.rulesReplaced))
    }
  }
}
