internal import Persistence
import Values

/// What only grows, and how long it is of use. Everything else about retention has clocks of its own.
enum ShortLived: CaseIterable, Sendable {
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
      "DELETE FROM \(table) WHERE (\(key)) IN (SELECT \(key) FROM \(table) WHERE \(isOver) LIMIT \(rows))",
      [.integer(before.microseconds)])
  }
}

extension Store {
  /// Rows that one transaction removes: enough to get on, few enough that nobody waits behind it.
  static let sweptAtOnce = 1000

  /// Removes what is of no use any more, in small pieces between other people's writes; answers how many rows. Two that
  /// sweep at the same time find less each, and no harm is done.
  @discardableResult
  public func sweep() async throws -> Int {
    var swept = 0
    let now = now()
    for kind in ShortLived.allCases {
      let before = now.adding(seconds: -kind.days * 86_400)
      var piece: Int
      repeat {
        try Task.checkCancellation()
        piece = try await StorageTrouble.translating {
          try await database.write { try kind.sweep(before, atMost: Store.sweptAtOnce, $0) }
        }
        swept += piece
      } while piece == Store.sweptAtOnce
    }
    return swept
  }
}
