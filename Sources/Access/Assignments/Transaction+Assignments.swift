public import Values

extension Relation {
  /// Whether somebody of the staff sets it, on a day and with a reason.
  public var isAssigned: Bool {
    switch self {
    case .responsible, .mentor, .counsellor, .trainer: true
    case .team, .receiving, .referrer, .contact, .myself, .author, .colleague, .subject, .installation: false
    }
  }
}

/// Why somebody begins to work with a person, or does so no more; stored by code, beside what was written about it.
public struct AssignmentNote: Sendable {
  public let reason: String
  public let words: String?

  public init(_ reason: String, _ words: String?) { (self.reason, self.words) = (reason, words) }

  /// It was set by mistake, and never held.
  public static let withdrawn = "withdrawn"
}

// Who works with a person is a right: whoever is named reaches her from the day on. So it is written here, and nowhere
// else; rooms read it, and say why.
extension Transaction {
  /// From `from` on the account works with the person. It must be one that the actor may see, open, and hold a role on
  /// that day to which the relation opens the person; `NotFound` otherwise.
  ///
  /// - Parameter former: the assignment in whose place this one comes.
  public func assign(
    _ account: AccountID, _ relation: Relation, to person: PersonID, from: CivilDate, _ note: AssignmentNote,
    replacing former: AssignmentID? = nil
  ) throws -> AssignmentID {
    guard relation.isAssigned else { throw NotFound() }
    _ = try grantToCreate(AssignmentRecord.self, on: .person(person))
    guard try candidates(on: from, among: account).act({ $0.first?.fits(relation) ?? false }) else { throw NotFound() }
    let id = try addRelation(account, relation, person: person, from: from, note: note, replacing: former)
    touch(.person(person))
    return id
  }

  /// Ends it on `day`: from then on it reaches nothing. Whoever stands in for it ends too.
  public func endAssignment(
    _ id: AssignmentID, seen version: Version, on day: CivilDate, _ note: AssignmentNote
  ) throws {
    try change(
      Change<AssignmentRecord>(
        of: id, seen: version, as: "assignment.ended",
        set: """
          until_day = \(day), ended_at_once = \(isAtOnce(day)), end_reason = \(note.reason), end_words = \(note.words),
          end_noted = \(today)
          """), try grant(End.self, AssignmentRecord.self))
    try endCovers(of: id, on: day)
  }

  /// Takes back one that was set by mistake: it never held. Whom it let look stands in the journal.
  ///
  /// - Parameter from: its first day.
  public func withdrawAssignment(_ id: AssignmentID, seen version: Version, from: CivilDate) throws {
    try change(
      Change<AssignmentRecord>(
        of: id, seen: version, as: "assignment.withdrawn",
        set: """
          until_day = \(from), ended_at_once = 1, end_reason = \(AssignmentNote.withdrawn), end_noted = \(today)
          """), try grant(End.self, AssignmentRecord.self))
    try endCovers(of: id, on: min(from, today))
  }

  /// Takes its end back: it goes on as if it had not been ended, and so does whoever stood in for it.
  public func resumeAssignment(_ id: AssignmentID, seen version: Version) throws {
    try change(
      Change<AssignmentRecord>(
        of: id, seen: version, as: "assignment.resumed",
        set: "until_day = NULL, ended_at_once = 0, end_reason = NULL, end_words = NULL, end_noted = NULL"),
      try grant(End.self, AssignmentRecord.self))
    try resumeCovers(of: id)
  }
}
