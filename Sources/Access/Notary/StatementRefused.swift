/// A statement that a room wrote is not let near the data: it would reach, show or write something that its kind, its
/// mask or its grant does not have. A mistake in the program, found when the statement is first used, on either engine.
public struct StatementRefused: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Reason: Sendable, Hashable {
    case undeclared(Kind)
    case undeclaredMask(Kind, Mask)
    case noPart(String, Kind)
    /// A table by its name, or one that is not there.
    case rawTable(String)
    /// A column that the row set's mask does not have.
    case noColumn(String)
    case reservedWord(String)
    case oddity(String)
    /// `subject` is the row set's; nothing else may be called so.
    case ownSubject
    case noSubject(Kind)
    /// The subject could be another's than the one whose data is shown.
    case subjectElsewhere(Kind)
    /// Nobody has said what of the kind is searched for.
    case notFindable(Kind)
    /// The statement reads nothing of its own kind.
    case notOwnKind(Kind)
    /// Rows about people are read by statements of their own kind, so that the look is journalled.
    case otherPeople(Kind)
    case wider(Mask, than: Mask)
    case readingWrites
    case function(String)
    /// A writing statement that looks into rows.
    case writingReads
    /// A writing statement without, or with more than one, `\(into: …)`, or into another kind.
    case notInto(Kind)
    case otherTable
    /// A change of what a row is told by or hangs on.
    case movesRecord(String)
    /// An insertion that would change rows that are there.
    case insertionChanges
    case unprepared(String)
  }

  public let reason: Reason
  /// What the notary was shown.
  public var statement = ""

  init(_ reason: Reason) {
    self.reason = reason
  }

  public var description: String {
    "this statement is refused: \(sentence)" + (statement.isEmpty ? "" : " — in: " + statement)
  }

  private var sentence: String {
    switch reason {
    case .undeclared(let kind):
      "no table is declared for \(kind.rawValue); add a RowSet to the declaration of its table"
    case .undeclaredMask(let kind, let mask):
      "\(kind.rawValue) has no columns for the mask \(mask.rawValue); list them in its RowSet"
    case .noPart(let table, let kind):
      "\(table) is no part of \(kind.rawValue); declare it with PartSet, or name a part that is"
    case .rawTable(let table):
      "“\(table)” is no row set; write FROM \\(rows: Kind.self, as: …) or \\(part: …), which bring the reach along"
    case .noColumn(let column):
      "“\(column)” is not among the columns of its mask; ask for a grant that shows more, or list it in the RowSet"
    case .reservedWord(let word): "“\(word)” belongs to the system; use another name"
    case .oddity(let what): "it holds \(what); write plain SQL without it"
    case .ownSubject:
      "it calls something “subject”; that column comes from the row set (SELECT p.subject) and from nowhere else"
    case .noSubject(let kind):
      "its result has no column subject, under which a look at \(kind.rawValue) is journalled; select it from the row set"
    case .subjectElsewhere(let kind):
      "it does not read rows of \(kind.rawValue) exactly once in each SELECT and select their subject there; "
        + "read others in a statement of their own"
    case .notFindable(let kind):
      "nothing of \(kind.rawValue) is findable; say what is, with `findable:` in its RowSet"
    case .notOwnKind(let kind):
      "it reads no rows of \(kind.rawValue), for which its grant is; name them with \\(rows: …)"
    case .otherPeople(let kind):
      "it reads \(kind.rawValue) beside its own kind; ask for these rows in a statement of their own, which is journalled"
    case .wider(let mask, let statement):
      "it reads its own kind as \(mask.rawValue) and says that it shows \(statement.rawValue); say the same"
    case .readingWrites: "it is there for reading and writes; use Insertion, Change, Completion or Derivation"
    case .function(let name): "the function \(name) is not on the list of what both engines have; write it without"
    case .writingReads: "it writes and looks into rows; read first, in a statement of its own"
    case .notInto(let kind):
      "it does not write its own kind, and that alone; write into \\(into: …) of \(kind.rawValue), once"
    case .otherTable: "it touches another table than the one that it names"
    case .movesRecord(let column):
      "it sets “\(column)”, by which the record is known or reached; leave that to the system"
    case .insertionChanges: "an insertion only adds; change rows that are there with Change, or derive them"
    case .unprepared(let why): "it does not prepare: \(why)"
    }
  }
}
