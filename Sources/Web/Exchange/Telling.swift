public import Access
public import Design
public import Language
public import Values

/// What was done with a record, for the room that keeps it.
public struct Done<Of: Identified>: Sendable {
  public let id: ID<Of>
  /// The record's version when it had been done, with what followed from it.
  public let version: Version
  /// Which part of the record it was about; empty where there is only one.
  public let part: String
  let sentence: Phrase

  /// Whether nothing else has been done with the record since.
  public func isLatest(_ now: Version) -> Bool { now == version }

  /// The part of an act that put something in the place of what was there: taking it back would not bring that again.
  public static var again: String { "again" }

  public var isAgain: Bool { part == Self.again }

  /// Whether it was this.
  public func was(_ done: Phrase...) -> Bool { done.contains { $0.key == sentence.key } }
}

/// What a page says of an act: to whom it was done, and the way back.
public struct Said: Sendable {
  let words: String
  let undo: Button?

  /// - Parameter undo: a form with the version of the record as it is stored now.
  public init(_ words: String, undo: Button? = nil) {
    (self.words, self.undo) = (words, undo)
  }
}

/// How a room tells, on the page behind an act, what was done with one of its records. It reads the record as it is by
/// then; of one that the reader does not reach nothing but the bare sentence is said.
public struct Telling: Sendable {
  let kind: String
  let tell: @Sendable (Did, Did.Record, Transaction, Desk) throws -> Said?

  /// - Parameter tell: `nil` where nothing is to be added to the bare sentence.
  public init<Of: Identified & SendableMetatype>(
    of kind: Of.Type, _ tell: @escaping @Sendable (Done<Of>, Transaction, Desk) throws -> Disclosed<Said?>
  ) {
    self.kind = Of.name
    self.tell = { did, record, tx, desk in
      guard let id = ID<Of>(record.id) else { return nil }
      let done = Done(id: id, version: record.version, part: record.part, sentence: did.sentence)
      return try tell(done, tx, desk).act { $0 }
    }
  }
}

extension Desk {
  /// The bare sentence of what was done, with whom or what it was done to in front of it.
  ///
  /// - Parameter hint: a sentence behind it, about what was done.
  public func said<Of>(_ done: Done<Of>, of name: String?, adding hint: String? = nil, undo: Button? = nil) -> Said {
    let words = [voice(done.sentence), hint].compactMap(\.self).joined(separator: " ")
    return Said(name.map { voice(.flashAbout(name: $0, sentence: words)) } ?? words, undo: undo)
  }

  /// The way to the form in which what was done is changed again, where there is no way straight back.
  public func changing(_ form: some Address) -> Button { Button(voice(.flashChange), .go(.to(form)), tone: .quiet) }

  /// The button that takes back what was done with a record: its address is sent the answers, with the version that the page
  /// shows.
  public func takingBack(
    _ word: Phrase, at record: some Address, _ version: Version, _ answers: [Hidden] = [], about: String? = nil
  ) -> Button {
    Button(
      voice(word), .send(.to(record), hidden: formKeys + [self.version(version)] + answers), tone: .quiet, icon: .undo,
      about: about)
  }

  /// What is said of an act that something else came after: a form that was sent before and is sent again does nothing
  /// twice.
  public func saidBefore(of name: String?) -> Said {
    let words = voice(.flashBefore)
    return Said(name.map { voice(.flashAbout(name: $0, sentence: words)) } ?? words)
  }

  /// With what was done before this page, as it is told from what is stored.
  func telling(_ tx: Transaction) throws -> Desk {
    var desk = self
    if let did = visit.did {
      let said = try told(did, tx)
      desk.flash = Frame.Flash(
        words: said?.words ?? voice(did.sentence), undo: said?.undo, isRefusal: did.sentence.saysRefusal)
    } else if let did = visit.didBefore, let said = try told(did, tx), let undo = said.undo, case .send = undo.act {
      desk.flash = Frame.Flash(words: voice(.flashLast(sentence: said.words)), undo: undo, isEarlier: true)
    }
    return desk
  }

  private func told(_ did: Did, _ tx: Transaction) throws -> Said? {
    guard let record = did.record, let telling = visit.tellings[record.kind] else { return nil }
    do { return try telling.tell(did, record, tx, self) } catch is NotFound { return nil }
  }
}
