import CZlib
import Foundation

/// Whole files into memory; the official files are some 15 MB each.
enum FileBytes {
  static func read(_ path: String) throws -> [UInt8] {
    do { return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
      throw CompetenceError.unreadable(path: path, reason: error.localizedDescription)
    }
  }
}

/// Unpacks deflate streams with a limit: an archive must not fill the memory.
enum Inflation {
  enum Wrapping: Int32 {
    /// A zip member's bare stream.
    case raw = -15
    case gzip = 31
  }

  /// More than fifteen times the largest file of the official download.
  static let largest = 256 << 20

  static func inflate(
    _ bytes: ArraySlice<UInt8>, _ wrapping: Wrapping, path: String, limit: Int = largest
  ) throws
    -> [UInt8]
  {
    var stream = z_stream()
    guard
      inflateInit2_(&stream, wrapping.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { throw CompetenceError.damagedArchive(path: path, reason: "the unpacker could not start") }
    defer { inflateEnd(&stream) }
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    return try bytes.withUnsafeBufferPointer { source in
      stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
      stream.avail_in = UInt32(clamping: source.count)
      while true {
        let (status, produced) = chunk.withUnsafeMutableBufferPointer { target -> (Int32, Int) in
          stream.next_out = target.baseAddress
          stream.avail_out = UInt32(target.count)
          let status = CZlib.inflate(&stream, Z_NO_FLUSH)
          return (status, target.count - Int(stream.avail_out))
        }
        output += chunk[..<produced]
        guard output.count <= limit else {
          throw CompetenceError.damagedArchive(
            path: path, reason: "a file in it unpacks to more than \(limit >> 20) MB")
        }
        if status == Z_STREAM_END { return output }
        guard status == Z_OK || (status == Z_BUF_ERROR && stream.avail_in > 0 && produced > 0) else {
          throw CompetenceError.damagedArchive(path: path, reason: "its compressed content breaks off or is damaged")
        }
      }
    }
  }
}
