import Persistence
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Access
@testable import Employers
@testable import Ledger
@testable import Nyvej
@testable import People
@testable import Placements
@testable import Programmes
@testable import Work

@Suite("Query plans") struct QueryPlanTests {
  /// Tables that grow with the people, the days, the looks and the firms; the register of programmes is small.
  private static let growing: Set<String> = [
    "person", "person_language", "search_entry", "search_record", "consideration", "hours_question", "obstacle",
    "work_permission", "guardian", "protection", "person_merge", "person_merge_row", "identity_number",
    "contact_entry", "firm_contact", "case_note", "week_hours", "case_hours", "week_reduction", "participation",
    "phase_spell", "pause", "gate_request", "plan", "plan_entry", "plan_signature", "plan_review", "belonging",
    "organisation", "workplace", "relation", "placement", "placement_paper", "ladder_step", "follow_up", "obligation",
    "account", "journal", "journal_subject", "journal_person", "person_alike", "organisation_double",
    "workplace_double", "placement_scan", "file_piece", "stored_file", "sealed_under",
  ]

  @Test(
    "what is asked all day finds its rows by an index, for every role that may ask, on both engines",
    arguments: TestEngine.allCases)
  func plans(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Prøvebageriet", staff: 30)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let placement = try await story.run(selam, at: bakery)
      let (programme, jobCentre) = (story.programme, story.jobCentre)
      let kirsten = try await story.test.account("kirsten", [.caseManager], in: jobCentre)
      let karen = try await story.test.account("karen", [.coordinator], in: story.municipality)
      let cleo = try await story.test.account("cleo", [.counsellor], in: story.municipality)
      try await story.test.settingUp { try $0.joinTeam(karen, of: programme) }
      for account in [story.mette, kirsten, karen, cleo] {
        let scans = try await story.test.acting(as: account) { tx in
          if engine == .postgres {
            // With a handful of rows PostgreSQL would rather read the table; here the question is whether it must.
            _ = try tx.connection.rows("SELECT set_config('enable_seqscan', 'off', true)", [])
          }
          let hot = Hot(
            engine: engine, person: selam.person, placement: placement, workplace: bakery, participation: selam.id)
          // Whom somebody reaches is gathered where they are few, and asked for row by row where they are many.
          return try [1, 2000].flatMap { fewest in
            (tx.fewest, tx.sizes, tx.leastCommon) = (fewest, [:], fewest == 1 ? 200 : 0)
            return try hot.plans(tx).flatMap { name, plan in
              plan.filter { QueryPlanTests.scans($0, engine) }.map { "\(name): \($0)" }
            }
          }
        }
        #expect(scans == [], "\(engine)")
      }
      // Without its index the same statement must be noticed, or this test sees nothing at all.
      let noticed = try await story.test.acting(as: story.mette) { tx in
        if engine == .postgres { _ = try tx.connection.rows("SELECT set_config('enable_seqscan', 'off', true)", []) }
        _ = try tx.connection.rows("DROP INDEX placement_by_person", [])
        return try Hot(
          engine: engine, person: selam.person, placement: placement, workplace: bakery, participation: selam.id
        ).plans(tx).filter { $0.plan.contains { QueryPlanTests.scans($0, engine) } }.map(\.name)
      }
      #expect(noticed.contains("placements of a person"))
    }
  }

  /// Whether a line of a plan reads a growing table from one end to the other.
  private static func scans(_ line: String, _ engine: TestEngine) -> Bool {
    let words = line.split(whereSeparator: { $0 == " " || $0 == "(" }).map(String.init)
    switch engine {
    case .sqlite:
      guard words.first == "SCAN", words.count > 1 else { return false }
      // A walk along an index in the order asked for stops at the page's end.
      return !line.contains("USING INDEX") && !line.contains("USING COVERING INDEX") && isGrowing(words[1])
    case .postgres:
      guard let place = words.firstIndex(of: "Seq"), words.count > place + 3 else { return false }
      return isGrowing(words[place + 3])
    }
  }

  /// SQLite names a table by the name that it goes by in the statement.
  private static func isGrowing(_ name: String) -> Bool { growing.contains(name) || name.hasPrefix("scope_") }

  @Test("the test notices a scan")
  func notices() {
    #expect(QueryPlanTests.scans("SCAN scope_x", .sqlite))
    #expect(!QueryPlanTests.scans("SCAN scope_x USING INDEX person_in_order", .sqlite))
    #expect(!QueryPlanTests.scans("SEARCH scope_x USING INDEX placement_by_person (person_id=?)", .sqlite))
    #expect(QueryPlanTests.scans("  ->  Seq Scan on placement scope_x  (cost=0.00..1.01)", .postgres))
    #expect(!QueryPlanTests.scans("  ->  Index Scan using placement_pkey on placement scope_x", .postgres))
    #expect(!QueryPlanTests.scans("  ->  Seq Scan on programme scope_d  (cost=0.00..1.01)", .postgres))
  }
}

/// The statements behind This week, the lists and the pages of a person and a placement.
struct Hot {
  let engine: TestEngine
  let person: PersonID
  let placement: PlacementID
  let workplace: WorkplaceID
  let participation: ParticipationID
  private var namesake: Namesake {
    Namesake(
      id: person, birth: CivilDate(iso: "1990-03-03").map { BirthDate($0, .day) }, entered: Moment(microseconds: 1))
  }
  private let scan = FileID(high: 1, low: 1)
  private let note = NoteID(high: 1, low: 1)
  private let organisation = OrganisationID(high: 1, low: 1)

  private func asked(own: Bool, _ tx: Transaction) throws -> WeekAsked {
    let taken = OfficeDeed(deed: .approve, office: .organisation(organisation))
    return WeekAsked(
      me: tx.actor.account, own: own, week: ISOWeek(containing: tx.today), standing: tx.today,
      offices: try tx.offices(), taken: [taken])
  }

  func board(
    _ column: BoardColumn, _ tx: Transaction, own: Bool = false, isFew: Bool = false, _ who: BoardPeople? = nil
  ) -> BoardAsked {
    BoardAsked(
      programme: ProgrammeID(high: 1, low: 1), column: column, day: tx.today,
      who: who ?? (own ? .these([person, person]) : .everybody), isFew: isFew)
  }

  func obstacles(_ tx: Transaction) -> ProgrammeObstacles.Asked {
    ProgrammeObstacles.Asked(programme: ProgrammeID(high: 1, low: 1), today: tx.today, isFew: false)
  }

  func plans(_ tx: Transaction) throws -> [(name: String, plan: [String])] {
    let place = PlaceInOrder(sortKey: "m", id: person)
    let year = ISOWeek(containing: tx.today).adding(weeks: -40)...ISOWeek(containing: tx.today)
    let behind = PlaceInOrder(sortKey: tx.today.iso + " " + person.text, id: ObligationID(high: 1, low: 1))
    let all: [(name: String, plan: [String])] = try [
      ("people alike", plan(ListedPerson.alike(after: nil, limit: 9), tx)),
      ("people alike, further on", plan(ListedPerson.alike(after: place, limit: 9), tx)),
      ("firms entered twice", plan(Organisation.doubles(after: nil, limit: 9), tx)),
      ("workplaces entered twice", plan(Workplace.doubles(after: nil, limit: 9), tx)),
      ("offices beside one's own", plan(OfficeDeed.beside(tx.actor.account, in: ISOWeek(containing: tx.today)), tx)),
      ("offices beside a person", plan(OfficeDeed.beside(about: .person(person)), tx)),
      ("own week", plan(asked(own: true, tx).heaps(limit: 9), tx)),
      ("team's week", plan(asked(own: false, tx).heaps(limit: 9), tx)),
      ("a heap", plan(asked(own: true, tx).heap(.followUps, after: nil, limit: 9), tx)),
      ("a heap of the team", plan(asked(own: false, tx).heap(.followUps, after: behind, limit: 9), tx)),
      ("a heap of the team, backwards", plan(asked(own: false, tx).heap(.followUps, before: behind, limit: 9), tx)),
      ("who takes part in nothing", plan(asked(own: false, tx).heap(.noProgramme, after: behind, limit: 9), tx)),
      ("the week as a list", plan(asked(own: false, tx).list(limit: 9), tx)),
      ("owed about a person", plan(OwedObligation.about(.person(person), standing: tx.today), tx)),
      ("a person", plan(Person.byID(person), tx)), ("languages", plan(LanguageSkill.of(person), tx)),
      ("where somebody lives", plan(PostalAddress.of(person), tx)),
      ("other ways to reach somebody", plan(Channel.of(person), tx)),
      ("other ways to reach some", plan(Channel.of([person, person]), tx)),
      ("everybody", plan(ListedPerson.all(after: place, limit: 9), tx)),
      ("names", plan(ListedPerson.among([person, person]), tx)),
      ("one name", plan(ListedPerson.found(by: SearchText("Selam"), after: place, limit: 9), tx)),
      ("two names", plan(ListedPerson.found(by: SearchText("Selam Eks"), after: place, limit: 9), tx)),
      ("a name and a letter", plan(ListedPerson.found(by: SearchText("Selam e"), after: nil, limit: 9), tx)),
      ("a telephone", plan(ListedPerson.found(by: SearchText("+45 20 30 40 50"), after: nil, limit: 9), tx)),
      ("a mail address", plan(ListedPerson.found(by: SearchText("selam@"), after: nil, limit: 9), tx)),
      ("a case", plan(Placement.found(by: SearchText("2026-117"), after: nil, limit: 9), tx)),
      ("the next of a case", plan(Placement.found(by: SearchText("2026-117"), after: placement, limit: 9), tx)),
      ("born on a day", plan(ListedPerson.born(on: tx.today), tx)),
      ("of the same name", plan(ListedPerson.called("Selam Eksempelsen"), tx)),
      ("of the same name however it is spelt", plan(ListedPerson.found(as: SearchText("Selam Eksempelsen")), tx)),
      ("reached by a telephone", plan(ListedPerson.reached(by: SearchText("+45 20 30 40 50")), tx)),
      ("the same firm", plan(Organisation.numbered("1", in: "DK"), tx)),
      ("the same workplace", plan(Workplace.numbered("1", in: "DK"), tx)),
      ("workplaces of a firm", plan(Workplace.of([organisation]), tx)),
      ("workplaces of one firm", plan(Workplace.of(organisation, behind: ("m", ""), in: .danish, limit: 9), tx)),
      (
        "the ones before",
        plan(
          Workplace.of(organisation, inFrontOf: PlaceInOrder(sortKey: "m", id: workplace), in: .swedish, limit: 9), tx)
      ),
      ("people of one name", plan(Namesake.others(than: person, called: "Selam Eksempelsen"), tx)),
      ("people of one name and year", plan(namesake.othersOfYear(called: "Selam Eksempelsen"), tx)),
      ("people of one name and birth", plan(namesake.othersOfBirth(called: "Selam Eksempelsen"), tx)),
      ("people of one name entered at one time", plan(namesake.othersOfEntry(called: "Selam Eksempelsen"), tx)),
      ("people of these names beyond a list", plan(Namesake.beyond([person], called: ["selam eksempelsen"]), tx)),
      ("what tells people of one name apart", plan(Namesake.among([person]), tx)),
      ("considerations", plan(Consideration.of(person), tx)),
      ("who works with a person", plan(Assignment.of(person), tx)),
      ("questions about hours", plan(HoursQuestion.of(person), tx)),
      ("talks behind", plan(talks(.behind, tx), tx)), ("talks ahead", plan(talks(.ahead, tx), tx)),
      ("talks to prepare", plan(talks(.prepare, tx), tx)),
      ("participations among", plan(Participation.among([person, person]), tx)),
      ("obstacles", plan(Obstacle.of(person), tx)),
      ("permission to work", plan(RightToWork.of(person), tx)),
      ("permission to work, as told", plan(RightToWork.toldOf(person), tx)),
      ("protected addresses", plan(Protection.of(person), tx)),
      ("records joined", plan(PersonMerge.of(person), tx)),
      ("a record set aside", plan(PersonMerge.settingAside(person), tx)),
      ("identity numbers", plan(IdentityNumber.of(person), tx)),
      ("who has an identity number", plan(IdentityNumber.found(by: "0f0f"), tx)),
      ("guardians", plan(Guardian.of(person), tx)), ("when somebody was born", plan(BirthDate.of(person), tx)),
      ("plans", plan(Plan.of(person), tx)), ("goals and duties", plan(Plan.Entry.of(person), tx)),
      ("signatures of plans", plan(Plan.Signature.of(person), tx)),
      ("looks at plans", plan(Plan.Review.of(person), tx)),
      ("appointments to come", plan(Appointment.toCome(for: person, AppointmentRecord.self), tx)),
      ("with the counsellor to come", plan(Appointment.toCome(for: person, ClosedAppointmentRecord.self), tx)),
      (
        "appointments that are over",
        plan(Appointment.over(for: person, behind: ("g", ""), limit: 5, AppointmentRecord.self), tx)
      ),
      (
        "appointments in a timeline",
        plan(Appointment.all(for: person, behind: ("g", ""), limit: 5, AppointmentRecord.self), tx)
      ),
      (
        "what somebody has that day", plan(Appointment.with(tx.actor.account, on: tx.today, AppointmentRecord.self), tx)
      ),
      ("appointments in a week", plan(Appointment.forWeek(for: person), tx)),
      ("how many appointments are open", plan(Appointment.open(for: person, AppointmentRecord.self), tx)),
      ("when somebody is not free", plan(BusyTime.of(person, from: tx.today), tx)),
      ("contacts", plan(ContactEntry.of(person, behind: ("g", ""), limit: 5), tx)),
      (
        "contacts about a placement",
        plan(ContactEntry.of(person, about: placement, behind: ("g", ""), limit: 5), tx)
      ),
      ("what is agreed of placements", plan(AgreedDays.of(person), tx)),
      ("permits held against placements", plan(WorkPermit.of(person), tx)),
      ("on which days somebody pauses", plan(PauseDays.of(person), tx)),
      ("hours of the ladders", plan(AgreedStep.of(person), tx)),
      ("hours planned in a year", plan(PlannedHours.of(person, year, WeekHoursRecord.self), tx)),
      ("hours planned for the case", plan(PlannedHours.of(person, year, CaseHoursRecord.self), tx)),
      ("hours worked in a year", plan(WorkedHours.of(person, year, WeekHoursRecord.self), tx)),
      ("hours worked for the case", plan(WorkedHours.of(person, year, CaseHoursRecord.self), tx)),
      ("what was said about a week", plan(WorkedHours.said(about: person, year.lowerBound, WeekHoursRecord.self), tx)),
      ("what lowers the full week", plan(WeekReduction.of(person), tx)),
      ("notes", plan(Note.of(person, about: nil, after: ("g", ""), limit: 5), tx)),
      ("notes about a placement", plan(Note.of(person, about: placement, after: ("g", ""), limit: 5), tx)),
      ("corrections", plan(Note.corrections(of: [note, note]), tx)),
      ("whom was tried in vain", plan(ContactEntry.openTry(of: person, with: .person, until: tx.today), tx)),
      ("next steps from contacts", plan(ContactEntry.forWeek(of: person), tx)),
      (
        "contacts with a firm",
        plan(FirmContact.with(.organisation(organisation), behind: ("g", ""), limit: 5), tx)
      ),
      (
        "contacts at a workplace",
        plan(FirmContact.with(.workplace(workplace), behind: ("g", ""), limit: 5), tx)
      ),
      ("a firm that waits", plan(FirmContact.waiting(at: .organisation(organisation), on: tx.today), tx)),
      ("a workplace that waits", plan(FirmContact.waiting(at: .workplace(workplace), on: tx.today), tx)),
      ("next steps with a firm", plan(FirmContact.forWeek(about: .organisation(organisation)), tx)),
      ("next steps at a workplace", plan(FirmContact.forWeek(about: .workplace(workplace)), tx)),
      ("participations", plan(Participation.of(person), tx)),
      ("for whom one is responsible", plan(Assignment.held(by: tx.actor.account, on: tx.today), tx)),
      ("pauses", plan(Participation.Pause.of(person), tx)), ("phases", plan(Participation.PhaseSpell.of(person), tx)),
      ("asked for at gates", plan(GateRequest.of(person), tx)),
      ("a placement", plan(Placement.byID(placement), tx)), ("papers", plan(Paper.of([placement]), tx)),
      ("placements of a person", plan(Placement.of(person), tx)),
      ("placements", plan(Placement.all(nil, on: tx.today, after: "g", limit: 9), tx)),
      ("running placements", plan(Placement.all(.running, on: tx.today, after: "g", limit: 9), tx)),
      ("ready placements", plan(Placement.all(.ready, on: tx.today, after: "g", limit: 9), tx)),
      ("last day passed", plan(Placement.all(.lastDayPassed, on: tx.today, after: "g", limit: 9), tx)),
      ("ended placements", plan(Placement.all(.ended, on: tx.today, after: "g", limit: 9), tx)),
      ("placements that are over", plan(Placement.over(before: tx.today, limit: 9), tx)),
      ("ladder", plan(LadderStep.of(placement), tx)),
      ("ladders of a person", plan(LadderStep.all(of: person), tx)),
      ("follow-ups of a person", plan(FollowUp.all(of: person), tx)),
      ("follow-ups", plan(FollowUp.of(placement), tx)),
      ("places taken", plan(Slot.taken(at: [workplace], without: nil), tx)),
      ("open at a workplace", plan(Placement.openAt(workplace), tx)),
      ("scans", plan(Scan.of(placement), tx)), ("a scan", plan(Scan.byID(scan), tx)),
      ("the file of a scan", plan(Scan.file(scan), tx)),
      ("removed for good", plan(Scan.over(on: tx.today, limit: 9), tx)),
      ("a piece", plan(StoredFile.readPiece, [scan.bind.value, .integer(0)], tx)),
      ("a file that nobody holds", plan(StoredFile.nextLeft, [.text("left")], tx)),
      ("its pieces", plan(StoredFile.takePieces, [scan.bind.value, scan.bind.value, .integer(4)], tx)),
      ("who sent too late", plan(StoredFile.leaveLate, [.text("left"), .text("coming"), .integer(0)], tx)),
      ("who sent too early", plan(StoredFile.leaveEarly, [.text("left"), .text("coming"), .integer(0)], tx)),
      ("the next of all people", plan(Person.everybody(after: person, limit: 9), tx)),
      ("the next workplaces", plan(Placement.workplaces(after: workplace, limit: 9), tx)),
    ]
    return try all + boards(tx)
  }

  func plan<K, Out>(_ statement: Statement<K, Out>, _ tx: Transaction) throws -> [String] {
    let (sql, binds) = try tx.assembled(statement) { tx.policy.reachIfAny(.list, $0, seeing: $1) }
    return try plan(sql, binds, tx)
  }

  func plan<K>(_ counting: Counting<K>, _ tx: Transaction) throws -> [String] {
    let (sql, binds) = try tx.assembled(counting) { tx.policy.reachIfAny(.list, $0, seeing: $1) }
    return try plan(sql, binds, tx)
  }

  func plan(_ sql: String, _ binds: [SQLValue], _ tx: Transaction) throws -> [String] {
    let (word, column) = engine == .sqlite ? ("EXPLAIN QUERY PLAN ", "detail") : ("EXPLAIN ", "QUERY PLAN")
    return try tx.connection.rows(word + sql, binds).map { row in
      if case .text(let line)? = row[column] { line } else { "?" }
    }
  }
}
