public import Access
public import Language
public import Values

/// That two records of one person were made one: everything that is kept about her lies with the one, the other is set
/// aside. It can be undone for a while.
public struct PersonMerge: Sendable, Hashable {
  public let id: PersonMergeID
  /// Whose record was kept.
  public let person: PersonID
  /// The record that was set aside, and what it is called by.
  public let aside: PersonID
  public let asideName: String
  public let version: Version
  public let why: String
  public let joined: CivilDate
  let moment: Moment
  /// Who did it.
  public let by: String
  /// The last day on which it can be undone.
  public let undoUntil: CivilDate
  public let undone: CivilDate?
  /// Why it was undone.
  public let undoneWhy: String?

  /// So long it can be undone: long enough to notice the slip at the next meeting, short enough that what moved is still
  /// told from what came later.
  static let daysToUndo = 30

  /// More are shown of nobody.
  static let most = 100
}

/// Who the pages of a merge are about, as far as a room knows what must not come together, or has to be known before.
public struct JoinFindings: Sendable {
  /// What has to be ended first.
  public var blocks: [Phrase]
  /// What will be so afterwards.
  public var notes: [Phrase]

  public init(blocks: [Phrase] = [], notes: [Phrase] = []) { (self.blocks, self.notes) = (blocks, notes) }
}

/// What a room finds before two records are made one.
///
/// - Parameters: the record that is kept, the one that is set aside.
public typealias JoinCheck = @Sendable (PersonID, PersonID, Transaction) throws -> Disclosed<JoinFindings>

/// What a room brings into order in one of two records before they are made one; nothing of it is seen.
public typealias JoinClearing = @Sendable (PersonID, Transaction) throws -> Void
