import Foundation
import Testing
import Values

@testable import Language

@Suite("Voices")
struct VoiceTests {
  @Test("deadlines are told by their distance, and the number bends the sentence")
  func relative() {
    let today = CivilDate(year: 2026, month: 3, day: 1)!
    let english = Voice(.english)
    #expect(english.relativeDays(until: today, from: today) == "today")
    #expect([1, 5, -1, -3].map(english.relativeDays) == ["tomorrow", "in 5 days", "1 day late", "3 days late"])
    #expect([0, 1, 12].map(english.daysAgo) == ["today", "yesterday", "12 days ago"])
    #expect([-1, -12].map(Voice(.danish).relativeDays) == ["1 dag over fristen", "12 dage over fristen"])
    let ukrainian = [2, 5, 21].map(Voice(.ukrainian).relativeDays)
    #expect(ukrainian == ["через 2 дні", "через 5 днів", "через 21 день"])
    let arabic = [2, 3, 11, 100].map(Voice(.arabic).relativeDays)
    #expect(arabic == ["خلال يومين", "خلال 3 أيام", "خلال 11 يومًا", "خلال 100 يوم"])
    #expect(Voice(.persian).relativeDays(1234) == "۱٬۲۳۴ روز دیگر")
    #expect(!english.relativeDays(.min).isEmpty)
  }

  @Test("Danish has every sentence")
  func danish() {
    #expect(Catalog.missingKeys(of: .danish) == [])
  }

  @Test("every staff language has every sentence", arguments: Voice.staffLanguages)
  func complete(language: LanguageTag) {
    #expect(Catalog.missingKeys(of: language) == [])
    #expect(Catalog.translatedCount(of: language) == Catalog.phraseCount)
  }

  @Test("a sentence without translation is said in English as a whole, and says so")
  func fallback() {
    let voice = Voice(.persian, sentences: nil)
    let spoken = voice.spoken(.timeHoursPerWeek(hours: Hours(quarters: 37)))
    #expect(spoken == Spoken(text: "9.25 h a week", language: .english))
    #expect(spoken.direction == .leftToRight)
    #expect(Voice(.persian).spoken(.timeToday) == Spoken(text: "امروز", language: .persian))
  }

  @Test("a language without catalog becomes English, and the voice admits it")
  func withoutCatalog() throws {
    let pashto = try #require(LanguageTag("ps"))
    #expect(Voice(pashto).language == .english)
    #expect(Voice(pashto).direction == .leftToRight)
    #expect(Catalog.review(of: pashto) == nil)
    #expect(Catalog.translatedCount(of: pashto) == 0)
    let afghan = try #require(LanguageTag("fa-AF"))
    #expect(Voice(afghan).spoken(.timeToday) == Spoken(text: "امروز", language: afghan))
    #expect(Voice(try #require(LanguageTag("prs")))(.timeToday) == "امروز")
  }

  @Test("all nine languages speak, in their direction")
  func directions() {
    #expect(Set(Voice.allLanguages) == Set(Catalog.languages))
    for language in Voice.allLanguages {
      let voice = Voice(language)
      #expect(voice.language == language)
      #expect(voice.direction == ([.arabic, .persian].contains(language) ? .rightToLeft : .leftToRight))
      #expect(voice.spoken(.timeToday).language == language)
    }
  }

  @Test("a name in the other direction is isolated, one in the same direction is left alone")
  func isolation() {
    let phrase = { Phrase.timeDateAndWeek(date: $0, week: "x") }
    #expect(Voice(.english)(phrase("محمد")) == "\u{2068}محمد\u{2069} (x)")
    #expect(Voice(.english)(phrase("Ada")) == "Ada (x)")
    #expect(Voice(.arabic)(phrase("Ada")).hasPrefix("\u{2068}Ada\u{2069}"))
    #expect(Voice(.arabic)(phrase("محمد علي")).hasPrefix("محمد علي"))
    #expect(Voice(.arabic).list(["Ada", "علي"]) == "\u{2068}Ada\u{2069} وعلي")
  }

  @Test("languages are named in every language")
  func names() throws {
    #expect(Voice(.danish).name(of: .arabic) == "arabisk")
    #expect(Voice(.tigrinya).name(of: .tigrinya) == "ትግርኛ")
    #expect(Voice(.danish).name(of: try #require(LanguageTag("fr"))) == "fransk")
    #expect(Voice(.english).name(of: try #require(LanguageTag("kmr"))) == "Kurdish (Kurmanji)")
    #expect(Voice(.english).name(of: try #require(LanguageTag("qaa"))) == nil)
    for voice in Voice.allLanguages.map({ Voice($0) }) {
      for language in Voice.allLanguages { #expect(voice.name(of: language)?.isEmpty == false) }
    }
  }

  @Test("a catalog says whether anyone has reviewed it")
  func review() {
    #expect(Catalog.review(of: .english) == .reviewed(by: []))
    for language in Catalog.languages where language != .english {
      let rooms = Catalog.unreviewedRooms(of: language)
      if case .unreviewed = Catalog.review(of: language) {
        #expect(!rooms.isEmpty)
      } else {
        #expect(rooms.isEmpty)
      }
    }
  }
}
