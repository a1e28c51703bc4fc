import Access
import Employers
import Language
import People
import Placements
import Programmes
import Rules
import Values
import Web
import Work

/// The rooms, and the doors between them: what one room shows on another's page, and what follows when facts change. Rooms do not know each other; here they are introduced.
struct Rooms: Sendable {
  let people: PeoplePages
  let considerations: ConsiderationPages
  let participations: ParticipationPages
  let employers: EmployerPages
  let placements: PlacementPages
  let week: WeekPages

  init(shelf: ProgrammeShelf) {
    let placements = Placements(shelf: shelf)
    let placementPages = PlacementPages(placements: placements)
    week = WeekPages(names: [People.names(of:_:), Employers.names(of:_:), Participations.names(of:_:)])
    considerations = ConsiderationPages()
    participations = ParticipationPages(
      shelf: shelf,
      referrers: { tx in try Employers.referrers(tx).map { $0.map { ($0.id, $0.details.name) } } },
      leaving: { try placements.requireNoneOpen(of: $0, $1) })
    people = PeoplePages(panels: [placementPages.panel, participations.panel], facts: [participations.stripFacts])
    employers = EmployerPages(
      panels: [],
      quota: { workplace, tx, desk in
        try placements.fullness(of: workplace, tx, desk.voice).map {
          QuotaView(taken: $0.taken, allowed: $0.allowed, sentence: $0.sentence, slots: $0.places)
        }
      },
      defaultCountry: shelf.packs.first?.country ?? "")
    self.placements = placementPages
  }

  /// What follows when something about somebody has changed.
  static func consequences(_ shelf: ProgrammeShelf) -> [Consequences.Stage: [Consequences.Step]] {
    let placements = Placements(shelf: shelf)
    let obligations = Obligations(sources: [
      Considerations.obligations, Participations.obligations, placements.obligations,
    ])
    return [.settling: [Employers.consequence, placements.consequence], .owing: [obligations.refresh]]
  }
}
