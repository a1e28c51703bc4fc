public import Design
public import Language
public import Values

extension Link {
  /// The same address, whose page says once what was done.
  ///
  /// On its way out of the house the sentence leaves the address and lies with the browser for a moment, for this session
  /// and this page alone: an address that is kept, sent or typed says nothing. See `Did`.
  ///
  /// - Parameter done: a sentence without arguments from the room's own catalog, under a key that begins with `done.`.
  public func saying(_ done: Phrase) -> Link {
    adding(query: Did.sentence, String(done.key.dropFirst(Phrase.done.count)))
  }

  /// The same about a record. The page says it in the words of the room that keeps the record, from what is stored by then
  /// (`Telling`), and offers to take it back where that is possible.
  ///
  /// - Parameters:
  ///   - version: the record's when it had been done: as it will be stored, with what follows from the act.
  ///   - part: which part of the record it was about, where that has a name of its own: nothing about anybody.
  public func saying<Of>(_ done: Phrase, about id: ID<Of>, at version: Version, part: String = "") -> Link {
    saying(done).adding(
      query: Did.record, [Of.name, id.text, String(version.number), part].joined(separator: ":"))
  }
}

extension Phrase {
  static let done = "done."

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
