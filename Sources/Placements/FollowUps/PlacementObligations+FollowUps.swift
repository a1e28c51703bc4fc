import Access
import Employers
import Language
import Rules
import Values
import Work

extension PlacementObligations {
  static func followUps(_ around: PlacementCase) -> [Obligation] {
    around.followUpsThatCount.map { followUp in
      let workplace = around.workplace.details.name
      let reason: Phrase =
        switch followUp.with {
        case .participant: .owedTalkPerson(workplace: workplace)
        case .workplace: .owedTalkFirm(workplace: workplace)
        case .both: .owedTalkBoth(workplace: workplace)
        }
      let owed = Obligation(
        about: .person(followUp.person), in: .followUps, key: Obligation.key(followUp.id, "held"),
        due: followUp.due, shown: ISOWeek(containing: followUp.due).monday, reason: reason, source: followUp.source,
        at: PlacementsAddress.followUp(followUp.id), verb: .actLog, deed: .log,
        because: around.placement.participation, done: followUp.result?.on)
      // What was asked for with her is asked for after she has left, too, and by nobody after her death.
      return followUp.with == .workplace ? owed : owed.withPerson.lasting(.life)
    }
  }
}
