public import Access
public import Design
import Language
public import Values
public import Web
public import Work

public struct PeopleRoom: Room {
  let pages: PeoplePages
  let considerations: ConsiderationPages
  let hoursQuestions: HoursQuestionPages
  let obstacles: ObstaclePages
  let permissions = RightToWorkPages()
  let guardians: GuardianPages
  let talks: TalkPages
  let appointments: AppointmentPages
  let contacts: ContactLogPages
  let notes: NotePages
  let around: AroundPages
  let aroundAPI: AroundAPI
  let protections: ProtectionPages
  let protectionAPI: ProtectionAPI
  let joining: JoinPages
  let joiningAPI: PersonMergeAPI
  let api: PeopleAPI
  let hoursQuestionAPI: HoursQuestionAPI
  let obstacleAPI: ObstacleAPI
  let permissionAPI = RightToWorkAPI()
  let guardianAPI: GuardianAPI
  let identities = IdentityPages()
  let identityAPI = IdentityAPI()
  let appointmentAPI: AppointmentAPI
  let contactAPI: ContactLogAPI
  let noteAPI: NoteAPI

  /// - Parameters:
  ///   - panels: what other rooms show on a person's page, below what this one does. What stands in somebody's way comes
  ///     before the placement that it keeps her from.
  ///   - facts: what they say in the strip above it.
  ///   - history: what they add to the page that is printed before a talk.
  ///   - places: what organisations are called.
  ///   - suggesting: the day itself, or the next on which the actor's office works: what a form suggests.
  ///   - placements: which ones somebody has, for whoever writes something about one.
  ///   - country: which of these the actor's office is in: how a telephone without a country's code is completed.
  ///   - reachable: whether somebody can be turned to, and whether she has died.
  ///   - living: asked before something is begun for somebody.
  ///   - pausing: that somebody pauses today, and when she is expected back.
  ///   - checks: what they find before two records are made one.
  ///   - clearing: what they bring into order then.
  ///   - talks: a counsellor's own, as her week has them too.
  ///   - ladders: the ways to the steps of somebody's placements.
  ///   - programmes: what programmes are called.
  ///   - weeks: the way to somebody's weeks, for whoever is told of them and of little else.
  public init(
    panels: [PeoplePages.Panel], facts: [PeoplePages.StripFacts], history: [PeoplePages.Panel],
    timelines: Timelines, places: @escaping Offer.Places,
    suggesting: @escaping @Sendable (CivilDate, Transaction) throws -> CivilDate,
    placements: @escaping PlacementNames,
    country: @escaping @Sendable (_ among: [String], Transaction) throws -> String?,
    reachable: @escaping Reachable.Source, living: @escaping RequireLiving,
    weeks: @escaping @Sendable (PersonID, Desk) -> Button?, pausing: @escaping PeoplePages.Panel,
    ladders: @escaping LadderWays, talks: TalkPages, joining checks: [JoinCheck], clearing: [JoinClearing],
    programmes: @escaping Offer.Places
  ) {
    self.talks = talks
    let dialling: Dialling.Country = { try country(PhoneNumber.countries, $0) }
    api = PeopleAPI(country: dialling)
    let standing = GuardianSteps(country: dialling, living: living)
    (guardians, guardianAPI) = (GuardianPages(steps: standing), GuardianAPI(steps: standing))
    considerations = ConsiderationPages(suggesting: suggesting)
    let asking = HoursQuestionSteps(living: living)
    hoursQuestions = HoursQuestionPages(steps: asking, ladders: ladders, suggesting: suggesting)
    hoursQuestionAPI = HoursQuestionAPI(steps: asking)
    obstacles = ObstaclePages(suggesting: suggesting, living: living)
    obstacleAPI = ObstacleAPI(living: living)
    let steps = ContactEntrySteps(suggesting: suggesting, placements: placements)
    (contacts, contactAPI) = (
      ContactLogPages(steps: steps, timelines: timelines, reachable: reachable),
      ContactLogAPI(steps: steps, timelines: timelines)
    )
    let meeting = AppointmentSteps(contacts: steps, living: living)
    (appointments, appointmentAPI) = (
      AppointmentPages(steps: meeting, suggesting: suggesting, weeks: weeks, pausing: pausing),
      AppointmentAPI(steps: meeting)
    )
    let noting = NoteSteps(placements: placements)
    (notes, noteAPI) = (NotePages(steps: noting), NoteAPI(steps: noting))
    let aroundSteps = AroundSteps(places: places)
    (around, aroundAPI) = (AroundPages(steps: aroundSteps), AroundAPI(steps: aroundSteps))
    let protecting = ProtectionSteps(around: aroundSteps)
    (protections, protectionAPI) = (ProtectionPages(steps: protecting), ProtectionAPI(steps: protecting))
    let joinSteps = JoinSteps(checks: checks, clearing: clearing)
    (joining, joiningAPI) = (
      JoinPages(steps: joinSteps, names: [programmes, places]), PersonMergeAPI(steps: joinSteps)
    )
    pages = PeoplePages(
      panels: [appointments.panel, obstacles.panel] + panels + [hoursQuestions.panel] + [
        permissions.panel, guardians.panel, identities.panel, around.panel,
        protections.panel, contacts.panel, notes.panel, joining.panel,
      ],
      facts: facts,
      history: history, timelines: timelines, country: dialling, reachable: reachable)
  }

  public static var migrations: [Migration] {
    PeopleTables.migrations + ObstacleTables.migrations + ContactLogTables.migrations + NoteTables.migrations
      + RightToWorkTables.migrations + ReachTables.migrations + AppointmentTables.migrations
      + GuardianTables.migrations + IdentityTables.migrations + HoursQuestionTables.migrations
  }
  public static var declarations: [TableDeclaration] {
    PeopleTables.declarations + ObstacleTables.declarations + ContactLogTables.declarations + NoteTables.declarations
      + RightToWorkTables.declarations + ReachTables.declarations + AppointmentTables.declarations
      + GuardianTables.declarations + IdentityTables.declarations + HoursQuestionTables.declarations
  }
  public static var operations: [Operation] {
    PeopleAPI.operations + PeopleAPI.twiceOperations + ObstacleAPI.operations + ContactLogAPI.operations
      + NoteAPI.operations + PeoplePages.timelineOperations + AroundAPI.operations + RightToWorkAPI.operations
      + AppointmentAPI.operations + GuardianAPI.operations + PersonMergeAPI.operations + IdentityAPI.operations
      + ProtectionAPI.operations + HoursQuestionAPI.operations + TalkPages.operations
  }
  public static var menu: [MenuPlace] { [.people] }
  /// Offered on every page of whoever may note contacts.
  ///
  /// - Parameter firms: with which firm one was, on the page of this path.
  public static func log(firms: @escaping @Sendable (_ path: [String], Actor) -> Link?) -> LogPlace {
    LogPlace(
      .contactLogTitle, at: PeopleAddress.log, about: PeopleAddress.newContact,
      behind: { path, actor in
        guard path.count > 1, path[0] == "people", let person = PersonID(path[1]) else { return firms(path, actor) }
        return .to(PeopleAddress.newContact(person))
      }
    ) { $0.might(Create.self, ContactEntryRecord.self) }
  }
  /// What this room knows to be owed.
  public static var obligations: [ObligationSource] {
    [
      Considerations.obligations, Obstacles.obligations, RightsToWork.obligations, ContactLog.obligations,
      Appointments.obligations, HoursQuestions.obligations,
    ]
  }

  /// Whose records were given to an account to see to, kind by kind; see `Closing`.
  public static var given: [@Sendable (AccountID, Transaction) throws -> Withheld<[PersonID]>] {
    [
      Obstacles.people(givenTo:_:), ContactLog.people(givenTo:_:), Appointments.people(given:_:),
      HoursQuestions.people(askedOf:_:),
    ]
  }

  public func answer(_ visit: Visit, at address: PeopleAddress) async throws -> Reply {
    switch address {
    case .people: try await pages.people(visit)
    case .newPerson: try await pages.newPerson(visit)
    case .enteredTwice: try await pages.enteredTwice(visit)
    case .person(let id): try await pages.orSetAside(visit, id) { try await pages.person(visit, id) }
    case .editPerson(let id): try await pages.edit(visit, id)
    case .around(let id): try await around.around(visit, id)
    case .newAround(let id): try await around.name(visit, of: id)
    case .assignment(let id): try await around.assignment(visit, id)
    case .handOver(let id): try await around.handOver(visit, id)
    case .newProtection(let id): try await protections.note(visit, for: id)
    case .protection(let id): try await protections.protection(visit, id)
    case .joinRecords(let id): try await joining.join(visit, into: id)
    case .personMerge(let id): try await joining.merge(visit, id)
    case .newConsideration(let id): try await considerations.agree(visit, with: id)
    case .consideration(let id): try await considerations.consideration(visit, id)
    case .newWording(let id): try await considerations.newWording(visit, id)
    case .newHoursQuestion(let id): try await hoursQuestions.ask(visit, about: id)
    case .hoursQuestion(let id): try await hoursQuestions.hoursQuestion(visit, id)
    case .newObstacle(let id): try await obstacles.note(visit, of: id)
    case .obstacle(let id): try await obstacles.obstacle(visit, id)
    case .newWorkPermission(let id): try await permissions.note(visit, about: id)
    case .workPermission(let id): try await permissions.workPermission(visit, id)
    case .newGuardian(let id): try await guardians.note(visit, for: id)
    case .guardian(let id): try await guardians.guardian(visit, id)
    case .identityNumbers(let id): try await identities.ofPerson(visit, id)
    case .personByNumber: try await identities.find(visit)
    case .talks: try await talks.talks(visit)
    case .appointments(let id): try await appointments.appointments(visit, of: id)
    case .newAppointment(let id): try await appointments.make(visit, for: id)
    case .appointment(let id): try await appointments.appointment(visit, id)
    case .appointmentOutcome(let id): try await appointments.outcome(visit, id)
    case .appointmentSlip(let id): try await appointments.slip(visit, of: id)
    case .log: try await contacts.choose(visit)
    case .contacts(let id): try await contacts.contacts(visit, of: id)
    case .newContact(let id): try await contacts.note(visit, of: id)
    case .contact(let id): try await contacts.contact(visit, id)
    case .answerContact(let id): try await contacts.answer(visit, to: id)
    case .notes(let id): try await notes.notes(visit, of: id)
    case .newNote(let id): try await notes.write(visit, about: id)
    case .note(let id): try await notes.note(visit, id)
    case .noteCorrection(let id): try await notes.correct(visit, id)
    case .timeline(let id): try await pages.timeline(visit, id)
    case .history(let id): try await pages.history(visit, id)
    case .api(.people): try await api.people(visit)
    case .api(.enteredTwice): try await api.peopleEnteredTwice(visit)
    case .api(.person(let id)): try await api.orSetAside(visit, id) { try await api.person(visit, id) }
    case .api(.assignments(let id)): try await aroundAPI.ofPerson(visit, id)
    case .api(.assignment(let id)): try await aroundAPI.assignment(visit, id)
    case .api(.handOver(let id)): try await aroundAPI.handOver(visit, id)
    case .api(.protections(let id)): try await protectionAPI.ofPerson(visit, id)
    case .api(.protection(let id)): try await protectionAPI.protection(visit, id)
    case .api(.personMerges(let id)): try await joiningAPI.ofPerson(visit, id)
    case .api(.personMerge(let id)): try await joiningAPI.merge(visit, id)
    case .api(.considerations(let id)): try await api.considerations(visit, of: id)
    case .api(.consideration(let id)): try await api.consideration(visit, id)
    case .api(.newWording(let id)): try await api.newWording(visit, id)
    case .api(.hoursQuestions(let id)): try await hoursQuestionAPI.ofPerson(visit, id)
    case .api(.hoursQuestion(let id)): try await hoursQuestionAPI.hoursQuestion(visit, id)
    case .api(.obstacles(let id)): try await obstacleAPI.ofPerson(visit, id)
    case .api(.obstacle(let id)): try await obstacleAPI.obstacle(visit, id)
    case .api(.workPermissions(let id)): try await permissionAPI.ofPerson(visit, id)
    case .api(.workPermission(let id)): try await permissionAPI.workPermission(visit, id)
    case .api(.guardians(let id)): try await guardianAPI.ofPerson(visit, id)
    case .api(.guardian(let id)): try await guardianAPI.guardian(visit, id)
    case .api(.identityNumbers(let id)): try await identityAPI.ofPerson(visit, id)
    case .api(.identityNumber(let id)): try await identityAPI.one(visit, id)
    case .api(.shownIdentityNumber(let id)): try await identityAPI.shown(visit, id)
    case .api(.personByNumber): try await identityAPI.find(visit)
    case .api(.talks): try await talks.api(visit)
    case .api(.appointments(let id)): try await appointmentAPI.ofPerson(visit, id)
    case .api(.appointment(let id)): try await appointmentAPI.appointment(visit, id)
    case .api(.contacts(let id)): try await contactAPI.ofPerson(visit, id)
    case .api(.contact(let id)): try await contactAPI.contact(visit, id)
    case .api(.timeline(let id)): try await pages.timelineForPrograms(visit, id)
    case .api(.notes(let id)): try await noteAPI.ofPerson(visit, id)
    case .api(.note(let id)): try await noteAPI.note(visit, id)
    }
  }
}
