import Values

extension CountryHolidays {
  /// The first line of every file of holidays: `format: nyvej-holidays/1`.
  public static let format = "nyvej-holidays/1"

  /// Reads a file of holidays and checks it whole: days that exist, regions and sources that are named, years in order.
  ///
  /// - Parameter file: the name that problems carry.
  /// - Throws: `PackProblems` with every problem found, each with line and remedy.
  public static func load(yaml: String, file: String) throws(PackProblems) -> CountryHolidays {
    let reader = PackReader(try PackDocument(yaml: yaml, file: file))
    return try reader.read { CountryHolidays(reading: $0) }
  }

  private init(reading map: PackMap) {
    _ = map.value("format")?.choice(among: [CountryHolidays.format])
    country = RulePack.country(in: map)
    languages = map.list("languages") { $0.language() }
    if languages.isEmpty, map.has("languages") {
      map.note(at: "languages", "holidays need a name in at least one language", remedy: "write `languages: [en]`")
    }
    knownFrom = map.integer("known_from", in: 1583...2100)
    let pack = PackCode("holidays-" + country.lowercased())
    let scope = PackScope(pack: pack, languages: languages, sources: RulePack.sources(in: map, pack: pack))
    regions = map.entries("regions") { code, name in
      guard code.utf8.count <= 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) })
      else {
        name.note("“\(code)” is no code of a region", remedy: "write it as ISO 3166-2 does, without the country: BY")
        return nil
      }
      return Region(code: code, name: scope.wording(name))
    }
    let (known, first) = (regions.map(\.code), knownFrom)
    holidays = Holiday.Kind.allCases.flatMap { kind in
      map.entries(kind.rawValue) { code, value in
        value.checkedCode(code).flatMap { code in
          value.map { Holiday(reading: $0, code, kind, knownFrom: first, among: known, scope) }
        }
      }
    }
    var seen: Set<String> = []
    for holiday in holidays where !seen.insert(holiday.code).inserted {
      map.note(
        at: holiday.kind.rawValue, "“\(holiday.code)” stands under two headings", remedy: "give each day its own name")
    }
    if !holidays.contains(where: { $0.kind == .public }), map.has("public") {
      map.note(at: "public", "no public holiday is named", remedy: "name at least one, or take the file out")
    }
  }
}

extension Holiday {
  fileprivate init(
    reading map: PackMap, _ code: String, _ kind: Kind, knownFrom: Int, among regions: [String], _ scope: PackScope
  ) {
    (self.code, self.kind) = (code, kind)
    rule = map.value("on")?.dayRule() ?? .easter(plus: 0)
    name = scope.wording("name", in: map)
    let first = map.optional("from")?.integer(in: 1583...9999) ?? knownFrom
    let last = map.optional("until")?.integer(in: 1583...9999) ?? 9999
    if last < first {
      map.note(
        at: "until", "the last year, \(last), is before the first, \(first)",
        remedy: "write the last year in which the day is free; from \(first) on")
    }
    years = first...max(first, last)
    if case .once(let day) = rule, !years.contains(day.year) {
      map.note(at: "on", "\(day) lies outside the years that are said", remedy: "take `from` and `until` out")
    }
    self.regions = Set(map.optional("regions")?.list { $0.choice(among: regions) } ?? [])
    let key = map.value("source")?.choice(among: scope.sources.keys.sorted())
    source =
      key.flatMap { scope.sources[$0] }
      ?? LegalSource(
        pack: scope.pack, reference: Wording([]), page: "", asOf: CivilDate(dayNumber: 0), verified: false)
  }
}

extension PackValue {
  /// A day of the year: `12-25`, `easter+39`, `saturday from 06-20`, `2025-05-08`.
  fileprivate func dayRule() -> DayRule? {
    guard let text = text() else { return nil }
    guard let rule = DayRule(text: text) else {
      note(
        "“\(text)” is no day that comes every year",
        remedy: "write 12-25, easter+39, `saturday from 06-20`, or one whole date such as 2025-05-08")
      return nil
    }
    return rule
  }
}
