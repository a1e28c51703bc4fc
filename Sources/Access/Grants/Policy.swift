public import Values

/// Who acts: read from the database at the start of every request, with the roles in force today.
public struct Actor: Sendable, Hashable {
  public let account: AccountID
  public let name: String
  public let organisation: OrganisationID?
  public let roles: Set<Role>
  /// The language of the screens, when the account has chosen one.
  public let language: LanguageTag?
  public let theme: Theme
  public let singleKeys: SingleKeys
  /// The system itself (migrations, the command line): acts through derived kinds only.
  let isSystem: Bool

  /// The system setting itself up, while there is nobody yet.
  public var isFounding: Bool { isSystem }

  public func has(_ role: Role) -> Bool { roles.contains(role) }

  /// Whether the matrix knows any rule by which this actor might do this; for showing or leaving out a button, never
  /// for deciding.
  public func might<K: Protected, V: Verb>(_ verb: V.Type, _ kind: K.Type, seeing mask: Mask = .full) -> Bool {
    roles.contains { role in RuleBook.standard.rules(for: K.kind, V.act, role).contains { $0.mask.shows(mask) } }
  }

  /// The same by another relation than these: whether there is more than what is one's own.
  public func might<K: Protected, V: Verb>(_ verb: V.Type, _ kind: K.Type, beyond relations: Set<Relation>) -> Bool {
    roles.contains { role in
      RuleBook.standard.rules(for: K.kind, V.act, role).contains { !$0.relations.allSatisfy(relations.contains) }
    }
  }
}

/// Light or dark by choice; by default as the device says.
public enum Theme: String, CaseIterable, Sendable, Codable {
  case device, light, dark
}

/// Whether a key may act without Ctrl or Alt. Whoever speaks to the computer, or strikes keys by accident, switches that
/// off (WCAG 2.1.4).
public enum SingleKeys: String, CaseIterable, Sendable, Codable {
  case on, off
}

/// Turns the matrix into reaches. Without a rule there is none, and the answer is *not found*.
struct Policy: Sendable {
  let actor: Actor
  let today: CivilDate
  /// The whole matrix; a test puts damaged copies in its place, to see that the expectations notice.
  var book = RuleBook.standard

  /// The rows of which the actor may see at least `mask`: all relations of every rule, of every role held today, that
  /// shows that much. A full view through one relation does not widen what another relation shows.
  func reach<K: Protected, V: Verb>(_ verb: V.Type, _ kind: K.Type, seeing mask: Mask) throws(NotFound) -> Reach {
    guard let reach = reachIfAny(V.act, K.kind, seeing: mask) else { throw NotFound() }
    return reach
  }

  func reachIfAny(_ act: Act, _ kind: Kind, seeing mask: Mask) -> Reach? {
    var relations: Set<Relation> = []
    for role in actor.roles {
      for rule in book.rules(for: kind, act, role) where rule.mask.shows(mask) {
        relations.formUnion(rule.relations)
      }
    }
    guard !relations.isEmpty else { return nil }
    // Whoever may look at the workplace may look at what is owed about it, and do it.
    let subjects =
      relations.contains(.subject) && kind.anchors.about != nil
      ? [Kind.organisation, .workplace, .programme].compactMap { reachIfAny(.read, $0, seeing: .full) } : []
    return Reach(
      kind: kind, relations: Relation.allCases.filter(relations.contains), account: actor.account,
      organisation: actor.organisation, today: today, isWriting: act.isWriting,
      isCoordinator: actor.roles.contains(.coordinator), everything: false, subjects: subjects)
  }

  /// Every row, for facts that the system needs in order to decide and that nobody is shown.
  func wholeReach(_ kind: Kind) -> Reach {
    Reach(
      kind: kind, relations: [], account: actor.account, organisation: nil, today: today, isWriting: false,
      everything: true)
  }
}
