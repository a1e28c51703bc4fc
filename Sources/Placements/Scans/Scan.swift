public import Access
public import Values

/// A paper of a placement, scanned or photographed: the agreement that was signed, the authority's letter. Kept sealed.
/// Removed, nobody can read it, and it can be restored for a while; then only that it was there is left.
public struct Scan: Sendable {
  public let id: FileID
  public let placement: PlacementID
  public let person: PersonID
  public let version: Version
  public let paper: Paper
  /// Bytes of the file.
  public let size: Int
  public let attached: Done
  public let state: State

  public enum Paper: String, CaseIterable, Sendable {
    case agreement, approval, statement, other
  }

  /// Who did it, and on which day.
  public struct Done: Sendable, Hashable {
    public let day: CivilDate
    public let by: String
  }

  public enum State: Sendable {
    case kept(SealedFile)
    case removed(Removal)
  }

  /// That it was removed, and until when that can be undone.
  public struct Removal: Sendable, Hashable {
    public let done: Done
    public let reason: Reason
    /// The last day on which it can be restored; `nil` once its content is wiped.
    public let restorable: CivilDate?

    public func isRestorable(on today: CivilDate) -> Bool { restorable.map { today <= $0 } ?? false }
  }

  public enum Reason: String, CaseIterable, Sendable {
    case wrongPaper = "wrong-paper"
    case wrongPerson = "wrong-person"
    case notLegible = "not-legible"
    case replaced
  }

  /// Days for which a removed paper can be restored; the sweeping wipes it after the last of them. Long enough for
  /// somebody back from two weeks' holiday to notice; no longer, because what was attached to the wrong person lies there.
  static let daysToRestore = 14

  static let shelf = FileShelf("placement_scan", in: .case)

  /// As many as a placement of two years with all its papers, and some again.
  static let most = 40
}

/// A scan with what is known of its file, where that opens.
struct OpenScan: Sendable {
  let scan: Scan
  /// `nil` where it was removed, or cannot be read.
  let facts: FileFacts?

  init(_ scan: Scan, _ opener: Opener) {
    self.scan = scan
    guard case .kept(let file) = scan.state else {
      facts = nil
      return
    }
    // Why it does not open is said where somebody wants to read it.
    do { facts = try opener.facts(of: file) } catch { facts = nil }
  }
}

extension Scan {
  var removal: Removal? { if case .removed(let removal) = state { removal } else { nil } }

  /// What is opened to know the file's name.
  var places: [SealedPlace] {
    guard case .kept(let file) = state else { return [] }
    return [file.place]
  }
}

/// A scan is not, or not any more, in the state for what was to be done with it.
enum ScanState: Error {
  case removedAlready
  case notRemoved
  case wiped
}

/// No more scans fit to this placement.
struct TooManyScans: Error {}
