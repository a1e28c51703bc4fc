import Values

/// Which index is made from which files. One part is one index file: the unit of progress, resumption and repetition.
struct ImportPlan {
  enum Product: Hashable {
    case labels(IndexedKind, language: String)
    case relations
  }

  struct Part {
    var version: String
    var product: Product
    var documents: [(role: DocumentRole, document: ImportDocument)]

    var title: String {
      switch product {
      case .labels(let kind, let language): "\(kind.rawValue) \(language) \(version)"
      case .relations: "relations \(version)"
      }
    }
  }

  let parts: [Part]
  /// Files that are no part of any index, by place; said aloud so that nothing is lost silently.
  let ignored: [String]

  /// The compact files name no version; they were cut from this one.
  static let compactVersion = "1.1.1"

  init(_ documents: [ImportDocument], version: String?) {
    var parts: [String: Part] = [:]
    var ignored: [String] = []
    // Facts that several parts need: compact label files leave ISCO codes to `occupations.csv`.
    let codes = documents.filter { DocumentRole($0.name) == .compactOccupationFacts }
    for document in documents {
      guard let role = DocumentRole(document.name) else {
        ignored.append(document.place)
        continue
      }
      guard let product = role.product else { continue }
      let version = version ?? (role.isCompact ? ImportPlan.compactVersion : document.version ?? "unknown")
      let key = "\(version)/\(product)"
      var part = parts[key] ?? Part(version: version, product: product, documents: [])
      if part.documents.isEmpty, role.isCompact, case .labels(.occupations, _) = product {
        part.documents += codes.map { (.compactOccupationFacts, $0) }
      }
      part.documents.append((role, document))
      parts[key] = part
    }
    self.parts = parts.values.filter { part in
      part.documents.contains { $0.role != .compactOccupationFacts && $0.role != .compactAddition }
    }.sorted { $0.title < $1.title }
    self.ignored = ignored
  }
}

/// What a file is, told by its name alone.
enum DocumentRole: Hashable {
  // The official download.
  case occupations(String), iscoGroups(String), skills(String), skillGroups(String)
  case occupationSkill, broader
  // The compact files.
  case compactLabels(IndexedKind, String), compactOccupationFacts, compactSkillGroups, compactAddition
  case compactUnpaid, compactOccupationSkill, compactBroader
  /// A national list of titles with the ESCO occupation each leads to.
  case nationalTitles(String)

  init?(_ name: String) {
    guard name.hasSuffix(".csv") else { return nil }
    let stem = String(name.dropLast(4))
    switch stem {
    case "occupations": self = .compactOccupationFacts
    case "skill_groups": self = .compactSkillGroups
    case "tabiya_unseen_economy": self = .compactUnpaid
    case "occupation_skill": self = .compactOccupationSkill
    case "broader_skill", "broader_occupation": self = .compactBroader
    default:
      if stem.hasSuffix("_occupations_added") {
        self = .compactAddition
        return
      }
      let dotted = stem.split(separator: ".").map(String.init)
      if dotted.count == 2, let language = DocumentRole.language(dotted[1]) {
        switch dotted[0] {
        case "occupation": self = .compactLabels(.occupations, language)
        case "skill": self = .compactLabels(.skills, language)
        default: return nil
        }
        return
      }
      let parts = stem.split(separator: "_").map(String.init)
      let language = parts.last.flatMap { DocumentRole.language($0) }
      switch (parts.first ?? "", parts.count, language) {
      case ("occupations", 2, let language?): self = .occupations(language)
      case ("ISCOGroups", 2, let language?): self = .iscoGroups(language)
      case ("skills", 2, let language?): self = .skills(language)
      case ("skillGroups", 2, let language?): self = .skillGroups(language)
      case ("occupationSkillRelations", _, _): self = .occupationSkill
      case ("broaderRelationsSkillPillar", _, _), ("broaderRelationsOccPillar", _, _): self = .broader
      case (let country, 2, let language?) where country.utf8.count == 3 && language.utf8.count == 2:
        // `dnk_da.csv`: country, language.
        guard country.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
        self = .nationalTitles(language)
      default: return nil
      }
    }
  }

  /// `da`, and `en-US` for what a file calls `en-us`.
  private static func language(_ text: String) -> String? { LanguageTag(text)?.text }

  var isCompact: Bool {
    switch self {
    case .compactLabels, .compactOccupationFacts, .compactSkillGroups, .compactAddition, .compactUnpaid,
      .compactOccupationSkill, .compactBroader, .nationalTitles:
      true
    default: false
    }
  }

  /// What the file becomes part of; `nil` for facts that other files need.
  var product: ImportPlan.Product? {
    switch self {
    case .occupations(let language), .iscoGroups(let language): .labels(.occupations, language: language)
    case .skills(let language), .skillGroups(let language): .labels(.skills, language: language)
    case .compactLabels(let kind, let language): .labels(kind, language: language)
    case .compactSkillGroups: .labels(.skills, language: "en")
    case .compactUnpaid, .compactAddition: .labels(.occupations, language: "en")
    case .nationalTitles(let language): .labels(.titles, language: language)
    case .occupationSkill, .broader, .compactOccupationSkill, .compactBroader: .relations
    case .compactOccupationFacts: nil
    }
  }
}
