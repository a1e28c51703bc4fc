public import Design
public import Language

extension Link {
  /// The same address, whose page says once what was done. It travels in the address, so that it works without scripts
  /// and sessions.
  ///
  /// - Parameter done: a sentence without arguments from the room's own catalog, under a key that begins with `done.`:
  ///   nothing else is said for what stands in an address.
  public func saying(_ done: Phrase) -> Link {
    adding(query: "did", String(done.key.dropFirst(Phrase.done.count)))
  }
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
