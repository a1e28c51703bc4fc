import Access
import Administration
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

@Suite("Who may see what, on a page") struct AccessViewTests {
  @Test("who may see what is told as the program decides it, and leaves out what nothing is kept of")
  func accessView() async throws {
    try await withStoryHouse(.sqlite) { story in
      let id = try await story.test.account("agnes", [.administrator], in: story.municipality)
      let agnes = try await story.visitor(id)
      let page = try await agnes.page(AdministrationAddress.accessRules)
      let mentor = page.part("aria-labelledby=\"mentor\"", "section").words
      #expect(mentor.contains("Considerations whose mentor they are see the part that is meant for them"), "\(mentor)")
      #expect(!mentor.contains("Obstacles") && !mentor.contains("closed notes"))
      let consultant = page.part("aria-labelledby=\"job-consultant\"", "section")
      #expect(consultant.html.contains("whom they are responsible for<br>who take part"), "either is enough")
      let learner = page.part("aria-labelledby=\"learner\"", "section").words
      #expect(learner.contains("opens nothing yet"))
      let kept = Set(Rooms.declarations.flatMap(\.kinds))
      let told = try await agnes.api(.get, AdministrationResource.accessRules).json["items"]?.items ?? []
      #expect(told.count == AccessRule.all.count { kept.contains($0.kind) })
      #expect(Set(told.compactMap { $0["kind"]?.string }) == Set(kept.map(\.rawValue)))
      // What the program holds as text is nobody's secret.
      #expect(try await story.visitor(story.mette).get(AdministrationAddress.accessRules).status == 200)
      #expect(story.unforeseen.all == [])
    }
  }
}
