import Access
import Employers
import TestDatabases
import TestHouse
import Testing
import Values

@testable import People

@Suite("Names found however they are written") struct NamesFoundTests {
  private func found(_ query: String, _ story: StoryHouse) async throws -> [String] {
    try await story.act { tx in
      try People.search(SearchText(query), after: nil, limit: 25, tx).act { $0.people.map(\.name) }
    }
  }

  @Test(
    "a name is found in whichever script and however its parts are put together", arguments: TestEngine.allCases)
  func puttogether(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      for (name, queries) in [
        ("أحمد الخطيب", ["Ahmad Al-Khatib", "Alkhatib", "El Khatib", "khatib ahmed"]),
        ("عبد الرحمن الشيخ", ["Abdulrahman Alsheikh", "Abd al-Rahman Al-Sheikh", "Abdurrahman"]),
        ("Noor Alzahrani", ["Noor Al-Zahrani", "Al Zahrani", "نور الزهراني"]),
        ("Zia Ullah Opdigtsen", ["Ziaullah", "ضیاءالله", "Ziaullah Opdigtsen", "opdigtsen ziaullah"]),
        ("Noureddine Eksempel", ["Nour El Din", "نور الدين", "Nureddin Eksempel", "Nour Eddine Eksempel"]),
        ("ገብረ መስቀል", ["Gebremeskel", "Gebre Meskel"]), ("Annemarie Prøvesen", ["Anne Marie", "Anne Marie Prøvesen"]),
        ("Patrick O'Connor", ["O Connor", "OConnor", "Patrick O Connor"]), ("کاوه رضایی", ["Kaveh Rezaei", "Rezai"]),
        ("መኮንን", ["Mekonnen"]), ("Đorđe Đukić", ["Djordje Djukic", "Dorde Dukic"]),
        ("Leyla Prøvesen", ["Layla", "Leila"]),
        ("Samira Ali", ["Samira", "Ali Samira"]),
      ] {
        _ = try await story.act { try People.enter(Person.Details(name: name), $0) }
        for query in queries {
          #expect(try await found(query, story).contains(name), "\(query) in \(name)")
        }
      }
      // Two that are read as one are not one: the vowel between them tells Samir from Samira.
      _ = try await story.act { try People.enter(Person.Details(name: "Samir Ali"), $0) }
      #expect(try await found("Samira Ali", story) == ["Samira Ali"])
      #expect(try await found("Abdulkarim", story) == [])
    }
  }

  @Test("a firm is found with any word for &, and in another script", arguments: TestEngine.allCases)
  func firmsElsewhere(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      for (name, queries) in [
        ("Prøve & Søn", ["Prove og Son", "Prøve and Søn", "Prøve & Søn", "prøve søn"]),
        ("مخبز الشام", ["Makhbaz Al-Sham", "makhbaz", "مخبز"]), ("El-Eksempel", ["El Eksempel", "el-eks"]),
      ] {
        let id = try await story.act { try Employers.enter(.init(name: name, kind: .company, country: "DK"), $0) }
        for query in queries {
          let found = try await story.act { tx in
            try Employers.search(SearchText(query), after: nil, limit: 5, tx).act { $0.found.map(\.id) }
          }
          #expect(found == [id], "\(query) in \(name)")
        }
      }
    }
  }
}
