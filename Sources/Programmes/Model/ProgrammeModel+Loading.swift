public import Rules
import Values

extension ProgrammeModel {
  /// The first line of every programme model: `format: nyvej-programme/1`.
  public static let format = "nyvej-programme/1"

  /// Reads a model and checks it whole.
  ///
  /// - Throws: `PackProblems` with every problem found, each with line and remedy.
  public static func load(yaml: String, file: String) throws(PackProblems) -> ProgrammeModel {
    let reader = PackReader(try PackDocument(yaml: yaml, file: file))
    return try reader.read { ProgrammeModel(reading: $0) }
  }

  private init(reading map: PackMap) {
    _ = map.value("format")?.choice(among: [ProgrammeModel.format])
    code = ModelCode(map.code("id"))
    version = map.integer("version", in: 1...1_000_000)
    languages = map.list("languages") { $0.language() }
    if languages.isEmpty, map.has("languages") {
      map.note(at: "languages", "a model needs at least one language", remedy: "write `languages: [en]`")
    }
    let texts = ModelTexts(languages: languages)
    title = texts.wording("title", in: map)
    summary = texts.wording("summary", in: map)
    rulePacks = map.code("rule_packs")
    measures = map.list("measures") { $0.code().map { MeasureCode($0) } }
    words = texts.words(in: map)
    let names = map.entries("phases") { name, _ in name }
    phases = map.entries("phases") { name, value in
      guard let code = value.checkedCode(name) else { return nil }
      return value.map { Phase(reading: $0, id: PhaseCode(code), among: names, texts) }
    }
    Self.checkOrder(of: phases, in: map)
    eligibilityReasons = texts.reasons("eligibility_reasons", in: map)
    declineReasons = texts.reasons("decline_reasons", in: map)
    exitReasons = texts.reasons("exit_reasons", in: map)
    destinations = texts.reasons("destinations", in: map)
    followUps = FollowUpCadence(
      entries: map.entries("follow_ups") { name, value in
        guard let code = value.checkedCode(name) else { return nil }
        return value.map { FollowUpCadence.Entry(reading: $0, code: DutyCode(code)) }
      })
    ladder = map.map("ladder") { LadderDefaults(reading: $0) }
    reachAfterExit = map.optional("reach_after_exit").flatMap { $0.span() } ?? Self.usualReachAfterExit
    planWithin = map.optional("plan_within").flatMap { $0.span() }
    for name in Self.withdrawn {
      map.refuse(
        name, "this version does nothing with “\(name)”, and does not promise it",
        remedy: "take it out")
    }
  }

  /// What models before could say and nothing obeyed: no page gives anybody a mentor, and no support for firms is kept.
  private static let withdrawn = ["mentors", "company_support", "invariants"]

  private static func checkOrder(of phases: [Phase], in map: PackMap) {
    guard map.has("phases") else { return }
    if phases.isEmpty {
      map.note(at: "phases", "the programme has no phases", remedy: "describe at least one phase")
      return
    }
    let circle = circle(in: phases)
    if !circle.isEmpty {
      map.note(
        at: "phases", "these phases wait for each other and never begin: \(circle.map(\.text).joined(separator: ", "))",
        remedy: "let one of them begin `at-entry` or `when-needed`")
    }
  }
}

extension Phase {
  init(reading map: PackMap, id: PhaseCode, among names: [String], _ texts: ModelTexts) {
    self.id = id
    title = texts.wording("title", in: map)
    begins = map.choice("begins", of: Beginning.self)
    after = map.optional("after")?.list { $0.choice(among: names).map { PhaseCode($0) } } ?? []
    gate = map.optional("gate").map { texts.wording($0) }
    let known = PhaseGuard.allCases.map(\.rawValue)
    guards =
      map.optional("guards")?.list { $0.choice(among: known).flatMap { PhaseGuard(rawValue: $0) } } ?? []
    if !guards.isEmpty, begins == .atEntry {
      map.note(
        at: "guards", "a phase that begins with the programme itself has no gate at which anybody would look",
        remedy: "take `guards` out, or let the phase begin `after` others or `when-needed`")
    }
    if Set(guards).count < guards.count {
      map.note(at: "guards", "one guard is named twice", remedy: "name each of them once")
    }
    if (begins == .after) != map.has("after"), map.has("begins") {
      map.note(
        at: "begins", "`begins: after` and a list `after` belong together",
        remedy: begins == .after ? "add `after: [phase]`" : "take `after` out, or write `begins: after`")
    }
  }
}

extension FollowUpCadence.Entry {
  init(reading map: PackMap, code: DutyCode) {
    let with = map.choice("with", of: FollowUpCadence.With.self)
    let after = map.optional("after").flatMap { $0.span() }
    let every = map.optional("every").flatMap { $0.span() }
    if map.has("after"), map.has("every") {
      map.note(at: "every", "a follow-up is either once or again and again", remedy: "keep `after` or `every`")
    }
    self.init(code: code, rhythm: every.map { .every($0) } ?? .once(after: after), with: with)
  }
}

extension LadderDefaults {
  init(reading map: PackMap) {
    start = map.hours("start")
    riseBy = map.hours("rise_by")
    let every = map.span("every")
    everyWeeks = every.count
    if let value = map.optional("every"), every.unit != .weeks, Span(text: value.text() ?? "") != nil {
      value.note("a ladder rises in whole weeks", remedy: "write weeks, such as 2 weeks")
    }
    afterBadWeek = map.choice("after_a_bad_week", of: AfterBadWeek.self)
    _ = map.choice("decided_by", of: Decider.self)
    if start == .zero, map.optional("start")?.isWord("0") == true {
      map.note(at: "start", "a ladder cannot start at 0 hours", remedy: "write the hours of the first week, such as 6")
    }
  }
}
