public import Values

/// What a person brings to one opening and what is missing, line by line with the reason.
///
/// There is no percentage and no sum, on purpose: the card starts a conversation, it rejects nobody.
public struct Gap: Sendable {
  public enum Reason: Sendable, Hashable {
    /// Claimed, with the evidence that counts (`nil`: none recorded yet).
    case inInventory(Evidence?)
    /// Another claimed skill stands in the same skill group: ask or observe.
    case relatedSkill(label: String)
    /// The skill belongs to work the person has done: ask or observe.
    case partOfExperience(label: String, isEssential: Bool)
    /// Work the person has done needs a skill of the same group.
    case relatedToExperience(label: String)
    case hasLicence(until: CivilDate?)
    case licenceExpired(on: CivilDate)
    case licenceMissing
    case speaks(LanguageLevel)
    case languageBelow(LanguageLevel?, needed: LanguageLevel)
    /// Nothing known points to it; `taughtBy` names what teaches it.
    case unknown(taughtBy: String?)
  }

  public struct Line: Sendable, Hashable {
    public let requirement: Requirement
    public let reason: Reason
  }

  public private(set) var have: [Line] = []
  public private(set) var likely: [Line] = []
  public private(set) var toLearn: [Line] = []
  public private(set) var blocking: [Line] = []

  /// Compares on the day `today`. Lines stand in the order must, learnable, nice; within each the more specific skill
  /// first, then by label.
  public init(
    of inventory: Inventory, against requirements: [Requirement], relations: SkillRelations, today: CivilDate
  ) {
    let ordered = requirements.sorted { a, b in
      if a.weight != b.weight { return a.weight < b.weight }
      let (left, right) = (Gap.specificity(a, relations), Gap.specificity(b, relations))
      return left != right ? left > right : a.label < b.label
    }
    for requirement in ordered {
      switch requirement.what {
      case .skill(let uri): place(requirement, skill: uri, inventory, relations)
      case .licence(let name): place(requirement, licence: name, inventory, today)
      case .language(let language, let level): place(requirement, language, level, inventory)
      }
    }
  }

  private static func specificity(_ requirement: Requirement, _ relations: SkillRelations) -> Double {
    guard case .skill(let uri) = requirement.what else { return 0 }
    return relations.specificity(of: uri)
  }

  private mutating func place(
    _ requirement: Requirement, skill: String, _ inventory: Inventory, _ relations: SkillRelations
  ) {
    if let claimed = inventory.skills.first(where: { $0.uri == skill }) {
      have.append(Line(requirement: requirement, reason: .inInventory(claimed.strongest)))
      return
    }
    for experience in inventory.experience {
      guard let found = relations.skills(of: experience.occupation).first(where: { $0.skill == skill }) else {
        continue
      }
      let reason = Reason.partOfExperience(label: experience.label, isEssential: found.isEssential)
      likely.append(Line(requirement: requirement, reason: reason))
      return
    }
    let groups = relations.groups(of: skill)
    if !groups.isEmpty {
      if let related = inventory.skills.first(where: { !groups.isDisjoint(with: relations.groups(of: $0.uri)) }) {
        likely.append(Line(requirement: requirement, reason: .relatedSkill(label: related.label)))
        return
      }
      let near = inventory.experience.first { experience in
        relations.skills(of: experience.occupation).contains {
          $0.isEssential && !groups.isDisjoint(with: relations.groups(of: $0.skill))
        }
      }
      if let near {
        likely.append(Line(requirement: requirement, reason: .relatedToExperience(label: near.label)))
        return
      }
    }
    toLearn.append(Line(requirement: requirement, reason: .unknown(taughtBy: requirement.taughtBy)))
  }

  private mutating func place(
    _ requirement: Requirement, licence: String, _ inventory: Inventory, _ today: CivilDate
  ) {
    let licences = inventory.licences.filter { $0.name == licence }
    // The longest-running certificate counts; one without end outlasts all.
    let best = licences.max { ($0.validUntil ?? .latest) < ($1.validUntil ?? .latest) }
    if let best, best.validUntil.map({ $0 >= today }) ?? true {
      have.append(Line(requirement: requirement, reason: .hasLicence(until: best.validUntil)))
      return
    }
    let reason: Reason = best?.validUntil.map { .licenceExpired(on: $0) } ?? .licenceMissing
    miss(requirement, reason)
  }

  private mutating func place(
    _ requirement: Requirement, _ language: LanguageTag, _ needed: LanguageLevel, _ inventory: Inventory
  ) {
    let level = inventory.languages[language]
    if let level, level >= needed {
      have.append(Line(requirement: requirement, reason: .speaks(level)))
    } else {
      miss(requirement, .languageBelow(level, needed: needed))
    }
  }

  /// A missing licence or language blocks only where the list says that the work cannot start without it.
  private mutating func miss(_ requirement: Requirement, _ reason: Reason) {
    let line = Line(requirement: requirement, reason: reason)
    if requirement.weight == .must { blocking.append(line) } else { toLearn.append(line) }
  }
}

extension CivilDate {
  fileprivate static var latest: CivilDate { CivilDate(dayNumber: .max) }
}
