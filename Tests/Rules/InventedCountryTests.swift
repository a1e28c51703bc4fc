import Foundation
import Rules
import Testing
import Values

@Suite("Another country needs a file and no code")
struct InventedCountryTests {
  private func facts() -> PlacementFacts {
    PlacementFacts(
      measure: "trial", basis: "edict", personBasis: "edict", period: days("1999-05-03", "1999-07-02"),
      ladder: rising(("1999-W18", 10)),
      workplace: WorkplaceFacts(
        headcounts: staffed(3, "1999-04-20"), hasSeveralEmployees: true),
      purpose: "bake", signatures: [.employer: day("1999-04-21"), .employeeRepresentative: day("1999-04-22")],
      approval: day("1999-04-25"), statements: ["no-dragons": StatementAnswer(isTrue: true, on: day("1999-04-20"))],
      permission: .thisJob(until: day("1999-12-31")))
  }

  private func checks(_ change: (inout PlacementFacts) -> Void = { _ in }) throws -> [Check] {
    PlacementChecks.of(facts().with(change), pack: try Invented.pack(), today: day("1999-05-01"))
  }

  @Test("its own rules are all fulfilled, or do not apply")
  func fine() throws {
    #expect(try checks().allSatisfy { $0.verdict == .fulfilled || $0.verdict == .doesNotApply })
  }

  @Test("lengths in months and extensions in days: the last day is reckoned in the calendar")
  func months() throws {
    for (until, extensions, verdict) in [
      ("1999-07-02", 0, Verdict.fulfilled), ("1999-07-03", 0, .breached), ("1999-07-12", 1, .fulfilled),
      ("1999-07-22", 2, .fulfilled), ("1999-07-23", 2, .breached), ("1999-07-23", 9, .breached),
    ] {
      let check = try checks {
        $0.period = days("1999-05-03", until)
        $0.extensions = extensions
      }.only(.length)
      #expect(check.verdict == verdict && check.overridable, "\(until), \(extensions)")
    }
  }

  @Test("its hours, its permission, its statements, its bars")
  func others() throws {
    #expect(try checks { $0.ladder = rising(("1999-W18", 3)) }.only(.leastHours).verdict == .breached)
    #expect(try checks { $0.ladder = rising(("1999-W18", 31)) }.only(.mostHours).blocksStart)
    #expect(try checks { $0.permission = .unknown }.only(.workPermission).verdict == .notKnown)
    #expect(
      try checks { $0.permission = .thisJob(until: day("1999-06-01")) }.only(.workPermission).finding
        == .permissionEnds(on: day("1999-06-01"), lastDay: day("1999-07-02")))
    let ended = try checks { $0.permission = .thisJob(until: day("1999-05-02")) }.only(.workPermission)
    #expect(ended.blocksStart && ended.finding == .permissionEnded(on: day("1999-05-02")))
    #expect(try checks { $0.permission = .notThisJob }.only(.workPermission).blocksStart)
    #expect(try checks { $0.permission = .untold }.filter { $0.rule == .workPermission } == [])
    let open = try checks {
      $0.permission = .thisJob(until: day("1999-06-01"))
      $0.period = days("1999-05-03", nil)
    }.only(.workPermission)
    #expect(open.finding == .permissionEnds(on: day("1999-06-01"), lastDay: nil) && !open.blocksStart)
    #expect(
      try checks { $0.statements = [:] }.only(.statement).finding
        == .statementMissing("no-dragons", askedOf: .workplace))
    let tie = EarlierTie(.placement("trial"), days("1998-12-01", "1999-02-10"))
    #expect(
      try checks { $0.earlier = [tie] }.only(.sameEmployer).finding == .barredByTie(tie, freeFrom: day("1999-05-11")))
    let beside = Beside("trial", days("1999-06-01", nil), ladder: rising(("1999-W22", 2)))
    #expect(try checks { $0.beside = [beside] }.only(.beside).verdict == .breached)
  }

  @Test("a pack that running placements adopt holds for them too; one that they keep does not")
  func inForce() throws {
    let new = try Invented.pack()
    let old = try RulePack.load(
      yaml: Invented.yaml.replacing("zz-1999", with: "zz-1990").replacing("[zz-1990]", with: "[]")
        .replacing("1999-04-01", with: "1990-01-01").replacing(": adopt", with: ": keep"), file: "old.yaml")
    let kept = try RulePack.load(yaml: Invented.yaml.replacing(": adopt", with: ": keep"), file: "kept.yaml")
    let (start, before, after) = (day("1999-01-04"), day("1999-03-31"), day("1999-04-01"))
    #expect(RulePack.inForce(for: start, on: before, country: "ZZ", among: [new, old])?.code == "zz-1990")
    #expect(RulePack.inForce(for: start, on: after, country: "ZZ", among: [old, new])?.code == "zz-1999")
    #expect(RulePack.inForce(for: start, on: after, country: "ZZ", among: [kept, old])?.code == "zz-1990")
    #expect(RulePack.inForce(for: after, on: after, country: "ZZ", among: [kept, old])?.code == "zz-1999")
    #expect(RulePack.inForce(for: start, on: after, country: "DK", among: [new, old]) == nil)
  }

  @Test("a pack takes the place of those that it names, also when it is dated earlier or on the same day")
  func replacing() throws {
    let wrong = try Invented.pack()
    func correction(_ from: String) throws -> RulePack {
      try RulePack.load(
        yaml: Invented.yaml.replacing("id: zz-1999", with: "id: zz-1998").replacing("[zz-1990]", with: "[zz-1999]")
          .replacing("1999-04-01", with: from), file: "corrected.yaml")
    }
    for from in ["1999-03-01", "1999-04-01"] {
      let packs = [wrong, try correction(from)]
      for start in ["1999-04-01", "1999-12-01"] {
        let found = RulePack.inForce(for: day(start), on: day("1999-12-31"), country: "ZZ", among: packs)
        #expect(found?.code == "zz-1998", "from \(from), for \(start)")
      }
    }
    // Two that take each other's place: one of them holds rather than none.
    var other = wrong
    (other.code, other.replaces) = ("zz-1998", ["zz-1999"])
    var same = wrong
    same.replaces = ["zz-1998"]
    #expect(
      RulePack.inForce(for: day("1999-05-01"), on: day("1999-05-01"), country: "ZZ", among: [same, other]) != nil)
  }

  @Test("a new law's preview names the rules that change for a placement, and only those")
  func preview() throws {
    let old = try Invented.pack()
    let new = try RulePack.load(
      yaml: Invented.yaml.replacing("default: 2 months", with: "default: 6 weeks").replacing(
        "{en: Thirty}", with: "{en: 30}"),
      file: "new.yaml")
    let changes = PlacementChecks.changes(for: facts(), from: old, to: new, today: day("1999-05-01"))
    #expect(changes.map(\.rule) == [.length] && changes[0].isTightened)
    #expect(PlacementChecks.changes(for: facts(), from: old, to: old, today: day("1999-05-01")).isEmpty)
  }

  @Test("checks survive being stored")
  func stored() throws {
    let checks = try checks { $0.signatures = [:] }
    let data = try JSONEncoder().encode(checks)
    #expect(try JSONDecoder().decode([Check].self, from: data) == checks)
  }
}
