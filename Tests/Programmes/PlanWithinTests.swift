import Rules
import Testing
import Values

@testable import Programmes

@Suite("By when somebody has a plan") struct PlanWithinTests {
  private func way(_ basis: BasisCode?) throws -> Participation {
    let accepted = try #require(CivilDate(iso: "2026-11-12"))
    return Participation(
      id: ParticipationID(high: 0, low: 1), person: PersonID(high: 0, low: 2),
      programme: Programme(
        id: ProgrammeID(high: 0, low: 3), name: "Invented", model: "business-training", modelVersion: 3),
      version: .first, referral: Participation.Referral(on: accepted, by: nil, reason: "any", note: nil),
      decision: .accepted(on: accepted), exit: nil, basis: basis, phases: [])
  }

  private func begun(_ basis: BasisCode?, _ yaml: String) throws -> String? {
    let model = try ProgrammeModel.load(yaml: yaml, file: "m.yaml")
    let pack = try RulePack.load(yaml: Shipped.text("Rules/dk-2026-07.yaml"), file: "dk-2026-07.yaml")
    let way = try way(basis)
    let day = try #require(way.acceptedOn)
    let law = PlanLaw(of: way, ProgrammeShelf(models: [model], packs: [pack]), on: day)
    return law.begun(by: day).map { "\($0.day.iso) \($0.isLaw)" }
  }

  @Test("the pack says it for its acts, the model for the others, and where neither does nobody asks")
  func within() throws {
    let shipped = try Shipped.text("Programmes/business-training.yaml")
    let asking = shipped.replacing("rule_packs: dk-", with: "plan_within: 4 weeks\nrule_packs: dk-")
    #expect(try begun("integration-act", shipped) == "2026-12-12 true")
    #expect(try begun("lab", shipped) == nil && begun(nil, shipped) == nil)
    #expect(try begun("lab", asking) == "2026-12-10 false" && begun(nil, asking) == "2026-12-10 false")
    #expect(try begun("integration-act", asking) == "2026-12-12 true", "the law's own comes first")
  }

  @Test("what is no span is refused, with the remedy")
  func refused() throws {
    let shipped = try Shipped.text("Programmes/business-training.yaml")
    let problems = try #require(throws: PackProblems.self) {
      try ProgrammeModel.load(
        yaml: shipped.replacing("rule_packs: dk-", with: "plan_within: soon\nrule_packs: dk-"), file: "m.yaml")
    }
    #expect(problems.report.contains("13 weeks"), "\(problems.report)")
  }
}
