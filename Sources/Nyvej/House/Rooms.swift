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

/// The rooms, and the doors between them: what one room shows on another's page, and what has to be told to whom when
/// facts change. Rooms do not know each other; here they are introduced.
struct Rooms: Sendable {
  let people: PeoplePages
  let considerations: ConsiderationPages
  let participations: ParticipationPages
  let employers: EmployerPages
  let placements: PlacementPages
  let week: WeekPages

  init(shelf: ProgrammeShelf) {
    let placements = Placements(shelf: shelf, obligations: { Rooms.obligations(shelf) })
    // A person's limits, programme or placements have changed: what rests on them is checked anew.
    let personChanged: @Sendable (PersonID, Transaction) throws -> Void = { try placements.recheck(of: $0, $1) }
    let placementPages = PlacementPages(placements: placements)
    week = WeekPages(action: Rooms.action)
    considerations = ConsiderationPages(followed: personChanged)
    participations = ParticipationPages(
      shelf: shelf,
      referrers: { tx in try Employers.referrers(tx).map { $0.map { ($0.id, $0.details.name) } } },
      followed: personChanged, leaving: { try placements.requireNoneOpen(of: $0, $1) })
    people = PeoplePages(
      panels: [placementPages.panel, participations.panel], facts: [participations.stripFacts], nextStep: week.nextStep)
    employers = EmployerPages(
      panels: [],
      quota: { workplace, tx, desk in
        try placements.fullness(of: workplace, tx, desk.voice).map {
          QuotaView(taken: $0.taken, allowed: $0.allowed, sentence: $0.sentence, slots: $0.places)
        }
      },
      followed: { try placements.recheck(at: $0, $1) },
      defaultCountry: shelf.packs.first?.country ?? "")
    self.placements = placementPages
  }

  /// What is owed about a person, from all rooms.
  static func obligations(_ shelf: ProgrammeShelf) -> Obligations {
    let placements = Placements(shelf: shelf, obligations: { Rooms.obligations(shelf) })
    return Obligations(sources: [placements.obligationSource, Placements.considerationSource])
  }

  /// Where one acts on what is owed, and the word on the button.
  static let action: WeekPages.Action = { obligation in
    switch obligation.about {
    case .person:
      obligation.occurrence.hasPrefix("no-placement")
        ? (.newPlacement(obligation.person), .actPlan)
        : (.person(obligation.person), .actOpen)
    case .participation(let id): (.participation(id), .actAnswer)
    case .consideration: (.person(obligation.person), .actReview)
    case .placement(let id): (.placement(id), .actOpen)
    case .ladder(let id): (.ladder(id), .actDecide)
    case .followUp(let id): (.followUp(id), .actLog)
    }
  }
}
