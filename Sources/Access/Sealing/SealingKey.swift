/// The key of a person and circle. Whoever has it can seal; only this room opens.
public struct SealingKey: Sendable, CustomStringConvertible, CustomReflectable {
  /// The version of algorithm and encoding; sealed in with the text.
  static let format: UInt8 = 1
  static let markLength = 8
  /// Bytes that sealing adds.
  static let overhead = 1 + markLength + SealedBox.overhead

  let owner: KeyOwner
  /// By which a sealed text says under which key it lies: a person's next key is not taken for an erased one.
  let mark: [UInt8]
  private let secret: [UInt8]

  init?(owner: KeyOwner, mark: [UInt8], secret: [UInt8]) {
    guard mark.count == SealingKey.markLength, secret.count == SealedBox.keyLength else {
      return nil
    }
    (self.owner, self.mark, self.secret) = (owner, mark, secret)
  }

  /// - Throws: `SealedElsewhere` when the place is another person's or of another circle.
  public func seal(_ text: String, at place: SealedPlace) throws(SealedElsewhere) -> Ciphertext {
    try seal(Array(text.utf8)[...], at: place)
  }

  func seal(_ text: ArraySlice<UInt8>, at place: SealedPlace) throws(SealedElsewhere) -> Ciphertext {
    guard place.owner == owner else { throw SealedElsewhere() }
    let head = [SealingKey.format] + mark
    let sealed = head + SealedBox.seal(text, with: head + place.associatedData, under: secret)
    return Ciphertext(bytes: sealed, of: owner)
  }

  /// - Throws: `Unreadable` when it is not what was sealed here under this key.
  func open(_ sealed: Ciphertext, at place: SealedPlace) throws(Unreadable) -> [UInt8] {
    let bytes = sealed.bytes
    guard bytes.first == SealingKey.format else {
      throw Unreadable(bytes.isEmpty ? .damaged : .unknownFormat, place)
    }
    guard bytes.count >= SealingKey.overhead else { throw Unreadable(.damaged, place) }
    let head = bytes.prefix(1 + SealingKey.markLength)
    guard head.dropFirst().elementsEqual(mark) else { throw Unreadable(.keyGone, place, under: head.dropFirst()) }
    guard
      let text = SealedBox.open(
        bytes.dropFirst(head.count), with: Array(head) + place.associatedData, under: secret)
    else { throw Unreadable(.damaged, place) }
    return text
  }

  /// For a key that seals nothing.
  var lookup: LookupKey { LookupKey(secret) }

  public var description: String { "a key" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Something was about to be sealed under the key of somebody else, or of another circle. A fault of the room.
public struct SealedElsewhere: Error, Hashable {}
