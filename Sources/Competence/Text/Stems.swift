/// Light stemming: number, case, definiteness and gender endings come off a folded word; the trunk keeps at least four
/// letters. Meant to make forms of one word meet, not to find a true root.
enum Stems {
  /// The trunk of `word` in `language` (a language subtag). Unknown languages keep the word.
  static func stem(_ word: ArraySlice<UInt16>, language: String) -> ArraySlice<UInt16> {
    var word = word
    if language == "ar" || language == "fa" { word = withoutArabicArticle(word) }
    guard let endings = endings[language] else { return word }
    for ending in endings where word.count - ending.count >= minimum(language) && word.ends(with: ending) {
      return word.dropLast(ending.count)
    }
    return word
  }

  private static func minimum(_ language: String) -> Int {
    switch language {
    case "ar", "fa": 3
    case "ti": 2
    default: 4
    }
  }

  private static func withoutArabicArticle(_ word: ArraySlice<UInt16>) -> ArraySlice<UInt16> {
    for prefix in arabicArticles where word.count - prefix.count >= 3 && word.starts(with: prefix) {
      return word.dropFirst(prefix.count)
    }
    return word
  }

  private static let arabicArticles = ["وال", "بال", "كال", "فال", "لل", "ال"].map { Array($0.utf16) }

  /// Folded endings, longest first.
  private static let endings: [String: [[UInt16]]] = {
    let lists = [
      "da": "erskerne erskens erskens erske inderne inden inder erne ernes eren erens eres enes ens ers en et er es "
        + "ets inde ske e s r n t",
      "no": "erskene erske innene inner inne erne enes ens ers ene en et er es ets ske e s r n t a",
      "sv": "erskorna erskan erska inrorna innor inna arnas ornas ernas arna orna erna aren arens anden "
        + "are ens ets ers ar or er en et ska an a e s n r t",
      "de": "erinnen innen erin ern ers erns en em es er in e n s",
      "nl": "sters ster essen esse innen inne eren ers ens en es er in e s r n",
      "fi": "ijoiden ijoille ijoissa ijoita ijaksi ijalle ijana ijoina ijan ijat ija joiden jat jan ja issa ista ille "
        + "illa ilta ssa sta lla lta lle ksi iin ien den ten na ta et at it an en in on un a i n t",
      "fr": "atrices atrice ateurs ateur trices trice teurs teur euses euse eurs eur ieres iere iers ier ennes enne "
        + "iens ien ives ive ifs if elles elle els el es e s",
      "es": "adoras adores adora ador edoras edores edora edor idoras idores idora idor iones eras eros era ero istas "
        + "ista as os es a o e s",
      "it": "atrici atrice atori atore trici trice tori tore iere iera ieri iste isti ista he hi i e a o",
      "pt": "adoras adores adora ador oras ores ora or eiras eiros eira eiro istas ista as os es a o e s",
      "pl": "arkami arkach arka arki arek arzy arza arz owców owca owcy icami ica ice nicy nika nik niczka owie "
        + "ami ach ego emu ych ymi ej om ow y i a e u o",
      "cs": "arka arky ari ar ice ici ich ych ymi ami ove ka ky ek y i a e u o",
      "uk": "ниця ниці ники ників ник иця ами ями ова ого ому их ими ка ки ок у ю а я и е о ь",
      "ru": "ница ники ник ами ями ого ому ых ими ка ки ок у ю а я и е о ь",
      "ar": "ات ون ين يه ان ه ي",
      "fa": "های هاي ها ان گر",
      "ti": "ት ቲ ን ታት",
      "en": "women woman persons person people men man ists ist ings ing ors ers ies or er es ed s y e",
    ]
    return lists.mapValues { list in
      Set(list.split(separator: " ").map { TermFolding.fold($0) })
        .sorted { ($0.count, $0.first ?? 0) > ($1.count, $1.first ?? 0) }
    }
  }()
}

extension ArraySlice<UInt16> {
  func ends(with ending: [UInt16]) -> Bool {
    guard count >= ending.count else { return false }
    return suffix(ending.count).elementsEqual(ending)
  }
}
