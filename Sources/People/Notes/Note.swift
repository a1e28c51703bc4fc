public import Access
public import Design
public import Language
public import Values

/// What the team writes down about somebody: in the words of whoever writes, for everybody who works with the person, and
/// readable for the person. What was said or tried on a day is a contact; what only the counsellor may know, a closed note.
public struct Note: Sendable, Hashable {
  public let id: NoteID
  public let person: PersonID
  public let version: Version
  public let author: Author
  /// The day on which it was written.
  public let noted: CivilDate
  /// The placement of the person's that it is about; none where it is about more than one, or about none.
  public let placement: PlacementID?
  /// The earlier note that it corrects.
  public let corrects: NoteID?
  /// The note that corrects it.
  public let correction: Correction?
  public let content: Content

  public struct Author: Sendable, Hashable {
    public let account: AccountID?
    /// As it was when the note was written.
    public let name: String
  }

  public enum Content: Sendable, Hashable {
    case words(String)
    /// Taken back by its author on that day, who had meant something or somebody else: the words are gone, that there was
    /// a note is not.
    case withdrawn(CivilDate)
  }

  public struct Correction: Sendable, Hashable {
    public let id: NoteID
    public let author: String
    public let noted: CivilDate
  }

  public var words: String? { if case .words(let words) = content { words } else { nil } }
  public var withdrawn: CivilDate? { if case .withdrawn(let day) = content { day } else { nil } }

  /// The last day on which its author may still change it, as with contacts (docs/decisions/024): from then on others have
  /// acted on it, and it is corrected by another note.
  var mendableUntil: CivilDate { noted.adding(days: 1) }

  func isMendable(by account: AccountID?, on day: CivilDate) -> Bool {
    words != nil && correction == nil && account != nil && account == author.account && day <= mendableUntil
  }

  /// Corrected once: what is wrong in the correction is corrected there.
  var isCorrectable: Bool { words != nil && correction == nil }

  /// Characters: two pages.
  static let longest = 5000
}

public enum NoteKind: Identified { public static let name = "note" }
public typealias NoteID = ID<NoteKind>

/// The placements that somebody has or had, as the reader is told of them; the rooms above know them.
public typealias PlacementNames = @Sendable (PersonID, Transaction, Voice) throws -> Disclosed<[PlacementName]>

public struct PlacementName: Sendable {
  public let id: PlacementID
  public let name: String
  /// Where it is read.
  public let link: Link

  public init(_ id: PlacementID, _ name: String, at link: Link) { (self.id, self.name, self.link) = (id, name, link) }
}
