/// One opened index: the labels of one language and kind, ready to be searched where they lie.
///
/// Sendable although it holds pointers: they point into ``IndexMemory``, which nothing writes to.
final class LanguageIndex: @unchecked Sendable {
  let language: String
  /// The language subtag alone, which chooses the stemmer.
  let stemming: String
  let version: String
  let kind: IndexedKind
  let fingerprint: UInt64
  private let memory: IndexMemory

  let conceptHash: UnsafeBufferPointer<UInt64>
  let conceptURI: UnsafeBufferPointer<UInt32>
  let conceptFacts: UnsafeBufferPointer<UInt32>
  let conceptLabels: UnsafeBufferPointer<UInt32>
  let labelConcept: UnsafeBufferPointer<UInt32>
  let labelText: UnsafeBufferPointer<UInt32>
  let labelInverseNorm: UnsafeBufferPointer<Float>
  let labelKind: UnsafeBufferPointer<UInt8>
  let labelWordStart: UnsafeBufferPointer<UInt32>
  let labelWords: UnsafeBufferPointer<UInt32>
  let wordUnits: UnsafeBufferPointer<UInt32>
  let wordFrequency: UnsafeBufferPointer<UInt32>
  let wordTrunk: UnsafeBufferPointer<UInt8>
  let gramHash: UnsafeBufferPointer<UInt32>
  let gramStart: UnsafeBufferPointer<UInt32>
  let gramFrequency: UnsafeBufferPointer<UInt32>
  let postings: UnsafeBufferPointer<UInt8>
  let text: UnsafeBufferPointer<UInt8>
  let units: UnsafeBufferPointer<UInt16>

  /// Opens and checks an index: checksum, sections, every offset and every number. Throws
  /// ``CompetenceError/damagedIndex(path:reason:)``; what is let through cannot lead the search out of bounds.
  init(_ memory: IndexMemory, path: String) throws {
    do {
      let header = try IndexHeader(memory.bytes)
      language = header.language
      stemming = String(header.language.prefix { $0 != "-" })
      version = header.version
      kind = header.kind
      fingerprint = header.fingerprint
      self.memory = memory
      conceptHash = try header.array(.conceptHash)
      conceptURI = try header.array(.conceptURI)
      conceptFacts = try header.array(.conceptFacts)
      conceptLabels = try header.array(.conceptLabels)
      labelConcept = try header.array(.labelConcept)
      labelText = try header.array(.labelText)
      labelInverseNorm = try header.array(.labelInverseNorm)
      labelKind = try header.array(.labelKind)
      labelWordStart = try header.array(.labelWordStart)
      labelWords = try header.array(.labelWords)
      wordUnits = try header.array(.wordUnits)
      wordFrequency = try header.array(.wordFrequency)
      wordTrunk = try header.array(.wordTrunk)
      gramHash = try header.array(.gramHash)
      gramStart = try header.array(.gramStart)
      gramFrequency = try header.array(.gramFrequency)
      postings = try header.array(.postings)
      text = try header.array(.text)
      units = try header.array(.units)
    } catch let fault as IndexFault {
      throw CompetenceError.damagedIndex(path: path, reason: fault.reason)
    }
    do { try check() } catch let fault as IndexFault {
      throw CompetenceError.damagedIndex(path: path, reason: fault.reason)
    }
    memory.releasePages()
  }

  var conceptCount: Int { conceptHash.count }
  var labelCount: Int { labelConcept.count }
  var byteCount: Int { memory.bytes.count }

  func uri(ofConcept concept: Int) -> String {
    String(decoding: text[Int(conceptURI[concept])..<uriEnd(concept)], as: UTF8.self)
  }

  /// A concept's URI is followed by its labels in the pool.
  private func uriEnd(_ concept: Int) -> Int {
    let first = Int(conceptLabels[concept])
    return first < Int(conceptLabels[concept + 1]) ? Int(labelText[first]) : Int(conceptURI[concept + 1])
  }

  func text(ofLabel label: Int) -> String {
    let concept = Int(labelConcept[label])
    let isLast = label + 1 == Int(conceptLabels[concept + 1])
    let end = isLast ? Int(conceptURI[concept + 1]) : Int(labelText[label + 1])
    return String(decoding: text[Int(labelText[label])..<end], as: UTF8.self)
  }

  func kind(ofConcept concept: Int) -> ConceptKind {
    guard let kind = ConceptKind(rawValue: UInt8(truncatingIfNeeded: conceptFacts[concept] >> 16)) else {
      preconditionFailure("no kind of concept \(concept), although the index was checked when it was opened")
    }
    return kind
  }

  func packedISCO(ofConcept concept: Int) -> UInt16 { UInt16(truncatingIfNeeded: conceptFacts[concept]) }

  func word(_ number: Int) -> UnsafeBufferPointer<UInt16> {
    UnsafeBufferPointer(rebasing: units[Int(wordUnits[number])..<Int(wordUnits[number + 1])])
  }

  func trunk(_ number: Int) -> UnsafeBufferPointer<UInt16> {
    let start = Int(wordUnits[number]) + Int(wordTrunk[number * 2])
    return UnsafeBufferPointer(rebasing: units[start..<start + Int(wordTrunk[number * 2 + 1])])
  }

  /// Position of a concept by the hash of its URI.
  func concept(withHash hash: UInt64) -> Int? {
    var (low, high) = (0, conceptHash.count)
    while low < high {
      let middle = (low + high) / 2
      if conceptHash[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < conceptHash.count && conceptHash[low] == hash ? low : nil
  }

  func gram(withHash hash: UInt32) -> Int? {
    var (low, high) = (0, gramHash.count)
    while low < high {
      let middle = (low + high) / 2
      if gramHash[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < gramHash.count && gramHash[low] == hash ? low : nil
  }
}
