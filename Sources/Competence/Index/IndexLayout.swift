/// The file format of one (language, kind, version): a header, then sections of plain little-endian arrays that are
/// used where they lie in memory. Version 1.
///
///     0   8  magic "NYVEJTAX"
///     8   4  format version          12  4  CRC-32 of everything from byte 16
///     16  8  length of the file      24  8  fingerprint of the source text
///     32 16  language, UTF-8, zero-padded
///     48 32  taxonomy version, UTF-8, zero-padded
///     80  4  indexed kind            84  4  number of sections
///     88     sections: offset and length, 8 bytes each
enum IndexLayout {
  static let magic: [UInt8] = Array("NYVEJTAX".utf8)
  static let formatVersion: UInt32 = 1
  static let checkedFrom = 16
  static let sectionTable = 88
  static let headerLength = sectionTable + Section.allCases.count * 16

  enum Section: Int, CaseIterable {
    /// u64: hash of each concept's URI, ascending.
    case conceptHash
    /// u32: where each URI begins in the text pool, plus the end.
    case conceptURI
    /// u32: kind in the upper half, packed ISCO in the lower.
    case conceptFacts
    /// u32: each concept's first label, plus the end. The first is the one to show.
    case conceptLabels
    /// u32: concept of each label.
    case labelConcept
    /// u32: where each label begins in the text pool, plus the end.
    case labelText
    /// f32: one over the length of the label's tf-idf vector.
    case labelInverseNorm
    /// u8: LabelKind.
    case labelKind
    /// u32: each label's first word in `labelWords`, plus the end.
    case labelWordStart
    /// u32: word numbers; the top bit marks a word in brackets.
    case labelWords
    /// u32: where each word begins in `units`, plus the end.
    case wordUnits
    /// u32: in how many labels the word stands.
    case wordFrequency
    /// u8 pairs: where the trunk begins in the word and how long it is.
    case wordTrunk
    /// u32: gram hashes, ascending.
    case gramHash
    /// u32: where each gram's postings begin, plus the end.
    case gramStart
    /// u32: in how many labels the gram stands.
    case gramFrequency
    /// Label numbers as differences, seven bits a byte.
    case postings
    /// UTF-8.
    case text
    /// UTF-16 units of the folded words.
    case units
  }

  /// A label has at least one gram, and no gram weighs less than 0.2 (``Rarity``).
  static let largestInverseNorm: Float = 5.1
  static let asideBit: UInt32 = 0x8000_0000
}

/// FNV-1a, 64 bits: names a source text or a URI. Not a defence against forgery.
enum Fingerprint {
  static func of(_ bytes: some Sequence<UInt8>, from start: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
    var hash = start
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }

  static func of(_ text: String) -> UInt64 { of(text.utf8) }
}
