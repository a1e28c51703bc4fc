import CatalogFormat

/// The Swift text that the catalogs become: accessors and tables.
extension Catalogs {
  /// One typed accessor per phrase, in an extension of `Phrase`.
  public var accessors: String {
    let usesValues = messages.contains { $0.arguments.contains { !["Int", "String"].contains($0.kind.type) } }
    var source = Catalogs.heading
    if usesValues { source += "public import Values\n\n" }
    source += "extension Phrase {\n"
    for (place, message) in messages.enumerated() { source += Catalogs.accessor(of: message, place: place) }
    return source + "}\n"
  }

  private static let heading = "// Made from the catalogs in Data/Language at every build; edit those.\n\n"

  private static func accessor(of message: Message, place: Int) -> String {
    var source = ""
    for line in [message.id, message.pluralID].compactMap({ $0 }) {
      source += "  /// “\(line.split(separator: "\n").joined(separator: " ⏎ "))”\n"
    }
    for note in message.notes where !note.isEmpty { source += "  ///\n  /// \(note)\n" }
    guard !message.arguments.isEmpty else {
      return source + "  public static var \(message.accessor): Phrase { Phrase(place: \(place), arguments: []) }\n\n"
    }
    let parameters = message.arguments.map { "\(quoted($0.name)): \($0.kind.type)" }.joined(separator: ", ")
    let values = message.arguments.map { ".\(wrapping($0.kind))(\(quoted($0.name)))" }.joined(separator: ", ")
    return source + "  public static func \(message.accessor)(\(parameters)) -> Phrase {\n"
      + "    Phrase(place: \(place), arguments: [\(values)])\n  }\n\n"
  }

  /// The case of `Argument` that holds a kind's value.
  private static func wrapping(_ kind: PlaceholderKind) -> String {
    switch kind {
    case .text: "text"
    case .count, .number: "number"
    case .hours: "hours"
    case .date, .day, .bareDay: "date"
    case .week: "week"
    case .clock: "clock"
    case .moment: "moment"
    }
  }

  private static func quoted(_ name: String) -> String { keywords.contains(name) ? "`\(name)`" : name }

  private static let keywords: Set<String> = [
    "as", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do", "else", "enum",
    "extension", "fallthrough", "false", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal",
    "is", "let", "nil", "operator", "private", "protocol", "public", "repeat", "return", "self", "static", "struct",
    "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]
}

extension Catalogs {
  /// The keys with their arguments and the sentences of every language, as packed literals.
  ///
  /// - Throws: `Faults` when a language's sentences exceed the 16 MB that the packed form can address.
  public func tables() throws(Faults) -> String {
    let languages = ["en"] + translations.keys.sorted()
    var source = Catalogs.heading + "import CatalogFormat\n\nenum Tables {\n"
    source += "  static let languages = [\(languages.map { "\"\($0)\"" }.joined(separator: ", "))]\n\n"
    source += "  static func sentences(of language: String) -> PackedTexts? {\n    switch language {\n"
    for language in languages { source += "    case \"\(language)\": \(Catalogs.name(of: language))\n" }
    source += "    default: nil\n    }\n  }\n\n"
    source += "  static let reviews = \"\"\"\n"
    for review in reviews {
      source += "    " + Catalogs.escaped("\(review.language)\t\(review.room)\t\(review.text)") + "\n"
    }
    source += "    \"\"\"\n\n"
    source += try table("keys", messages.map(Catalogs.signature))
    for language in languages { source += try table(Catalogs.name(of: language), sentences(of: language)) }
    return source + "}\n"
  }

  private static func name(of language: String) -> String {
    "in_" + String(language.map { $0 == "-" ? "_" : $0 })
  }

  /// Key and arguments: what reading a stored phrase back is checked against.
  private static func signature(of message: Message) -> String {
    let arguments = message.arguments.map { $0.name + ":" + $0.kind.rawValue }
    return ([message.key] + arguments).joined(separator: mark(Mark.field))
  }

  /// The packed sentences of a language in order of the keys; empty where it has none.
  func sentences(of language: String) -> [String] {
    messages.map { message in
      let forms = language == "en" ? message.forms : translations[language]?[message.key] ?? []
      let sentences = forms.map { packed($0, message.arguments) }
      guard let count = message.countPlace, !sentences.isEmpty else { return sentences.first ?? "" }
      let separator = Catalogs.mark(Mark.plural)
      return separator + Catalogs.mark(0x30 + UInt8(count)) + sentences.joined(separator: separator)
    }
  }

  private func packed(_ sentence: Sentence, _ arguments: [Sentence.Placeholder]) -> String {
    sentence.pieces.reduce(into: "") { result, piece in
      switch piece {
      case .text(let text): result += text
      case .placeholder(let placeholder):
        let place = arguments.firstIndex { $0.name == placeholder.name } ?? 0
        result +=
          Catalogs.mark(Mark.placeholder) + Catalogs.mark(0x30 + UInt8(place))
          + Catalogs.mark(placeholder.kind.letter)
      }
    }
  }

  private static func mark(_ byte: UInt8) -> String { String(UnicodeScalar(byte)) }

  private func table(_ name: String, _ texts: [String]) throws(Faults) -> String {
    guard let offsets = PackedTexts.offsets(of: texts) else {
      let fault = Fault(
        path: "Data/Language", line: 1, "the sentences of one table exceed 16 MB", remedy: "Widen PackedTexts.offsets")
      throw Faults(all: [fault])
    }
    // One text a line, joined by the backslash at its end: long lines slow editors and differences down.
    let lines = ([offsets] + texts).map { Catalogs.escaped($0) + "\\" }.joined(separator: "\n")
    return "  static let \(name) = PackedTexts(\n\"\"\"\n\(lines)\n\n\"\"\", count: \(texts.count))\n\n"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      // Direction marks and other invisible characters would reorder or hide the source for its reader.
      case _ where scalar.value < 0x20 || scalar.properties.generalCategory == .format:
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
