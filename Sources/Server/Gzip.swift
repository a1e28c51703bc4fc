import CZlib
import Design
import Web

/// Makes answers smaller for those who say that they can read them (RFC 1952).
enum Gzip {
  /// Below this the header costs more than is saved.
  static let shortest = 1024

  /// The files that belong to the programme, made smaller once: they hold nothing secret, and never change.
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

  /// - Parameter padding: bytes of comment in the header. A different number each time keeps the length from telling
  ///   how well something typed fits something secret on the same page (BREACH).
  /// - Returns: `nil` when there is not enough memory; the answer then goes out as it is.
  static func compress(_ bytes: [UInt8], padding: Int) -> [UInt8]? {
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    var comment = [UInt8](repeating: 0x2E, count: padding) + [0]
    var (input, output) = (bytes, [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + padding))
    let done = comment.withUnsafeMutableBufferPointer { comment in
      input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output -> Bool in
          var header = gz_header()
          header.comment = comment.baseAddress
          header.os = 255
          stream.next_in = input.baseAddress
          stream.avail_in = UInt32(input.count)
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(output.count)
          return withUnsafeMutablePointer(to: &header) { header in
            deflateSetHeader(&stream, header) == Z_OK && deflate(&stream, Z_FINISH) == Z_STREAM_END
          }
        }
      }
    }
    guard done else { return nil }
    output.removeLast(Int(stream.avail_out))
    return output
  }
}
