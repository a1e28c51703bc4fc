public import Values

/// Days on which a workplace is closed, by the word that its people use: “summer closure”.
public struct Closure: Sendable, Hashable {
  public var id: EntryID
  public var from: CivilDate
  /// The last day; not before the first.
  public var until: CivilDate
  public var name: String

  /// `nil` when it would end before it begins.
  public init?(id: EntryID, from: CivilDate, until: CivilDate, name: String) {
    guard until >= from else { return nil }
    (self.id, self.from, self.until, self.name) = (id, from, until, name)
  }

  public func contains(_ day: CivilDate) -> Bool { day >= from && day <= until }
}
