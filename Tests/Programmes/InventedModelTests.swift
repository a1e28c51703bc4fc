import Programmes
import Rules
import Testing
import Values

@Suite("Another programme needs a file and no code")
struct InventedModelTests {
  @Test("phases follow each other through gates, one may be called on at any time")
  func gates() throws {
    let model = try Invented.model()
    #expect(model.entryPhases.map(\.id) == ["look"])
    #expect(model.phases(blocking: "learn", ended: []).map(\.id) == ["look"])
    #expect(model.phases(blocking: "learn", ended: ["look"]).isEmpty)
    #expect(model.phases(blocking: "work", ended: ["learn"]).map(\.id) == ["look"])
    #expect(model.phases(blocking: "rest", ended: []).isEmpty)
    #expect(model.phases[1].gate?.texts.first?.text == "Osaaminen on arvioitu")
  }

  @Test(
    "a word in a language that the model lacks comes in its first language when there is no English",
    arguments: ["da", "ar", "fi", "fi-FI"])
  func firstLanguage(asked: String) throws {
    let word = try Invented.model().word(.authorityOffice, in: try #require(LanguageTag(asked)))
    #expect(word.text == "authority-office-fi" && word.language == .finnish)
  }

  @Test("the word for the plan may be left out; the word for the office may not")
  func words() throws {
    let line = try #require(Invented.yaml.split(separator: "\n").first { $0.hasPrefix("  plan: ") })
    let without = try ProgrammeModel.load(yaml: Invented.yaml.replacing(line + "\n", with: ""), file: "m.yaml")
    let given = try Invented.model()
    #expect(without.words[.plan] == nil && given.words[.plan] != nil)
    let office = try #require(Invented.yaml.split(separator: "\n").first { $0.hasPrefix("  authority-office: ") })
    #expect(throws: PackProblems.self) {
      try ProgrammeModel.load(yaml: Invented.yaml.replacing(office + "\n", with: ""), file: "m.yaml")
    }
  }

  @Test("its packs are its own")
  func packs() throws {
    let denmark = try RulePack.load(yaml: Shipped.text("Rules/dk-2026-07.yaml"), file: "dk-2026-07.yaml")
    let model = try Invented.model()
    #expect(!model.uses(denmark) && model.measures(missingFrom: denmark) == ["trial"])
  }
}

@Suite("The ladder that a programme proposes")
struct LadderProposalTests {
  private func proposal(
    _ steps: [(String, Int)], _ week: String, _ light: Light?, _ caps: [ConsiderationInForce] = []
  ) throws -> LadderProposal {
    let ladder = HoursLadder(steps.map { .init(from: ISOWeek(iso: $0.0)!, hours: Hours($0.1)) })
    let pack = try RulePack.load(yaml: Shipped.text("Rules/dk-2026-07.yaml"), file: "dk-2026-07.yaml")
    let bounds = HoursBounds(
      period: Period(from: CivilDate(iso: "2026-09-07")!, until: nil)!, ladder: ladder, considerations: caps, pack: pack
    )
    return try Shipped.businessTraining().ladder.proposal(for: bounds, in: ISOWeek(iso: week)!, went: light)
  }

  private func step(_ week: String, _ hours: Int) -> HoursLadder.Step {
    .init(from: ISOWeek(iso: week)!, hours: Hours(hours))
  }

  private let cap = ConsiderationInForce(
    id: ConsiderationID(high: 0, low: 1), effect: .hoursCap(Hours(5)),
    period: Period(from: CivilDate(iso: "2026-09-01")!, until: CivilDate(iso: "2026-09-30")!)!)

  @Test("it begins with six hours, or with what the person can bear")
  func begin() throws {
    #expect(try proposal([], "2026-W37", nil) == .begin(step("2026-W37", 6)))
    #expect(try proposal([], "2026-W37", nil, [cap]) == .begin(step("2026-W37", 5)))
  }

  @Test("it rises by three after a fortnight that went well, not before")
  func rise() throws {
    #expect(try proposal([("2026-W37", 6)], "2026-W38", .ok) == .holdUntil(ISOWeek(iso: "2026-W39")!))
    #expect(try proposal([("2026-W37", 6)], "2026-W39", .ok) == .rise(step("2026-W39", 9)))
    #expect(try proposal([("2026-W37", 6)], "2026-W39", .watch) == .hold)
  }

  @Test("after a bad week it steps back to the hours before, and never below nothing")
  func back() throws {
    #expect(try proposal([("2026-W37", 6), ("2026-W39", 9)], "2026-W40", .act) == .stepBack(step("2026-W40", 6)))
    #expect(try proposal([("2026-W37", 2)], "2026-W40", .act) == .stepBack(step("2026-W40", 0)))
    #expect(try proposal([("2026-W37", 0)], "2026-W40", .act) == .hold)
  }

  @Test("a rise above a cap is shown as refused, with the cap and the week from which it is free")
  func refused() throws {
    let refusing = LadderCap(hours: Hours(5), consideration: cap.id, until: CivilDate(iso: "2026-09-30"))
    let verdict = StepVerdict.refused(by: refusing, in: ISOWeek(iso: "2026-W39")!, freeFrom: ISOWeek(iso: "2026-W41"))
    #expect(try proposal([("2026-W37", 5)], "2026-W39", .ok, [cap]) == .riseRefused(step("2026-W39", 8), verdict))
  }
}
