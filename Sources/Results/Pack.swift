/// A funder's list of indicators as data: what each one asks of the facts, on which date it counts, where the words come
/// from. Read from `Data/Indicators/*.json`; the format is documented in docs/indicators.md.
public struct Pack: Sendable {
  /// `ESFPLUS`, `ESF1420`, `ESF1420_2013`, or whatever a pack file of one's own says.
  public let name: String
  /// Changes whenever a figure could change.
  public let version: String
  public let title: String
  /// Columns of the tables beside the total: F, M and N, or fewer.
  public let genders: [String]
  public let indicators: [Indicator]
  public let entities: [EntityIndicator]
  /// What `Parameters` start from.
  public let defaults: Parameters

  /// First definition `complete`, then the pack's words, then the indicators.
  let definitions: [Definition]
  let ranges: NumberRanges
  /// Yes/no facts that some predicate asks for: their columns must be in the file.
  let uses: Set<Flag>

  struct Definition: Sendable {
    let name: String
    let when: String
    let predicate: Predicate
  }

  /// At most this many definitions: each is one bit.
  static let mostDefinitions = 64

  /// Which date decides the period an indicator falls into.
  public enum Axis: String, Sendable, CaseIterable {
    /// The first entry.
    case entry
    /// The final exit; only those who have left.
    case exit
    /// The day some months after the final exit; only those who have left.
    case later
  }

  /// One row of the funder's table.
  public struct Indicator: Sendable {
    public let code: String
    public let text: String
    public let axis: Axis
    /// Counts incomplete records too.
    public let countsIncomplete: Bool
    /// The predicate over the facts, as the pack writes it.
    public let when: String
    public let source: String
    /// `read`, `memory` or `design`: how far the source was checked.
    public let status: String
    /// The breakdowns the funder asks for, gender included.
    public let breakdowns: [String]
  }

  /// A row that counts organisations or projects, not participations.
  public struct EntityIndicator: Sendable {
    public enum Counting: Sendable, Equatable {
      /// Distinct entities of this kind per operation.
      case entities(kind: String)
      /// Operations whose column of this name says Y.
      case operations(column: String)
    }
    public let code: String
    public let text: String
    public let counting: Counting
    public let source: String
    public let status: String
  }
}
