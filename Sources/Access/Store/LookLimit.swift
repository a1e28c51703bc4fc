internal import Persistence
internal import Synchronization

/// How long a look may take, in one place, and how often one took longer.
///
/// There are four readers in each process. A page of an installation of 100,000 people takes some hundredths of a second;
/// what takes a hundred times that is a fault or an attack, and must not keep a reader from whoever comes next.
public final class LookLimit: Sendable {
  /// One statement: 5 seconds.
  public static let statement = Duration.seconds(5)
  /// All statements of a look, with what is made of them in between: 8 seconds. Together with the wait for a reader
  /// (`patience`, 10 seconds) nobody waits longer than a browser's user does.
  public static let whole = Duration.seconds(8)
  /// For so long one that was broken off is told about.
  static let memory = Duration.seconds(600)
  /// More are not counted.
  private static let most = 1000

  private let limit: ReadingLimit
  private let now: @Sendable () -> ContinuousClock.Instant
  private let brokenOff = Mutex<[ContinuousClock.Instant]>([])

  public init(
    statement: Duration = LookLimit.statement, whole: Duration = LookLimit.whole,
    now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    limit = ReadingLimit(statement: statement, whole: whole)
    self.now = now
  }

  /// Does it within the limit, and remembers when that is not enough.
  func watching<Value>(_ look: (ReadingLimit) async throws -> Value) async throws -> Value {
    do {
      return try await look(limit)
    } catch let error as DatabaseError where error.reason == .tooLong {
      brokenOff.withLock { if $0.count < LookLimit.most { $0.append(now()) } }
      throw error
    }
  }

  var lately: Int {
    brokenOff.withLock { brokenOff in
      let now = now()
      brokenOff.removeAll { $0.duration(to: now) >= LookLimit.memory }
      return brokenOff.count
    }
  }
}

extension Store {
  /// How many looks of this process took longer than they may in the last ten minutes, and were broken off; at most a
  /// thousand are counted.
  public var looksBrokenOff: Int { looks.lately }
}
