public import Access
public import Values

/// A paper of a placement, scanned or photographed: the agreement that was signed, the authority's letter. Kept sealed;
/// once removed only that it was there is left.
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
    case removed(Done, Reason)
  }

  public enum Reason: String, CaseIterable, Sendable {
    case wrongPaper = "wrong-paper"
    case wrongPerson = "wrong-person"
    case notLegible = "not-legible"
    case replaced
  }

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
  /// What is opened to know the file's name.
  var places: [SealedPlace] {
    guard case .kept(let file) = state else { return [] }
    return [file.place]
  }
}

/// No more scans fit to this placement.
struct TooManyScans: Error {}
