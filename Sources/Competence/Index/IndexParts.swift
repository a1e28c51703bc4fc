import CZlib

/// The sections of an index while it is being built, and their writing out.
struct IndexParts {
  var conceptHash: [UInt64] = []
  var conceptURI: [UInt32] = []
  var conceptFacts: [UInt32] = []
  var conceptLabels: [UInt32] = []
  var labelConcept: [UInt32] = []
  var labelText: [UInt32] = []
  var labelInverseNorm: [Float] = []
  var labelKind: [UInt8] = []
  var labelWordStart: [UInt32] = []
  var labelWords: [UInt32] = []
  var wordUnits: [UInt32] = []
  var wordFrequency: [UInt32] = []
  var wordTrunk: [UInt8] = []
  var gramHash: [UInt32] = []
  var gramStart: [UInt32] = []
  var gramFrequency: [UInt32] = []
  var postings: [UInt8] = []
  var text: [UInt8] = []
  var units: [UInt16] = []

  /// Puts `string` into the pool and returns where it begins.
  mutating func add(text string: String) -> UInt32 {
    let start = UInt32(text.count)
    text += string.utf8
    return start
  }

  /// Turns sorted (gram, label) pairs into posting lists and label norms.
  mutating func addPostings(of pairs: [UInt64], labels: Int) {
    var squares = [Float](repeating: 0, count: labels)
    var members: [UInt32] = []
    var index = 0
    postings.reserveCapacity(pairs.count + pairs.count / 4)
    while index < pairs.count {
      let gram = UInt32(truncatingIfNeeded: pairs[index] >> 32)
      members.removeAll(keepingCapacity: true)
      while index < pairs.count, UInt32(truncatingIfNeeded: pairs[index] >> 32) == gram {
        let label = UInt32(truncatingIfNeeded: pairs[index])
        if members.last != label { members.append(label) }
        index += 1
      }
      gramHash.append(gram)
      gramStart.append(UInt32(postings.count))
      gramFrequency.append(UInt32(members.count))
      let weight = Rarity.ofGram(in: members.count, of: labels)
      var previous: UInt32 = 0
      for label in members {
        squares[Int(label)] += weight * weight
        append(label - previous)
        previous = label
      }
    }
    gramStart.append(UInt32(postings.count))
    labelInverseNorm = squares.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
  }

  private mutating func append(_ value: UInt32) {
    var rest = value
    while rest >= 0x80 {
      postings.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    postings.append(UInt8(rest))
  }

  func image(tag: String, version: String, kind: IndexedKind, fingerprint: UInt64) -> [UInt8] {
    var image = [UInt8](repeating: 0, count: IndexLayout.headerLength)
    func put(_ bytes: some Sequence<UInt8>, at start: Int, room: Int) {
      for (index, byte) in bytes.prefix(room).enumerated() { image[start + index] = byte }
    }
    func section<Element>(_ section: IndexLayout.Section, _ array: [Element]) {
      while image.count % 8 != 0 { image.append(0) }
      let start = image.count
      array.withUnsafeBytes { image.append(contentsOf: $0) }
      let entry = IndexLayout.sectionTable + section.rawValue * 16
      put(LittleEndian.bytes(UInt64(start)), at: entry, room: 8)
      put(LittleEndian.bytes(UInt64(image.count - start)), at: entry + 8, room: 8)
    }
    section(.conceptHash, conceptHash)
    section(.conceptURI, conceptURI)
    section(.conceptFacts, conceptFacts)
    section(.conceptLabels, conceptLabels)
    section(.labelConcept, labelConcept)
    section(.labelText, labelText)
    section(.labelInverseNorm, labelInverseNorm)
    section(.labelKind, labelKind)
    section(.labelWordStart, labelWordStart)
    section(.labelWords, labelWords)
    section(.wordUnits, wordUnits)
    section(.wordFrequency, wordFrequency)
    section(.wordTrunk, wordTrunk)
    section(.gramHash, gramHash)
    section(.gramStart, gramStart)
    section(.gramFrequency, gramFrequency)
    section(.postings, postings)
    section(.text, text)
    section(.units, units)
    put(IndexLayout.magic, at: 0, room: 8)
    put(LittleEndian.bytes(IndexLayout.formatVersion), at: 8, room: 4)
    put(LittleEndian.bytes(UInt64(image.count)), at: 16, room: 8)
    put(LittleEndian.bytes(fingerprint), at: 24, room: 8)
    put(tag.utf8, at: 32, room: 16)
    put(version.utf8, at: 48, room: 32)
    put(LittleEndian.bytes(kind.code), at: 80, room: 4)
    put(LittleEndian.bytes(UInt32(IndexLayout.Section.allCases.count)), at: 84, room: 4)
    let checksum = image.withUnsafeBytes { Checksum.crc32($0[IndexLayout.checkedFrom...]) }
    put(LittleEndian.bytes(checksum), at: 12, room: 4)
    return image
  }
}

enum LittleEndian {
  static func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}

enum Checksum {
  static func crc32(_ bytes: Slice<UnsafeRawBufferPointer>) -> UInt32 {
    let whole = UnsafeRawBufferPointer(rebasing: bytes)
    guard let base = whole.bindMemory(to: UInt8.self).baseAddress else { return 0 }
    return UInt32(truncatingIfNeeded: crc32_z(0, base, whole.count))
  }
}

/// How much a gram or a word says: the fewer labels it stands in, the more.
enum Rarity {
  @inline(__always)
  static func ofGram(in labels: Int, of all: Int) -> Float {
    logarithm(Float(all + 1) / Float(labels + 1)) + 0.2
  }

  @inline(__always)
  static func ofWord(in labels: Int, of all: Int) -> Float {
    logarithm(1 + Float(all) / Float(labels + 1))
  }
}
