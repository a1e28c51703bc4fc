internal import Persistence
import Values

/// What only grows, and how long it is of use. Everything else about retention has clocks of its own.
enum ShortLived: String, CaseIterable, Sendable {
  case sessions, tokens, signInFailures, knownBrowsers, requestKeys

  /// Days that a row stays after its use is over.
  ///
  /// Failures: the longest wait is a quarter of an hour and every debt is paid off within hours.
  var days: Int64 {
    switch self {
    case .sessions: 2
    case .tokens: 30
    case .signInFailures: 1
    case .knownBrowsers: 0
    case .requestKeys: Int64(EarlierAnswer.days)
    }
  }

  var table: StaticString {
    switch self {
    case .sessions: "session"
    case .tokens: "token"
    case .signInFailures: "sign_in_failure"
    case .knownBrowsers: "known_browser"
    case .requestKeys: "idempotency"
    }
  }

  /// Rows whose use ended before a moment, which is bound once.
  fileprivate var isOver: StaticString {
    switch self {
    // A session lasts half a day at most, so its beginning alone tells.
    case .sessions: "begun_at < ?"
    case .tokens: "COALESCE(ended_at, until_at) < ?"
    case .signInFailures: "last_at < ?"
    case .knownBrowsers: "until_at < ?"
    case .requestKeys: "at < ?"
    }
  }

  fileprivate var key: StaticString {
    switch self {
    case .sessions, .tokens, .knownBrowsers: "id"
    case .signInFailures: "digest"
    case .requestKeys: "account_id, request_key"
    }
  }

  fileprivate func sweep(_ before: Moment, atMost rows: Int, _ connection: any Connection) throws -> Int {
    try connection.run(
      "DELETE FROM \(table) WHERE (\(key)) IN (SELECT \(key) FROM \(table) WHERE \(isOver) LIMIT ?)",
      [.integer(before.microseconds), .integer(Int64(rows))])
  }
}

extension Transaction {
  /// One step of taking away what is of no use any more; the cursor says of which table. For the system.
  public func sweep(_ place: JobPlace) throws -> JobStep {
    try requireSystem()
    if place.cursor == Transaction.sweepingJobs { return try sweepJobs(place) }
    if place.cursor == Transaction.sweepingFiles {
      let swept = try completely { try StoredFile.sweep(at: now, connection) }
      return .more(cursor: swept == nil ? Transaction.sweepingMerges : Transaction.sweepingFiles, done: swept ?? 0)
    }
    if place.cursor == Transaction.sweepingMerges {
      let swept = try completely { try sweepMerge() }
      return .more(cursor: swept == 0 ? Transaction.sweepingJobs : Transaction.sweepingMerges, done: swept)
    }
    guard let kind = place.cursor.map({ ShortLived(rawValue: $0) }) ?? ShortLived.allCases.first else {
      throw DamagedRecord(column: "job.cursor")
    }
    let swept = try completely {
      try kind.sweep(now.adding(seconds: -kind.days * 86_400), atMost: place.atMost, connection)
    }
    if swept == place.atMost { return .more(cursor: kind.rawValue, done: swept) }
    let next = ShortLived.allCases.drop { $0 != kind }.dropFirst().first
    return .more(cursor: next?.rawValue ?? Transaction.sweepingFiles, done: swept)
  }

  /// Files that nobody holds: some pieces of one in each step.
  private static let sweepingFiles = "files"
  /// What was kept to undo a joining of two records: one of them in each step.
  private static let sweepingMerges = "merges"
  /// The last of the tables.
  private static let sweepingJobs = "jobs"

  private func sweepJobs(_ place: JobPlace) throws -> JobStep {
    let swept = try completely {
      try connection.run(
        """
        DELETE FROM job WHERE id IN (SELECT id FROM job
          WHERE (outcome <> 'dead' AND ended_at < ?) OR (outcome = 'dead' AND ended_at < ?) LIMIT ?)
        """,
        [JobRules.daysOfDone, JobRules.daysOfDead].map { .integer(now.adding(seconds: -$0 * 86_400).microseconds) }
          + [.integer(Int64(place.atMost))])
    }
    return swept == place.atMost ? .more(cursor: Transaction.sweepingJobs, done: swept) : .end(done: swept)
  }
}
