/// How an account stands to a record. Every relation is a dated row or a column, evaluated in SQL on every request and
/// never kept in a session: whoever stops being someone's mentor sees nothing from the next request on.
public enum Relation: String, CaseIterable, Sendable, Codable {
  /// Named as the worker responsible for the person.
  case responsible
  /// In the team of a programme that the person takes part in.
  case team
  /// In the team of a programme to which the person is referred and that has not yet accepted.
  case receiving
  /// In the organisation that referred the person to the programme.
  case referrer
  case mentor
  case counsellor
  case trainer
  /// The workplace's contact for one placement.
  case contact
  /// The person's own account.
  case myself = "self"
  /// Wrote the record, or owes it.
  case author
  /// In the organisation that the record belongs to.
  case colleague
  /// Reaches what the record is about, where that is no person: a workplace, a programme, as its own line says.
  case subject
  /// Works at this installation; for records that say nothing about a person.
  case installation

  /// Whether it stands between an account and one person, as a row that somebody enters.
  var isToPerson: Bool {
    switch self {
    case .responsible, .mentor, .counsellor, .trainer, .contact, .myself: true
    case .team, .receiving, .referrer, .author, .colleague, .subject, .installation: false
    }
  }
}

/// How much of a record a rule shows. Each mask is read into a type of its own: a page for the firm cannot name what
/// its type does not have.
public enum Mask: String, CaseIterable, Sendable, Codable {
  case full
  /// What was sent with a referral: who it is, how to reach her, why.
  case referral
  /// Only what was agreed to be shared for a purpose, in plain words.
  case shared
  /// The permission to work and until when, without the ground for it.
  case permissionUntil = "permission-until"
  /// May or may not work, and until when.
  case yesNoUntil = "yes-no-until"
  /// A class that the funder asks for, nothing finer.
  case classOnly = "class-only"
  /// Present or absent.
  case presence
  /// Weekly hours as worked, to confirm or correct.
  case actualHours = "actual-hours"
  /// The skills card that the person hands out.
  case card
  /// What one says about oneself: a claim, “I can't”.
  case ownAnswer = "own-answer"
  case countOnly = "count-only"
  case pseudonymous
  /// What helps the mentor at the workplace.
  case tips

  /// The full view shows everything; every other mask shows only itself.
  func shows(_ other: Mask) -> Bool { self == .full || self == other }
}
