import Testing

@testable import Competence

@Suite("Folding and stemming")
struct FoldingTests {
  @Test(
    "spellings of one word fold to the same letters",
    arguments: [
      ("Rengøringsassistent", "rengoeringsassistent"), ("Köchin", "Koechin"), ("Ålborg", "Aalborg"),
      ("Straße", "STRASSE"), ("STRAẞE", "strasse"), ("praktĳk", "praktijk"), ("maïs", "mais"),
      ("Świętokrzyski", "swietokrzyski"), ("café", "cafe\u{301}"),
      ("مُعَلِّم", "معلم"), ("أحمد", "احمد"), ("مدرسة", "مدرسه"), ("کارگر", "كارگر"), ("Київ", "Кіив"),
      ("ሓኪም", "ሃኪም"), ("ዐይን", "አይን"), ("Tigist\u{AD}e", "tigiste"),
    ])
  func spellings(_ a: String, _ b: String) {
    #expect(TermFolding.folded(a) == TermFolding.folded(b))
  }

  @Test(
    "words that differ stay different", arguments: [("kok", "kog"), ("tolk", "tysk"), ("C", "C++"), ("حداد", "جراد")])
  func differences(_ a: String, _ b: String) {
    #expect(TermFolding.folded(a) != TermFolding.folded(b))
  }

  @Test("punctuation separates words and leaves no space at the ends")
  func separators() {
    #expect(TermFolding.folded("  lager-, og/eller (truck)!  ") == "lager og eller truck")
    #expect(TermFolding.folded("—…·").isEmpty)
    #expect(TermFolding.words("bus / tog").count == 2)
  }

  @Test(
    "gender pairs and markers do not count twice",
    arguments: [
      ("Koch/Köchin", "koch"), ("Tischler/in", "tischler"),
      ("Operations Manager/Operations Managerin", "operations manager"),
      ("Technisch(er)e Zeichner/in", "technisch zeichner"), ("cuisinier / cuisinière (h/f/x)", "cuisinier"),
      ("directeur / directrice", "directeur"),
    ])
  func genderPairs(_ title: String, _ kept: String) {
    let language = title.hasPrefix("cuis") || title.hasPrefix("direc") ? "fr" : "de"
    let words = Wording(title, language: language).words.map { String(decoding: $0.units, as: UTF16.self) }
    #expect(words.prefix(kept.split(separator: " ").count).joined(separator: " ") == kept)
    #expect(words.count <= kept.split(separator: " ").count)
  }

  @Test("words in brackets are kept as asides")
  func asides() {
    let words = Wording("Lehrer (Grundschule)", language: "de").words
    #expect(words.map(\.isAside) == [false, true])
  }

  @Test("a pasted page is cut to its first words")
  func long() {
    let page = String(repeating: "alpha beta gamma delta \u{1F600} ", count: 5000)
    #expect(
      Wording((0..<400).map { "word\($0)x" }.joined(separator: " "), language: "en").words.count == Wording.longest)
    #expect(Wording(page, language: "en").words.count == 4)
    #expect(Wording(String(repeating: "a", count: 10_000), language: "en").words[0].units.count <= 48)
  }

  @Test(
    "forms of a word meet at one trunk",
    arguments: [
      ("da", "svejseren", "svejser"), ("da", "lagerarbejderne", "lagerarbejder"), ("sv", "städerskan", "städerska"),
      ("de", "Putzfrauen", "Putzfrau"), ("fi", "siivoojat", "siivooja"), ("fr", "serveuses", "serveuse"),
      ("es", "cocineras", "cocinero"), ("ar", "المعلمين", "معلم"), ("uk", "вчителями", "вчител"),
      ("en", "cleaners", "cleaner"),
    ])
  func trunks(_ language: String, _ a: String, _ b: String) {
    func trunk(_ word: String) -> String {
      String(decoding: Stems.stem(TermFolding.fold(word)[...], language: language), as: UTF16.self)
    }
    #expect(trunk(a) == trunk(b))
  }

  @Test("spelling distance counts a swap as one step and stops at its limit")
  func distance() {
    func distance(_ a: String, _ b: String, _ limit: Int) -> Int? {
      let (a, b) = (Array(a.utf16), Array(b.utf16))
      return b.withUnsafeBufferPointer { SpellingDistance.between(a, $0, atMost: limit) }
    }
    #expect(distance("svejser", "svejser", 1) == 0)
    #expect(distance("svjeser", "svejser", 1) == 1)
    #expect(distance("sveiser", "svejser", 1) == 1)
    #expect(distance("svejsr", "svejser", 1) == 1)
    #expect(distance("abcdef", "badcfe", 2) == nil)
    #expect(distance("abc", "abcdef", 2) == nil)
  }
}
