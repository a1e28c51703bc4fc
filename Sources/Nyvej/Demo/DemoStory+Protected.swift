import Access
import Language
import People
import Programmes
import Rules
import Values

extension DemoStory {
  /// Whose address is protected: the colleague's, and of nobody else who works here.
  func protect(_ name: String, called: String, weeksAgo: Int) async throws {
    let (house, staff, words) = (house, staff, voice(.demoProtected))
    let referred = today.adding(weeks: -weeksAgo)
    let phases = house.packs.models.first { $0.code == "business-training" }?.entryPhases.map(\.id) ?? []
    try await house.store.transact(as: .account(staff.colleague), for: .setUp, request: "demo") { tx in
      var details = Person.Details(name: name)
      details.preferredName = called
      let person = try People.enter(details, tx)
      let participation = try Participations.refer(
        person, to: staff.programme,
        Participation.Referral(on: referred, by: staff.jobCentre, reason: "social-challenges", note: nil), tx)
      try Participations.find(participation, tx).act {
        try Participations.accept(
          $0, on: referred.adding(days: 5), basis: "integration-act",
          information: Participation.Information(
            on: referred.adding(days: 5), language: .danish, way: .talk, by: tx.actor.name),
          entering: phases, seen: $0.version, tx)
      }
      _ = try Protections.note(of: nil, from: referred.adding(days: 5), words, for: person, tx)
    }
  }
}
