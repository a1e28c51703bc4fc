/// How long a read may last before it is broken off: there are few readers, and whoever holds one for long holds up
/// everybody else's.
public struct ReadingLimit: Sendable, Hashable {
  /// Each statement by itself.
  public let statement: Duration
  /// All that happens in the snapshot, from its beginning to the end of its last statement. What is done between the
  /// statements counts, and is noticed at the next one.
  public let whole: Duration

  public init(statement: Duration, whole: Duration) {
    (self.statement, self.whole) = (statement, whole)
  }
}

/// The time of one read. Belongs to one thread.
final class ReadingClock {
  private let limit: ReadingLimit
  private let end: ContinuousClock.Instant
  private var statementEnd: ContinuousClock.Instant

  init(_ limit: ReadingLimit) {
    self.limit = limit
    end = .now + limit.whole
    statementEnd = end
  }

  /// A statement begins; answers how long it may take.
  ///
  /// - Throws: `DatabaseError` when the read has lasted too long already.
  func begin(_ sql: String) throws -> Duration {
    let now = ContinuousClock.now
    guard now < end else { throw DatabaseError.tookTooLong(sql: sql) }
    statementEnd = min(now + limit.statement, end)
    return now.duration(to: statementEnd)
  }

  var isOver: Bool { ContinuousClock.now >= statementEnd }
}

extension DatabaseError {
  static func tookTooLong(sql: String?) -> DatabaseError {
    DatabaseError(.tooLong, "this took longer than it may, and was broken off", sql: sql)
  }
}
