import CatalogFormat

/// One phrase of the template: its key, its English sentence in one or two forms, its arguments.
struct Message {
  let key: String
  /// The folder under `Data/Language`.
  let room: String
  let path: String
  let line: Int
  let id: String
  let pluralID: String?
  let notes: [String]
  let forms: [Sentence]
  /// In order of first mention in the English sentence: the order of the accessor's parameters.
  let arguments: [Sentence.Placeholder]

  /// The place of the argument that chooses the plural form.
  var countPlace: Int? { arguments.firstIndex { $0.kind == .count } }

  /// `ladder.refused-by-cap` → `ladderRefusedByCap`.
  var accessor: String {
    let words = key.split { $0 == "." || $0 == "-" }
    return words.dropFirst().reduce(String(words[0])) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
  }

  static func isKey(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let areWords = parts.allSatisfy { part in
      part.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { word in
        !word.isEmpty && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
      }
    }
    return parts.count >= 2 && areWords && text.utf8.first.map { (0x61...0x7A).contains($0) } == true
  }
}

extension Message {
  /// Reads an entry of a template.
  init(_ entry: PortableObject.Entry, room: String, path: String) throws(Fault) {
    func fault(_ problem: String, _ remedy: String) -> Fault {
      Fault(path: path, line: entry.line, problem, remedy: remedy)
    }
    guard let key = entry.context, Message.isKey(key) else {
      throw fault(
        "the key “\(entry.context ?? "")” is not a key",
        "Write msgctxt with lower-case words, dots and hyphens, and at least one dot: \"ladder.refused-by-cap\"")
    }
    guard let id = entry.id, !id.isEmpty, entry.pluralID?.isEmpty != true else {
      throw fault("the phrase \(key) has no English sentence", "Write it as msgid (and msgid_plural)")
    }
    var forms: [Sentence] = []
    for text in [id, entry.pluralID].compactMap({ $0 }) {
      do throws(Sentence.Problem) {
        forms.append(try Sentence(text))
      } catch {
        throw fault(error.problem, error.remedy)
      }
    }
    self.init(
      key: key, room: room, path: path, line: entry.line, id: id, pluralID: entry.pluralID, notes: entry.notes,
      forms: forms,
      arguments: try Message.arguments(of: forms, fault: fault))
    try check(fault: fault)
  }

  private static func arguments(
    of forms: [Sentence], fault: (String, String) -> Fault
  ) throws(Fault) -> [Sentence.Placeholder] {
    var arguments: [Sentence.Placeholder] = []
    // The plural form names every argument; the singular may leave the number out.
    for placeholder in forms.reversed().flatMap(\.placeholders) {
      guard let known = arguments.first(where: { $0.name == placeholder.name }) else {
        arguments.append(placeholder)
        continue
      }
      guard known.kind.type == placeholder.kind.type else {
        throw fault(
          "{\(known.name)} stands for \(known.kind.type) and for \(placeholder.kind.type)",
          "Give the two placeholders different names")
      }
      if placeholder.kind == .count, let place = arguments.firstIndex(of: known) { arguments[place] = placeholder }
    }
    guard arguments.count <= 64 else { throw fault("more than 64 placeholders", "Divide the sentence") }
    return arguments
  }

  private func check(fault: (String, String) -> Fault) throws(Fault) {
    let counts = arguments.filter { $0.kind == .count }.count
    if pluralID == nil, counts > 0 {
      throw fault("{…:count} without msgid_plural in \(key)", "Add msgid_plural, or use {…:number}")
    }
    if pluralID != nil, counts != 1 {
      throw fault(
        "msgid_plural with \(counts) {…:count} placeholders in \(key)",
        "Exactly one number, written {n:count}, chooses the form; write further numbers as {m:number}")
    }
    guard let english = PluralRule.of(language: "en"), pluralID != nil else { return }
    for (form, category) in zip(forms, english.categories) {
      try compare(form, as: category, rule: english, fault: fault)
    }
  }

  /// Whether a form holds exactly the message's placeholders, in the same kinds; where a form stands for one number
  /// only, the number may be left out.
  func compare(
    _ form: Sentence, as category: PluralCategory, rule: PluralRule, fault: (String, String) -> Fault
  ) throws(Fault) {
    let wanted = Set(forms.flatMap(\.placeholders))
    let found = Set(form.placeholders)
    let mayOmitCount = pluralID != nil && rule.singular.contains(category)
    let missing = wanted.subtracting(found).filter { !($0.kind == .count && mayOmitCount) }
    let invented = found.subtracting(wanted)
    if let changed = invented.first(where: { new in missing.contains { $0.name == new.name } }),
      let original = missing.first(where: { $0.name == changed.name })
    {
      throw fault("\(original.text) became \(changed.text) in \(key)", "Write \(original.text) as in the template")
    }
    if let name = missing.map(\.text).min() {
      throw fault(
        "the placeholder \(name) is missing in \(key)\(pluralID == nil ? "" : ", form “\(category.rawValue)”")",
        "Put \(name) where the sentence needs it")
    }
    if let name = invented.map(\.text).min() {
      throw fault("the placeholder \(name) does not belong to \(key)", "Remove it; the template does not have it")
    }
  }
}
