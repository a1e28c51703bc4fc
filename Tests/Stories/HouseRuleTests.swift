import Access
import Language
import TestDatabases
import TestHouse
import TestSchemas
import Testing
import Values

@testable import Nyvej

@Suite("Rules of the house") struct HouseRuleTests {
  @Test("every stored column of every room is declared, and nothing else is", arguments: TestEngine.allCases)
  func columns(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      expectEveryColumnDeclared(try await story.store.schema(), Rooms.declarations)
    }
  }

  @Test("every column has a word in the person's own copy, in every staff language")
  func labels() throws {
    let labels = Set(Rooms.declarations.flatMap(\.columns).map(\.label)).sorted()
    #expect(labels.count > 80)
    for label in labels {
      #expect(throws: Never.self, "\(label)") {
        let phrase = try Phrase(key: label)
        for language: LanguageTag in [.english, .danish, .german, .finnish, .swedish] {
          #expect(!Voice(language)(phrase).isEmpty && Voice(language)(phrase) != label, "\(label) in \(language)")
        }
      }
    }
  }

  @Test("every kind of data lies in a circle, and whoever is a person's subject is found by a column")
  func circles() {
    // A closed note must never lie beside what a firm reads: circles are a closed list, and each is used knowingly.
    let circles = Dictionary(grouping: Rooms.declarations.flatMap(\.columns), by: \.circle).mapValues(\.count)
    #expect(Set(circles.keys).isSubset(of: Set(Circle.allCases)))
    for table in Rooms.declarations {
      #expect(!table.columns.isEmpty, "\(table.table)")
      for column in table.columns where column.circle == .shared {
        // What is shared is always about somebody: else there is nobody who could have agreed.
        if case .nobody = column.subject { Issue.record("\(table.table).\(column.column) is shared about nobody") }
      }
    }
    let shared = Set(Rooms.declarations.filter { $0.columns.contains { $0.circle == .shared } }.map(\.table))
    #expect(shared.isSuperset(of: ["consideration", "placement", "ladder_step"]))
  }
}
