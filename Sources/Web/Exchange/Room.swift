public import Access
import Design
public import Language

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
