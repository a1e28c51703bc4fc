/// Why an index was refused; wrapped with its path before anyone sees it.
struct IndexFault: Error {
  var reason: String
}

/// The checked head of an index image: it names the sections that the reader may use.
struct IndexHeader {
  let language: String
  let version: String
  let kind: IndexedKind
  let fingerprint: UInt64
  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) throws {
    guard bytes.count >= IndexLayout.headerLength, bytes[..<8].elementsEqual(IndexLayout.magic) else {
      throw IndexFault(reason: "it is not an index file")
    }
    let format = bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
    guard format == IndexLayout.formatVersion else {
      throw IndexFault(reason: "it has format \(format), this program reads \(IndexLayout.formatVersion)")
    }
    let length = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
    guard length == UInt64(bytes.count) else {
      throw IndexFault(reason: "it is \(bytes.count) bytes long and should be \(length)")
    }
    guard bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self) == Checksum.crc32(bytes[IndexLayout.checkedFrom...])
    else { throw IndexFault(reason: "its checksum does not fit its content") }
    let code = bytes.loadUnaligned(fromByteOffset: 80, as: UInt32.self)
    guard let kind = IndexedKind.allCases.first(where: { $0.code == code }) else {
      throw IndexFault(reason: "it holds an unknown kind \(code)")
    }
    guard bytes.loadUnaligned(fromByteOffset: 84, as: UInt32.self) == UInt32(IndexLayout.Section.allCases.count) else {
      throw IndexFault(reason: "its table of sections is incomplete")
    }
    self.kind = kind
    self.bytes = bytes
    fingerprint = bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    language = IndexHeader.text(bytes[32..<48])
    version = IndexHeader.text(bytes[48..<80])
  }

  private static func text(_ slice: Slice<UnsafeRawBufferPointer>) -> String {
    String(decoding: slice.prefix { $0 != 0 }, as: UTF8.self)
  }

  func array<Element>(_ section: IndexLayout.Section) throws -> UnsafeBufferPointer<Element> {
    let entry = IndexLayout.sectionTable + section.rawValue * 16
    let start = bytes.loadUnaligned(fromByteOffset: entry, as: UInt64.self)
    let length = bytes.loadUnaligned(fromByteOffset: entry + 8, as: UInt64.self)
    let stride = UInt64(MemoryLayout<Element>.stride)
    guard start % 8 == 0, start >= UInt64(IndexLayout.headerLength), start <= UInt64(bytes.count),
      length <= UInt64(bytes.count) - start, length % stride == 0
    else { throw IndexFault(reason: "section \(section) lies outside the file") }
    let raw = UnsafeRawBufferPointer(rebasing: bytes[Int(start)..<Int(start + length)])
    return raw.bindMemory(to: Element.self)
  }
}

extension LanguageIndex {
  /// Follows every offset and number once, so that the search need not.
  func check() throws {
    try require(conceptURI.count == conceptCount + 1 && conceptLabels.count == conceptCount + 1, "concept table")
    try require(conceptFacts.count == conceptCount, "concept table")
    try require(labelText.count == labelCount + 1 && labelWordStart.count == labelCount + 1, "label table")
    try require(labelInverseNorm.count == labelCount && labelKind.count == labelCount, "label table")
    try require(wordUnits.count == wordFrequency.count + 1, "word table")
    try require(wordTrunk.count == wordFrequency.count * 2, "word table")
    try require(gramStart.count == gramHash.count + 1 && gramFrequency.count == gramHash.count, "gram table")
    try rises(conceptURI, to: text.count, "concept names")
    try rises(conceptLabels, to: labelCount, "concept labels")
    try rises(labelText, to: text.count, "label texts")
    try rises(labelWordStart, to: labelWords.count, "label words")
    try rises(wordUnits, to: units.count, "words")
    try rises(gramStart, to: postings.count, "posting lists")
    try require(zip(conceptHash, conceptHash.dropFirst()).allSatisfy { $0 <= $1 }, "concept order")
    try require(zip(gramHash, gramHash.dropFirst()).allSatisfy { $0 < $1 }, "gram order")
    try require(labelInverseNorm.allSatisfy { $0 >= 0 && $0 <= IndexLayout.largestInverseNorm }, "label norms")
    try require(labelKind.allSatisfy { LabelKind(rawValue: $0) != nil }, "label kinds")
    for facts in conceptFacts {
      try require(ConceptKind(rawValue: UInt8(truncatingIfNeeded: facts >> 16)) != nil, "concept kinds")
    }
    for concept in 0..<conceptCount {
      for label in conceptLabels[concept]..<conceptLabels[concept + 1] {
        try require(labelConcept[Int(label)] == UInt32(concept), "concept of label \(label)")
        try require(labelText[Int(label)] >= conceptURI[concept], "text of label \(label)")
        try require(labelText[Int(label)] <= conceptURI[concept + 1], "text of label \(label)")
      }
    }
    let words = UInt32(wordFrequency.count)
    try require(labelWords.allSatisfy { $0 & ~IndexLayout.asideBit < words }, "words of labels")
    for word in 0..<Int(words) {
      let length = wordUnits[word + 1] - wordUnits[word]
      try require(UInt32(wordTrunk[word * 2]) + UInt32(wordTrunk[word * 2 + 1]) <= length, "trunk of word \(word)")
    }
    try checkPostings()
  }

  private func checkPostings() throws {
    for gram in 0..<gramHash.count {
      var position = Int(gramStart[gram])
      let end = Int(gramStart[gram + 1])
      var label: UInt64 = 0
      var members: UInt32 = 0
      while position < end {
        var (step, shift): (UInt64, UInt64) = (0, 0)
        while true {
          guard position < end, shift < 35 else { throw IndexFault(reason: "posting list \(gram) breaks off") }
          let byte = postings[position]
          position += 1
          step |= UInt64(byte & 0x7F) << shift
          shift += 7
          if byte < 0x80 { break }
        }
        label += step
        members += 1
        try require(label < UInt64(labelCount), "posting list \(gram)")
      }
      try require(members == gramFrequency[gram], "length of posting list \(gram)")
    }
  }

  private func require(_ condition: Bool, _ what: @autoclosure () -> String) throws {
    guard condition else { throw IndexFault(reason: "inconsistent: \(what())") }
  }

  private func rises(_ offsets: UnsafeBufferPointer<UInt32>, to end: Int, _ what: String) throws {
    try require(zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 }, what)
    try require(offsets.last.map { Int($0) == end } ?? false, what)
  }
}
