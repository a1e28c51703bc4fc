internal import Persistence
import Values

/// How much guessing is borne, and how long whoever has guessed wrong must wait.
///
/// Nothing here locks anybody out for good, and nothing that others do locks the rightful owner out:
/// - wrong guesses count for the account *and* the source together; five are free, then each doubles the wait, from one
///   second to a quarter of an hour;
/// - a source has a budget over all accounts, so that trying many addresses or one password everywhere is slow;
/// - when wrong guesses at one account, or in the whole installation, are more than mistakes explain, strangers get one
///   free guess instead of five and a source a small budget; whoever types the right password first still comes in;
/// - a browser that has signed in to the account before is counted by itself, and asks none of the others.
struct Throttle {
  enum Counting: Sendable, Hashable {
    case attempt(email: String, Source)
    case knownBrowser(String)
    /// The current password, asked again of somebody who is signed in.
    case signedIn(String)
    /// The code that the first page asks for.
    case firstRun(Source)
  }

  /// A debt that every failure adds to and that time pays off.
  private struct Budget {
    let failures: Int64
    /// Seconds in which one failure is paid off.
    let each: Int64

    static let source = Budget(failures: 30, each: 20)
    static let sourceInAnAttack = Budget(failures: 5, each: 20)
    static let account = Budget(failures: 20, each: 60)
    static let installation = Budget(failures: 200, each: 2)

    /// From when on the debt is within the budget again.
    func isPaidFrom(_ paidOff: Moment) -> Moment { paidOff.adding(seconds: -(failures - 1) * each) }
  }

  private static let (free, freeInAnAttack, longestWait) = (5, 1, Int64(900))

  private let own: [UInt8]
  private let others: (account: [UInt8], source: [UInt8], installation: [UInt8])?

  init(_ counting: Counting, _ key: InstallationKey) {
    switch counting {
    case .attempt(let email, let source):
      own = key.digest(of: "attempt \(source.text) \(email)")
      // Called by the word under which failures are stored.
      others = (
        key.digest(of: "account " + email), key.digest(of: "source " + source.text), key.digest(of: "house")
      )
    case .knownBrowser(let id):
      (own, others) = (key.digest(of: "browser " + id), nil)
    case .signedIn(let secret):
      (own, others) = (key.digest(of: "signed in " + secret), nil)
    case .firstRun(let source):
      (own, others) = (key.digest(of: "first run " + source.text), nil)
    }
  }

  /// Before when no attempt is looked at; `nil` when one may be made now.
  func notBefore(_ now: Moment, _ connection: any Connection) throws -> Moment? {
    var moments: [Moment] = []
    var free = Throttle.free
    if let others {
      let isAttack =
        try Throttle.paidOff(others.installation, connection).map { Budget.installation.isPaidFrom($0) > now } == true
        || Throttle.paidOff(others.account, connection).map { Budget.account.isPaidFrom($0) > now } == true
      if isAttack { free = Throttle.freeInAnAttack }
      let budget = isAttack ? Budget.sourceInAnAttack : .source
      if let paidOff = try Throttle.paidOff(others.source, connection) { moments.append(budget.isPaidFrom(paidOff)) }
    }
    if let (failures, last) = try Throttle.failures(own, connection), failures >= free {
      let wait = min(Throttle.longestWait, 1 << min(failures - free, 10))
      moments.append(last.adding(seconds: wait))
    }
    return moments.filter { $0 > now }.max()
  }

  func noteFailure(_ now: Moment, _ connection: any Connection) throws {
    try Throttle.add(own, each: 0, now, connection)
    guard let others else { return }
    try Throttle.add(others.account, each: Budget.account.each, now, connection)
    try Throttle.add(others.source, each: Budget.source.each, now, connection)
    try Throttle.add(others.installation, each: Budget.installation.each, now, connection)
  }

  /// It was the right one: what this browser or source got wrong at this account before is forgotten. What it got wrong
  /// elsewhere is not, or one account of one's own would pay for guessing at all others.
  func forget(_ connection: any Connection) throws {
    _ = try connection.run("DELETE FROM sign_in_failure WHERE digest = ?", [.blob(own)])
  }

  private static func paidOff(_ digest: [UInt8], _ connection: any Connection) throws -> Moment? {
    try connection.rows("SELECT paid_off_at FROM sign_in_failure WHERE digest = ?", [.blob(digest)]).first
      .map { try Columns($0).moment("paid_off_at") }
  }

  private static func failures(_ digest: [UInt8], _ connection: any Connection) throws -> (Int, last: Moment)? {
    try connection.rows("SELECT failures, last_at FROM sign_in_failure WHERE digest = ?", [.blob(digest)]).first
      .map { row in
        let columns = Columns(row)
        return (try columns.integer("failures"), try columns.moment("last_at"))
      }
  }

  private static func add(_ digest: [UInt8], each: Int64, _ now: Moment, _ connection: any Connection) throws {
    let debt = each * 1_000_000
    _ = try connection.run(
      """
      INSERT INTO sign_in_failure (digest, failures, paid_off_at, last_at) VALUES (?, 1, ?, ?)
      ON CONFLICT (digest) DO UPDATE SET failures = sign_in_failure.failures + 1,
        paid_off_at = CASE WHEN sign_in_failure.paid_off_at > excluded.last_at
          THEN sign_in_failure.paid_off_at + ? ELSE excluded.paid_off_at END,
        last_at = excluded.last_at
      """,
      [.blob(digest), .integer(now.microseconds + debt), .integer(now.microseconds), .integer(debt)])
  }
}
