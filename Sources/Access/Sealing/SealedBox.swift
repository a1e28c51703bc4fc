internal import CSodium

/// Sealing itself: a nonce, and behind it the text with its tag.
///
/// XChaCha20-Poly1305 (libsodium, draft-irtf-cfrg-xchacha-03): nonces of 192 random bits, so that none is ever used
/// twice, whoever seals in whichever process.
enum SealedBox {
  static let keyLength = Int(crypto_aead_xchacha20poly1305_ietf_KEYBYTES)
  private static let nonceLength = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
  private static let tagLength = Int(crypto_aead_xchacha20poly1305_ietf_ABYTES)
  /// Bytes that sealing adds.
  static let overhead = nonceLength + tagLength

  /// - Parameters:
  ///   - data: what is sealed in beside the text without being stored with it.
  ///   - key: `keyLength` bytes.
  static func seal(_ text: ArraySlice<UInt8>, with data: [UInt8], under key: [UInt8]) -> [UInt8] {
    let nonce = Secret.bytes(nonceLength)
    return [UInt8](unsafeUninitializedCapacity: text.count + overhead) { buffer, count in
      // There is room for the overhead at least.
      guard let base = buffer.baseAddress else { return }
      base.update(from: nonce, count: nonce.count)
      text.withUnsafeBufferPointer { text in
        _ = crypto_aead_xchacha20poly1305_ietf_encrypt(
          base + nonce.count, nil, text.baseAddress, UInt64(text.count), data, UInt64(data.count), nil, nonce, key)
      }
      count = text.count + overhead
    }
  }

  /// `nil` when it is not what was sealed with these data under this key.
  static func open(_ sealed: ArraySlice<UInt8>, with data: [UInt8], under key: [UInt8]) -> [UInt8]? {
    guard sealed.count >= overhead else { return nil }
    let nonce = Array(sealed.prefix(nonceLength))
    var isWhole = false
    let text = [UInt8](unsafeUninitializedCapacity: sealed.count - overhead) { buffer, count in
      isWhole = sealed.dropFirst(nonceLength).withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return false }
        return crypto_aead_xchacha20poly1305_ietf_decrypt(
          buffer.baseAddress, nil, nil, base, UInt64(bytes.count), data, UInt64(data.count), nonce, key) == 0
      }
      count = isWhole ? sealed.count - overhead : 0
    }
    return isWhole ? text : nil
  }
}
