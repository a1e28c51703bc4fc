import Access
import Language
public import Values
public import Web
import Work

public enum PeopleAddress: Address {
  case people
  case newPerson
  case enteredTwice
  case person(PersonID)
  case editPerson(PersonID)
  /// Who works with somebody.
  case around(PersonID)
  case newAround(PersonID)
  case assignment(AssignmentID)
  case handOver(AssignmentID)
  /// Where an address is protected, and a worker named beside it.
  case newProtection(PersonID)
  case protection(ProtectionID)
  /// Where another record of the same person is joined with this one.
  case joinRecords(PersonID)
  case personMerge(PersonMergeID)
  case newConsideration(PersonID)
  case consideration(ConsiderationID)
  case newWording(ConsiderationID)
  /// Where the counsellor is asked whether the hours can go up.
  case newHoursQuestion(PersonID)
  case hoursQuestion(HoursQuestionID)
  case newObstacle(PersonID)
  case obstacle(ObstacleID)
  case newWorkPermission(PersonID)
  case workPermission(RightToWorkID)
  case newGuardian(PersonID)
  case guardian(GuardianID)
  /// A country's numbers of somebody: noted, shown on demand, removed.
  case identityNumbers(PersonID)
  /// Where somebody is found by one.
  case personByNumber
  /// A counsellor's own talks.
  case talks
  case appointments(PersonID)
  case newAppointment(PersonID)
  case appointment(AppointmentID)
  /// Where it is said what came of one.
  case appointmentOutcome(AppointmentID)
  /// One to print, for the person to take along.
  case appointmentSlip(AppointmentID)
  /// Where it is chosen with whom a contact is logged.
  case log
  case contacts(PersonID)
  case newContact(PersonID)
  case contact(ContactEntryID)
  /// Where that is noted which was to come of an earlier contact.
  case answerContact(ContactEntryID)
  case notes(PersonID)
  case newNote(PersonID)
  case note(NoteID)
  /// Where another note is written in the place of this one.
  case noteCorrection(NoteID)
  case timeline(PersonID)
  /// One page to print before a talk.
  case history(PersonID)
  case api(PeopleResource)

  public var segments: [String] {
    switch self {
    case .people: ["people"]
    case .newPerson: ["people", "new"]
    case .enteredTwice: ["people", "entered-twice"]
    case .person(let id): ["people", id.text]
    case .editPerson(let id): ["people", id.text, "edit"]
    case .around(let id): ["people", id.text, "around"]
    case .newAround(let id): ["people", id.text, "around", "new"]
    case .assignment(let id): ["assignments", id.text]
    case .handOver(let id): ["assignments", id.text, "hand-over"]
    case .newProtection(let id): ["people", id.text, "protection"]
    case .protection(let id): ["protections", id.text]
    case .joinRecords(let id): ["people", id.text, "join"]
    case .personMerge(let id): ["person-merges", id.text]
    case .newConsideration(let id): ["people", id.text, "new-consideration"]
    case .consideration(let id): ["considerations", id.text]
    case .newWording(let id): ["considerations", id.text, "new-wording"]
    case .newHoursQuestion(let id): ["people", id.text, "new-hours-question"]
    case .hoursQuestion(let id): ["hours-questions", id.text]
    case .newObstacle(let id): ["people", id.text, "new-obstacle"]
    case .obstacle(let id): ["obstacles", id.text]
    case .newWorkPermission(let id): ["people", id.text, "new-work-permission"]
    case .workPermission(let id): ["work-permissions", id.text]
    case .newGuardian(let id): ["people", id.text, "new-guardian"]
    case .guardian(let id): ["guardians", id.text]
    case .identityNumbers(let id): ["people", id.text, "identity-number"]
    case .personByNumber: ["people", "by-identity-number"]
    case .talks: ["talks"]
    case .appointments(let id): ["people", id.text, "appointments"]
    case .newAppointment(let id): ["people", id.text, "new-appointment"]
    case .appointment(let id): ["appointments", id.text]
    case .appointmentOutcome(let id): ["appointments", id.text, "outcome"]
    case .appointmentSlip(let id): ["appointments", id.text, "slip"]
    case .log: ["log"]
    case .contacts(let id): ["people", id.text, "contacts"]
    case .newContact(let id): ["people", id.text, "log-contact"]
    case .contact(let id): ["contacts", id.text]
    case .answerContact(let id): ["contacts", id.text, "answer"]
    case .notes(let id): ["people", id.text, "notes"]
    case .newNote(let id): ["people", id.text, "new-note"]
    case .note(let id): ["notes", id.text]
    case .noteCorrection(let id): ["notes", id.text, "correction"]
    case .timeline(let id): ["people", id.text, "timeline"]
    case .history(let id): ["people", id.text, "history"]
    case .api(let resource): resource.segments
    }
  }

  public static let book: [AddressEntry<Self>] =
    [
      .one(.people), .one(.newPerson), .one(.enteredTwice), .one(.log), .each(Self.person), .each(Self.editPerson),
      .each(Self.around), .each(Self.newAround), .each(Self.assignment), .each(Self.handOver),
      .each(Self.joinRecords), .each(Self.personMerge), .each(Self.newConsideration),
      .each(Self.consideration), .each(Self.newWording), .each(Self.newHoursQuestion), .each(Self.hoursQuestion),
      .each(Self.newObstacle), .each(Self.obstacle),
      .each(Self.newWorkPermission), .each(Self.workPermission), .each(Self.newGuardian), .each(Self.guardian),
      .each(Self.newProtection), .each(Self.protection),
      .each(Self.identityNumbers), .one(.personByNumber),
      .one(.talks), .each(Self.appointments), .each(Self.newAppointment), .each(Self.appointment),
      .each(Self.appointmentOutcome),
      .each(Self.appointmentSlip),
      .each(Self.contacts), .each(Self.newContact), .each(Self.contact), .each(Self.answerContact),
      .each(Self.notes), .each(Self.newNote), .each(Self.note), .each(Self.noteCorrection),
      .each(Self.timeline), .each(Self.history),
    ] + PeopleResource.book.map { $0.inside(Self.api) }

  public var place: MenuPlace? {
    switch self {
    case .around, .newAround, .assignment, .handOver, .newProtection, .protection, .joinRecords, .personMerge,
      .people, .newPerson, .enteredTwice, .person, .editPerson, .newConsideration, .consideration, .newWording,
      .newHoursQuestion, .hoursQuestion, .newObstacle, .obstacle, .newWorkPermission, .workPermission, .newGuardian,
      .guardian, .identityNumbers,
      .personByNumber, .appointments,
      .newAppointment, .appointment,
      .appointmentOutcome, .appointmentSlip, .log, .contacts, .newContact, .contact,
      .answerContact, .notes, .newNote,
      .note, .noteCorrection, .timeline, .history:
      .people
    case .talks: .week
    case .api: nil
    }
  }
}

public enum PeopleResource: APIAddress {
  case people
  case enteredTwice
  case person(PersonID)
  case assignments(PersonID)
  case assignment(AssignmentID)
  case handOver(AssignmentID)
  case protections(PersonID)
  case protection(ProtectionID)
  case personMerges(PersonID)
  case personMerge(PersonMergeID)
  case considerations(PersonID)
  case consideration(ConsiderationID)
  case newWording(ConsiderationID)
  case hoursQuestions(PersonID)
  case hoursQuestion(HoursQuestionID)
  case obstacles(PersonID)
  case obstacle(ObstacleID)
  case workPermissions(PersonID)
  case workPermission(RightToWorkID)
  case guardians(PersonID)
  case guardian(GuardianID)
  case identityNumbers(PersonID)
  case identityNumber(IdentityNumberID)
  /// The number itself.
  case shownIdentityNumber(IdentityNumberID)
  case personByNumber
  case talks
  case appointments(PersonID)
  case appointment(AppointmentID)
  case contacts(PersonID)
  case contact(ContactEntryID)
  case notes(PersonID)
  case note(NoteID)
  case timeline(PersonID)

  public var below: [String] {
    switch self {
    case .people: ["people"]
    case .enteredTwice: ["people", "entered-twice"]
    case .person(let id): ["people", id.text]
    case .assignments(let id): ["people", id.text, "assignments"]
    case .assignment(let id): ["assignments", id.text]
    case .handOver(let id): ["assignments", id.text, "hand-over"]
    case .protections(let id): ["people", id.text, "protections"]
    case .protection(let id): ["protections", id.text]
    case .personMerges(let id): ["people", id.text, "merges"]
    case .personMerge(let id): ["person-merges", id.text]
    case .considerations(let id): ["people", id.text, "considerations"]
    case .consideration(let id): ["considerations", id.text]
    case .newWording(let id): ["considerations", id.text, "new-wording"]
    case .hoursQuestions(let id): ["people", id.text, "hours-questions"]
    case .hoursQuestion(let id): ["hours-questions", id.text]
    case .obstacles(let id): ["people", id.text, "obstacles"]
    case .obstacle(let id): ["obstacles", id.text]
    case .workPermissions(let id): ["people", id.text, "work-permissions"]
    case .workPermission(let id): ["work-permissions", id.text]
    case .guardians(let id): ["people", id.text, "guardians"]
    case .guardian(let id): ["guardians", id.text]
    case .identityNumbers(let id): ["people", id.text, "identity-numbers"]
    case .identityNumber(let id): ["identity-numbers", id.text]
    case .shownIdentityNumber(let id): ["identity-numbers", id.text, "shown"]
    case .personByNumber: ["people", "by-identity-number"]
    case .talks: ["talks"]
    case .appointments(let id): ["people", id.text, "appointments"]
    case .appointment(let id): ["appointments", id.text]
    case .contacts(let id): ["people", id.text, "contacts"]
    case .contact(let id): ["contacts", id.text]
    case .notes(let id): ["people", id.text, "notes"]
    case .note(let id): ["notes", id.text]
    case .timeline(let id): ["people", id.text, "timeline"]
    }
  }

  public static let book: [AddressEntry<Self>] = [
    .one(.people), .one(.enteredTwice), .each(Self.person), .each(Self.considerations), .each(Self.consideration),
    .each(Self.assignments), .each(Self.assignment), .each(Self.handOver),
    .each(Self.protections), .each(Self.protection), .each(Self.personMerges), .each(Self.personMerge),
    .each(Self.newWording), .each(Self.hoursQuestions), .each(Self.hoursQuestion), .each(Self.obstacles),
    .each(Self.obstacle),
    .each(Self.workPermissions), .each(Self.workPermission),
    .each(Self.guardians), .each(Self.guardian),
    .each(Self.identityNumbers), .each(Self.identityNumber), .each(Self.shownIdentityNumber), .one(.personByNumber),
    .one(.talks), .each(Self.appointments), .each(Self.appointment),
    .each(Self.contacts), .each(Self.contact),
    .each(Self.notes), .each(Self.note), .each(Self.timeline),
  ]
}

extension MenuPlace {
  public static let people = MenuPlace(.navPeople, at: PeopleAddress.people) {
    $0.might(List.self, PersonRecord.self)
  }
}
