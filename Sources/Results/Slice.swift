/// A stretch of an input file: 48 bits of offset and 16 of length in one word, because a million rows hold several each.
///
/// For CSV the stretch is a field's content without its quotes; a doubled quote inside stays doubled, which keeps
/// comparison byte by byte exact (an unquoted field cannot hold a quote).
struct Slice: Equatable, BitwiseCopyable {
  let bits: UInt64

  static let longest = 0xFFFF
  static let empty = Slice(offset: 0, length: 0)

  @inline(__always)
  init(offset: Int, length: Int) {
    bits = UInt64(truncatingIfNeeded: offset) << 16 | UInt64(truncatingIfNeeded: length)
  }

  @inline(__always) var offset: Int { Int(bits >> 16) }
  @inline(__always) var length: Int { Int(bits & 0xFFFF) }
  @inline(__always) var isEmpty: Bool { bits & 0xFFFF == 0 }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension InputFile {
  /// Whether two stretches of this and another file hold the same bytes.
  @inline(__always)
  func equal(_ mine: Slice, _ other: InputFile, _ theirs: Slice) -> Bool {
    mine.length == theirs.length && memcmp(start + mine.offset, other.start + theirs.offset, mine.length) == 0
  }

  /// Byte order, the shorter first when one begins the other: the order of identifiers (`e10` before `e9`).
  func precedes(_ a: Slice, _ b: Slice) -> Bool {
    let order = memcmp(start + a.offset, start + b.offset, min(a.length, b.length))
    return order == 0 ? a.length < b.length : order < 0
  }

  /// The stretch as text, doubled quotes undone; `nil` when it is not UTF-8.
  func text(_ slice: Slice) -> String? {
    let bytes = UnsafeBufferPointer(start: start + slice.offset, count: slice.length)
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    guard text.utf8.contains(0x22) else { return text }
    var undone: [UInt8] = []
    var skip = false
    for byte in text.utf8 {
      if byte == 0x22 {
        skip.toggle()
        if !skip { continue }
      } else {
        skip = false
      }
      undone.append(byte)
    }
    return String(decoding: undone, as: UTF8.self)
  }

  /// Up to eight bytes as one number, first byte lowest; 0 for an empty or longer stretch. Codes are compared this way.
  @inline(__always)
  func packed(_ slice: Slice) -> UInt64 {
    let length = slice.length
    guard length <= 8 else { return 0 }
    let at = start + slice.offset
    if length >= 4 {
      let low = UInt64(UnsafeRawPointer(at).loadUnaligned(as: UInt32.self).littleEndian)
      let high = UInt64(UnsafeRawPointer(at + length - 4).loadUnaligned(as: UInt32.self).littleEndian)
      return low | high << UInt64((length - 4) * 8)
    }
    var value: UInt64 = 0
    for index in 0..<length { value |= UInt64(at[index]) << UInt64(index * 8) }
    return value
  }

  /// A 64-bit hash of a stretch, started from `seed`. Equal bytes give equal hashes; the reverse is checked by `equal`.
  @inline(__always)
  func hash(_ slice: Slice, seed: UInt64) -> UInt64 {
    let (at, length) = (UnsafeRawPointer(start + slice.offset), slice.length)
    var hash = seed ^ UInt64(truncatingIfNeeded: length) &* 0x9E37_79B9_7F4A_7C15
    if length >= 8 {
      var index = 0
      while length - index > 8 {
        hash = fold(hash ^ at.loadUnaligned(fromByteOffset: index, as: UInt64.self), 0xA076_1D64_78BD_642F)
        index += 8
      }
      hash = fold(hash ^ at.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self), 0xE703_7ED1_A0B4_28DB)
    } else {
      hash = fold(hash ^ packed(slice), 0xE703_7ED1_A0B4_28DB)
    }
    return fold(hash, 0x8EBC_6AF0_9C88_C6E3)
  }
}

/// The two halves of a 128-bit product, folded: spreads every input bit over the whole word.
@inline(__always)
private func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
  let product = a.multipliedFullWidth(by: b)
  return product.high ^ product.low
}
