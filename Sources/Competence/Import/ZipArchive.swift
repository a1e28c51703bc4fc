import CZlib

/// Reads the members of a zip file (stored or deflated; no encryption, no multi-disk). Every offset is checked, and so is
/// each member's checksum.
struct ZipArchive {
  struct Member: Sendable {
    let name: String
    let method: UInt16
    let checksum: UInt32
    let packed: Int
    let unpacked: Int
    let headerOffset: Int
  }

  let path: String
  let members: [Member]
  private let bytes: [UInt8]

  static let endSignature: UInt32 = 0x0605_4B50
  static let entrySignature: UInt32 = 0x0201_4B50
  static let memberSignature: UInt32 = 0x0403_4B50
  private static let mostMembers = 10_000

  init(_ bytes: [UInt8], path: String) throws {
    self.bytes = bytes
    self.path = path
    func broken(_ reason: String) -> CompetenceError { .damagedArchive(path: path, reason: reason) }
    guard let end = ZipArchive.endRecord(in: bytes) else { throw broken("its table of contents is missing") }
    let count = Int(bytes.number16(end + 10))
    var position = Int(bytes.number32(end + 16))
    guard count <= ZipArchive.mostMembers else { throw broken("it lists \(count) files") }
    var members: [Member] = []
    for _ in 0..<count {
      guard position <= bytes.count - 46, bytes.number32(position) == ZipArchive.entrySignature else {
        throw broken("its table of contents is damaged")
      }
      let (name, extra) = (Int(bytes.number16(position + 28)), Int(bytes.number16(position + 30)))
      let comment = Int(bytes.number16(position + 32))
      guard position + 46 + name + extra + comment <= bytes.count else {
        throw broken("its table of contents is cut off")
      }
      guard bytes.number16(position + 8) & 1 == 0 else { throw broken("it is encrypted") }
      members.append(
        Member(
          name: String(decoding: bytes[(position + 46)..<(position + 46 + name)], as: UTF8.self),
          method: bytes.number16(position + 10), checksum: bytes.number32(position + 16),
          packed: Int(bytes.number32(position + 20)), unpacked: Int(bytes.number32(position + 24)),
          headerOffset: Int(bytes.number32(position + 42))))
      position += 46 + name + extra + comment
    }
    self.members = members
  }

  /// The content of one member.
  func content(of member: Member) throws -> [UInt8] {
    func broken(_ reason: String) -> CompetenceError {
      .damagedArchive(path: path, reason: "\(member.name): \(reason)")
    }
    let header = member.headerOffset
    guard header <= bytes.count - 30, bytes.number32(header) == ZipArchive.memberSignature else {
      throw broken("its place in the archive is wrong")
    }
    let start = header + 30 + Int(bytes.number16(header + 26)) + Int(bytes.number16(header + 28))
    guard start <= bytes.count, member.packed <= bytes.count - start else { throw broken("it is cut off") }
    let packed = bytes[start..<start + member.packed]
    let content: [UInt8]
    switch member.method {
    case 0: content = Array(packed)
    case 8: content = try Inflation.inflate(packed, .raw, path: path)
    default: throw broken("it is packed by method \(member.method), which is not supported")
    }
    guard content.count == member.unpacked else { throw broken("its length is wrong") }
    guard content.withUnsafeBytes({ Checksum.crc32($0[...]) }) == member.checksum else {
      throw broken("its checksum is wrong")
    }
    return content
  }

  /// The end record lies within the last 64 KB, before an optional comment.
  private static func endRecord(in bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    var position = bytes.count - 22
    let lowest = max(0, position - 0xFFFF)
    while position >= lowest {
      if bytes.number32(position) == endSignature { return position }
      position -= 1
    }
    return nil
  }
}

extension [UInt8] {
  /// Little-endian; the caller has checked the bounds.
  func number16(_ at: Int) -> UInt16 { UInt16(self[at]) | UInt16(self[at + 1]) << 8 }

  func number32(_ at: Int) -> UInt32 { UInt32(number16(at)) | UInt32(number16(at + 2)) << 16 }
}
