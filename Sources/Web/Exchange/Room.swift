public import Access
public import Design
public import Language
public import Values

/// What a room brings into the house, so that the house needs one line for it: what it keeps, what it does for programs,
/// and where it stands in the menu. Who answers at its addresses, the house asks it in `Routes.swift`.
public protocol Room: Sendable {
  /// Its tables; the numbers are the order of their history.
  static var migrations: [Migration] { get }
  /// Every stored column, with circle, subject and clock.
  static var declarations: [TableDeclaration] { get }
  /// What it does for programs.
  static var operations: [Operation] { get }
  static var menu: [MenuPlace] { get }
  /// Its places under the reader's own name: what few have a use for.
  static var accountMenu: [MenuPlace] { get }
}

extension Room {
  public static var accountMenu: [MenuPlace] { [] }
}

/// A place in the menu of staff.
public struct MenuPlace: Sendable {
  let word: Phrase
  let link: Link
  /// Whether this reader has any use for it.
  let isFor: @Sendable (Actor) -> Bool

  public init(_ word: Phrase, at address: some Address, for isFor: @escaping @Sendable (Actor) -> Bool) {
    (self.word, link, self.isFor) = (word, .to(address), isFor)
  }
}

/// What is done most often, and is offered on every page of staff: noting a contact, with whomever the page is about.
public struct LogPlace: Sendable {
  let word: Phrase
  /// Where it is chosen with whom.
  let link: Link
  /// About somebody on whose page one is.
  let about: @Sendable (PersonID) -> Link
  /// About whomever or whatever the page of this path, or one below it, is about; `nil` where that is nobody's.
  let behind: @Sendable (_ path: [String], Actor) -> Link?
  let isFor: @Sendable (Actor) -> Bool

  public init<Place: Address>(
    _ word: Phrase, at address: Place, about: @escaping @Sendable (PersonID) -> Place,
    behind: @escaping @Sendable (_ path: [String], Actor) -> Link?, for isFor: @escaping @Sendable (Actor) -> Bool
  ) {
    (self.word, link, self.isFor) = (word, .to(address), isFor)
    (self.about, self.behind) = ({ .to(about($0)) }, behind)
  }
}
