extension Measure {
  init(reading map: PackMap, code: MeasureCode, _ scope: PackScope) {
    self.code = code
    title = scope.wording("title", in: map)
    isOrdinaryWork = map.optional("ordinary_work").flatMap { $0.boolean() } ?? false
    let pairs = map.entries("bases") { name, value -> (BasisCode, MeasureTerms)? in
      guard scope.bases[BasisCode(name)] != nil else {
        let near = Nearest.word(to: name, among: scope.bases.keys.map(\.text))
        value.note(
          "“\(name)” is no legal basis of this pack",
          remedy: near.map { "did you mean “\($0)”?" } ?? "describe it under `bases` at the top of the file")
        return nil
      }
      return (BasisCode(name), value.map { MeasureTerms(reading: $0, scope) })
    }
    terms = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}

extension MeasureTerms {
  init(reading map: PackMap, _ scope: PackScope) {
    tested = scope.rule("tested", in: map) { scope.stated("value", in: $0) { $0.boolean() } }
    counted = scope.rule("counted", in: map) { scope.stated("value", in: $0) { $0.boolean() } }
    var byGroup: [GroupCode: Rule<LengthLimit>] = [:]
    length = scope.rule("length", in: map) { map in
      for (group, rule) in Self.groups(in: map, scope) { byGroup[group] = rule }
      return LengthLimit.read(map, scope)
    }
    lengthByGroup = byGroup
    leastHours = scope.rule("least_hours", in: map) { scope.stated("value", in: $0) { $0.hours() } }
    mostHours = scope.rule("most_hours", in: map) { scope.stated("value", in: $0) { $0.hours() } }
    if let least = leastHours.stated.value, let most = mostHours.stated.value, least > most {
      map.note(at: "least_hours", "the least hours (\(least)) are above the most (\(most))", remedy: "exchange the two")
    }
    approval = scope.rule("approval", in: map) { scope.stated("needed", in: $0) { $0.choice(of: ApprovalNeed.self) } }
    signatures = Self.signatures(in: map, scope)
    purposes = scope.rule("purpose", in: map) { map in
      scope.stated("one_of", in: map) { value in
        let purposes = value.list { scope.reference($0, among: scope.purposes.keys) }
        if purposes.isEmpty {
          value.note("no purpose at all would be allowed", remedy: "name those that are, or write `none`")
        }
        return purposes
      }
    }
    sameEmployer = scope.rule("same_employer", in: map) { map in
      let within = map.optional("within").flatMap { $0.span() }
      let barred = scope.stated("barred", in: map) { value in
        value.choice(of: SameEmployerBar.Tie.self).map { SameEmployerBar(tie: $0, within: within) }
      }
      if barred.value == nil, within != nil {
        map.note(
          at: "within", "nothing is barred within that time", remedy: "say what is under `barred`, or take it out")
      }
      return barred
    }
    beside = scope.rule("beside", in: map) { map in
      let others = map.choice("others", of: BesideRule.Others.self)
      return scope.stated("with", in: map) { value in
        BesideRule(with: value.list { scope.reference($0, among: scope.measures) }, others: others)
      }
    }
    statements = Self.statements(in: map, scope)
    workPermission =
      map.has("work_permission")
      ? scope.rule("work_permission", in: map) { scope.stated("needed", in: $0) { $0.choice(of: PermissionNeed.self) } }
      : nil
  }

  private static func groups(in map: PackMap, _ scope: PackScope) -> [(GroupCode, Rule<LengthLimit>)] {
    guard let groups = map.optional("groups") else { return [] }
    return groups.entries { name, value in
      guard scope.groups[GroupCode(name)] != nil else {
        let near = Nearest.word(to: name, among: scope.groups.keys.map(\.text))
        value.note(
          "“\(name)” is no group of this pack",
          remedy: near.map { "did you mean “\($0)”?" } ?? "describe it under `groups` at the top of the file")
        return nil
      }
      return (GroupCode(name), value.map { scope.rule($0) { LengthLimit.read($0, scope) } })
    }
  }

  private static func signatures(in map: PackMap, _ scope: PackScope) -> [SignatoryRole: Rule<SignatureNeed>] {
    let pairs = map.entries("signatures") { name, value -> (SignatoryRole, Rule<SignatureNeed>)? in
      guard let role = SignatoryRole.ofMeasures.first(where: { $0.rawValue == name }) else {
        if name == SignatoryRole.guardian.rawValue {
          value.note(
            "a guardian signs for whoever is under 18, whatever the measure is",
            remedy: "write it in the chapter `youth`, as `signs_placement`")
          return nil
        }
        let roles = SignatoryRole.ofMeasures.map(\.rawValue)
        let near = Nearest.word(to: name, among: roles)
        value.note(
          "“\(name)” is no one who signs",
          remedy: near.map { "did you mean “\($0)”?" } ?? "write one of: \(roles.joined(separator: ", "))")
        return nil
      }
      let rule = value.map {
        scope.rule($0) { scope.stated("needed", in: $0) { $0.choice(of: SignatureNeed.self) } }
      }
      return (role, rule)
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private static func statements(in map: PackMap, _ scope: PackScope) -> [StatementCode: Rule<EmployerLevel>] {
    guard let value = map.optional("statements") else { return [:] }
    let pairs = value.entries { name, value -> (StatementCode, Rule<EmployerLevel>)? in
      guard scope.statements[StatementCode(name)] != nil else {
        let near = Nearest.word(to: name, among: scope.statements.keys.map(\.text))
        value.note(
          "“\(name)” is no statement of this pack",
          remedy: near.map { "did you mean “\($0)”?" } ?? "describe it under `statements` at the top of the file")
        return nil
      }
      let rule = value.map {
        scope.rule($0) { scope.stated("asked_of", in: $0) { $0.choice(of: EmployerLevel.self) } }
      }
      return (StatementCode(name), rule)
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}

extension LengthLimit {
  static func read(_ map: PackMap, _ scope: PackScope) -> Stated<LengthLimit> {
    let extensions: Stated<[LengthExtension]> = scope.stated("extensions", in: map) { value in
      let extensions = value.list { item in
        item.map { map in
          LengthExtension(
            by: map.span("by"), times: map.optional("times").flatMap { $0.integer(in: 1...100) },
            condition: map.optional("when").map { scope.wording($0) })
        }
      }
      if extensions.dropLast().contains(where: { $0.times == nil }) {
        value.note(
          "an extension without `times` has no end, so that what follows is never reached",
          remedy: "add `times: 1` to every extension but the last")
      }
      return extensions
    }
    let longest = scope.stated("default", in: map) { $0.span() }
    if longest.value == nil, let extensions = extensions.value, !extensions.isEmpty {
      map.note(
        at: "extensions", "nothing can be extended that has no known length",
        remedy: "write a span under `default`, or take the extensions out")
    }
    switch longest {
    case .given(let longest): return .given(LengthLimit(longest: longest, extensions: extensions))
    case .none: return .none
    case .unknown: return .unknown
    }
  }
}

extension FollowUpDuty {
  init(reading map: PackMap, code: DutyCode, _ scope: PackScope) {
    self.code = code
    title = scope.wording("title", in: map)
    bases = map.list("bases") { scope.reference($0, among: scope.bases.keys) }
    countedFrom = map.choice("counted_from", of: Start.self)
    if bases.isEmpty, map.has("bases") {
      map.note(at: "bases", "a duty for nobody never comes up", remedy: "name the acts under which it holds")
    }
    need = scope.rule(map) { map in
      for name in ["every", "within"] {
        if let value = map.optional(name), value.isWord("unknown") || value.isWord("none") {
          value.note(
            "a duty without a known time becomes nobody's work",
            remedy: "write how often, such as `every: 12 months`, or take the duty out")
        }
      }
      let times = map.optional("at_least").flatMap { $0.integer(in: 1...100) }
      if let every = map.optional("every") {
        for other in ["at_least", "within"] where map.has(other) {
          map.note(
            at: other, "beside `every` it would be obeyed by nobody",
            remedy: "write how often, or how many within which time; for both make two duties")
        }
        if every.isWord("unknown") { return .unknown }
        return every.span().map { .given(.every($0)) } ?? .unknown
      }
      let stated: Stated<Need> = scope.stated("within", in: map) { value in
        value.span().map { .atLeast(times ?? 1, within: $0) }
      }
      if times == nil, map.has("within"), !map.has("at_least") {
        map.note(
          at: "within", "this version keeps follow-ups, and nothing that is done once",
          remedy: "add `at_least: 1` if a follow-up is meant, or take the duty out")
      }
      return stated
    }
  }
}
