/// Turns the rows of one part's files into labels.
struct LabelReading {
  private(set) var labels: [TaxonomyLabel] = []
  private var codes: [String: String] = [:]
  private(set) var fingerprint = Fingerprint.of([UInt8(IndexBuilder.revision)])

  mutating func read(_ role: DocumentRole, _ document: ImportDocument) throws {
    let bytes = try document.bytes()
    fingerprint = Fingerprint.of(document.name.utf8, from: fingerprint)
    fingerprint = bytes.withUnsafeBufferPointer { Fingerprint.of($0, from: fingerprint) }
    var rows = try CSVReader(bytes, file: document.place)
    switch role {
    case .occupations: try official(&rows, .occupation, code: "iscoGroup")
    case .iscoGroups: try official(&rows, .iscoGroup, code: "code")
    case .skills: try official(&rows, .skill, code: nil)
    case .skillGroups: try official(&rows, .skillGroup, code: nil)
    case .compactOccupationFacts: try facts(&rows)
    case .compactLabels: try compactLabels(&rows)
    case .compactSkillGroups: try compactSkillGroups(&rows)
    case .compactAddition: try listed(&rows, prefix: "", kind: .occupation, uri: "uri", code: "isco")
    case .compactUnpaid: try listed(&rows, prefix: "urn:tabiya:", kind: .everyday, uri: "code", code: "group")
    case .nationalTitles: try titles(&rows)
    case .occupationSkill, .broader, .compactOccupationSkill, .compactBroader: break
    }
  }

  private mutating func official(_ rows: inout CSVReader, _ kind: ConceptKind, code: String?) throws {
    let uri = try rows.column("conceptUri")
    let preferred = try rows.column("preferredLabel")
    let alternatives = rows.has("altLabels") ? try rows.column("altLabels") : nil
    let hidden = rows.has("hiddenLabels") ? try rows.column("hiddenLabels") : nil
    let codeColumn = try code.map { try rows.column($0) }
    while let row = try rows.next() {
      guard !row[uri].isEmpty else { continue }
      // A group code such as "C9112" or "9112": the digits count.
      let isco = codeColumn.map { row[$0].filter(\.isNumber) } ?? ""
      add(row[uri], kind, isco, .preferred, row[preferred])
      if let alternatives { for text in lines(row[alternatives]) { add(row[uri], kind, isco, .alternative, text) } }
      if let hidden { for text in lines(row[hidden]) { add(row[uri], kind, isco, .hidden, text) } }
    }
  }

  private func lines(_ field: String) -> [String] {
    field.split(whereSeparator: { $0.isNewline || $0 == "|" }).map(String.init)
  }

  private mutating func facts(_ rows: inout CSVReader) throws {
    let (uri, isco) = (try rows.column("uri"), try rows.column("isco"))
    while let row = try rows.next() { codes[row[uri]] = row[isco] }
  }

  private mutating func compactLabels(_ rows: inout CSVReader) throws {
    let (uri, kind, label) = (try rows.column("uri"), try rows.column("kind"), try rows.column("label"))
    while let row = try rows.next() {
      let short = row[uri]
      let labelKind: LabelKind = row[kind] == "p" ? .preferred : row[kind] == "h" ? .hidden : .alternative
      if short.hasPrefix("isco/C") {
        add(escoPrefix + short, .iscoGroup, String(short.dropFirst(6)), labelKind, row[label])
      } else if short.hasPrefix("occupation/") {
        add(escoPrefix + short, .occupation, codes[short] ?? "", labelKind, row[label])
      } else {
        add(escoPrefix + short, .skill, "", labelKind, row[label])
      }
    }
  }

  private mutating func compactSkillGroups(_ rows: inout CSVReader) throws {
    let (uri, label) = (try rows.column("uri"), try rows.column("label_en"))
    while let row = try rows.next() { add(escoPrefix + row[uri], .skillGroup, "", .preferred, row[label]) }
  }

  /// Files with one row per concept and alternative names between bars.
  private mutating func listed(
    _ rows: inout CSVReader, prefix: String, kind: ConceptKind, uri: String, code: String
  ) throws {
    let (uri, code) = (try rows.column(uri), try rows.column(code))
    let (label, alternatives) = (try rows.column("label_en"), try rows.column("alt_en"))
    while let row = try rows.next() {
      let name = prefix.isEmpty ? escoPrefix + row[uri] : prefix + row[uri]
      let isco = ISCOUnitGroups.contains(row[code]) ? row[code] : ""
      add(name, kind, isco, .preferred, row[label])
      for text in lines(row[alternatives]) { add(name, kind, isco, .alternative, text) }
    }
  }

  private mutating func titles(_ rows: inout CSVReader) throws {
    let (title, uri) = (try rows.column("title"), try rows.column("esco_uri"))
    while let row = try rows.next() {
      let short = row[uri]
      let isGroup = short.hasPrefix("isco/C")
      add(
        escoPrefix + short, isGroup ? .iscoGroup : .occupation,
        isGroup ? String(short.dropFirst(6)) : codes[short] ?? "", .alternative, row[title])
    }
  }

  private mutating func add(_ uri: String, _ concept: ConceptKind, _ isco: String, _ kind: LabelKind, _ text: String) {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    guard !text.isEmpty, text.utf8.count <= 1000 else { return }
    labels.append(TaxonomyLabel(uri: uri, concept: concept, isco: isco, kind: kind, text: String(text)))
  }
}
