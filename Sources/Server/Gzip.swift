import CDeflate
import Design
import Web

/// Makes answers smaller for those who say that they can read them (RFC 1952).
enum Gzip {
  /// Below this the header costs more than is saved.
  static let shortest = 1024

  /// The files that belong to the program, made smaller once: they hold nothing secret, and never change.
  private static let assets: [(asset: Asset, smaller: [UInt8])] = Asset.all.compactMap { asset in
    compress(asset.bytes, padding: 0).map { (asset, $0) }
  }

  static func compress(_ response: Web.Response, padding: Int) -> [UInt8]? {
    let known = assets.first {
      $0.asset.bytes.count == response.body.count && $0.asset.contentType == response.header("Content-Type")
        && $0.asset.bytes == response.body
    }
    return known?.smaller ?? compress(response.body, padding: padding)
  }

  static func isWorthwhile(_ response: Web.Response, acceptEncoding: String?) -> Bool {
    guard response.body.count > shortest, response.header("Content-Encoding") == nil, accepts(acceptEncoding),
      // A strong ETag names the bytes as they are.
      response.header("ETag") == nil, let type = response.header("Content-Type")
    else { return false }
    let essence = type.prefix { $0 != ";" }
    return essence.hasPrefix("text/") || essence.hasSuffix("json") || essence == "image/svg+xml"
  }

  /// Whether `gzip` stands in the list and is not refused by `q=0`.
  static func accepts(_ header: String?) -> Bool {
    (header ?? "").lowercased().split(separator: ",").contains { item in
      let parts = item.split(separator: ";").map { $0.filter { $0 != " " } }
      guard let name = parts.first, name == "gzip" || name == "*" else { return false }
      return !parts.dropFirst().contains { ["q=0", "q=0.0", "q=0.00", "q=0.000"].contains($0) }
    }
  }

  /// At this level libdeflate makes pages smaller than zlib's usual level does, in a third of the time.
  private static let level: Int32 = 5

  /// - Parameter padding: bytes of comment in the header. A different number each time keeps the length from telling
  ///   how well something typed fits something secret on the same page (BREACH).
  /// - Returns: `nil` when there is not enough memory; the answer then goes out as it is.
  static func compress(_ bytes: [UInt8], padding: Int) -> [UInt8]? {
    guard let compressor = libdeflate_alloc_compressor(level) else { return nil }
    defer { libdeflate_free_compressor(compressor) }
    // No time and no system; what follows the fixed part is the comment, ended by a zero.
    let header: [UInt8] = [0x1F, 0x8B, 8, hasComment, 0, 0, 0, 0, 0, 0xFF]
    let start = header.count + padding + 1
    let room = libdeflate_deflate_compress_bound(compressor, bytes.count)
    var output = [UInt8](unsafeUninitializedCapacity: start + room + 8) { output, count in
      for (index, byte) in header.enumerated() { output[index] = byte }
      for index in header.count..<start { output[index] = 0x2E }
      output[start - 1] = 0
      let length = bytes.withUnsafeBytes {
        libdeflate_deflate_compress(compressor, $0.baseAddress, $0.count, output.baseAddress! + start, room)
      }
      count = length == 0 ? 0 : start + length
    }
    guard !output.isEmpty else { return nil }
    let checksum = bytes.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
    for word in [checksum, UInt32(truncatingIfNeeded: bytes.count)] {
      withUnsafeBytes(of: word.littleEndian) { output.append(contentsOf: $0) }
    }
    return output
  }

  /// The flag of RFC 1952 that says so.
  private static let hasComment: UInt8 = 16
}
