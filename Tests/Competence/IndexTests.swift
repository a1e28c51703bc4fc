import Testing

@testable import Competence

@Suite("Index files")
struct IndexTests {
  static func image(_ texts: [String] = ["rørsvejser", "svejser", "smed", "kok til søs"]) -> [UInt8] {
    let labels = texts.enumerated().map {
      TaxonomyLabel(
        uri: "urn:test:\($0.offset)", concept: .occupation, isco: "7212", kind: .preferred, text: $0.element)
    }
    return IndexBuilder.image(of: labels, language: "da", version: "1.0", kind: .occupations, fingerprint: 7)
  }

  @Test("what is built can be read back")
  func roundTrip() throws {
    let index = try LanguageIndex(IndexMemory(copying: IndexTests.image()), path: "i")
    #expect(index.language == "da" && index.version == "1.0" && index.fingerprint == 7)
    #expect(index.labelCount == 4 && index.conceptCount == 4)
    let texts = (0..<4).map { index.text(ofLabel: $0) }
    #expect(Set(texts) == ["rørsvejser", "svejser", "smed", "kok til søs"])
    for concept in 0..<4 {
      #expect(index.concept(withHash: Fingerprint.of(index.uri(ofConcept: concept))) == concept)
    }
    #expect(PackedISCO.text(index.packedISCO(ofConcept: 0)) == "7212")
    #expect(PackedISCO.text(PackedISCO.pack("0110")) == "0110")
  }

  @Test("building is repeatable to the byte, and an empty vocabulary is an index too")
  func repeatable() throws {
    #expect(IndexTests.image() == IndexTests.image())
    #expect(try LanguageIndex(IndexMemory(copying: IndexTests.image([])), path: "i").labelCount == 0)
  }

  @Test("any flipped byte is refused")
  func flipped() {
    let image = IndexTests.image()
    for position in stride(from: 0, to: image.count, by: 3) {
      var broken = image
      broken[position] ^= 0x41
      #expect(throws: CompetenceError.self, "byte \(position)") {
        try LanguageIndex(IndexMemory(copying: broken), path: "i")
      }
    }
  }

  @Test("offsets that lie are refused even when the checksum fits")
  func lies() {
    let image = IndexTests.image()
    var refused = 0
    for position in stride(from: IndexLayout.sectionTable, to: image.count, by: 4) {
      var broken = image
      broken.replaceSubrange(
        position..<min(position + 4, broken.count),
        with: [0xFF, 0xFF, 0xFF, 0x7F].prefix(min(4, broken.count - position)))
      IndexTests.seal(&broken)
      do {
        let index = try LanguageIndex(IndexMemory(copying: broken), path: "i")
        // What is let through must still be searchable without leaving the file.
        IndexTests.exercise(index)
      } catch { refused += 1 }
    }
    #expect(refused > 100)
  }

  @Test(
    "a label weight that no label can have is refused", arguments: [Float.greatestFiniteMagnitude, .nan, .infinity, -1])
  func absurdWeight(_ weight: Float) {
    var image = IndexTests.image()
    let entry = IndexLayout.sectionTable + IndexLayout.Section.labelInverseNorm.rawValue * 16
    let start = Int(image.number32(entry))
    image.replaceSubrange(start..<start + 4, with: LittleEndian.bytes(weight.bitPattern))
    IndexTests.seal(&image)
    #expect(throws: CompetenceError.self) { try LanguageIndex(IndexMemory(copying: image), path: "i") }
  }

  @Test("a file cut off anywhere is refused")
  func truncated() {
    let image = IndexTests.image()
    for length in stride(from: 0, to: image.count, by: 17) {
      #expect(throws: CompetenceError.self) {
        try LanguageIndex(IndexMemory(copying: Array(image.prefix(length))), path: "i")
      }
    }
  }

  static func seal(_ image: inout [UInt8]) {
    let checksum = image.withUnsafeBytes { Checksum.crc32($0[IndexLayout.checkedFrom...]) }
    image.replaceSubrange(12..<16, with: LittleEndian.bytes(checksum))
  }

  static func exercise(_ index: LanguageIndex) {
    let query = Query("rørsvejser kok", language: index.stemming)
    let list = Candidates(query, in: index, limit: 10).list
    var scoring = LabelScoring(query, in: index, ranking: Ranking())
    var tally = ConceptTally(ranking: Ranking())
    tally.add(scoring.score(list), of: index, scale: 1)
    for entry in tally.ranked(groupFinder: { _ in nil }) {
      _ = entry.index.uri(ofConcept: entry.concept) + entry.index.text(ofLabel: entry.label)
    }
  }

  @Test("relations are read back, and a damaged file is refused")
  func relations() throws {
    let image = try GapTests.relationImage()
    let relations = try SkillRelations(image: image, path: "r")
    #expect(relations == SkillRelations(GapTests.edges))
    for position in stride(from: 0, to: image.count, by: 5) {
      var broken = image
      broken[position] ^= 0x11
      #expect(throws: CompetenceError.self) { try SkillRelations(image: broken, path: "r") }
    }
  }
}
