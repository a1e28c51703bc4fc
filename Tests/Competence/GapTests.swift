import Testing
import Values

@testable import Competence

/// The fixture is invented but keeps what is true of ESCO: the same work described in disjoint words, tied together by
/// skill groups only.
@Suite("The gap to an opening")
struct GapTests {
  static func edge(_ from: String, _ relation: SkillRelations.Relation, _ to: String) -> SkillRelations.Edge {
    .init(from: "t:" + from, to: "t:" + to, relation: relation)
  }

  static let edges: [SkillRelations.Edge] = [
    edge("home-care-aide", .essential, "help-with-bathing"), edge("home-care-aide", .essential, "talk-with-elderly"),
    edge("home-care-aide", .optional, "cook-plain-meals"),
    edge("healthcare-assistant", .essential, "support-hygiene"), edge("healthcare-assistant", .essential, "take-pulse"),
    edge("cook", .essential, "prepare-sauces"), edge("cook", .essential, "work-in-team"),
    edge("cook", .optional, "cook-plain-meals"),
    edge("welder", .essential, "weld-pipes"), edge("welder", .essential, "read-drawings"),
    edge("welder", .essential, "work-in-team"),
    edge("help-with-bathing", .broader, "g-personal-care"), edge("support-hygiene", .broader, "g-personal-care"),
    edge("take-pulse", .broader, "g-measuring-health"), edge("talk-with-elderly", .broader, "g-talking"),
    edge("weld-pipes", .broader, "g-welding"), edge("read-drawings", .broader, "g-drawings"),
    edge("prepare-sauces", .broader, "g-food"), edge("cook-plain-meals", .broader, "g-food"),
    edge("work-in-team", .broader, "g-transversal"),
  ]
  static let relations = SkillRelations(edges)
  let today = CivilDate(iso: "2027-03-01")!

  static func relationImage() throws -> [UInt8] {
    var text = "occupation_uri,skill_uri,relation_e_or_o\n"
    var wider = "uri,broader_uri\n"
    for edge in edges {
      if edge.relation == .broader {
        wider += "\(edge.from),\(edge.to)\n"
      } else {
        text += "\(edge.from),\(edge.to),\(edge.relation == .essential ? "essential" : "optional")\n"
      }
    }
    let fixture = try FixtureTaxonomy()
    defer { #expect(throws: Never.self) { try fixture.remove() } }
    try fixture.write(
      text.replacing("occupation_uri", with: "occupationUri").replacing("skill_uri", with: "skillUri")
        .replacing("relation_e_or_o", with: "relationType"), to: "occupationSkillRelations_en.csv")
    try fixture.write(
      wider.replacing("broader_uri", with: "broaderUri").replacing("uri,", with: "conceptUri,"),
      to: "broaderRelationsSkillPillar_en.csv")
    try fixture.write("conceptUri,iscoGroup,preferredLabel,altLabels\nt:cook,5120,cook,\n", to: "occupations_en.csv")
    try TaxonomyImport(into: fixture.data).run([fixture.source], version: "1.0")
    #expect(try SkillRelations.newest(in: fixture.data) == SkillRelations(edges))
    return try FileBytes.read(fixture.data + "/taxonomy/1.0/relations.graph")
  }

  func skill(_ name: String, _ weight: Requirement.Weight = .must, taughtBy: String? = nil) -> Requirement {
    Requirement(.skill(uri: "t:" + name), weight, label: name, taughtBy: taughtBy)
  }

  func gap(_ inventory: Inventory, _ requirements: [Requirement]) -> Gap {
    Gap(of: inventory, against: requirements, relations: GapTests.relations, today: today)
  }

  @Test("home care aide to healthcare assistant gives likely items, never an empty card")
  func likely() {
    let inventory = Inventory(experience: [.init(occupation: "t:home-care-aide", label: "home care aide")])
    let gap = gap(inventory, [skill("support-hygiene"), skill("take-pulse", taughtBy: "first aid course")])
    #expect(gap.have.isEmpty)
    #expect(gap.likely.map(\.requirement.label) == ["support-hygiene"])
    #expect(gap.likely.first?.reason == .relatedToExperience(label: "home care aide"))
    #expect(gap.toLearn.map(\.reason) == [.unknown(taughtBy: "first aid course")])
  }

  @Test("cook to welder has nothing but what every work asks for")
  func cookToWelder() {
    let inventory = Inventory(
      skills: [.init(uri: "t:work-in-team", label: "work in a team", evidence: [])],
      experience: [.init(occupation: "t:cook", label: "cook")])
    let gap = gap(inventory, [skill("weld-pipes"), skill("read-drawings"), skill("work-in-team")])
    #expect(gap.have.map(\.requirement.label) == ["work-in-team"])
    #expect(gap.likely.isEmpty)
    #expect(gap.toLearn.map(\.requirement.label) == ["read-drawings", "weld-pipes"])
  }

  @Test("the strongest evidence counts and says who saw it and when")
  func evidence() throws {
    let seen = Evidence(level: .observed, day: CivilDate(iso: "2026-05-03")!, by: "Bageri Eksempel")
    let said = Evidence(level: .said, day: CivilDate(iso: "2026-06-01")!, by: "the person")
    let inventory = Inventory(skills: [.init(uri: "t:prepare-sauces", label: "sauces", evidence: [seen, said])])
    #expect(gap(inventory, [skill("prepare-sauces")]).have.first?.reason == .inInventory(seen))
  }

  @Test("a claimed skill of the same group and an optional skill of past work are likely, with the reason")
  func related() {
    let inventory = Inventory(
      skills: [.init(uri: "t:prepare-sauces", label: "sauces", evidence: [])],
      experience: [.init(occupation: "t:home-care-aide", label: "home care aide")])
    let gap = gap(inventory, [skill("cook-plain-meals")])
    #expect(gap.likely.first?.reason == .partOfExperience(label: "home care aide", isEssential: false))
    let claimed = Inventory(skills: inventory.skills)
    #expect(self.gap(claimed, [skill("cook-plain-meals")]).likely.first?.reason == .relatedSkill(label: "sauces"))
  }

  @Test("licences and languages block only where the work cannot start without them")
  func blocking() {
    let inventory = Inventory(
      licences: [
        .init(name: "forklift", validUntil: CivilDate(iso: "2027-02-28")), .init(name: "hygiene", validUntil: today),
      ], languages: [.danish: .a2])
    let gap = gap(
      inventory,
      [
        Requirement(.licence(name: "forklift"), .must, label: "forklift"),
        Requirement(.licence(name: "hygiene"), .must, label: "hygiene"),
        Requirement(.licence(name: "first aid"), .nice, label: "first aid"),
        Requirement(.language(.danish, atLeast: .b1), .must, label: "Danish"),
        Requirement(.language(.danish, atLeast: .a1), .must, label: "some Danish"),
        Requirement(.language(.english, atLeast: .a1), .learnableOnTheJob, label: "English"),
      ])
    #expect(
      gap.blocking.map(\.reason) == [
        .languageBelow(.a2, needed: .b1), .licenceExpired(on: CivilDate(iso: "2027-02-28")!),
      ])
    #expect(Set(gap.have.map(\.requirement.label)) == ["hygiene", "some Danish"])
    #expect(gap.toLearn.map(\.requirement.label) == ["English", "first aid"])
  }

  @Test("every requirement stands in exactly one bucket, musts first, the specific before the common")
  func order() {
    let requirements = [
      skill("work-in-team", .nice), skill("work-in-team"), skill("weld-pipes", .learnableOnTheJob), skill("weld-pipes"),
    ]
    let gap = gap(Inventory(), requirements)
    #expect(gap.toLearn.map(\.requirement) == [requirements[3], requirements[1], requirements[2], requirements[0]])
    #expect(gap.have.count + gap.likely.count + gap.blocking.count == 0)
  }
}
