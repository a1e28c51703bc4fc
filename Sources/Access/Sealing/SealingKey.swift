internal import CSodium

/// The key of a person and circle. Whoever has it can seal; only this room opens.
///
/// XChaCha20-Poly1305 (libsodium, draft-irtf-cfrg-xchacha-03): nonces of 192 random bits, so that none is ever used
/// twice, whoever seals in whichever process.
public struct SealingKey: Sendable, CustomStringConvertible, CustomReflectable {
  /// The version of algorithm and encoding; sealed in with the text.
  static let format: UInt8 = 1
  static let markLength = 8
  private static let nonceLength = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
  private static let tagLength = Int(crypto_aead_xchacha20poly1305_ietf_ABYTES)
  /// Bytes that sealing adds.
  static let overhead = 1 + markLength + nonceLength + tagLength

  let owner: KeyOwner
  /// By which a sealed text says under which key it lies: a person's next key is not taken for an erased one.
  let mark: [UInt8]
  private let secret: [UInt8]

  init?(owner: KeyOwner, mark: [UInt8], secret: [UInt8]) {
    guard mark.count == SealingKey.markLength, secret.count == Int(crypto_aead_xchacha20poly1305_ietf_KEYBYTES) else {
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
    let nonce = Secret.bytes(SealingKey.nonceLength)
    let data = head + place.associatedData
    let start = head.count + nonce.count
    let sealed = [UInt8](unsafeUninitializedCapacity: text.count + SealingKey.overhead) { buffer, count in
      // There is room for the overhead at least.
      guard let base = buffer.baseAddress else { return }
      base.update(from: head + nonce, count: start)
      text.withUnsafeBufferPointer { text in
        _ = crypto_aead_xchacha20poly1305_ietf_encrypt(
          base + start, nil, text.baseAddress, UInt64(text.count), data, UInt64(data.count), nil, nonce, secret)
      }
      count = text.count + SealingKey.overhead
    }
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
    let nonce = Array(bytes.dropFirst(head.count).prefix(SealingKey.nonceLength))
    let data = Array(head) + place.associatedData
    let start = head.count + nonce.count
    var isWhole = false
    let text = [UInt8](unsafeUninitializedCapacity: bytes.count - SealingKey.overhead) { buffer, count in
      isWhole = bytes.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return false }
        return crypto_aead_xchacha20poly1305_ietf_decrypt(
          buffer.baseAddress, nil, nil, base + start, UInt64(bytes.count - start), data, UInt64(data.count), nonce,
          secret)
          == 0
      }
      count = isWhole ? bytes.count - SealingKey.overhead : 0
    }
    guard isWhole else { throw Unreadable(.damaged, place) }
    return text
  }

  public var description: String { "a key" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Something was about to be sealed under the key of somebody else, or of another circle. A fault of the room.
public struct SealedElsewhere: Error, Hashable {}
