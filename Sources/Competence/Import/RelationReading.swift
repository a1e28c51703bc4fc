/// Turns relation files into the image that ``SkillRelations`` reads.
struct RelationReading {
  private var edges: Set<SkillRelations.Edge> = []
  private(set) var fingerprint = Fingerprint.of([1])

  var count: Int { edges.count }

  mutating func read(_ role: DocumentRole, _ document: ImportDocument) throws {
    let bytes = try document.bytes()
    fingerprint = Fingerprint.of(document.name.utf8, from: fingerprint)
    fingerprint = bytes.withUnsafeBufferPointer { Fingerprint.of($0, from: fingerprint) }
    var rows = try CSVReader(bytes, file: document.place)
    switch role {
    case .occupationSkill: try needs(&rows, from: "occupationUri", to: "skillUri", by: "relationType", prefix: "")
    case .compactOccupationSkill:
      try needs(&rows, from: "occupation_uri", to: "skill_uri", by: "relation_e_or_o", prefix: escoPrefix)
    case .broader: try broader(&rows, from: "conceptUri", to: "broaderUri", prefix: "")
    case .compactBroader: try broader(&rows, from: "uri", to: "broader_uri", prefix: escoPrefix)
    default: break
    }
  }

  private mutating func needs(_ rows: inout CSVReader, from: String, to: String, by: String, prefix: String) throws {
    let (from, to, by) = (try rows.column(from), try rows.column(to), try rows.column(by))
    while let row = try rows.next() {
      let relation: SkillRelations.Relation = row[by].hasPrefix("e") ? .essential : .optional
      edges.insert(.init(from: prefix + row[from], to: prefix + row[to], relation: relation))
    }
  }

  private mutating func broader(_ rows: inout CSVReader, from: String, to: String, prefix: String) throws {
    let (from, to) = (try rows.column(from), try rows.column(to))
    while let row = try rows.next() {
      guard !row[to].isEmpty else { continue }
      edges.insert(.init(from: prefix + row[from], to: prefix + row[to], relation: .broader))
    }
  }

  func image() -> [UInt8] {
    let names = Set(edges.flatMap { [$0.from, $0.to] }).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices.map(UInt32.init)))
    var image = SkillRelations.magic + LittleEndian.bytes(UInt32(1)) + [0, 0, 0, 0] + LittleEndian.bytes(fingerprint)
    var pool: [UInt8] = []
    var offsets: [UInt32] = [0]
    for name in names {
      pool += name.utf8
      offsets.append(UInt32(pool.count))
    }
    for number in [UInt32(names.count), UInt32(edges.count), UInt32(pool.count)] + offsets {
      image += LittleEndian.bytes(number)
    }
    for edge in edges.sorted() {
      guard let from = numbers[edge.from], let to = numbers[edge.to] else { continue }
      for number in [from, to, edge.relation.rawValue] { image += LittleEndian.bytes(number) }
    }
    image += pool
    let checksum = image.withUnsafeBytes { Checksum.crc32($0[16...]) }
    image.replaceSubrange(12..<16, with: LittleEndian.bytes(checksum))
    return image
  }
}
