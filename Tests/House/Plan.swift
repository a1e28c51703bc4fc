/// The house as it is meant to be: see `docs/house.md`.
enum Plan {
  /// From the ground up. A room sees rooms that stand before it in this list only.
  static let rooms = [
    "Values", "Persistence", "Access", "Language", "Design", "Web", "Rules", "Work", "People", "Programmes",
    "Employers",
    "Placements", "Ledger", "Competence", "Cohorts", "Matching", "Support", "Library", "Network", "Results",
    "Administration", "Server", "Nyvej",
  ]

  /// Targets that help to build or bind a system library; they see leaves only.
  static let leaves: Set = [
    "CatalogFormat", "CatalogCompiler", "CompileCatalogs", "CDeflate", "CPostgreSQL", "CSodium", "CSQLite",
    "CVocabulary", "CZlib",
    "EmbedPacks",
  ]

  /// Programs that measure a room from outside; nothing sees them.
  static let workshop: Set = ["MatchingBench"]

  /// Modules that only these rooms may touch, so that nothing is stored, hashed, sealed or served around them.
  static let doors = [
    "Persistence": ["Access"], "GRDB": ["Persistence"], "GRDBSQLite": ["Persistence"],
    "CPostgreSQL": ["Persistence"], "CSodium": ["Values", "Access"], "CSQLite": ["Persistence"],
    "Hummingbird": ["Server"],
    "HummingbirdCore": ["Server"],
  ]

  /// Answers that show nothing stored and so need no disclosure, by file: every one is here on purpose.
  static let openReplies = [
    "Administration/Accounts/InvitationPages.swift": 2,
    "Nyvej/House/FirstRun.swift": 1,
    "Nyvej/House/Health.swift": 2,
    "Nyvej/Routes.swift": 1,
    "Web/Doors/SettingsPages.swift": 1,
    "Web/Doors/SignInPages.swift": 3,
    "Web/Exchange/ErrorAnswer.swift": 1,
  ]

  /// Rooms that may act as the system, or as an account without its session: the command line.
  static let actsForOthers: Set = ["Access", "Nyvej"]
}

/// One room's wish to see another.
struct Arrow: Hashable {
  let from, to: String
}

extension Plan {
  /// What is wrong with an arrow, or nothing.
  static func fault(in arrow: Arrow) -> String? {
    let name = "\(arrow.from) → \(arrow.to)"
    if let only = doors[arrow.to], !only.contains(arrow.from) {
      return "\(name): only \(only.joined(separator: " and ")) may see \(arrow.to)"
    }
    if workshop.contains(arrow.to) { return "\(name): nothing sees what measures" }
    if leaves.contains(arrow.to) || workshop.contains(arrow.from) { return nil }
    guard let to = rooms.firstIndex(of: arrow.to) else { return nil }  // an outside package
    if leaves.contains(arrow.from) { return "\(name): a leaf sees no room" }
    guard let from = rooms.firstIndex(of: arrow.from) else { return "\(name): \(arrow.from) is not in the plan" }
    return to < from ? nil : "\(name): points up the list"
  }

  /// The arrows that a manifest draws: `room("A", sees: ["B", .product(…)])` and targets with `dependencies:`.
  static func arrows(inManifest manifest: String) -> [Arrow] {
    var arrows: [Arrow] = []
    for opening in ["room(", ".executableTarget(", ".systemLibrary("] {
      for call in calls(opening, in: manifest) {
        guard let from = quoted(call).first else { continue }
        for label in ["sees:", "dependencies:"] {
          guard let start = call.firstRange(of: label) else { continue }
          let list = balanced(call[start.upperBound...].drop { $0 != "[" }, "[", "]")
          arrows += quoted(withoutCalls(list)).map { Arrow(from: from, to: $0) }
        }
      }
    }
    return arrows
  }

  /// Names of the targets that a manifest declares.
  static func targets(inManifest manifest: String) -> [String] {
    ["room(", ".executableTarget(", ".systemLibrary("].flatMap {
      calls($0, in: manifest).compactMap { quoted($0).first }
    }
  }

  /// What a source file imports, and whether it asks for the right to open what is disclosed.
  static func imports(in source: String) -> [(module: String, forSending: Bool)] {
    source.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard let place = words.firstIndex(of: "import"), words.indices.contains(place + 1),
        words[..<place].allSatisfy({ $0.hasPrefix("@") || ["public", "internal", "package", "private"].contains($0) })
      else { return nil }
      let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
      var next = words[place + 1]
      if kinds.contains(next), words.indices.contains(place + 2) { next = words[place + 2] }
      return (String(next.prefix { $0 != "." && $0 != ";" }), words[..<place].contains("@_spi(Sending)"))
    }
  }

  /// How often a source answers without disclosure.
  static func openReplies(in source: String) -> Int {
    source.matches(of: /(Reply|[^A-Za-z0-9_)\]])\.(open|openJSON)\(/).count
  }

  /// Whether a source acts as the system or as somebody who has not signed in.
  static func actsForOthers(_ source: String) -> Bool {
    source.contains(/as:\s*\.(system|account)\b/) || source.contains(/Credential\.(system|account)\b/)
  }

  private static func calls(_ opening: String, in text: String) -> [Substring] {
    text.ranges(of: opening).compactMap { range in
      let isDeclaration = text[..<range.lowerBound].hasSuffix("func ")
      return isDeclaration ? nil : balanced(text[text.index(before: range.upperBound)...], "(", ")")
    }
  }

  /// From the opening bracket, with which `text` begins, to its closing one.
  private static func balanced(_ text: Substring, _ open: Character, _ close: Character) -> Substring {
    var depth = 0
    for index in text.indices {
      if text[index] == open { depth += 1 }
      if text[index] == close {
        depth -= 1
        if depth == 0 { return text[...index] }
      }
    }
    return text
  }

  private static func withoutCalls(_ list: Substring) -> Substring {
    var (kept, depth) = ("", 0)
    for character in list {
      if character == "(" { depth += 1 }
      if depth == 0 { kept.append(character) }
      if character == ")" { depth -= 1 }
    }
    return kept[...]
  }

  private static func quoted(_ text: Substring) -> [String] {
    text.matches(of: /"([A-Za-z0-9_]+)"/).map { String($0.1) }
  }
}
