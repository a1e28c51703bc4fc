import Access
import Employers
import Foundation
import People
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej

@Suite("The pocket list") struct PocketTests {
  @Test(
    "names each person and workplace once, with the numbers to call, where she works and what comes first",
    arguments: TestEngine.allCases)
  func list(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      #expect(try await mette.page(WorkAddress.pocket).words.contains("Pocket list"), "there is one without any work")
      let bakery = try await story.workplace("Prøvebageriet", staff: 12)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      _ = try await story.run(selam, at: bakery)
      try await story.act { tx in
        try Employers.find(bakery, tx).act {
          var details = $0.details
          (details.contactName, details.contactPhone) = ("Bodil Bager", "+45 70 00 00 01")
          try Employers.change(bakery, to: details, seen: $0.version, tx)
        }
        try People.find(selam.person, tx).act {
          var details = $0.details
          (details.phone, details.messages) = ("+45 20 00 00 02", .no)
          try People.change(selam.person, to: details, seen: $0.version, tx)
        }
      }
      story.test.clock.advance(days: 1)
      let page = try await story.visitor(story.mette).page(WorkAddress.pocket)
      let words = page.words
      for part in [
        "Selam", "Prøvebageriet", "+45 20 00 00 02", "Leave no message", "+45 70 00 00 01", "Bodil Bager",
        "Mon 23 Nov (week 48)",
      ] {
        #expect(words.contains(part), "\(part): \(words)")
      }
      #expect(page.html.components(separatedBy: "<li><p><strong>").count == 2, "once")
      #expect(words.contains("As it stood on Mon 23 Nov"), "when it was made, and for whom")

      // Another team sees nobody of it.
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      let other = try await story.visitor(jonas).page(WorkAddress.pocket).words
      for part in ["Selam", "+45 20 00 00 02", "+45 70 00 00 01"] { #expect(!other.contains(part), "\(part)") }
      #expect(story.unforeseen.all == [])
    }
  }
}
