import Design
import Language
import Placements
import Rules
import Testing
import Values
import Web

@Suite("Story B in words: two places, both taken, and a cap of nine hours until 1 March")
struct StorySentenceTests {
  static let integration = Slot("virksomhedspraktik", "integration-act", days("2026-08-31", "2026-11-29"))
  static let lab = Slot("virksomhedspraktik", "lab", days("2026-08-03", "2026-11-01"))

  private func facts(_ basis: BasisCode, _ change: (inout PlacementFacts) -> Void = { _ in }) -> PlacementFacts {
    var facts = PlacementFacts(
      measure: "virksomhedspraktik", basis: basis, period: days("2026-09-07", "2026-12-06"),
      ladder: HoursLadder(hours: Hours(6), from: week("2026-W37")),
      workplace: WorkplaceFacts(
        headcounts: staffed(12, "2026-08-20"), others: [Self.integration, Self.lab]))
    change(&facts)
    return facts
  }

  private func sentence(
    _ rule: RuleCode, _ facts: PlacementFacts, _ language: LanguageTag, today: String = "2026-09-02"
  ) throws -> CheckSentence {
    let pack = try ShippedPack.denmark()
    let check = try #require(
      PlacementChecks.of(facts, pack: pack, today: day(today)).first { $0.rule == rule && $0.verdict != .fulfilled })
    return CheckSentence(check, pack: pack, voice: Voice(language), basis: facts.basis)
  }

  @Test("both places are taken, and by what, and what to ask")
  func full() throws {
    #expect(
      try sentence(.ratio, facts("lab"), .english).text == """
        All 2 places are taken in Sep 2026. Taken: Placement (virksomhedspraktik) – Employment \
        Act (LAB), from Aug 2026 until Nov 2026; Placement (virksomhedspraktik) – \
        Integration Act, from Aug 2026 until Nov 2026. The workplace had 12 ordinary staff \
        on Thu 20 Aug 2026. With the same length it is possible from Mon 2 Nov 2026. Or ask the \
        employer whether the number of staff has changed.
        """)
    #expect(
      try sentence(.ratio, facts("lab"), .danish).text == """
        Alle 2 pladser er optaget i sep. 2026. Optaget: Virksomhedspraktik – LAB (lov om en aktiv \
        beskæftigelsesindsats), fra aug. 2026 til nov. 2026; Virksomhedspraktik – \
        Integrationsloven, fra aug. 2026 til nov. 2026. Arbejdspladsen havde 12 ordinært \
        ansatte tors. 20. aug. 2026. Med samme længde er det muligt fra man. 2. nov. 2026. Eller spørg \
        virksomheden, om antallet af ansatte har ændret sig.
        """)
  }

  @Test("who is not tested may start, and takes a place for the next one")
  func notTested() throws {
    let english = try sentence(.ratio, facts("integration-act"), .english).text
    #expect(
      english.hasPrefix(
        """
        The ratio requirement does not hold for this person (Integration Act), but the person is counted the next time \
        it has to be met here. Places taken by others: 2 of 2. Taken: Placement (virksomhedspraktik) – Employment Act \
        (LAB), from
        """))
    let danish = try sentence(.ratio, facts("integration-act"), .danish).text
    #expect(
      danish.hasPrefix(
        """
        Borgeren er ikke omfattet af forholdstalskravet (Integrationsloven), men tæller med, næste gang kravet skal \
        opfyldes her. Pladser, som andre optager: 2 af 2. Optaget: Virksomhedspraktik – LAB
        """))
  }

  @Test("twelve hours stop at the cap of nine, until 1 March, and are possible from week 10")
  func cap() throws {
    let capped = facts("integration-act") {
      $0.period = days("2027-01-11", "2027-04-11")
      $0.ladder = HoursLadder([
        .init(from: week("2027-W02"), hours: Hours(6)), .init(from: week("2027-W06"), hours: Hours(12)),
      ])
      $0.considerations = [
        ConsiderationInForce(
          id: consideration(1), effect: .hoursCap(Hours(9)), period: days("2026-12-01", "2027-03-01"))
      ]
    }
    #expect(
      try sentence(.considerations, capped, .english).text == """
        Stopped: 12 h in week 6, 2027 is above the limit of 9 h a week agreed with the person up to and including \
        Mon 1 Mar 2027 (week 9). From week 10, 2027 it is possible.
        """)
    #expect(
      try sentence(.considerations, capped, .danish).text == """
        Stop: 12 t. i uge 6, 2027 er over loftet på 9 t. om ugen, som er aftalt med borgeren til og med man. 1. mar. 2027 \
        (uge 9). Fra uge 10, 2027 er det muligt.
        """)
  }

  @Test("a missing signature names the role, not the person, and the day by which it must be there")
  func signature() throws {
    let signed = facts("lab") { $0.signatures = [.employer: day("2026-08-28")] }
    let pack = try ShippedPack.denmark()
    let missing = try #require(
      PlacementChecks.of(signed, pack: pack, today: day("2026-09-02")).first {
        $0.finding == .signatureMissing(.employeeRepresentative, start: day("2026-09-07"))
      })
    #expect(
      CheckSentence(missing, pack: pack, voice: Voice(.english)).text == """
        The employee representative has not signed yet. Get the signature; it is due by the start on Mon 7 Sep 2026.
        """)
    #expect(
      CheckSentence(missing, pack: pack, voice: Voice(.danish)).text == """
        Medarbejderrepræsentanten har ikke skrevet under endnu. Få underskriften på plads; fristen er starten \
        man. 7. sep. 2026.
        """)
  }

  @Test("one week too long says how to mend it: an earlier last day, or the extension that may still be decided")
  func tooLong() throws {
    let long = facts("lab") { $0.period = days("2026-09-07", "2026-12-13") }
    #expect(
      try sentence(.length, long, .english).text == """
        The last day, Sun 13 Dec 2026, is 7 days too late. The rules allow 13 weeks, that is up to and \
        including Sun 6 Dec 2026. Choose an earlier last day. Or have it extended by up to 13 weeks.
        """)
    #expect(
      try sentence(.length, long, .danish).text == """
        Sidste dag, søn. 13. dec. 2026, ligger 7 dage for sent. Reglerne giver lov til 13 uger, altså til og \
        med søn. 6. dec. 2026. Vælg en tidligere sidste dag. Eller få den forlænget med op til 13 uger.
        """)
  }

  @Test("what nobody has found out is said as such, with whom to ask")
  func unknown() throws {
    #expect(
      try sentence(.leastHours, facts("lab"), .english).text
        == "Fewest weekly hours: the rule pack does not say. Ask the authority before you rely on it.")
    #expect(
      try sentence(.leastHours, facts("lab"), .danish).text
        == "Mindste ugentlige timetal: Regelsættet tager ikke stilling til reglen. Spørg myndigheden, før du regner med den."
    )
  }

  @Test("every check of the story says where its rule is written, and when nobody has read it there")
  func sources() throws {
    #expect(
      try sentence(.ratio, facts("lab"), .english).source
        == "Ratio requirement (forholdstalskravet, section not recorded), as of 10 Jul 2020, rule pack dk-2026-07 · our translation"
    )
    #expect(
      try sentence(.leastHours, facts("lab"), .english).source
        == "Background knowledge of the field, as of 1 Nov 2026, rule pack dk-2026-07 · not verified")
    #expect(
      try sentence(.leastHours, facts("lab"), .danish).source
        == "Almindelig faglig viden, pr. 1. nov. 2026, regelsæt dk-2026-07 · ikke efterprøvet")
    let early = facts("lab") { $0.period = days("2026-06-15", "2026-08-02") }
    #expect(try sentence(.effective, early, .english).source == "Rule pack dk-2026-07, in force from 1 Jul 2026")
  }

  @Test("a translation of the law is marked as ours, in the reader's language, and the law's own words are not")
  func translated() throws {
    #expect(try sentence(.ratio, facts("lab"), .german).source.hasSuffix("Regelpaket dk-2026-07 · unsere Übersetzung"))
    #expect(try sentence(.ratio, facts("lab"), .finnish).source.hasSuffix("oma käännöksemme"))
    #expect(try sentence(.ratio, facts("lab"), .danish).source.hasSuffix("regelsæt dk-2026-07"))
    #expect(!(try sentence(.leastHours, facts("lab"), .german).source.contains("Übersetzung")), "it is no law")
  }

  @Test("the pack's note comes in the reader's language, or says which language it is really in")
  func notes() throws {
    let danish = try sentence(.approval, facts("lab"), .danish).noteText
    #expect(danish.language == .danish && danish.text.hasPrefix("Kommunen bevilger praktikken."))
    let finnish = try sentence(.approval, facts("lab"), .finnish).noteText
    #expect(finnish.language == .finnish && finnish.text.hasPrefix("Kunta myöntää työkokeilun."))
    let arabic = try sentence(.approval, facts("lab"), .arabic).noteText
    #expect(arabic.language == .english && arabic.text.hasPrefix("The municipality grants the placement."))
  }

  @Test("the tag of a breach is “in the way” only when it blocks the start")
  func stopped() throws {
    let voice = Voice(.english)
    let full = try sentence(.ratio, facts("lab"), .english)
    #expect(full.check.tag(in: voice).word == "in the way" && full.check.tag(in: voice).tone == .stop)
    let old = facts("lab") { $0.workplace.headcounts = staffed(30, "2026-03-01") }
    let aged = try sentence(.headcountAge, old, .english)
    #expect(aged.check.tag(in: voice).word == "not kept" && aged.check.tag(in: voice).tone == .due)
    let open = try sentence(.leastHours, facts("lab"), .english)
    #expect(open.check.tag(in: voice).word == "not known")
  }
}
