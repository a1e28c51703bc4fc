/// Reads the vocabulary's files. Lines that begin with `#` and empty lines are for people.
enum VocabularyText {
  /// `id ISCO setting [esco-occupation-uuid]`, separated by spaces.
  static func concepts(_ text: String, file: String) throws -> [StarterVocabulary.Concept] {
    var concepts: [StarterVocabulary.Concept] = []
    var seen: Set<String> = []
    for (number, line) in lines(text) {
      let fields = line.split(separator: " ")
      func fault(_ field: Int, _ reason: String, _ remedy: String) -> CompetenceError {
        let column = field < fields.count ? line.distance(from: line.startIndex, to: fields[field].startIndex) + 1 : 1
        return .malformed(file: file, line: number, column: column, reason: reason, remedy: remedy)
      }
      guard (3...4).contains(fields.count) else {
        throw fault(0, "\(fields.count) fields", "Write: id, ISCO-08 unit group, setting, optional ESCO identifier.")
      }
      let id = String(fields[0])
      guard seen.insert(id).inserted else { throw fault(0, "\"\(id)\" stands here twice", "Keep one of the lines.") }
      guard fields[1].utf8.count == 4, ISCOUnitGroups.contains(String(fields[1])) else {
        throw fault(1, "\"\(fields[1])\" is no ISCO-08 unit group", "Use one of ISCO-08's four-digit codes.")
      }
      guard let setting = StarterVocabulary.Setting(rawValue: String(fields[2])) else {
        let known = StarterVocabulary.Setting.allCases.map(\.rawValue).joined(separator: ", ")
        throw fault(2, "\"\(fields[2])\" is no setting", "Use one of: \(known).")
      }
      var esco: String?
      if fields.count == 4 {
        guard fields[3].utf8.count == 36 else {
          throw fault(3, "\"\(fields[3])\" is no ESCO identifier", "Copy the 36 characters at the end of its URI.")
        }
        esco = escoPrefix + "occupation/" + fields[3]
      }
      concepts.append(.init(id: id, isco4: String(fields[1]), setting: setting, esco: esco))
    }
    return concepts
  }

  /// `id: word | word | …`; the first word is shown.
  static func words(_ text: String, file: String, known: Set<String>) throws -> [String: [String]] {
    var words: [String: [String]] = [:]
    for (number, line) in lines(text) {
      func fault(_ column: Int, _ reason: String, _ remedy: String) -> CompetenceError {
        .malformed(file: file, line: number, column: column, reason: reason, remedy: remedy)
      }
      guard let colon = line.firstIndex(of: ":") else {
        throw fault(1, "no colon", "Write: id: word | word.")
      }
      let id = String(line[..<colon])
      let column = line.distance(from: line.startIndex, to: colon) + 2
      guard known.contains(id) else {
        throw fault(1, "\"\(id)\" is not in concepts.txt", "Add it there or correct the spelling.")
      }
      guard words[id] == nil else { throw fault(1, "\"\(id)\" stands here twice", "Join the two lines.") }
      let list = line[line.index(after: colon)...].split(separator: "|", omittingEmptySubsequences: false)
        .map { trimmed($0) }
      guard !list.isEmpty, list.allSatisfy({ !TermFolding.fold($0).isEmpty }) else {
        throw fault(column, "a word is missing", "Write at least one word, and none between two bars.")
      }
      guard Set(list).count == list.count else {
        throw fault(column, "a word stands twice", "Remove the repetition.")
      }
      words[id] = list
    }
    return words
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private static func lines(_ text: String) -> [(number: Int, line: String)] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      .map { ($0.offset + 1, trimmed($0.element)) }
      .filter { !$0.1.isEmpty && !$0.1.hasPrefix("#") }
  }
}
