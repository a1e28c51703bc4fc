import Rules
import Testing
import Values

@Suite("A placement held against the rules of its pack")
struct PlacementCheckTests {
  @Test("with every paper in order nothing blocks the start and nothing is breached")
  func orderly() throws {
    let checks = try PlacementFacts.orderly().checks()
    #expect(checks.allSatisfy { $0.verdict != .breached })
    #expect(checks.of(.signature).map(\.verdict) == [.fulfilled, .fulfilled, .fulfilled, .notKnown])
  }

  @Test("every check carries a source of the pack and a note, in the languages of the pack")
  func sources() throws {
    let languages = try Shipped.denmark().languages
    for check in try PlacementFacts.orderly().checks() {
      let isOwn = check.source.reference == Wording(verbatim: "dk-2026-07")
      #expect(check.source.pack == "dk-2026-07" && !check.note.texts.isEmpty)
      #expect(isOwn || check.source.reference.languages == languages)
    }
  }

  @Test("what the pack does not know is not known, whatever the facts", arguments: ["2026-09-08", "2030-01-01"])
  func unknownLength(until: String) throws {
    let check = try PlacementFacts.orderly("integration-act", days("2026-09-07", until)).checks().only(.length)
    #expect(check.verdict == .notKnown && check.finding == .ruleUnknown)
  }

  @Test(
    "thirteen weeks from a Monday end on a Sunday; one day more needs an extension",
    arguments: [
      ("2026-12-06", 0, Verdict.fulfilled), ("2026-12-07", 0, .breached), ("2026-12-07", 1, .fulfilled),
      ("2027-03-07", 1, .fulfilled), ("2027-03-08", 1, .breached), ("2027-06-06", 2, .fulfilled),
      ("2027-06-07", 2, .breached), ("2027-09-05", 3, .fulfilled),
    ])
  func length(until: String, extensions: Int, verdict: Verdict) throws {
    let facts = PlacementFacts.orderly("lab", days("2026-09-07", until)).with { $0.extensions = extensions }
    #expect(try facts.checks().only(.length).verdict == verdict)
  }

  @Test("too long says by how many days, until when it may last and what could come next")
  func tooLong() throws {
    let check = try PlacementFacts.orderly("lab", days("2026-09-07", "2026-12-16")).checks().only(.length)
    guard case .tooLong(let last, let limit, let used, let allowed, let over, let next, _) = check.finding else {
      Issue.record("\(check.finding)")
      return
    }
    #expect(last == day("2026-12-16") && allowed == day("2026-12-06") && over == 10 && used == 0)
    #expect(limit.longest == Span(13, .weeks) && next?.by == Span(13, .weeks) && next?.times == 1)
  }

  @Test("a job-ready person has four weeks; whether they can be extended is not known")
  func jobReady() throws {
    let facts = PlacementFacts.orderly("lab", days("2026-09-07", "2026-10-04")).with { $0.group = "job-ready" }
    #expect(try facts.checks().only(.length).verdict == .fulfilled)
    let longer = facts.with { $0.period = days("2026-09-07", "2026-10-05") }
    #expect(try longer.checks().only(.length).verdict == .breached)
    #expect(try longer.with { $0.extensions = 1 }.checks().only(.length).verdict == .notKnown)
  }

  @Test("without an end a placement is too long; ordinary paid hours have no limit")
  func openEnd() throws {
    let open = PlacementFacts.orderly("lab", days("2026-09-07", nil))
    #expect(try open.checks().only(.length).verdict == .breached)
    let paid = open.with { ($0.measure, $0.basis) = ("lonnede-timer", "agreement") }
    #expect(try paid.checks().only(.length).finding == .noRule)
    #expect(try paid.checks().blockers.isEmpty)
  }

  @Test("each missing signature is named; the representative only where there is someone to represent")
  func signatures() throws {
    let unsigned = PlacementFacts.orderly().with { $0.signatures = [:] }
    let missing = try unsigned.checks().of(.signature).map(\.finding)
    let start = day("2026-09-07")
    #expect(
      missing == [
        .signatureMissing(.employer, start: start), .signatureMissing(.employeeRepresentative, start: start),
        .signatureMissing(.participant, start: start), .signatureUnknown(.authority),
      ])
    let alone = unsigned.with { $0.workplace.hasSeveralEmployees = false }
    #expect(try alone.checks().of(.signature)[1].finding == .nobodyToRepresent)
    let silent = unsigned.with { $0.workplace = WorkplaceFacts() }
    #expect(try silent.checks().of(.signature)[1].finding == .factMissing(.severalEmployees(.employeeRepresentative)))
  }

  @Test("a signature after the start is a breach with both dates; one dated in the future is none")
  func late() throws {
    let late = PlacementFacts.orderly().with { $0.signatures[.employer] = day("2026-09-09") }
    #expect(
      try late.checks(today: "2026-09-10").of(.signature)[0].finding
        == .signedAfterStart(.employer, on: day("2026-09-09"), start: day("2026-09-07")))
    #expect(
      try late.checks(today: "2026-09-02").of(.signature)[0].finding
        == .signatureMissing(.employer, start: day("2026-09-07")))
  }

  @Test(
    "approval comes on or before the first day",
    arguments: [
      ("2026-09-07", "2026-09-08", Finding.approvedInTime(on: day("2026-09-07"), start: day("2026-09-07"))),
      ("2026-09-08", "2026-09-08", .startedWithoutApproval(start: day("2026-09-07"), approved: day("2026-09-08"))),
      (nil, "2026-09-06", .approvalMissing(start: day("2026-09-07"))),
      (nil, "2026-09-07", .approvalMissing(start: day("2026-09-07"))),
      (nil, "2026-09-08", .startedWithoutApproval(start: day("2026-09-07"), approved: nil)),
      ("2026-09-05", "2026-09-04", .approvalMissing(start: day("2026-09-07"))),
    ] as [(String?, String, Finding)])
  func approval(approved: String?, today: String, finding: Finding) throws {
    let facts = PlacementFacts.orderly().with { $0.approval = approved.map(day) }
    #expect(try facts.checks(today: today).only(.approval).finding == finding)
  }

  @Test(
    "a headcount is good for ninety days, then only warns",
    arguments: [("2026-11-18", Verdict.fulfilled), ("2026-11-19", .breached)])
  func headcountAge(today: String, verdict: Verdict) throws {
    let checks = try PlacementFacts.orderly().checks(today: today)
    let check = try checks.only(.headcountAge)
    #expect(check.verdict == verdict && !check.blocksStart)
  }

  @Test(
    "without a headcount no place is promised; who is there did no wrong, and what the pack does not know stays unknown"
  )
  func noHeadcount() throws {
    let facts = PlacementFacts.orderly().with { $0.workplace.headcounts = [] }
    let checks = try facts.checks()
    let ratio = try checks.only(.ratio)
    #expect(ratio.finding == .factMissing(.headcount) && ratio.blocksStart && !ratio.overridable)
    // Its age stops nothing by this pack, and so neither does that there is none.
    #expect(try checks.only(.headcountAge).verdict == .notKnown)
    let running = try facts.with { $0.standing = .running }.checks().only(.ratio)
    #expect(running.verdict == .notKnown && running.finding == .factMissing(.headcount))
    var pack = try Shipped.denmark()
    pack.quota.stated = .unknown
    let unknown = try #require(
      PlacementChecks.of(facts, pack: pack, today: day("2026-09-02")).first { $0.rule == .ratio })
    #expect(unknown.verdict == .notKnown && unknown.finding == .ruleUnknown)
    pack.headcountAge.blocking = true
    let age = try #require(
      PlacementChecks.of(facts, pack: pack, today: day("2026-09-02")).first { $0.rule == .headcountAge })
    #expect(
      age.blocksStart && age.finding == .factMissing(.headcount), "what stops when it is old stops when it is gone")
    #expect(Headcount(ordinaryStaff: -1, asOf: day("2026-09-01")) == nil)
  }

  @Test("whether somebody represents the employees is asked before the start, and accepted for that signature alone")
  func severalEmployees() throws {
    let silent = PlacementFacts.orderly().with {
      $0.workplace = WorkplaceFacts()
      $0.signatures[.employeeRepresentative] = nil
    }
    let check = try #require(
      try silent.checks().first { $0.finding == .factMissing(.severalEmployees(.employeeRepresentative)) })
    #expect(check.blocksStart && check.point.text == "signature.employee-representative")
    let signed = silent.with { $0.signatures[.employeeRepresentative] = day("2026-09-01") }
    #expect(try signed.checks().of(.signature).allSatisfy { !$0.blocksStart })
    let running = silent.with { $0.standing = .running }
    #expect(try running.checks().of(.signature).allSatisfy { !$0.blocksStart })
  }

  @Test("a crowded fortnight in the middle is enough to refuse")
  func crowdedMiddle() throws {
    let short = Slot("lontilskud", "lab", days("2026-10-12", "2026-10-25"))
    let facts = PlacementFacts.orderly().with {
      $0.workplace.others = [short, Slot("lontilskud", "lab", days("2026-10-19", "2026-10-30"))]
    }
    guard case .ratioFull(_, _, _, let crowded, let taken, _) = try facts.checks().only(.ratio).finding else {
      Issue.record("the place is not refused")
      return
    }
    #expect(crowded == day("2026-10-19") && taken.count == 2)
  }

  @Test("a slot of unknown kind makes the quota unclear only when it matters")
  func unclearSlot() throws {
    let strange = Slot("old-measure", "lab", days("2026-08-01", nil))
    let one = PlacementFacts.orderly().with { $0.workplace.others = [strange] }
    #expect(try one.checks().only(.ratio).verdict == .fulfilled)
    let two = one.with { $0.workplace.others.append(Slot("lontilskud", "lab", days("2026-08-01", nil))) }
    #expect(try two.checks().only(.ratio).verdict == .notKnown)
  }

  @Test("a purpose must be named and be one of the pack's")
  func purpose() throws {
    let none = try PlacementFacts.orderly().with { $0.purpose = nil }.checks().only(.purpose)
    #expect(none.finding == .purposeMissing(allowed: ["hire", "train", "clarify"]) && none.blocksStart)
    let strange = try PlacementFacts.orderly().with { $0.purpose = "keep-busy" }.checks().only(.purpose)
    #expect(strange.verdict == .breached)
  }

  @Test("not with the last employer; an earlier one or an earlier placement there does not bar")
  func lastEmployer() throws {
    let job = EarlierTie(.employment, days("2025-01-06", "2025-06-30"), isLastEmployer: true)
    let barred = try PlacementFacts.orderly().with { $0.earlier = [job] }.checks().only(.sameEmployer)
    #expect(barred.finding == .barredByTie(job, freeFrom: nil) && barred.verdict == .breached)
    let fine = PlacementFacts.orderly().with {
      $0.earlier = [
        EarlierTie(.employment, job.period),
        EarlierTie(.placement("virksomhedspraktik"), job.period, isLastEmployer: true),
      ]
    }
    #expect(try fine.checks().only(.sameEmployer).verdict == .fulfilled)
  }

  @Test("paid hours may run beside a placement; whether a wage subsidy may is not known")
  func beside() throws {
    let paid = Beside("lonnede-timer", days("2026-09-07", nil), ladder: rising(("2026-W37", 5)))
    let fine = PlacementFacts.orderly().with { $0.beside = [paid] }
    #expect(try fine.checks().only(.beside).finding == .mayRunBeside(["lonnede-timer"]))
    let strange = fine.with { $0.beside[0].measure = "lontilskud" }
    #expect(try strange.checks().only(.beside).verdict == .notKnown)
  }

  @Test("hours beside count into the full week, in the weeks in which they overlap")
  func fullWeek() throws {
    let paid = Beside("lonnede-timer", days("2026-10-05", "2026-10-18"), ladder: rising(("2026-W41", 10)))
    let facts = PlacementFacts.orderly().with {
      $0.ladder = rising(("2026-W37", 20), ("2026-W39", 28))
      $0.beside = [paid]
    }
    let check = try facts.checks().only(.fullWeek)
    #expect(
      check.finding
        == .hoursAboveFullWeek(step: Hours(28), beside: Hours(10), fullWeek: Hours(37), week: week("2026-W41")))
    let level = facts.with { $0.ladder = rising(("2026-W37", 27)) }
    #expect(
      try level.checks().only(.fullWeek).finding == .withinFullWeek(most: Hours(37), fullWeek: Hours(37)))
  }

  @Test("weeks without agreed hours are not known rather than fine")
  func noHours() throws {
    let facts = PlacementFacts.orderly().with {
      $0.ladder = rising(("2026-W39", 6))
      $0.considerations = [cap(9, "2026-09-01", nil)]
    }
    #expect(try facts.checks().only(.fullWeek).finding == .factMissing(.hours(from: week("2026-W37"))))
    #expect(try facts.checks().only(.considerations).verdict == .notKnown)
  }

  @Test("a measure that the pack does not have is not known, and the person's considerations are checked all the same")
  func strangeMeasure() throws {
    let facts = PlacementFacts.orderly().with {
      $0.measure = "apprenticeship"
      $0.considerations = [cap(5, "2026-09-01", nil)]
    }
    let checks = try facts.checks()
    #expect(try checks.only(.measure).finding == .measureNotInPack("apprenticeship"))
    #expect(try checks.only(.considerations).verdict == .breached)
  }

  @Test("what is planned is under the act that the person is supported under; paid hours are under none")
  func basisOfThePerson() throws {
    let mine = PlacementFacts.orderly("lab")
    #expect(try mine.with { $0.personBasis = "lab" }.checks().only(.measure).verdict == .fulfilled)
    let another = mine.with { $0.personBasis = "integration-act" }
    let check = try another.checks().only(.measure)
    #expect(check.finding == .basisOfAnother("lab", person: "integration-act") && check.blocksStart)
    for person: BasisCode? in ["lab", "integration-act", "agreement", "moon-act", nil] {
      let paid = mine.with { ($0.measure, $0.basis, $0.personBasis) = ("lonnede-timer", "agreement", person) }
      #expect(try paid.checks().only(.measure).verdict == .fulfilled)
    }
  }

  @Test("under an act that grants no such measure nothing of it is planned; nor is it known where none is noted")
  func measureOfThePersonsAct() throws {
    for (basis, measure) in [
      ("lab", "virksomhedspraktik"), ("integration-act", "virksomhedspraktik"), ("integration-act", "lontilskud"),
    ] as [(BasisCode, MeasureCode)] {
      let mine = PlacementFacts.orderly(basis).with { $0.measure = measure }
      for person: BasisCode in ["agreement", "moon-act"] {
        let check = try mine.with { $0.personBasis = person }.checks().only(.measure)
        #expect(check.finding == .measureNotUnder(measure, basis, person: person) && check.blocksStart)
      }
      let open = try mine.with { $0.personBasis = nil }.checks().only(.measure)
      #expect(open.verdict == .notKnown && open.finding == .factMissing(.basisOfParticipation))
    }
  }

  @Test("what runs keeps its act, and says that the person's is another; nothing is stopped by it")
  func actOfWhatRuns() throws {
    let running = PlacementFacts.orderly("lab").with { $0.standing = .running }
    #expect(try running.checks().only(.measure).verdict == .fulfilled)
    for person: BasisCode in ["integration-act", "agreement"] {
      let other = running.with { $0.personBasis = person }
      let check = try other.checks().only(.measure)
      #expect(check.verdict == .breached && check.finding == .basisKept("lab", person: person))
      #expect(!check.blocksStart && !check.overridable)
      let longer = other.with { $0.period = days("2026-09-07", "2026-12-05") }
      #expect(
        PlacementChecks.stopping(
          from: longer, to: other, pack: try Shipped.denmark(), today: day("2026-09-02")
        ).isEmpty)
    }
  }
}
