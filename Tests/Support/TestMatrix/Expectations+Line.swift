import Access

/// How a line of the table is read.
extension Expectations {
  struct Line: Sendable {
    let kind: Kind
    let relations: Set<Relation>
    let acts: Set<Act>
    let mask: Mask
  }

  struct Unreadable: Error {
    let line: String
  }

  static let letters: [Character: Act] = [
    "r": .read, "l": .list, "n": .count, "c": .create, "e": .edit, "a": .agree, "x": .end, "t": .export,
  ]
}
