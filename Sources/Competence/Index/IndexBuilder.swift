import CZlib

/// Builds the index image of one language and kind from labels, in memory.
struct IndexBuilder {
  /// Goes up when the same labels would be indexed differently, so that a repeated import rebuilds.
  static let revision = 1

  private let language: String
  private var words: [[UInt16]: UInt32] = [:]
  private var wordList: [[UInt16]] = []
  private var trunks: [(start: UInt8, count: UInt8)] = []
  private var wordFrequency: [UInt32] = []

  init(language: String) {
    self.language = language
  }

  /// The finished image. Labels without a letter or digit are left out; a text that a concept bears twice is kept once.
  static func image(
    of labels: [TaxonomyLabel], language: String, version: String, kind: IndexedKind, fingerprint: UInt64
  ) -> [UInt8] {
    var builder = IndexBuilder(language: String(language.prefix { $0 != "-" }))
    return builder.build(labels, tag: language, version: version, kind: kind, fingerprint: fingerprint)
  }

  private struct Concept {
    var uri: String
    var hash: UInt64
    var facts: UInt32
    var labels: [(kind: LabelKind, text: String)]
  }

  private mutating func build(
    _ labels: [TaxonomyLabel], tag: String, version: String, kind: IndexedKind, fingerprint: UInt64
  ) -> [UInt8] {
    let concepts = IndexBuilder.concepts(of: labels)
    var parts = IndexParts()
    var grams: [UInt64] = []
    grams.reserveCapacity(labels.count * 56)
    var labelNumber: UInt32 = 0
    for (number, concept) in concepts.enumerated() {
      parts.conceptHash.append(concept.hash)
      parts.conceptURI.append(parts.add(text: concept.uri))
      parts.conceptFacts.append(concept.facts)
      parts.conceptLabels.append(labelNumber)
      for label in concept.labels {
        let wording = Wording(label.text, language: language)
        parts.labelConcept.append(UInt32(number))
        parts.labelKind.append(label.kind.rawValue)
        parts.labelText.append(parts.add(text: label.text))
        parts.labelWordStart.append(UInt32(parts.labelWords.count))
        for word in wording.words {
          parts.labelWords.append(enter(word) | (word.isAside ? IndexLayout.asideBit : 0))
        }
        wording.padded.withUnsafeBufferPointer { units in
          Grams.each(in: units) { grams.append(UInt64($0) << 32 | UInt64(labelNumber)) }
        }
        labelNumber += 1
      }
    }
    parts.conceptURI.append(UInt32(parts.text.count))
    parts.conceptLabels.append(labelNumber)
    parts.labelText.append(UInt32(parts.text.count))
    parts.labelWordStart.append(UInt32(parts.labelWords.count))
    addWords(to: &parts)
    RadixSort.byUpperHalf(&grams)
    parts.addPostings(of: grams, labels: Int(labelNumber))
    return parts.image(tag: tag, version: version, kind: kind, fingerprint: fingerprint)
  }

  /// Labels gathered by concept, concepts in the order of their hashes, preferred labels first.
  private static func concepts(of labels: [TaxonomyLabel]) -> [Concept] {
    var positions: [String: Int] = [:]
    var concepts: [Concept] = []
    for label in labels where label.text.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) {
      let position: Int
      if let known = positions[label.uri] {
        position = known
      } else {
        position = concepts.count
        positions[label.uri] = position
        let facts = UInt32(label.concept.rawValue) << 16 | UInt32(PackedISCO.pack(label.isco))
        concepts.append(Concept(uri: label.uri, hash: Fingerprint.of(label.uri), facts: facts, labels: []))
      }
      if !concepts[position].labels.contains(where: { $0.text == label.text }) {
        concepts[position].labels.append((label.kind, label.text))
      }
    }
    for index in concepts.indices where !concepts[index].labels.isEmpty {
      guard let preferred = concepts[index].labels.firstIndex(where: { $0.kind == .preferred }), preferred > 0 else {
        continue
      }
      concepts[index].labels.swapAt(0, preferred)
    }
    return concepts.sorted { ($0.hash, $0.uri) < ($1.hash, $1.uri) }
  }

  private mutating func enter(_ word: Wording.Word) -> UInt32 {
    if let number = words[word.units] {
      wordFrequency[Int(number)] += 1
      return number
    }
    let number = UInt32(wordList.count)
    words[word.units] = number
    wordList.append(word.units)
    wordFrequency.append(1)
    trunks.append((UInt8(word.trunk.startIndex), UInt8(word.trunk.count)))
    return number
  }

  private func addWords(to parts: inout IndexParts) {
    for (number, word) in wordList.enumerated() {
      parts.wordUnits.append(UInt32(parts.units.count))
      parts.units += word
      parts.wordFrequency.append(wordFrequency[number])
      parts.wordTrunk.append(trunks[number].start)
      parts.wordTrunk.append(trunks[number].count)
    }
    parts.wordUnits.append(UInt32(parts.units.count))
  }
}
