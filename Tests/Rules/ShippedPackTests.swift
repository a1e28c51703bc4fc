import Rules
import Testing
import Values

@Suite("The shipped pack says what is known, and no more")
struct ShippedPackTests {
  @Test("the pack loads without a problem and every rule has a source of this pack")
  func loads() throws {
    let pack = try Shipped.denmark()
    #expect(pack.country == "DK")
    #expect(pack.fullWeek.stated == .given(Hours(37)))
    #expect(pack.measures.map(\.code) == ["virksomhedspraktik", "lontilskud", "lonnede-timer"])
    #expect(pack.languages.map(\.text) == ["en", "da", "de", "fi", "sv"], "all that the staff read")
    #expect(pack.lawLanguages == [.danish])
    #expect(pack.census.rules > 60 && pack.census.unknown > 10)
  }

  @Test("where it was read is said in the page's own language, and of what nobody read nothing is said")
  func pages() throws {
    let sources = try Shipped.denmark().chapters.flatMap(\.rules).map(\.source)
    #expect(sources.contains { $0.page.isEmpty } && sources.contains { !$0.page.isEmpty })
    for source in sources {
      let words = Set(source.page.lowercased().split { !$0.isLetter }.map(String.init))
      #expect(
        words.isDisjoint(with: [
          "none", "read", "the", "for", "and", "of", "questions", "answers", "public", "employers",
        ]),
        "\(source.page)")
    }
  }

  @Test("a participant under the Integration Act is not tested but counted; a person under LAB is both")
  func testedAndCounted() throws {
    let pack = try Shipped.denmark()
    for measure: MeasureCode in ["virksomhedspraktik", "lontilskud"] {
      let integration = try #require(pack.terms(measure, "integration-act"))
      #expect(integration.tested.stated == .given(false) && integration.counted.stated == .given(true))
      #expect(integration.tested.source.verified)
      let lab = try #require(pack.terms(measure, "lab"))
      #expect(lab.tested.stated == .given(true) && lab.counted.stated == .given(true))
    }
  }

  @Test("what rests on background knowledge is never marked as verified")
  func honesty() throws {
    let pack = try Shipped.denmark()
    let subsidy = try #require(pack.terms("lontilskud", "integration-act"))
    #expect(subsidy.length.stated.value?.longest == Span(24, .weeks))
    #expect(!subsidy.length.source.verified && !subsidy.length.blocking)
    let placement = try #require(pack.terms("virksomhedspraktik", "integration-act"))
    #expect(placement.length.stated == .unknown)
    #expect(!pack.headcountAge.source.verified)
  }

  @Test(
    "the contract is signed within a month under the Integration Act, and how often it is looked at nobody has found out"
  )
  func plan() throws {
    let plan = try #require(try Shipped.denmark().plan)
    #expect(plan.bases == ["integration-act"])
    #expect(plan.signedWithin.stated == .given(Span(1, .months)) && plan.signedWithin.source.verified)
    #expect(plan.signedWithin.source.reference.text(in: .danish).text == "Integrationsloven § 19")
    #expect(plan.reviewedWithin.stated == .unknown)
  }

  @Test("what is wrong in the words about plans is named, and a pack may leave them out")
  func plansRead() throws {
    let yaml = try Shipped.text("Rules/dk-2026-07.yaml")
    for (from, to, remedy) in [
      ("  signed_within:\n    span: 1 month", "  signed_within:\n    span: soon", "13 weeks"),
      ("plan:\n  bases: [integration-act]", "plan:\n  bases: [integration]", "integration-act"),
      ("  reviewed_within:", "  looked_at_within:", "reviewed_within"),
    ] {
      #expect(yaml.contains(from))
      let problems = try #require(throws: PackProblems.self) {
        try RulePack.load(yaml: yaml.replacing(from, with: to), file: "p.yaml")
      }
      #expect(problems.report.contains(remedy), "\(problems.report)")
    }
    let without = try #require(yaml.firstRange(of: "\nplan:\n"))
    #expect(try RulePack.load(yaml: String(yaml[..<without.lowerBound]), file: "p.yaml").plan == nil)
  }
}
