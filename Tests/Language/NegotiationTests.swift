import Language
import Testing
import Values

@Suite("Choosing a language")
struct NegotiationTests {
  static let offers = [LanguageTag.danish, .english, .arabic, .persian]

  @Test(
    "the browser's strongest wish that is on offer wins",
    arguments: [
      ("ar", "ar"), ("da-DK,en;q=0.5", "da"), ("en;q=0.5, ar;q=0.8", "ar"), ("fr, de;q=0.9, en;q=0.1", "en"),
      ("prs", "fa"), ("fa-AF", "fa"), ("AR-eg", "ar"), ("zh-Hant-TW-x-private, en ; q=0.3", "en"),
    ])
  func strongest(header: String, language: String) {
    #expect(negotiate(acceptLanguage: header, among: Self.offers).text == language)
  }

  @Test("without a wish that can be met, the installation's language stands")
  func house() {
    for header in [nil, "", "fr", "*", ";;;,,", "en;q=2", "en;q=", "🙂"] as [String?] {
      #expect(negotiate(acceptLanguage: header, among: Self.offers) == .danish)
    }
    #expect(negotiate(acceptLanguage: "ar", among: []) == .english)
  }

  @Test("quality 0 excludes a language")
  func excluded() {
    #expect(negotiate(acceptLanguage: "da;q=0, *", among: Self.offers) == .english)
    #expect(negotiate(acceptLanguage: "da;q=0", among: [.danish]) == .danish)
  }

  @Test("a language serves its regions, the region's own catalog first")
  func regions() throws {
    let swiss = try #require(LanguageTag("de-CH"))
    #expect(negotiate(acceptLanguage: "de-CH", among: [.german, swiss]) == swiss)
    #expect(negotiate(acceptLanguage: "de-AT", among: [swiss, .german]) == .german)
    #expect(negotiate(acceptLanguage: "de", among: [.english, swiss]) == swiss)
  }
}
