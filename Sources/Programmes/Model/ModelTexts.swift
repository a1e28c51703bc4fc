import Rules
import Values

/// Reads the texts of a model, which must be there in every language that the model names.
struct ModelTexts {
  var languages: [LanguageTag]

  func wording(_ name: String, in map: PackMap) -> Wording {
    map.value(name).map { wording($0) } ?? Wording([])
  }

  func wording(_ value: PackValue) -> Wording {
    guard let wording = value.wording() else { return Wording([]) }
    for language in languages where !wording.languages.contains(language) {
      value.note(
        "the text is missing in \(language)", remedy: "add `\(language): …`, or take \(language) out of `languages`")
    }
    return wording
  }

  func reasons(_ name: String, in map: PackMap) -> [ProgrammeModel.Reason] {
    map.entries(name) { code, value in
      value.checkedCode(code).map { ProgrammeModel.Reason(id: ReasonCode($0), title: wording(value)) }
    }
  }

  /// Every word of `Word` that has none of the screens' own to stand in for it.
  func words(in map: PackMap) -> [Word: Wording] {
    map.map("words") { map in
      var words: [Word: Wording] = [:]
      for word in Word.allCases where word.isNeeded || map.has(word.rawValue) {
        words[word] = wording(word.rawValue, in: map)
      }
      for name in Word.withdrawn {
        map.refuse(name, "no screen takes the word “\(name)” from the programme", remedy: "take it out")
      }
      return words
    }
  }
}
