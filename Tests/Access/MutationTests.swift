import TestMatrix
import Testing
import Values

@testable import Access

/// What the policy decides, cell by cell, with nothing stored.
private enum Decision {
  static func relations<K: Protected, V: Verb>(
    _ kind: K.Type, _ verb: V.Type, _ role: Role, _ mask: Mask, _ book: RuleBook
  ) -> Set<Relation> {
    let actor = Actor(
      account: AccountID(high: 0, low: 1), name: "", organisation: nil, roles: [role], language: nil,
      theme: .device, singleKeys: .on, isSystem: false)
    let policy = Policy(actor: actor, today: CivilDate(dayNumber: 0), book: book)
    do {
      return Set(try policy.reach(verb, kind, seeing: mask).relations)
    } catch {
      return []
    }
  }

  static let verbs: [any Verb.Type] = [
    Read.self, List.self, Count.self, Create.self, Edit.self, Agree.self, End.self, Export.self,
  ]

  /// The first cell of a kind and role where decision and expectation part.
  static func difference(_ kind: any Protected.Type, _ role: Role, _ book: RuleBook, _ expected: Expected) -> String? {
    for verb in verbs {
      for mask in Mask.allCases {
        let found = relations(kind, verb, role, mask, book)
        let wanted = expected.relations(role, kind.kind, verb.act, seeing: mask)
        if found != wanted {
          return
            "\(role) \(verb.act) \(kind.kind) as \(mask): \(found.map(\.rawValue)) instead of \(wanted.map(\.rawValue))"
        }
      }
    }
    return nil
  }
}

@Suite("The matrix says what the expectations say, and they notice every slip")
struct MutationTests {
  @Test("every kind and every act has its type")
  func types() {
    #expect(Kind.types.map { $0.kind } == Kind.allCases)
    #expect(Decision.verbs.map { $0.act } == Act.allCases)
  }

  @Test("every cell of role, kind, act, mask and relation is decided as expected")
  func decisions() throws {
    let expected = try Expected()
    for kind in Kind.types {
      for role in Role.allCases {
        let difference = Decision.difference(kind, role, .standard, expected)
        #expect(difference == nil)
      }
    }
  }

  @Test("dropping or bending any rule changes at least one expected cell")
  func mutants() throws {
    let expected = try Expected()
    var (mutants, survivors): (Int, [String]) = (0, [])
    for (position, rule) in Matrix.rules.enumerated() {
      // Rules of other kinds or roles are not asked for these cells.
      let others = Matrix.rules.enumerated()
        .filter { $0.offset != position && $0.element.kind == rule.kind && $0.element.role == rule.role }
        .map(\.element)
      let type = try #require(Kind.types.first { $0.kind == rule.kind })
      for (name, bent) in Mutant.all(of: rule) where !Mutant.says(bent, what: rule, and: others) {
        mutants += 1
        let book = RuleBook(others + (bent.map { [$0] } ?? []))
        if Decision.difference(type, rule.role, book, expected) == nil {
          survivors.append("\(rule.role) \(rule.kind) through \(rule.relations.map(\.rawValue)): \(name)")
        }
      }
    }
    #expect(survivors == [])
    #expect(mutants > 2000, "only \(mutants) mutants were made")
  }
}

/// A rule with one thing wrong; `nil` for a rule that is gone.
private enum Mutant {
  /// Whether the bent rule only adds an act, or a relation, that a full rule beside it grants already: then it is the
  /// same matrix in other words.
  static func says(_ bent: Rule?, what rule: Rule, and others: [Rule]) -> Bool {
    guard let bent, bent.mask == rule.mask else { return false }
    let gained = Set(bent.relations).subtracting(rule.relations)
    if bent.acts == rule.acts, !gained.isEmpty {
      return others.contains {
        $0.mask == .full && rule.acts.isSubset(of: $0.acts) && gained.isSubset(of: $0.relations)
      }
    }
    guard bent.relations == rule.relations else { return false }
    let added = bent.acts.subtracting(rule.acts)
    return !added.isEmpty
      && others.contains {
        $0.mask == .full && added.isSubset(of: $0.acts) && Set(rule.relations).isSubset(of: $0.relations)
      }
  }

  static func all(of rule: Rule) -> [(name: String, rule: Rule?)] {
    var mutants: [(String, Rule?)] = [("dropped", nil)]
    func add(_ name: String, relations: [Relation]? = nil, acts: Set<Act>? = nil, mask: Mask? = nil) {
      mutants.append(
        (
          name,
          Rule(
            rule.kind, rule.role, relations ?? rule.relations, Rule.Acts(set: acts ?? rule.acts), mask ?? rule.mask)
        ))
    }
    for mask in Mask.allCases where mask != rule.mask { add("seen as \(mask)", mask: mask) }
    for relation in Relation.allCases {
      if rule.relations.contains(relation) {
        add("without \(relation)", relations: rule.relations.filter { $0 != relation })
      } else {
        add("also through \(relation)", relations: rule.relations + [relation])
      }
    }
    for act in Act.allCases {
      if rule.acts.contains(act) {
        add("without \(act)", acts: rule.acts.subtracting([act]))
      } else {
        add("may \(act) too", acts: rule.acts.union([act]))
      }
    }
    return mutants
  }
}
