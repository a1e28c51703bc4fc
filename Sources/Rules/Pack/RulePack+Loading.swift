import Values

extension RulePack {
  /// The first line of every rule pack: `format: nyvej-rule-pack/1`.
  public static let format = "nyvej-rule-pack/1"

  /// Reads a pack and checks it whole: shape, types, codes that refer to each other, sources, languages.
  ///
  /// - Parameter file: the name that problems carry.
  /// - Throws: `PackProblems` with every problem found, each with line and remedy.
  public static func load(yaml: String, file: String) throws(PackProblems) -> RulePack {
    let reader = PackReader(try PackDocument(yaml: yaml, file: file))
    return try reader.read { RulePack(reading: $0) }
  }

  private init(reading map: PackMap) {
    _ = map.value("format")?.choice(among: [RulePack.format])
    code = PackCode(map.code("id"))
    country = Self.country(in: map)
    effectiveFrom = map.date("effective_from")
    replaces = map.list("replaces") { $0.code().map { PackCode($0) } }
    running = map.choice("running_placements", of: RunningPlacements.self)
    languages = map.list("languages") { $0.language() }
    if languages.isEmpty, map.has("languages") {
      map.note(at: "languages", "a pack needs at least one language", remedy: "write `languages: [en]`")
    }
    lawLanguages = map.optional("law_languages")?.list { $0.language() } ?? []
    for language in lawLanguages where !languages.contains(language) {
      map.note(
        at: "law_languages", "the pack has no texts in \(language)",
        remedy: "add \(language) to `languages`, with its texts")
    }
    if replaces.contains(code) {
      map.note(at: "replaces", "the pack replaces itself", remedy: "name the older pack, or write `replaces: []`")
    }
    var scope = PackScope(pack: code, languages: languages, sources: Self.sources(in: map, pack: code))
    title = scope.wording("title", in: map)
    bases = scope.named("bases", in: map)
    groups = scope.named("groups", in: map)
    purposes = scope.named("purposes", in: map)
    statements = scope.named("statements", in: map)
    (scope.bases, scope.groups, scope.purposes, scope.statements) = (bases, groups, purposes, statements)
    scope.measures = map.entries("measures") { name, _ in MeasureCode(name) }

    let known = scope
    fullWeek = known.rule("full_week", in: map) { known.stated("hours", in: $0) { $0.hours() } }
    loweredWeek = RulePack.younger("lowered_week", in: map, known, title, effectiveFrom) { map in
      known.stated("allowed", in: map) { $0.boolean() }
    }
    weekCategories = WeekCategory.read(map, known)
    longestDay = RulePack.younger("longest_day", in: map, known, title, effectiveFrom) { map in
      known.stated("hours", in: map) { $0.hours() }
    }
    headcountAge = known.rule("headcount_age", in: map) { known.stated("at_most", in: $0) { $0.span() } }
    quota = known.rule("quota", in: map) { Quota.read($0, known) }
    considerations = known.rule("considerations", in: map) {
      known.stated("hold", in: $0) { $0.choice(of: ConsiderationRule.self) }
    }
    measures = map.entries("measures") { name, value in
      guard let code = value.checkedCode(name) else { return nil }
      return value.map { Measure(reading: $0, code: MeasureCode(code), known) }
    }
    if measures.isEmpty, map.has("measures") {
      map.note(at: "measures", "the pack has no measures", remedy: "describe at least one kind of placement")
    }
    let all = measures
    duties = map.entries("follow_up_duties") { name, value in
      guard let code = value.checkedCode(name) else { return nil }
      return value.map { map in
        let duty = FollowUpDuty(reading: map, code: DutyCode(code), known)
        duty.checkThatItComesUp(map, all)
        return duty
      }
    }
    plan = map.optional("plan")?.map { PlanRule(reading: $0, known) }
    youth = map.optional("youth")?.map { YouthRules(reading: $0, known) }
  }

  /// Packs from before a rule leave it out: then it is not known.
  private static func younger<Value>(
    _ name: String, in map: PackMap, _ scope: PackScope, _ title: Wording, _ from: CivilDate,
    _ read: (PackMap) -> Stated<Value>
  ) -> Rule<Value> {
    guard map.has(name) else {
      let source = LegalSource(
        pack: scope.pack, reference: Wording(verbatim: scope.pack.text), page: "", asOf: from,
        verified: false)
      return Rule(.unknown, source: source, overridable: true, blocking: false, note: title)
    }
    return scope.rule(name, in: map, read)
  }

  static func country(in map: PackMap) -> String {
    let text = map.text("country")
    let letters = text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    if !letters, !text.isEmpty {
      map.note(at: "country", "“\(text)” is not a country code", remedy: "write two capital letters, such as NO")
    }
    return text
  }

  /// `none` is a word of the file and on no screen.
  private static func page(in map: PackMap) -> String {
    let page = map.text("page")
    return page == "none" ? "" : page
  }

  static func sources(in map: PackMap, pack: PackCode) -> [String: LegalSource] {
    let pairs = map.entries("sources") { name, value -> (String, LegalSource)? in
      guard value.checkedCode(name) != nil else { return nil }
      let source = value.map { map in
        LegalSource(
          pack: pack, reference: map.citation("reference"), page: page(in: map), asOf: map.date("as_of"),
          verified: map.boolean("verified"), isOwn: map.optional("own")?.boolean() ?? false)
      }
      return (name, source)
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}

extension Quota {
  static func read(_ map: PackMap, _ scope: PackScope) -> Stated<Quota> {
    let bands: Stated<[Band]> = scope.stated("bands", in: map) { value in
      let bands = value.list { item in
        item.map { map in
          Band(
            upTo: map.optional("up_to").flatMap { $0.integer(in: 1...100_000) },
            onePer: map.integer("one_per", in: 1...1000))
        }
      }
      let tops = bands.dropLast().map(\.upTo)
      let ascending = zip(tops, tops.dropFirst()).allSatisfy { ($0 ?? .max) < ($1 ?? .max) }
      if bands.isEmpty || bands.last?.upTo != nil || tops.contains(nil) || !ascending {
        value.note(
          "the bands must rise and only the last one is open",
          remedy: "give every band but the last an `up_to` above the one before it")
      }
      return bands
    }
    let atLeast = map.integer("at_least", in: 0...1000)
    checkBase(map)
    switch bands {
    case .given(let bands): return .given(Quota(bands: bands, atLeast: atLeast))
    case .none: return .none
    case .unknown: return .unknown
    }
  }

  /// Places and staff are counted for each workplace, without those whom the authority supports. Packs say so, that it is
  /// read; where a law counts otherwise, the system would count wrongly, and so does not take the pack.
  private static func checkBase(_ map: PackMap) {
    if map.choice("counted_per", of: EmployerLevel.self) != .workplace {
      map.note(
        at: "counted_per", "this version counts places for each workplace only",
        remedy: "write `bands: unknown` with `counted_per: workplace`, so that the quota is “not known”")
    }
    if map.boolean("supported_in_base") {
      map.note(
        at: "supported_in_base", "this version counts ordinary staff only",
        remedy: "write `bands: unknown` with `supported_in_base: no`, so that the quota is “not known”")
    }
  }
}
