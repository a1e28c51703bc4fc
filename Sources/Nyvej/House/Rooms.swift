import Access
import Administration
import Employers
import Language
import Ledger
import People
import Placements
import Programmes
import Rules
import Values
import Web
import Work

/// The rooms, and the doors between them: what one room shows on another's page, and what follows when facts change. Rooms do not know
/// each other; here they are introduced.
struct Rooms: Sendable {
  let work: WorkRoom
  let people: PeopleRoom
  let programmes: ProgrammesRoom
  let employers: EmployersRoom
  let placements: PlacementsRoom
  let ledger: LedgerRoom
  let administration: AdministrationRoom

  /// Where contacts are noted, with whomever a page is about.
  static let log = PeopleRoom.log(firms: EmployersRoom.log)

  /// Every room that brings something of its own, in the order of the menu.
  static let all: [any Room.Type] = [
    WorkRoom.self, PeopleRoom.self, ProgrammesRoom.self, PlacementsRoom.self, LedgerRoom.self,
    EmployersRoom.self, AdministrationRoom.self,
  ]

  /// Every table of every room.
  static let migrations: [Migration] = AccessTables.migrations + all.flatMap { $0.migrations }

  /// Every stored column, with circle, subject and clock.
  static let declarations: [TableDeclaration] = AccessTables.declarations + all.flatMap { $0.declarations }

  init(shelf: ProgrammeShelf, server: ServerFacts) {
    let administration = AdministrationRoom(shelf: shelf, declarations: Rooms.declarations, server: server)
    self.administration = administration
    let talks = TalkPages(parted: Participations.parted(among:_:))
    let placements = Placements(shelf: shelf)
    let hours = Ledger(shelf: shelf)
    let timelines = Timelines(
      PeopleRoom.timeline + [Participations.timeline(shelf), Plans.timeline] + placements.timeline + hours.timeline)
    let ledger = LedgerRoom(ledger: hours)
    self.ledger = ledger
    let placementPages = PlacementPages(placements: placements, timelines: timelines)
    let participationPages = ParticipationPages(
      steps: ParticipationSteps(
        shelf: shelf,
        referrers: Referrers(
          find: { search, alphabet, limit, tx in
            try Employers.referrers(search, in: alphabet, limit: limit, tx).map {
              ($0.found.map { ($0.id, $0.details.name) }, $0.hasMore)
            }
          },
          one: { id, tx in try Employers.referrer(id, tx).map { $0.map { ($0.id, $0.details.name) } } }),
        leaving: { try placements.leave(with: $0, $1) },
        returning: { try placements.comeBack(with: $0, $1, $2) },
        reconsidering: { try placements.requireNone(of: $0, $1) }, placements: placements.atGates),
      holding: placementPages.holding)
    let planPages = PlanPages(shelf: shelf)
    work = WorkRoom(
      pages: WeekPages(
        names: [
          People.names(of:_:_:), { subjects, tx, _ in try Employers.names(of: subjects, tx) },
          { subjects, tx, _ in try Participations.names(of: subjects, tx) },
        ],
        contacts: [People.contacts(of:_:), Employers.contacts(of:_:), placements.contacts(of:_:)],
        aside: WeekAside(
          heaps: talks.heaps, people: People.withMe { ledger.way(to: $0, $1) },
          places: { desk in desk.placesBeside + administration.texts(desk) })))
    people = PeopleRoom(
      panels: [
        placementPages.mending, placementPages.panel, ledger.panel, participationPages.panel, planPages.panel,
      ],
      facts: [participationPages.stripFacts],
      history: [placementPages.history, planPages.history], timelines: timelines, places: Employers.names(of:_:),
      suggesting: { day, tx in try Employers.suggestion(from: day, shelf.calendars, tx) },
      placements: placementPages.names, country: Employers.country(among:_:),
      reachable: participationPages.reachable, living: Participations.requireLiving(_:_:),
      weeks: { ledger.way(to: $0, $1) }, pausing: Participations.pausing(_:_:_:),
      ladders: placementPages.ladderWays, talks: talks,
      joining: [Participations.joining, placements.joining], clearing: [Participations.clearing],
      programmes: Participations.names(of:_:))
    programmes = ProgrammesRoom(
      pages: participationPages, plans: planPages, weeks: [placements.boardWeeks])
    let employerPages = EmployerPages(
      panels: [],
      quota: { workplace, tx, desk in
        try placements.fullness(of: workplace, tx, desk.voice).map {
          QuotaView(
            taken: $0.taken, allowed: $0.allowed, over: $0.over, coming: $0.coming, nextFree: $0.nextFree,
            sentence: $0.sentence, source: $0.source, advice: $0.advice, slots: $0.places)
        }
      },
      calendars: shelf.calendars, defaultCountry: shelf.packs.first?.country ?? "")
    employers = EmployersRoom(pages: employerPages)
    self.placements = PlacementsRoom(pages: placementPages)
  }

  /// What each room says on the page behind an act.
  var tellings: [Telling] {
    WorkRoom.tellings + people.tellings + programmes.tellings + placements.tellings + ledger.tellings
      + EmployersRoom.tellings
      + AdministrationRoom.tellings
  }

  /// What follows when something about somebody has changed.
  static func consequences(_ shelf: ProgrammeShelf) -> [Consequences.Stage: [Consequence]] {
    let placements = Placements(shelf: shelf)
    return [
      .settling: [Employers.consequence, Planning.consequence, placements.consequence],
      .owing: [placements.owingConsequence, obligations(placements, shelf).refresh],
    ]
  }

  /// Who owes what, on days on which they work.
  static func obligations(_ placements: Placements, _ shelf: ProgrammeShelf) -> Obligations {
    Obligations(
      sources: PeopleRoom.obligations + EmployersRoom.obligations
        + [
          Participations.obligations, Participations.gateObligations(placements.atGates),
          Participations.guardianObligations, Plans.obligations(shelf), placements.obligations,
        ],
      calendars: { organisations, tx in
        try Employers.consultCalendars(of: organisations, shelf.calendars, tx).map { offices in
          OfficeDays { offices.calendar(of: $0).isOpen($1) }
        }
      })
  }
}
