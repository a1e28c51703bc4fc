import Values

@testable import Competence

/// One input is one file for one reader: the first byte chooses which. Binary formats start from a valid image that the
/// input patches and whose checksum is then made to fit, so that the checks behind the checksum are reached.
///
/// A reader may refuse with `CompetenceError`; anything else (a trap, a read out of bounds, another error) is a finding.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 1 else { return 0 }
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  let bytes = Array(input.dropFirst())
  let text = String(decoding: bytes, as: UTF8.self)
  do {
    switch input[0] % 12 {
    case 0: try readAll(bytes, "rows.csv")
    case 1: try unzip(bytes)
    case 2: try unzip(patched(zip, with: bytes))
    case 3: _ = try Inflation.inflate(bytes[...], .gzip, path: "f", limit: 1 << 20)
    case 4: _ = try Inflation.inflate(bytes[...], .raw, path: "f", limit: 1 << 20)
    case 5: try openIndex(bytes)
    case 6: try openIndex(sealed(patched(index, with: bytes), from: 16))
    case 7: _ = try SkillRelations(image: bytes, path: "f")
    case 8: _ = try SkillRelations(image: sealed(patched(relations, with: bytes), from: 16), path: "f")
    case 9: _ = try VocabularyText.concepts(text, file: "f")
    case 10: _ = try VocabularyText.words(text, file: "f", known: ["a", "b"])
    default:
      _ = try SiteSynonyms.read(text, file: "f")
      _ = try search.hits(for: text, in: [.danish, .arabic], limit: 3)
    }
  } catch is CompetenceError {
    return 0
  } catch {
    fatalError("a reader let \(error) escape")
  }
  return 0
}

/// The package manager wants the program to begin here rather than in libFuzzer's own `main`.
@_cdecl("FuzzCompetence_main")
public func begin(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> CInt {
  var (count, arguments) = (count, arguments)
  return runDriver(&count, &arguments) { fuzz($0, $1) }
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

private func readAll(_ bytes: [UInt8], _ name: String) throws {
  var rows = try CSVReader(bytes, file: name)
  while let row = try rows.next() { precondition(row.count == rows.header.count) }
}

private func unzip(_ bytes: [UInt8]) throws {
  let archive = try ZipArchive(bytes, path: "f")
  for member in archive.members.prefix(4) { try readAll(try archive.content(of: member), member.name) }
}

/// What is let through must also be searchable.
private func openIndex(_ bytes: [UInt8]) throws {
  let index = try LanguageIndex(IndexMemory(copying: bytes), path: "f")
  let query = Query("rørsvejser kok", language: index.stemming)
  var scoring = LabelScoring(query, in: index, ranking: Ranking())
  var tally = ConceptTally(ranking: Ranking())
  tally.add(scoring.score(Candidates(query, in: index, limit: 10).list), of: index, scale: 1)
  for entry in tally.ranked(groupFinder: { _ in nil }) {
    _ = index.uri(ofConcept: entry.concept) + index.text(ofLabel: entry.label)
  }
}

/// Every three bytes of the input: where (two bytes) and what.
private func patched(_ image: [UInt8], with patches: [UInt8]) -> [UInt8] {
  var image = image
  var position = 0
  while position + 2 < patches.count {
    let place = (Int(patches[position]) | Int(patches[position + 1]) << 8) % image.count
    image[place] = patches[position + 2]
    position += 3
  }
  return image
}

private func sealed(_ image: [UInt8], from start: Int) -> [UInt8] {
  var image = image
  let checksum = image.withUnsafeBytes { Checksum.crc32($0[start...]) }
  image.replaceSubrange(12..<16, with: LittleEndian.bytes(checksum))
  return image
}

private let index = IndexBuilder.image(
  of: ["rørsvejser", "svejser", "smed (hest)", "kok til søs"].enumerated().map {
    TaxonomyLabel(uri: "urn:f:\($0.offset / 2)", concept: .occupation, isco: "7212", kind: .preferred, text: $0.element)
  }, language: "da", version: "1", kind: .occupations, fingerprint: 1)

private let relations: [UInt8] = {
  do {
    var reading = RelationReading()
    let text = "uri,broader_uri\na,b\nb,c\n"
    try reading.read(
      .compactBroader, ImportDocument(place: "f", name: "broader_skill.csv", version: nil) { Array(text.utf8) })
    return reading.image()
  } catch { fatalError("\(error)") }
}()

private let zip: [UInt8] = {
  let (name, content) = ("a.csv", Array("x,y\n1,2\n".utf8))
  let checksum = content.withUnsafeBytes { Checksum.crc32($0[...]) }
  let length = LittleEndian.bytes(UInt32(content.count))
  let facts: [UInt8] =
    [20, 0, 0, 0, 0, 0, 0, 0, 0, 0] + LittleEndian.bytes(checksum) + length + length + [
      UInt8(name.utf8.count), 0, 0, 0,
    ]
  let member = LittleEndian.bytes(ZipArchive.memberSignature) + facts + Array(name.utf8) + content
  let entry =
    LittleEndian.bytes(ZipArchive.entrySignature) + [20, 0] + facts + [UInt8](repeating: 0, count: 14)
    + Array(name.utf8)
  return member + entry + LittleEndian.bytes(ZipArchive.endSignature) + [0, 0, 0, 0, 1, 0, 1, 0]
    + LittleEndian.bytes(UInt32(entry.count)) + LittleEndian.bytes(UInt32(member.count)) + [0, 0]
}()

private let search: TaxonomySearch = {
  do { return TaxonomySearch(try TaxonomyShelf(data: nil)) } catch { fatalError("\(error)") }
}()
