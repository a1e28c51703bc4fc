internal import CSodium

/// SHA-256 (FIPS 180-4): for seals, chains and comparisons, not for passwords.
public enum SHA256 {
  /// The digest's 32 bytes.
  public static func hash(_ message: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    crypto_hash_sha256(&digest, message, UInt64(message.count))
    return digest
  }

  /// The digest as 64 lower-case hexadecimal digits.
  public static func hex(_ message: some Sequence<UInt8>) -> String {
    hash(Array(message)).reduce(into: "") { text, byte in
      let digits = String(byte, radix: 16)
      text += digits.count == 1 ? "0" + digits : digits
    }
  }

  /// Of much, without a copy.
  public static func hash(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    bytes.withUnsafeBufferPointer { _ = crypto_hash_sha256(&digest, $0.baseAddress, UInt64($0.count)) }
    return digest
  }
}
