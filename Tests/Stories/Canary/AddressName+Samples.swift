import Access
import Employers
import Ledger
import People
import Placements
import Programmes
import Values
import Web
import Work

@testable import Nyvej

/// An address as it stands in the world.
struct Sample: Sendable {
  let route: Route
  /// What can be asked beside the address itself: `?q=…`.
  var queries: [String] = []
  /// The name under which a word is sought there.
  var search: String?
  /// Whose record it is; none where the address is about no single one.
  var record: Record?

  struct Record: Sendable {
    /// How it is seen at all: whoever does not see it this way may not know that it is there.
    let door: Door
    /// The id in the address, and the same address with an id that nobody has.
    let id: String
    let absent: Route
  }
}

extension CanaryWorld {
  /// Where an address leads: every record that it can be about, on both sides.
  func samples(of address: AddressName) -> [Sample] {
    switch address {
    case .home: [Sample(route: .frame(.home))]
    case .signIn: [Sample(route: .frame(.signIn), queries: people.map { "?next=/people/" + $0.participant.id.text })]
    case .signOut: [Sample(route: .frame(.signOut))]
    case .firstRun: [Sample(route: .house(.firstRun))]
    case .health: [Sample(route: .house(.health))]
    case .ownStyle: [Sample(route: .frame(.ownStyle))]
    case .logo: [Sample(route: .frame(.logo))]
    case .asset: [Sample(route: .frame(.asset("nyvej.css"))), Sample(route: .frame(.asset("none.css")))]
    case .openAPI: [Sample(route: .house(.openAPI))]
    case .dataProtection: [Sample(route: .frame(.dataProtection))]
    case .week: [Sample(route: .work(.week), queries: weeks + heapPlaces("before"))]
    case .pocket: [Sample(route: .work(.pocket), queries: ["?week=2026-W47", "?week=2026-W48", "?week=2026-W50"])]
    case .away: [Sample(route: .work(.away))]
    case .newAbsence: sides.map { Sample(route: .work(.newAbsence($0.worker))) }
    case .absence: ofAbsences { .work(.absence($0)) }
    case .apiAbsences: [Sample(route: .work(.api(.absences)))]
    case .apiAbsence: ofAbsences { .work(.api(.absence($0))) }
    case .search: [Sample(route: .frame(.search), search: "q")]
    case .settings: [Sample(route: .frame(.settings))]
    case .ownAccess: [Sample(route: .frame(.ownAccess), queries: ["?sessions=1", "?tokens=1"])]
    case .keptForm: [Sample(route: .frame(.keptForm), queries: ["?form=0f0f"])]
    case .people:
      [
        Sample(
          route: .people(.people), queries: places("after") + places("before") + places("back") + ["?from=A"],
          search: "q")
      ]
    case .newPerson: [Sample(route: .people(.newPerson))]
    case .peopleTwice: [Sample(route: .people(.enteredTwice), queries: places("after"))]
    case .apiPeopleTwice:
      [Sample(route: .people(.api(.enteredTwice)), queries: ["?limit=1"] + places("limit=2&cursor"))]
    case .employersTwice: [Sample(route: .employers(.enteredTwice), queries: firmPlaces("after"))]
    case .workplacesTwice: [Sample(route: .employers(.workplacesEnteredTwice), queries: firmPlaces("after"))]
    case .apiOrganisationsTwice:
      [
        Sample(
          route: .employers(.api(.organisationsEnteredTwice)), queries: ["?limit=1"] + firmPlaces("limit=2&cursor"))
      ]
    case .apiWorkplacesTwice:
      [Sample(route: .employers(.api(.workplacesEnteredTwice)), queries: ["?limit=1"] + firmPlaces("limit=2&cursor"))]
    case .person:
      ofPeople(
        { .people(.person($0)) },
        queries: ["?solved=1", "?permissions=1", "?guardians=1", "?considerations=1", "?placements=1", "?plans=1"])
    case .editPerson: ofPeople { .people(.editPerson($0)) }
    case .around: ofPeople({ .people(.around($0)) }, queries: ["?earlier=1"])
    case .newAround: ofPeople { .people(.newAround($0)) }
    case .assignment: ofAssignments { .people(.assignment($0)) }
    case .handOver: ofAssignments { .people(.handOver($0)) }
    case .apiAssignments: ofPeople { .people(.api(.assignments($0))) }
    case .apiAssignment: ofAssignments { .people(.api(.assignment($0))) }
    case .apiHandOver: ofAssignments { .people(.api(.handOver($0))) }
    case .newConsideration, .newHoursQuestion, .hoursQuestion, .talks, .apiTalks, .apiHoursQuestions, .apiHoursQuestion:
      ofCounselling(address)
    case .consideration: ofConsiderations { .people(.consideration($0)) }
    case .newWording: ofConsiderations { .people(.newWording($0)) }
    case .newObstacle: ofPeople { .people(.newObstacle($0)) }
    case .obstacle: ofObstacles { .people(.obstacle($0)) }
    case .personWeeks: ofPeople({ .ledger(.weeks($0)) }, queries: years + ["?spans=1"])
    case .personWeek: ofPeople { .ledger(.week($0, weekSaid)) }
    case .newPlannedHours: ofPeople { .ledger(.newPlannedHours($0)) }
    case .plannedHours: ofPlannedHours { .ledger(.plannedHours($0)) }
    case .newReduction: ofPeople { .ledger(.newReduction($0)) }
    case .reduction: ofReductions { .ledger(.reduction($0)) }
    case .apiPersonWeeks: ofPeople({ .ledger(.api(.weeks($0))) }, queries: years)
    case .apiPersonWeek: ofPeople { .ledger(.api(.week($0, weekSaid))) }
    case .apiAllPlannedHours: ofPeople({ .ledger(.api(.allPlannedHours($0))) }, queries: years)
    case .apiPlannedHours: ofPlannedHours { .ledger(.api(.plannedHours($0))) }
    case .apiReductions: ofPeople { .ledger(.api(.reductions($0))) }
    case .apiReduction: ofReductions { .ledger(.api(.reduction($0))) }
    case .newWorkPermission: ofPeople { .people(.newWorkPermission($0)) }
    case .workPermission: ofPermissions { .people(.workPermission($0)) }
    case .joinRecords:
      ofPeople({ .people(.joinRecords($0)) }, queries: [0, 1, 3].map { "?with=" + people[$0].participant.id.text })
    case .newProtection: ofPeople { .people(.newProtection($0)) }
    case .protection: ofProtections { .people(.protection($0)) }
    case .apiProtections: ofPeople { .people(.api(.protections($0))) }
    case .apiProtection: ofProtections { .people(.api(.protection($0))) }
    case .personMerge: ofMerges { .people(.personMerge($0)) }
    case .apiPersonMerges: ofPeople { .people(.api(.personMerges($0))) }
    case .apiPersonMerge: ofMerges { .people(.api(.personMerge($0))) }
    case .newGuardian: ofPeople { .people(.newGuardian($0)) }
    case .guardian: ofGuardians { .people(.guardian($0)) }
    case .identityNumbers: ofPeople { .people(.identityNumbers($0)) }
    case .personByNumber: [Sample(route: .people(.personByNumber))]
    case .appointments: ofPeople({ .people(.appointments($0)) }, queries: appointmentPlaces("after"))
    case .newAppointment: ofPeople { .people(.newAppointment($0)) }
    case .appointment: ofAppointments { .people(.appointment($0)) }
    case .appointmentOutcome: ofAppointments(queries: ["?outcome=called-off"]) { .people(.appointmentOutcome($0)) }
    case .appointmentSlip: ofAppointments(queries: ["?in=ar"]) { .people(.appointmentSlip($0)) }
    case .log: [Sample(route: .people(.log), search: "q")]
    case .contacts: ofPeople({ .people(.contacts($0)) }, queries: contactPlaces("after"))
    case .newContact:
      ofPeople(
        { .people(.newContact($0)) }, queries: ["?with=workplace", "?placement=" + people[0].placements[0].id.text])
    case .contact: ofContacts { .people(.contact($0)) }
    case .answerContact: ofContacts { .people(.answerContact($0)) }
    case .notes: ofPeople({ .people(.notes($0)) }, queries: notePlaces("after"))
    case .newNote: ofPeople({ .people(.newNote($0)) }, queries: ["?placement=" + people[0].placements[0].id.text])
    case .note: ofNotes { .people(.note($0)) }
    case .noteCorrection: ofNotes { .people(.noteCorrection($0)) }
    case .timeline: ofPeople({ .people(.timeline($0)) }, queries: events("after"))
    case .history: ofPeople { .people(.history($0)) }
    case .programmes: [Sample(route: .programmes(.programmes))]
    case .board:
      ofProgrammes(
        { .programmes(.board($0)) },
        [
          "?as=table", "?as=weeks", "?as=weeks&whose=own", "?whose=own", "?column=.referred",
          "?column=.paused&whose=team",
        ]
          + boardPlaces("column=placement&after"))
    case .programmeObstacles: ofProgrammes { .programmes(.obstacles($0)) }
    case .newReferral: ofPeople { .programmes(.newReferral($0)) }
    case .participation:
      ofParticipations(
        { .programmes(.participation($0)) },
        queries: ["?step=accept", "?step=decline", "?step=begin-phase&phase=placement"])
    case .gate:
      ofParticipations(
        { .programmes(.gate($0)) }, queries: ["?phase=after-care", "?phase=after-care&on=2026-12-07"])
    case .newPlan: ofParticipations { .programmes(.newPlan($0)) }
    case .plan:
      ofPlans({ .programmes(.plan($0)) }, queries: ["?versions=1"] + people.map { "?entry=" + $0.participant.id.text })
    case .planPaper: ofPlans { .programmes(.planPaper($0)) }
    case .newPlacement:
      ofPeople({ .placements(.newPlacement($0)) }, queries: ["?q=" + sides[1].firms[0].nameOfWorkplace])
    case .placements:
      [
        Sample(
          route: .placements(.placements), queries: states + placementPlaces("after") + placementPlaces("before"),
          search: "q")
      ]
    case .placement: ofPlacements({ .placements(.placement($0)) }, queries: ["?held=1", "?further=1", "?removed=1"])
    case .editPlacement: ofPlacements { .placements(.editPlacement($0)) }
    case .ladder:
      ofPlacements(
        { .placements(.ladder($0)) }, queries: ["?move=up", "?move=back&week=2026-W50&hours=8", "?refused=0f0f"])
    case .ladderStep: ofSteps { .placements(.ladderStep($0)) }
    case .signing: ofPlacements { .placements(.signing($0)) }
    case .acceptance: ofPlacements({ .placements(.acceptance($0)) }, queries: ["?what=approval"])
    case .approval: ofPlacements { .placements(.approval($0)) }
    case .extension: ofPlacements { .placements(.extension($0)) }
    case .ending: ofPlacements { .placements(.ending($0)) }
    case .followUp: ofFollowUps { .placements(.followUp($0)) }
    case .employers:
      [
        Sample(
          route: .employers(.employers), queries: firmPlaces("after") + firmPlaces("before") + ["?from=A"], search: "q")
      ]
    case .newEmployer: [Sample(route: .employers(.newEmployer))]
    case .employer: ofFirms(queries: ["?from=A"] + places("after") + places("before")) { .employers(.employer($0)) }
    case .editEmployer: ofFirms { .employers(.editEmployer($0)) }
    case .newWorkplace: ofFirms { .employers(.newWorkplace($0)) }
    case .workplace: ofWorkplaces { .employers(.workplace($0)) }
    case .editWorkplace: ofWorkplaces { .employers(.editWorkplace($0)) }
    case .closures: ofWorkplaces { .employers(.closures($0)) }
    case .employerContacts: ofFirms(queries: firmContactPlaces("after")) { .employers(.employerContacts($0)) }
    case .newEmployerContact: ofFirms { .employers(.newEmployerContact($0)) }
    case .workplaceContacts:
      ofWorkplaces(queries: firmContactPlaces("after")) { .employers(.workplaceContacts($0)) }
    case .newWorkplaceContact: ofWorkplaces { .employers(.newWorkplaceContact($0)) }
    case .firmContact: ofFirmContacts { .employers(.firmContact($0)) }
    case .answerFirmContact: ofFirmContacts { .employers(.answerFirmContact($0)) }
    case .apiSearch: [Sample(route: .house(.api(.search)), search: "q")]
    case .apiWeek: [Sample(route: .work(.api(.week)), queries: weeks + heapPlaces("limit=2&cursor"))]
    case .apiPeople:
      [Sample(route: .people(.api(.people)), queries: ["?limit=1"] + places("limit=2&cursor"), search: "q")]
    case .apiPerson: ofPeople { .people(.api(.person($0))) }
    case .apiConsiderations: ofPeople { .people(.api(.considerations($0))) }
    case .apiNewWording: ofConsiderations { .people(.api(.newWording($0))) }
    case .apiConsideration: ofConsiderations { .people(.api(.consideration($0))) }
    case .apiObstacles: ofPeople { .people(.api(.obstacles($0))) }
    case .apiObstacle: ofObstacles { .people(.api(.obstacle($0))) }
    case .apiGuardians: ofPeople { .people(.api(.guardians($0))) }
    case .apiGuardian: ofGuardians { .people(.api(.guardian($0))) }
    case .apiIdentityNumbers: ofPeople { .people(.api(.identityNumbers($0))) }
    case .apiIdentityNumber: ofIdentityNumbers { .people(.api(.identityNumber($0))) }
    case .apiShownIdentityNumber: ofIdentityNumbers { .people(.api(.shownIdentityNumber($0))) }
    case .apiPersonByNumber: [Sample(route: .people(.api(.personByNumber)))]
    case .apiWorkPermissions: ofPeople { .people(.api(.workPermissions($0))) }
    case .apiWorkPermission: ofPermissions { .people(.api(.workPermission($0))) }
    case .apiAppointments:
      ofPeople(
        { .people(.api(.appointments($0))) },
        queries: ["?limit=1", "?when=to-come", "?when=over"] + appointmentPlaces("limit=1&cursor"))
    case .apiAppointment: ofAppointments { .people(.api(.appointment($0))) }
    case .apiContacts:
      ofPeople({ .people(.api(.contacts($0))) }, queries: ["?limit=1"] + contactPlaces("limit=1&cursor"))
    case .apiContact: ofContacts { .people(.api(.contact($0))) }
    case .apiNotes: ofPeople({ .people(.api(.notes($0))) }, queries: ["?limit=1"] + notePlaces("limit=1&cursor"))
    case .apiNote: ofNotes { .people(.api(.note($0))) }
    case .apiTimeline:
      ofPeople({ .people(.api(.timeline($0))) }, queries: ["?limit=2"] + events("cursor"))
    case .apiParticipations: ofPeople { .programmes(.api(.participations($0))) }
    case .apiParticipation: ofParticipations { .programmes(.api(.participation($0))) }
    case .apiBoard:
      ofProgrammes(
        { .programmes(.api(.board($0))) },
        ["?whose=own", "?column=placement"] + boardPlaces("column=placement&cursor"))
    case .apiBoardWeeks:
      ofProgrammes({ .programmes(.api(.weeks($0))) }, ["?whose=own"] + boardPlaces("cursor"))
    case .apiProgrammeObstacles: ofProgrammes { .programmes(.api(.obstacles($0))) }
    case .apiGate: ofParticipations({ .programmes(.api(.gate($0))) }, queries: ["?on=2026-12-07"])
    case .apiPlans: ofParticipations { .programmes(.api(.plans($0))) }
    case .apiPlan: ofPlans { .programmes(.api(.plan($0))) }
    case .apiProgrammes: [Sample(route: .programmes(.api(.programmes)))]
    case .apiOrganisations:
      [
        Sample(
          route: .employers(.api(.organisations)), queries: ["?limit=1"] + firmPlaces("limit=2&cursor"), search: "q")
      ]
    case .apiOrganisation: ofFirms { .employers(.api(.organisation($0))) }
    case .apiWorkplaces:
      ofFirms(queries: ["?limit=1"] + places("limit=2&cursor")) { .employers(.api(.workplaces($0))) }
    case .apiWorkplace: ofWorkplaces { .employers(.api(.workplace($0))) }
    case .apiQuota: ofWorkplaces { .employers(.api(.quota($0))) }
    case .apiClosures: ofWorkplaces { .employers(.api(.closures($0))) }
    case .apiEmployerContacts:
      ofFirms(queries: ["?limit=1"] + firmContactPlaces("limit=1&cursor")) {
        .employers(.api(.employerContacts($0)))
      }
    case .apiWorkplaceContacts:
      ofWorkplaces(queries: ["?limit=1"] + firmContactPlaces("limit=1&cursor")) {
        .employers(.api(.workplaceContacts($0)))
      }
    case .apiFirmContact: ofFirmContacts { .employers(.api(.firmContact($0))) }
    case .apiPersonPlacements: ofPeople { .placements(.api(.personPlacements($0))) }
    case .apiPlacements:
      [
        Sample(
          route: .placements(.api(.placements)), queries: ["?limit=1"] + states + placementPlaces("limit=2&cursor"),
          search: "q")
      ]
    case .apiPlacement: ofPlacements { .placements(.api(.placement($0))) }
    case .apiChecks: ofPlacements { .placements(.api(.checks($0))) }
    case .apiSignatures: ofPlacements { .placements(.api(.signatures($0))) }
    case .apiAcceptance: ofPlacements { .placements(.api(.acceptance($0))) }
    case .apiStart: ofPlacements { .placements(.api(.start($0))) }
    case .apiApproval: ofPlacements { .placements(.api(.approval($0))) }
    case .apiExtension: ofPlacements { .placements(.api(.extension($0))) }
    case .apiEnding: ofPlacements { .placements(.api(.ending($0))) }
    case .apiLadder: ofPlacements { .placements(.api(.ladder($0))) }
    case .apiLadderStep: ofSteps { .placements(.api(.ladderStep($0))) }
    case .apiFollowUps: ofPlacements { .placements(.api(.followUps($0))) }
    case .apiFollowUp: ofFollowUps { .placements(.api(.followUp($0))) }
    case .scans: ofPlacements { .placements(.scans($0)) }
    case .scan: ofScans { .placements(.scan($0)) }
    case .scanRemoval: ofScans { .placements(.scanRemoval($0)) }
    case .apiScans: ofPlacements { .placements(.api(.scans($0))) }
    case .apiScan: ofScans { .placements(.api(.scan($0))) }
    case .apiScanContent: ofScans { .placements(.api(.scanContent($0))) }
    case .placementTimeline: ofPlacements({ .placements(.timeline($0)) }, queries: events("after"))
    case .administration, .accessRules, .apiAccessRules, .rulePack, .apiRulePack,
      .programmeModel, .apiProgrammeModel, .installation, .editInstallation, .installationLogo, .referrers,
      .identityBasis, .apiIdentityBasis,
      .apiInstallation, .accounts, .newAccount, .account, .accountLink, .invitation,
      .apiAdministration, .apiAccounts,
      .apiAccount, .apiAccountLink:
      administering(address)
    case .apiPlacementTimeline:
      ofPlacements({ .placements(.api(.timeline($0))) }, queries: ["?limit=2"] + events("cursor"))
    }
  }
}
