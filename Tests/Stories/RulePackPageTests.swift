import Access
import Administration
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

@Suite("The text of each rule, on a page") struct RulePackPageTests {
  @Test("each rule stands once, in the reader's language, with its source; what nobody has found out says so")
  func eachRule() async throws {
    try await withStoryHouse(.sqlite) { story in
      let agnes = try await story.visitor(
        try await story.test.account("agnes", [.administrator], in: story.municipality))
      let pack = try #require(try Packs().rules.first { $0.code == "dk-2026-07" })
      let home = try await agnes.page(AdministrationAddress.home)
      #expect(home.html.contains("href=\"\(AdministrationAddress.rulePack("dk-2026-07").path)\""))

      let page = try await agnes.page(AdministrationAddress.rulePack("dk-2026-07"))
      let rows = page.html.split(separator: "role=\"rowheader\"").count - 1
      #expect(rows == pack.census.rules, "every rule is a row of its own")
      let every = page.part("aria-labelledby=\"chapter-1\"", "section").words
      #expect(every.contains("One per 5 ordinary staff up to 50"), "\(every)")
      #expect(every.contains("Ratio requirement (forholdstalskravet, section not recorded), as of 10 Jul 2020"))
      #expect(every.contains("Not known how many hours a day the law allows in a placement"))
      #expect(every.contains("not known"))
      let unknown = page.html.split(separator: ">not known</").count - 1
      #expect(unknown == pack.census.unknown, "\(unknown)")

      let told = try await agnes.api(.get, AdministrationResource.rulePack("dk-2026-07")).json["items"]?.items ?? []
      #expect(told.count == pack.census.rules)
      #expect(told.count { $0["known"]?.string == "unknown" } == pack.census.unknown)
      let quota = try #require(told.first { $0["topic"]?.string == "quota" })
      #expect(quota["verified"] == .bool(true) && quota["blocking"] == .bool(true))
      #expect(quota["asOf"]?.string == "2020-07-10")
      let signed = told.filter { $0["topic"]?.string == "signatures" && $0["measure"]?.string == "virksomhedspraktik" }
      #expect(signed.contains { $0["of"]?.string == "employee-representative" })
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a pack that is not there is not found; one that is, whoever is signed in may read")
  func notThere() async throws {
    try await withStoryHouse(.sqlite) { story in
      let agnes = try await story.visitor(
        try await story.test.account("agnes", [.administrator], in: story.municipality))
      #expect(try await agnes.get(AdministrationAddress.rulePack("dk-1901-01")).status == 404)
      #expect(try await agnes.get(AdministrationAddress.rulePack("..")).status == 404)
      let mette = try await story.visitor(story.mette)
      #expect(try await mette.get(AdministrationAddress.rulePack("dk-2026-07")).status == 200)
      #expect(try await mette.api(.get, AdministrationResource.rulePack("dk-2026-07")).status == 200)
    }
  }
}
