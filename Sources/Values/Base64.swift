internal import CSodium

/// Base64 (RFC 4648 §4), by libsodium.
public enum Base64 {
  public static func text(_ bytes: some Collection<UInt8>) -> String {
    guard !bytes.isEmpty else { return "" }
    let (bytes, form) = (Array(bytes), Int32(sodium_base64_VARIANT_ORIGINAL))
    var text = [CChar](repeating: 0, count: sodium_base64_encoded_len(bytes.count, form))
    sodium_bin2base64(&text, text.count, bytes, bytes.count, form)
    return String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// `nil` for what is no base64.
  public static func bytes(_ text: String) -> [UInt8]? {
    var (bytes, length) = ([UInt8](repeating: 0, count: text.utf8.count), 0)
    let isWhole = sodium_base642bin(
      &bytes, bytes.count, text, text.utf8.count, nil, &length, nil, Int32(sodium_base64_VARIANT_ORIGINAL))
    return isWhole == 0 ? Array(bytes.prefix(length)) : nil
  }
}
