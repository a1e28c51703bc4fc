import Language
public import Values

/// That somebody's address is protected, from when to when and on what it is based; or that one worker is told of her all the
/// same, from when to when and why. What it is based on is said without the cause: nobody reads from whom she is protected.
public struct Protection: Sendable, Hashable {
  public let id: ProtectionID
  public let person: PersonID
  public let version: Version
  /// The worker who is told; none where it is the protection itself.
  public let worker: Worker?
  public let from: CivilDate
  /// The first day on which it holds no more; none where no end is named.
  public let until: CivilDate?
  public let words: String
  public let endWords: String?
  public let notedBy: String
  /// The day on which it was taken back: it had been noted by mistake, and never held.
  public let withdrawn: CivilDate?
  let begunAtOnce: Bool
  let endedAtOnce: Bool
  /// The days on which it and its end were written down.
  let noted: CivilDate
  let endNoted: CivilDate?

  /// A worker who is named.
  public struct Worker: Sendable, Hashable {
    public let account: AccountID
    public let name: String
    /// Nobody signs in to the account.
    public let isClosed: Bool
  }

  /// Whoever names more workers than this protects nobody.
  static let most = 20

  public func hasBegun(by day: CivilDate) -> Bool { from <= day || begunAtOnce }
  public func isOver(on day: CivilDate) -> Bool { withdrawn != nil || until.map { $0 <= day || endedAtOnce } ?? false }
  public func holds(on day: CivilDate) -> Bool { hasBegun(by: day) && !isOver(on: day) }

  /// What was set today by mistake can be taken back today.
  func mayBeWithdrawn(on day: CivilDate) -> Bool { version == .first && noted == day && withdrawn == nil }

  /// An end that was noted today can be taken back today.
  func mayBeResumed(on day: CivilDate) -> Bool { until != nil && endNoted == day && withdrawn == nil }

  /// Why nothing is done with it any more.
  var closedBecause: Phrase? {
    if let withdrawn { return .workPermissionTakenBack(day: withdrawn) }
    return until.map { .protectedEnded(date: $0) }
  }
}

public enum ProtectionKind: Identified { public static let name = "protection" }
public typealias ProtectionID = ID<ProtectionKind>
