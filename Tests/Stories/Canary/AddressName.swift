import Administration
import Employers
import Ledger
import People
import Placements
import Programmes
import Web
import Work

@testable import Nyvej

/// Every address of the product, by the name of its case. A new case of a room's address does not compile
/// here until it has a name, and a new name does not compile until it is said where it leads, what can be asked there
/// and what can be sent there: the canaries visit it by themselves from then on.
enum AddressName: String, CaseIterable, Sendable {
  case home, signIn, signOut, firstRun, health, asset, openAPI, dataProtection
  case away, newAbsence, absence, apiAbsences, apiAbsence
  case week, pocket, search, settings, ownAccess, keptForm, people, newPerson, person, editPerson
  case peopleTwice, employersTwice, workplacesTwice, apiPeopleTwice, apiOrganisationsTwice, apiWorkplacesTwice
  case around, newAround, assignment, handOver, apiAssignments, apiAssignment, apiHandOver
  case newProtection, protection, apiProtections, apiProtection
  case newConsideration, consideration, newWording, newHoursQuestion, hoursQuestion, newObstacle, obstacle,
    newWorkPermission, workPermission, newGuardian, guardian, joinRecords, personMerge, apiPersonMerges,
    apiPersonMerge, identityNumbers, personByNumber, talks, appointments, newAppointment, appointment,
    appointmentOutcome, appointmentSlip, log, contacts, newContact, contact, answerContact, notes, newNote, note,
    noteCorrection, timeline, history, newReferral, participation, programmes, board, programmeObstacles, newPlan,
    plan, planPaper, gate
  case newPlacement, placements, placement, editPlacement, ladder, ladderStep, signing, acceptance, approval, ending
  case `extension`, followUp
  case employers, newEmployer, employer, editEmployer, newWorkplace, workplace, editWorkplace, closures
  case employerContacts, newEmployerContact, workplaceContacts, newWorkplaceContact, firmContact, answerFirmContact
  case apiEmployerContacts, apiWorkplaceContacts, apiFirmContact
  case apiSearch, apiWeek, apiPeople, apiPerson, apiConsiderations, apiConsideration, apiNewWording,
    apiHoursQuestions, apiHoursQuestion, apiTalks, apiObstacles, apiObstacle, apiWorkPermissions, apiWorkPermission,
    apiGuardians, apiGuardian, apiIdentityNumbers, apiIdentityNumber, apiShownIdentityNumber, apiPersonByNumber,
    apiAppointments, apiAppointment, apiContacts, apiContact, apiNotes, apiNote, apiTimeline, apiParticipations,
    apiParticipation, apiGate, apiPlans, apiPlan
  case apiProgrammes, apiBoard, apiBoardWeeks, apiProgrammeObstacles, apiOrganisations, apiOrganisation,
    apiWorkplaces, apiWorkplace, apiQuota, apiClosures
  case apiPersonPlacements, apiPlacements, apiPlacement, apiChecks, apiSignatures, apiAcceptance, apiApproval,
    apiStart, apiEnding, apiExtension
  case apiLadder, apiLadderStep, apiFollowUps, apiFollowUp
  case scans, scan, scanRemoval, apiScans, apiScan, apiScanContent
  case placementTimeline, apiPlacementTimeline
  case personWeeks, personWeek, newPlannedHours, plannedHours, newReduction, reduction
  case apiPersonWeeks, apiPersonWeek, apiAllPlannedHours, apiPlannedHours, apiReductions, apiReduction
  case administration, accounts, newAccount, account, accountLink, invitation, accessRules, apiAccessRules, rulePack,
    apiRulePack, programmeModel, apiProgrammeModel
  case installation, editInstallation, installationLogo, referrers, identityBasis, apiIdentityBasis, apiInstallation,
    ownStyle, logo
  case apiAdministration, apiAccounts, apiAccount, apiAccountLink

  init(_ route: Route) {
    self =
      switch route {
      case .house(.firstRun): .firstRun
      case .house(.health): .health
      case .house(.openAPI): .openAPI
      case .house(.api(.search)): .apiSearch
      case .frame(.home): .home
      case .frame(.signIn): .signIn
      case .frame(.signOut): .signOut
      case .frame(.asset): .asset
      case .frame(.ownStyle): .ownStyle
      case .frame(.logo): .logo
      case .frame(.dataProtection): .dataProtection
      case .frame(.search): .search
      case .frame(.settings): .settings
      case .frame(.ownAccess): .ownAccess
      case .frame(.keptForm): .keptForm
      case .work(.week): .week
      case .work(.pocket): .pocket
      case .work(.away): .away
      case .work(.newAbsence): .newAbsence
      case .work(.absence): .absence
      case .work(.api(.absences)): .apiAbsences
      case .work(.api(.absence)): .apiAbsence
      case .work(.api(.week)): .apiWeek
      case .people(let address): AddressName(address)
      case .programmes(let address): AddressName(address)
      case .employers(let address): AddressName(address)
      case .placements(let address): AddressName(address)
      case .ledger(let address): AddressName(address)
      case .administration(let address): AddressName(address)
      }
  }

  private init(_ address: AdministrationAddress) {
    self =
      switch address {
      case .home: .administration
      case .accounts: .accounts
      case .newAccount: .newAccount
      case .account: .account
      case .accountLink: .accountLink
      case .invitation: .invitation
      case .installation: .installation
      case .editInstallation: .editInstallation
      case .installationLogo: .installationLogo
      case .referrers: .referrers
      case .identityNumbers: .identityBasis
      case .api(.identityNumbers): .apiIdentityBasis
      case .api(.installation): .apiInstallation
      case .accessRules: .accessRules
      case .rulePack: .rulePack
      case .api(.rulePack): .apiRulePack
      case .programmeModel: .programmeModel
      case .api(.programmeModel): .apiProgrammeModel
      case .api(.accessRules): .apiAccessRules
      case .api(.overview): .apiAdministration
      case .api(.accounts): .apiAccounts
      case .api(.account): .apiAccount
      case .api(.accountLink): .apiAccountLink
      }
  }

  private init(_ address: PeopleAddress) {
    self =
      switch address {
      case .people: .people
      case .newPerson: .newPerson
      case .enteredTwice: .peopleTwice
      case .person: .person
      case .editPerson: .editPerson
      case .around: .around
      case .newAround: .newAround
      case .assignment: .assignment
      case .handOver: .handOver
      case .newProtection: .newProtection
      case .protection: .protection
      case .api(.protections): .apiProtections
      case .api(.protection): .apiProtection
      case .newConsideration: .newConsideration
      case .consideration: .consideration
      case .newWording: .newWording
      case .newHoursQuestion: .newHoursQuestion
      case .hoursQuestion: .hoursQuestion
      case .talks: .talks
      case .newObstacle: .newObstacle
      case .obstacle: .obstacle
      case .newWorkPermission: .newWorkPermission
      case .workPermission: .workPermission
      case .joinRecords: .joinRecords
      case .personMerge: .personMerge
      case .api(.personMerges): .apiPersonMerges
      case .api(.personMerge): .apiPersonMerge
      case .newGuardian: .newGuardian
      case .guardian: .guardian
      case .identityNumbers: .identityNumbers
      case .personByNumber: .personByNumber
      case .appointments: .appointments
      case .newAppointment: .newAppointment
      case .appointment: .appointment
      case .appointmentOutcome: .appointmentOutcome
      case .appointmentSlip: .appointmentSlip
      case .log: .log
      case .contacts: .contacts
      case .newContact: .newContact
      case .contact: .contact
      case .answerContact: .answerContact
      case .notes: .notes
      case .newNote: .newNote
      case .note: .note
      case .noteCorrection: .noteCorrection
      case .timeline: .timeline
      case .history: .history
      case .api(.people): .apiPeople
      case .api(.enteredTwice): .apiPeopleTwice
      case .api(.person): .apiPerson
      case .api(.assignments): .apiAssignments
      case .api(.assignment): .apiAssignment
      case .api(.handOver): .apiHandOver
      case .api(.considerations): .apiConsiderations
      case .api(.consideration): .apiConsideration
      case .api(.newWording): .apiNewWording
      case .api(.hoursQuestions): .apiHoursQuestions
      case .api(.hoursQuestion): .apiHoursQuestion
      case .api(.talks): .apiTalks
      case .api(.obstacles): .apiObstacles
      case .api(.obstacle): .apiObstacle
      case .api(.workPermissions): .apiWorkPermissions
      case .api(.workPermission): .apiWorkPermission
      case .api(.guardians): .apiGuardians
      case .api(.guardian): .apiGuardian
      case .api(.identityNumbers): .apiIdentityNumbers
      case .api(.identityNumber): .apiIdentityNumber
      case .api(.shownIdentityNumber): .apiShownIdentityNumber
      case .api(.personByNumber): .apiPersonByNumber
      case .api(.appointments): .apiAppointments
      case .api(.appointment): .apiAppointment
      case .api(.contacts): .apiContacts
      case .api(.contact): .apiContact
      case .api(.notes): .apiNotes
      case .api(.note): .apiNote
      case .api(.timeline): .apiTimeline
      }
  }

  private init(_ address: ProgrammesAddress) {
    self =
      switch address {
      case .programmes: .programmes
      case .board: .board
      case .obstacles: .programmeObstacles
      case .newReferral: .newReferral
      case .participation: .participation
      case .gate: .gate
      case .newPlan: .newPlan
      case .plan: .plan
      case .planPaper: .planPaper
      case .api(.weeks): .apiBoardWeeks
      case .api(.gate): .apiGate
      case .api(.plans): .apiPlans
      case .api(.plan): .apiPlan
      case .api(.programmes): .apiProgrammes
      case .api(.board): .apiBoard
      case .api(.obstacles): .apiProgrammeObstacles
      case .api(.participations): .apiParticipations
      case .api(.participation): .apiParticipation
      }
  }

  private init(_ address: EmployersAddress) {
    self =
      switch address {
      case .employers: .employers
      case .newEmployer: .newEmployer
      case .enteredTwice: .employersTwice
      case .workplacesEnteredTwice: .workplacesTwice
      case .employer: .employer
      case .editEmployer: .editEmployer
      case .newWorkplace: .newWorkplace
      case .workplace: .workplace
      case .editWorkplace: .editWorkplace
      case .closures: .closures
      case .employerContacts: .employerContacts
      case .newEmployerContact: .newEmployerContact
      case .workplaceContacts: .workplaceContacts
      case .newWorkplaceContact: .newWorkplaceContact
      case .firmContact: .firmContact
      case .answerFirmContact: .answerFirmContact
      case .api(.organisations): .apiOrganisations
      case .api(.organisationsEnteredTwice): .apiOrganisationsTwice
      case .api(.workplacesEnteredTwice): .apiWorkplacesTwice
      case .api(.organisation): .apiOrganisation
      case .api(.workplaces): .apiWorkplaces
      case .api(.workplace): .apiWorkplace
      case .api(.quota): .apiQuota
      case .api(.closures): .apiClosures
      case .api(.employerContacts): .apiEmployerContacts
      case .api(.workplaceContacts): .apiWorkplaceContacts
      case .api(.firmContact): .apiFirmContact
      }
  }

  private init(_ address: PlacementsAddress) {
    self =
      switch address {
      case .newPlacement: .newPlacement
      case .placements: .placements
      case .placement: .placement
      case .editPlacement: .editPlacement
      case .ladder: .ladder
      case .ladderStep: .ladderStep
      case .signing: .signing
      case .acceptance: .acceptance
      case .approval: .approval
      case .ending: .ending
      case .extension: .extension
      case .followUp: .followUp
      case .api(.personPlacements): .apiPersonPlacements
      case .api(.placements): .apiPlacements
      case .api(.placement): .apiPlacement
      case .api(.checks): .apiChecks
      case .api(.signatures): .apiSignatures
      case .api(.acceptance): .apiAcceptance
      case .api(.approval): .apiApproval
      case .api(.start): .apiStart
      case .api(.ending): .apiEnding
      case .api(.extension): .apiExtension
      case .api(.ladder): .apiLadder
      case .api(.ladderStep): .apiLadderStep
      case .api(.followUps): .apiFollowUps
      case .api(.followUp): .apiFollowUp
      case .scans: .scans
      case .scan: .scan
      case .scanRemoval: .scanRemoval
      case .timeline: .placementTimeline
      case .api(.scans): .apiScans
      case .api(.scan): .apiScan
      case .api(.scanContent): .apiScanContent
      case .api(.timeline): .apiPlacementTimeline
      }
  }

  var isAPI: Bool { rawValue.hasPrefix("api") }
}
