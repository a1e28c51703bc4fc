public import Access
public import Values

/// Whether somebody can be turned to today, as the room says that knows what she takes part in.
public struct Reachable: Sendable, Hashable {
  /// Asked for whoever reads: what is beyond her reach must not be told by what is there.
  public typealias Source = @Sendable (PersonID, Transaction) throws -> Disclosed<Reachable>

  /// Why every message has stopped; none where she may be written to.
  public enum Stop: Sendable, Hashable {
    /// All has ended that she took part in.
    case ended
    /// So does the last of it today, for she has moved away.
    case moved
    case died(on: CivilDate)
  }

  let stop: Stop?

  public init(stoppedBy stop: Stop? = nil) { self.stop = stop }

  var mayBeWritten: Bool { stop == nil }

  /// The day on which she died, as far as it is known.
  var died: CivilDate? { if case .died(let day)? = stop { day } else { nil } }
}

/// Throws `Refused` for somebody who has died: nothing is begun for her.
public typealias RequireLiving = @Sendable (PersonID, Transaction) throws -> Void
