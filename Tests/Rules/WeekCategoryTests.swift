import Rules
import Testing
import Values

@Suite("What the hours of a week are counted as") struct WeekCategoryTests {
  @Test("in Denmark seven categories count towards 37 hours, four of which everybody is told of")
  func denmark() throws {
    let pack = try Shipped.denmark()
    #expect(
      pack.weekCategories.map(\.code.text) == ["language", "course", "placement", "paid", "talks", "health", "social"])
    #expect(
      pack.weekCategories.filter { $0.circle == .shared }.map(\.code.text)
        == ["language", "course", "placement", "paid"])
    #expect(pack.weekCategories.allSatisfy { $0.counts.stated == .given(true) && $0.counts.source.verified })
    #expect(pack.loweredWeek.stated == .given(true))
    let placement = try #require(pack.weekCategories.first { $0.code == "placement" })
    #expect(placement.measures == ["virksomhedspraktik", "lontilskud"])
    // Each of them is a rule of the pack, with its source, where rules are read.
    let topics = pack.chapters[0].rules.map(\.topic)
    #expect(topics.contains(.loweredWeek) && topics.contains(.weekCategory("health")))
  }

  @Test("a pack from before them has none, and does not know whether the week may be lowered")
  func older() throws {
    let pack = try Invented.pack()
    #expect(pack.weekCategories.isEmpty && pack.loweredWeek.stated == .unknown)
  }

  private func with(_ categories: String) -> String {
    Invented.yaml.replacing("headcount_age:", with: "week_categories:\n\(categories)\nheadcount_age:")
  }

  private let rule = "source: edict, overridable: no, blocking: no, note: {en: Counts}}"

  private func remedies(_ categories: String) throws -> [String] {
    let problems = try #require(throws: PackProblems.self) {
      try RulePack.load(yaml: with(categories), file: "zz.yaml")
    }
    return problems.problems.map(\.remedy)
  }

  @Test("each kind of placement is counted once, where the workplace may know of it")
  func counted() throws {
    let trial = "  trial: {title: {en: Trials}, circle: shared, measures: [trial], in_full_week: yes, \(rule)"
    #expect(try RulePack.load(yaml: with(trial), file: "zz.yaml").weekCategories.map(\.code) == ["trial"])
    let none = "  talks: {title: {en: Talks}, circle: case, in_full_week: no, \(rule)"
    #expect(try remedies(none).contains { $0.contains("`measures` of one category") })
    let twice = trial + "\n" + trial.replacing("  trial:", with: "  again:")
    #expect(try remedies(twice).contains { $0.contains("`measures` of one category") })
    #expect(try remedies(trial.replacing("shared", with: "case")).contains { $0.contains("circle: shared") })
    #expect(
      try remedies(trial.replacing("circle: shared", with: "circle: sharde")).contains { $0.contains("“shared”") })
    #expect(try remedies(trial.replacing("[trial]", with: "[trail]")).contains { $0.contains("trial") })
  }
}
