import Testing
import Values

@testable import Competence

@Suite("Search on the starter vocabulary")
struct StarterSearchTests {
  static let search = Result { TaxonomySearch(try TaxonomyShelf(data: nil)) }

  func groups(_ query: String, _ language: String, limit: Int = 5) throws -> [String] {
    let tag = try #require(LanguageTag(language))
    return try StarterSearchTests.search.get().hits(for: query, in: [tag], limit: limit).map(\.isco4)
  }

  @Test(
    "everyday words lead to their ISCO group",
    arguments: [
      ("da", "skraldemand", "9611"), ("da", "pædagogmedhjælper", "5311"), ("de", "Küchenhilfe", "9412"),
      ("de", "Wachmann", "5414"), ("fi", "trukkikuski", "8344"), ("fi", "suutari", "7536"), ("sv", "brandman", "5411"),
      ("sv", "brevbärare", "4412"), ("en", "bin man", "9611"), ("en", "selling at the market", "5211"),
      ("ar", "كهربائي", "7411"), ("uk", "вантажник", "9333"), ("ti", "ሓኪም", "2211"), ("fa", "جوشکار", "7212"),
    ])
  func everyday(_ language: String, _ query: String, _ isco: String) throws {
    #expect(try groups(query, language).first == isco)
  }

  @Test(
    "misspelt words are found",
    arguments: [
      ("da", "skarldemand", "9611"), ("da", "elektrikker", "7411"), ("de", "Dachdeker", "7121"),
      ("de", "Fliesnleger", "7122"),
      ("sv", "undersköteska", "5321"), ("fi", "sähköassentaja", "7411"), ("en", "hairdreser", "5141"),
      ("en", "recepcionist", "4226"), ("uk", "перукарь", "5141"),
    ])
  func misspelt(_ language: String, _ query: String, _ isco: String) throws {
    #expect(try groups(query, language, limit: 3).contains(isco))
  }

  @Test(
    "compounds are found by their parts and parts by their compounds",
    arguments: [
      ("da", "kranfører i havn", "8343"), ("da", "butiksbager", "7512"), ("de", "Krankenhauskoch", "5120"),
      ("sv", "nattbussförare", "8331"), ("fi", "sairaalasiivooja", "9112"), ("de", "Reinigung", "9112"),
    ])
  func compounds(_ language: String, _ query: String, _ isco: String) throws {
    #expect(try groups(query, language).contains(isco))
  }

  @Test(
    "inflected and feminine forms are found",
    arguments: [
      ("da", "elektrikere", "7411"), ("da", "frisøren", "5141"), ("de", "Bäckerinnen", "7512"),
      ("de", "Malerin", "7131"),
      ("sv", "sjuksköterskorna", "2221"), ("fi", "leipurit", "7512"), ("en", "plumbers", "7126"),
      ("ar", "الخباز", "7512"), ("uk", "кухаря", "5120"),
    ])
  func forms(_ language: String, _ query: String, _ isco: String) throws {
    #expect(try groups(query, language, limit: 3).contains(isco))
  }

  @Test("unpaid work is found in its own words")
  func unpaid() throws {
    #expect(try groups("passe min gamle mor", "da").contains("5322"))
    #expect(try groups("looking after my brothers", "en").contains("5311"))
    #expect(try groups("Ziegen hüten", "de").contains("6320"))
  }

  @Test("a few letters are enough to see where it goes")
  func asYouType() throws {
    #expect(try groups("elektr", "da").contains("7411"))
    #expect(try groups("svej", "da").first == "7212")
    #expect(try groups("mur", "da").contains("7112"))
  }

  @Test("every hit says why, in the language asked for, best first")
  func reasons() throws {
    let hits = try StarterSearchTests.search.get().hits(for: "elektrikker", in: [.danish])
    let first = try #require(hits.first)
    #expect(first.label == "elektriker")
    #expect(first.language == "da")
    #expect(first.why.contains("similar spelling"))
    #expect(hits.allSatisfy { !$0.why.isEmpty })
    #expect(zip(hits, hits.dropFirst()).allSatisfy { $0.score >= $1.score })
    #expect(Set(hits.map(\.uri)).count == hits.count)
  }

  @Test("an English word helps out where the chosen language lacks it, and says so")
  func fallback() throws {
    let hits = try StarterSearchTests.search.get().hits(for: "telemarketer", in: [.finnish])
    #expect(hits.first?.isco4 == "5244")
    #expect(hits.first?.language == "fi")
    #expect(hits.first?.why.contains("(en)") == true)
  }

  @Test(
    "queries that say nothing have no hits and break nothing",
    arguments: ["", " ", "x", "…", "\u{0}\u{1}", "😀", "(((", "/////", "))/(", "--"])
  func nothing(_ query: String) throws {
    #expect(try StarterSearchTests.search.get().hits(for: query, in: [.danish, .arabic]).isEmpty)
  }

  @Test("limits are kept")
  func limits() throws {
    let search = try StarterSearchTests.search.get()
    #expect(try search.hits(for: "arbejder", in: [.danish], limit: 0).isEmpty)
    #expect(try search.hits(for: "arbejder", in: [.danish], limit: 3).count == 3)
    #expect(try search.hits(for: String(repeating: "arbejder ", count: 4000), in: [.danish], limit: 3).count == 3)
  }
}

@Suite("The starter vocabulary")
struct StarterVocabularyTests {
  @Test("it is complete: some 300 concepts, each with a word in each of nine languages")
  func complete() throws {
    let vocabulary = try StarterVocabulary.embedded()
    #expect(vocabulary.concepts.count >= 290)
    #expect(vocabulary.languages == ["ar", "da", "de", "en", "fa", "fi", "sv", "ti", "uk"])
    for (language, words) in vocabulary.words {
      let missing = vocabulary.concepts.filter { words[$0.id] == nil }.map(\.id)
      #expect(missing.isEmpty, "\(language)")
    }
    #expect(vocabulary.concepts.filter { $0.setting == .unpaid }.count >= 30)
  }

  @Test("words stand in the script of their language")
  func scripts() throws {
    let blocks: [String: ClosedRange<UInt32>] = [
      "ar": 0x600...0x6FF, "fa": 0x600...0x6FF, "uk": 0x400...0x4FF, "ti": 0x1200...0x137F,
    ]
    let vocabulary = try StarterVocabulary.embedded()
    for (language, block) in blocks {
      for (id, words) in vocabulary.words[language] ?? [:] {
        for word in words where word != "SMM" {
          #expect(word.unicodeScalars.contains { block.contains($0.value) }, "\(language) \(id): \(word)")
        }
      }
    }
  }

  @Test(
    "a mistake in the files is told with line, column and remedy",
    arguments: [
      ("cleaner 9112", 1, 1), ("# x\ncleaner 9999 paid", 2, 9), ("cleaner 9112 gift", 1, 14),
      ("a 9112 paid\na 9112 paid", 2, 1), ("cleaner 9112 paid 12", 1, 19),
    ])
  func conceptFaults(_ text: String, _ line: Int, _ column: Int) {
    #expect {
      try VocabularyText.concepts(text, file: "f")
    } throws: { error in
      guard case .malformed("f", line, column, _, let remedy)? = error as? CompetenceError else { return false }
      return !remedy.isEmpty
    }
  }

  @Test("a mistake among the words is told", arguments: ["a word", "b: x", "a:", "a: x | ", "a: x | x", "a: x\na: y"])
  func wordFaults(_ text: String) {
    #expect(throws: CompetenceError.self) { try VocabularyText.words(text, file: "f", known: ["a"]) }
  }
}
