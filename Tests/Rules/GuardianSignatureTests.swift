import Rules
import Testing
import Values

@Suite("The signature of whoever stands for somebody under 18") struct GuardianSignatureTests {
  private func born(_ iso: String) -> BirthFact { .known(Minority(bornFrom: day(iso), until: day(iso))) }

  /// From Monday 7 September on; she signed on 27 August.
  private func check(
    _ birth: BirthFact, signed: String? = nil, noted: Bool? = true, today: String = "2026-09-02",
    _ change: (inout PlacementFacts) -> Void = { _ in }
  ) throws -> Check? {
    var facts = PlacementFacts.orderly().with {
      $0.birth = birth
      $0.hasGuardian = noted
      $0.signatures[.guardian] = signed.map(day)
    }
    change(&facts)
    let found = try facts.checks(today: today).filter { $0.point == .guardianSignature }
    #expect(found.count <= 1)
    return found.first
  }

  @Test("of whoever is 18 nobody asks it, and of whoever is not it holds the start back")
  func asked() throws {
    #expect(try check(born("2008-08-27")) == nil, "18 on the day on which she signed")
    #expect(try check(born("2008-09-02")) == nil, "18 today")
    let missing = try #require(try check(born("2009-05-05")))
    #expect(missing.blocksStart && missing.overridable)
    #expect(missing.finding == .signatureMissing(.guardian, start: day("2026-09-07")))
    #expect(try check(born("2009-05-05"), signed: "2026-08-30")?.finding == .signed(.guardian, on: day("2026-08-30")))
    #expect(try check(.notAsked) == nil)
    #expect(try check(.unknown) == nil, "that nobody knows the birth is said once")
  }

  @Test("where nobody is noted who could sign, that is what is found")
  func nobody() throws {
    let found = try #require(try check(born("2009-05-05"), noted: false))
    #expect(found.finding == .guardianNotNoted && found.verdict == .breached && found.blocksStart)
    #expect(try check(born("2009-05-05"), signed: "2026-08-30", noted: false)?.verdict == .fulfilled)
  }

  @Test("once she is 18 nobody is asked any more; what was signed stays said")
  func grown() throws {
    let birth = born("2008-09-05")
    #expect(try check(birth)?.verdict == .breached, "she signed under 18, and is")
    #expect(try check(birth, today: "2026-09-04")?.verdict == .breached, "the last day")
    #expect(try check(birth, today: "2026-09-05") == nil, "the birthday")
    #expect(try check(birth, signed: "2026-08-30", today: "2026-09-05")?.verdict == .fulfilled)
    // What begins behind the birthday she can sign herself by then.
    #expect(try check(birth) { $0.signatures[.participant] = nil } == nil)
  }

  @Test("where only the year of birth is known it is not known, as long as she may be under 18")
  func unclear() throws {
    let birth = BirthFact.known(Minority(bornFrom: day("2008-01-01"), until: day("2008-12-31")))
    let found = try #require(try check(birth))
    #expect(found.verdict == .notKnown && found.finding == .factMissing(.birthForSignature))
    #expect(try check(birth, signed: "2026-08-30")?.verdict == .fulfilled)
  }

  @Test("of what runs it is overdue, and a signature behind the first day came late")
  func running() throws {
    let overdue = try #require(
      try check(born("2009-05-05"), today: "2026-10-01") { $0.standing = .running })
    #expect(overdue.finding == .signatureOverdue(.guardian, start: day("2026-09-07"), isPlanned: false))
    let late = try check(born("2009-05-05"), signed: "2026-09-09", today: "2026-10-01") { $0.standing = .running }
    #expect(late?.finding == .signedAfterStart(.guardian, on: day("2026-09-09"), start: day("2026-09-07")))
  }

  @Test("a pack that does not speak of it asks nobody, and one that does not know says so")
  func packs() throws {
    var pack = try Shipped.denmark()
    let facts = PlacementFacts.orderly().with {
      $0.birth = born("2009-05-05")
      $0.hasGuardian = true
    }
    func found() -> Check? {
      PlacementChecks.of(facts, pack: pack, today: day("2026-09-02")).first { $0.point == .guardianSignature }
    }
    pack.youth?.placementSignature?.stated = .unknown
    #expect(found()?.finding == .signatureUnknown(.guardian))
    pack.youth?.placementSignature?.stated = .none
    #expect(found()?.verdict == .doesNotApply)
    pack.youth?.placementSignature = nil
    #expect(found() == nil)
  }

  @Test("a guardian among those who sign for a measure is refused, and told where it stands")
  func refused() throws {
    let yaml = try Shipped.text("Rules/dk-2026-07.yaml")
    let (from, to) = (
      "          participant:\n            needed: always", "          guardian:\n            needed: always"
    )
    #expect(yaml.contains(from))
    let problems = try #require(throws: PackProblems.self) {
      try RulePack.load(yaml: yaml.replacing(from, with: to), file: "p.yaml")
    }
    #expect(problems.report.contains("signs_placement"), "\(problems.report)")
  }
}
