public import Design
public import Language
public import Values

extension Link {
  /// The same address, whose page says once what was done. It travels in the address, so that it works without scripts
  /// and sessions.
  ///
  /// - Parameter done: a sentence without arguments from the room's own catalog, under a key that begins with `done.`:
  ///   nothing else is said for what stands in an address.
  public func saying(_ done: Phrase) -> Link {
    adding(query: "did", String(done.key.dropFirst(Phrase.done.count)))
  }

  /// The same, with the record that was made or changed: the page offers to take it back as long as that is possible. Its
  /// address says only which; whether, the page finds in the record as it is then.
  public func saying<Of>(_ done: Phrase, undoing id: ID<Of>) -> Link { saying(done).adding(query: Desk.undo, id.text) }
}

extension Desk {
  fileprivate static let undo = "undo"

  /// The record that an act before this page was about; `nil` where the page does not come from one.
  public func undoable<Of>(_ kind: Of.Type = Of.self) -> ID<Of>? { visit.request.query[Desk.undo].flatMap { ID($0) } }

  /// Whether the page says that this was done.
  public func says(_ done: Phrase) -> Bool { visit.request.query["did"].map { Phrase.done + $0 } == done.key }
}

extension Phrase {
  fileprivate static let done = "done."

  /// A key that begins with `done.not-` says what was asked for and not done.
  var saysRefusal: Bool { key.hasPrefix(Phrase.done + "not-") }

  /// What an address says that was done; `nil` when it is none of our sentences.
  init?(done code: String) {
    do {
      try self.init(key: Phrase.done + code)
    } catch {
      return nil
    }
  }
}
