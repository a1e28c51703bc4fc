internal import Persistence
public import Values

/// What one room does when something about a subject has changed.
public typealias Consequence = @Sendable (Subject, Transaction) throws -> Void

/// What follows when something about a person, a firm or another subject has changed. Runs for each once, at the end of
/// the transaction that changed it and before its commit, whoever changed it and by whichever door: a page, an import, a
/// link, a command.
///
/// `Transaction` notes whom an insertion or a change is about; what the system derives is noted by nobody, so that what
/// follows has an end.
public struct Consequences: Sendable {
  /// Where a consequence stands. Everything is settled before anybody is asked to do something about it.
  public enum Stage: Int, Sendable, CaseIterable {
    /// What is stored is brought into line with the rules; may touch further subjects.
    case settling
    /// Who owes what about it is reckoned.
    case owing
  }

  private let all: [Stage: [Consequence]]

  /// - Parameter all: of each stage, in their order; each is asked about every subject that was touched.
  public init(_ all: [Stage: [Consequence]]) {
    self.all = all
  }

  /// For an installation whose rooms are not there: nothing follows from anything.
  public static let nothing = Consequences([:])

  func reckon(_ stage: Stage, _ subject: Subject, _ tx: Transaction) throws {
    for consequence in all[stage] ?? [] { try consequence(subject, tx) }
  }
}

/// The subjects that were touched, in the order in which what follows is reckoned: firms before their workplaces, and
/// both before the people who work there.
struct Touched {
  /// The last is the next, once they are in order.
  private struct Line {
    var waiting: [Subject] = []
    var isInOrder = true
    /// Waiting or done.
    var known: Set<Subject> = []
  }

  private var lines: [Consequences.Stage: Line] = [:]

  var isEmpty: Bool { lines.values.allSatisfy(\.waiting.isEmpty) }

  mutating func note(_ subject: Subject, for stage: Consequences.Stage) {
    var line = lines.removeValue(forKey: stage) ?? Line()
    if line.known.insert(subject).inserted {
      line.waiting.append(subject)
      line.isInOrder = false
    }
    lines[stage] = line
  }

  /// The next subject of the stage. What was settled is owed about afterwards.
  mutating func next(_ stage: Consequences.Stage) -> Subject? {
    guard var line = lines.removeValue(forKey: stage) else { return nil }
    if !line.isInOrder { line.waiting.sort { ($0.rank, $0.id) > ($1.rank, $1.id) } }
    line.isInOrder = true
    let next = line.waiting.popLast()
    lines[stage] = line
    if let next, stage == .settling { note(next, for: .owing) }
    return next
  }

  /// What is written from now on may be touched anew.
  mutating func begin() { lines = [:] }
}

extension Subject {
  fileprivate var rank: Int {
    switch self {
    case .organisation: 0
    case .workplace: 1
    case .programme: 2
    case .person: 3
    }
  }
}

extension Transaction {
  /// Says that facts about the subject have changed beyond the record that was written: a place at a workplace was
  /// taken. What follows is reckoned at the end of the transaction.
  public func touch(_ subject: Subject, for stage: Consequences.Stage = .settling) {
    touched.note(subject, for: stage)
  }

  /// Says that an organisation's people work on other days than before: another country, another region of it.
  public func noteCalendar(of organisation: OrganisationID) { otherCalendars.insert(organisation) }

  /// Whether that was said in this transaction.
  public func hasOtherCalendar(_ organisation: OrganisationID) -> Bool { otherCalendars.contains(organisation) }

  /// Reckons what follows from everything that was touched.
  ///
  /// Every subject is settled once: a consequence that touches one which was settled already would be a circle, and
  /// that touch is passed over.
  func reckon(_ consequences: Consequences?) throws {
    guard !touched.isEmpty else { return }
    guard let consequences else { throw NoConsequences() }
    isReckoning = true
    defer { isReckoning = false }
    try completely {
      for stage in Consequences.Stage.allCases {
        while let subject = touched.next(stage) {
          if stage == .settling, case .person(let person) = subject { try loosen(person) }
          try consequences.reckon(stage, subject, self)
        }
      }
      // Somebody was touched for a stage that was over.
      if !touched.isEmpty { throw TouchedTooLate() }
    }
    touched.begin()
  }
}

/// Reckoning who owes what touched somebody who would have to be settled first.
struct TouchedTooLate: Error {}

/// A consequence read a table, or a column, of which it is declared that nothing follows from it: changes to it would be
/// forgotten.
struct ReadUnfollowed: Error, CustomStringConvertible {
  let tables: Set<String>

  var description: String {
    "a consequence reads \(tables.sorted().joined(separator: ", ")), from which nothing is declared to follow; declare its rows as followed"
  }
}

/// An answer was read, and something was written for it, from which nothing would follow.
struct WrittenWhileAnswering: Error {}

/// A store that was opened without consequences was asked to write a record about somebody: what follows from it would
/// be forgotten.
struct NoConsequences: Error {}
