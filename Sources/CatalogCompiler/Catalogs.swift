import CatalogFormat

/// A catalog file as read from disk. `room` and `name` come from its place: `Data/Language/<room>/<name>`.
public struct CatalogFile: Sendable {
  public let room: String
  /// `template.pot`, `da.po`.
  public let name: String
  public let path: String
  public let text: String

  public init(room: String, name: String, path: String, text: String) {
    self.room = room
    self.name = name
    self.path = path
    self.text = text
  }

  var isTemplate: Bool { name == "template.pot" }
  var language: String { String(name.prefix { $0 != "." }) }
}

/// All catalogs together, checked: the phrases in order of their keys and what every language makes of them.
public struct Catalogs {
  struct Review: Hashable {
    let language: String
    let room: String
    let text: String
  }

  private(set) var messages: [Message] = []
  /// Language → key → the forms in the order of the language's plural rule (one form where nothing bends).
  private(set) var translations: [String: [String: [Sentence]]] = [:]
  private(set) var reviews: [Review] = []

  /// - Throws: `Faults` with everything that is wrong, in order of file and line.
  public init(_ files: [CatalogFile]) throws(Faults) {
    var faults: [Fault] = []
    let sorted = files.sorted { $0.path < $1.path }
    for file in sorted where file.isTemplate { readTemplate(file, &faults) }
    findCollisions(&faults)
    let byKey = Dictionary(messages.map { ($0.key, $0) }) { first, _ in first }
    for file in sorted where !file.isTemplate { readTranslation(file, byKey, &faults) }
    messages.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    guard faults.isEmpty else {
      throw Faults(all: faults.sorted { ($0.path, $0.line) < ($1.path, $1.line) })
    }
  }

  private mutating func readTemplate(_ file: CatalogFile, _ faults: inout [Fault]) {
    let object = PortableObject(path: file.path, text: file.text)
    faults += object.faults
    for entry in object.entries {
      do throws(Fault) {
        messages.append(try Message(entry, room: file.room, path: file.path))
      } catch {
        faults.append(error)
      }
    }
  }

  private func findCollisions(_ faults: inout [Fault]) {
    var seen: [String: Message] = [:]
    for message in messages {
      guard let other = seen.updateValue(message, forKey: message.accessor) else { continue }
      let place = "\(other.path):\(other.line)"
      let problem =
        other.key == message.key
        ? "the key \(message.key) stands already at \(place)"
        : "the keys \(message.key) and \(other.key) (\(place)) both become \(message.accessor)"
      faults.append(Fault(path: message.path, line: message.line, problem, remedy: "Choose another key"))
    }
  }

  private mutating func readTranslation(
    _ file: CatalogFile, _ messages: [String: Message], _ faults: inout [Fault]
  ) {
    let object = PortableObject(path: file.path, text: file.text)
    faults += object.faults
    func fault(_ line: Int, _ problem: String, _ remedy: String) {
      faults.append(Fault(path: file.path, line: line, problem, remedy: remedy))
    }
    let language = file.language
    let subtag = String(language.prefix { $0 != "-" && $0 != "_" })
    guard let rule = PluralRule.of(language: subtag), language != "en" else {
      return fault(
        1, "no plural rule for the language “\(language)”",
        "Name the file after the language (da.po), or add its rule to PluralRule")
    }
    checkHeader(object, language: language, rule: rule, fault)
    reviews.append(Review(language: language, room: file.room, text: object.header["X-Nyvej-Review"] ?? ""))
    var texts = translations[language] ?? [:]
    var seen: [String: Int] = [:]
    for entry in object.entries {
      let key = entry.context ?? ""
      if let line = seen.updateValue(entry.line, forKey: key) {
        fault(entry.line, "the key “\(key)” stands already in line \(line)", "Remove one of the two")
        continue
      }
      guard let message = messages[key], message.room == file.room else {
        fault(entry.line, "the key “\(key)” is not in the room's template", "Run bin/catalogs sync")
        continue
      }
      guard message.id == entry.id, message.pluralID == entry.pluralID else {
        fault(entry.line, "the English sentence of \(key) has changed since", "Run bin/catalogs sync, then translate")
        continue
      }
      do throws(Fault) {
        guard !entry.isFuzzy, let forms = try read(entry, of: message, by: rule, in: file) else { continue }
        texts[key] = forms
      } catch {
        faults.append(error)
      }
    }
    translations[language] = texts
  }

  private func checkHeader(
    _ object: PortableObject, language: String, rule: PluralRule, _ fault: (Int, String, String) -> Void
  ) {
    let review = object.header["X-Nyvej-Review"] ?? ""
    if review != "unreviewed", !(review.hasPrefix("reviewed by ") && review.utf8.count > 12) {
      fault(
        object.headerLine, "the header does not say whether someone has reviewed the translation",
        "Add “X-Nyvej-Review: unreviewed\\n” or “X-Nyvej-Review: reviewed by …\\n”")
    }
    if let named = object.header["Language"], named != language {
      fault(object.headerLine, "the header says Language: \(named), the file is named \(language)", "Make them agree")
    }
    if let type = object.header["Content-Type"], !type.lowercased().contains("utf-8") {
      fault(object.headerLine, "the header says \(type)", "Save the file in UTF-8 and say charset=UTF-8")
    }
    let plurals = object.header["Plural-Forms"] ?? ""
    let wanted = "nplurals=\(rule.categories.count);"
    let stated = String(plurals.filter { $0 != " " })
    if !stated.hasPrefix(wanted) {
      let names = rule.categories.map(\.rawValue).joined(separator: ", ")
      fault(
        object.headerLine, "Plural-Forms must begin with \(wanted)",
        "The forms are, from msgstr[0] on: \(names)")
    }
  }

  /// The forms of a translated entry; `nil` when it is not translated yet.
  private func read(
    _ entry: PortableObject.Entry, of message: Message, by rule: PluralRule, in file: CatalogFile
  ) throws(Fault) -> [Sentence]? {
    func fault(_ problem: String, _ remedy: String) -> Fault {
      Fault(path: file.path, line: entry.line, problem, remedy: remedy)
    }
    let texts = entry.orderedForms
    if texts.allSatisfy(\.isEmpty) { return nil }
    let categories = message.pluralID == nil ? [.other] : rule.categories
    guard texts.count == categories.count, !texts.contains("") else {
      let names = categories.map(\.rawValue).joined(separator: ", ")
      throw fault(
        "\(message.key) has \(texts.filter { !$0.isEmpty }.count) forms, not \(categories.count)",
        message.pluralID == nil ? "Use a single msgstr" : "Write one msgstr[…] for each of: \(names)")
    }
    var forms: [Sentence] = []
    for (text, category) in zip(texts, categories) {
      do throws(Sentence.Problem) {
        forms.append(try Sentence(text))
      } catch {
        throw fault(error.problem, error.remedy)
      }
      try message.compare(forms[forms.count - 1], as: category, rule: rule, fault: fault)
    }
    return forms
  }
}
