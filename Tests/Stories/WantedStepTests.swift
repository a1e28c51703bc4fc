import Access
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

@Suite("A card that is drawn onto another column") struct WantedStepTests {
  @Test("opens the form of its button, filled in, and nothing is done by opening it", arguments: TestEngine.allCases)
  func opens(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let way = try await story.participant("Selam Eksempelsen", "lab")
      let mette = try await story.visitor(story.mette)
      let board = try await mette.page(ProgrammesAddress.board(story.programme))
      let address = ProgrammesAddress.participation(way.id)
      #expect(board.html.contains("data-way=\"\(address.path)\"") && board.html.contains("data-module"))
      #expect(board.html.contains("data-drop=\"?step=begin-phase&amp;phase=after-care#step-begin-phase\""))
      let before = try await story.rows(of: "phase_spell")
      let page = try await mette.page(address, query: "?step=pause")
      #expect(page.html.contains("id=\"step-pause\" open"), "\(page.html.suffix(4000))")
      #expect(!page.html.contains("id=\"step-begin-phase\" open"))
      #expect(try await mette.get(address, query: "?step=begin-phase&phase=after-care").status == 200)
      #expect(try await mette.get(address, query: "?step=begin-phase&phase=%22%3E").status == 200)
      let wrong = try await mette.get(address, query: "?step=jump")
      #expect(wrong.status == 400)
      #expect(try await story.rows(of: "phase_spell") == before)
      #expect(story.unforeseen.all == [])
    }
  }
}
