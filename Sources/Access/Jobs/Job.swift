internal import Persistence
public import Values

/// The closed list of work that is done afterwards, when the transaction that asked for it is over. Who does it stands in
/// one place above the rooms, where a kind without somebody to do it does not compile.
public enum WorkKind: String, CaseIterable, Sendable {
  /// Takes away what only grows and is of no use any more.
  case sweeping
  /// Lets what follows be reckoned anew for everybody, because the rules have changed.
  case reckoning
  /// Lets what is owed be reckoned anew for everybody, because the people of an organisation work on other days.
  case planning
  /// Makes the search's index of everything that is there, in the form that this version gives it.
  case indexing
}

/// What a job is about: ids and codes, never words about people.
public struct JobTopic: Sendable, Hashable {
  let text: String

  /// The whole installation.
  public static let installation = JobTopic(text: "")

  public init(_ subject: Subject) {
    text = subject.stored.kind + ":" + subject.stored.id
  }

  /// At most a hundred letters and digits of ASCII, hyphens and dots; `nil` for anything that could be a sentence.
  public init?(code: String) {
    let isCode = code.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "."):
        true
      default: false
      }
    }
    guard isCode, (1...100).contains(code.utf8.count) else { return nil }
    text = code
  }

  private init(text: String) {
    self.text = text
  }
}

/// A job as it stands in the table, for whoever looks after the installation. Nothing in it is about a person.
public struct Job: Sendable, Hashable {
  public enum Ending: String, Sendable, Hashable {
    case done
    /// Given up after too many tries; see `Transaction.retry`.
    case dead
    /// Something else took its place.
    case superseded
  }

  public struct Ended: Sendable, Hashable {
    public let at: Moment
    public let how: Ending
  }

  public let id: JobID
  /// The kind's word, also of one that this version does not know.
  public let kind: String
  public let about: String
  /// The request that asked for it.
  public let request: String
  public let asked: Moment
  public let notBefore: Moment
  /// How often it was begun since it last got on.
  public let tries: Int
  /// Until when somebody holds it; none when nobody does.
  public let claimedUntil: Moment?
  public let done: Int
  /// Of how many; none where nobody has counted.
  public let total: Int?
  public let ended: Ended?
  /// A code for why it last failed.
  public let failure: String?

  public var isKnown: Bool { WorkKind(rawValue: kind) != nil }

  init(_ row: borrowing Columns) throws {
    id = try row.id("id")
    (kind, about, request) = (try row.text("kind"), try row.text("about"), try row.text("request"))
    (asked, notBefore) = (try row.moment("asked_at"), try row.moment("not_before"))
    (tries, done, total) = (try row.integer("tries"), try row.integer("done"), try row.integerIfAny("total"))
    claimedUntil = try row.momentIfAny("claimed_until")
    let how = try row.choiceIfAny("outcome", Ending.self)
    ended = try row.momentIfAny("ended_at").flatMap { at in how.map { Ended(at: at, how: $0) } }
    failure = try row.textIfAny("failure")
  }
}
