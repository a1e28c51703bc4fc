public import Rules

/// A file that someone asked to have checked: it says itself which of the three it is.
public enum CheckedFile: Sendable, Hashable {
  case rulePack(RulePack)
  case programme(ProgrammeModel)
  case holidays(CountryHolidays)

  /// Reads the file by its `format` line.
  ///
  /// - Throws: `PackProblems`; their `report` is what the command line prints.
  public init(yaml: String, file: String) throws(PackProblems) {
    let format = try Self.format(yaml: yaml, file: file)
    switch format {
    case ProgrammeModel.format: self = .programme(try ProgrammeModel.load(yaml: yaml, file: file))
    case CountryHolidays.format: self = .holidays(try CountryHolidays.load(yaml: yaml, file: file))
    default: self = .rulePack(try RulePack.load(yaml: yaml, file: file))
    }
  }

  private static let formats = [RulePack.format, ProgrammeModel.format, CountryHolidays.format]

  private static func format(yaml: String, file: String) throws(PackProblems) -> String {
    let reader = PackReader(try PackDocument(yaml: yaml, file: file))
    return try reader.read { map in
      let format = map.value("format")?.choice(among: Self.formats) ?? ""
      map.leaveTheRest()
      return format
    }
  }

  /// What the command line prints for a file without problems.
  public var summary: String {
    switch self {
    case .rulePack(let pack):
      let census = pack.census
      return """
        Rule pack \(pack.code), \(pack.country), in force from \(pack.effectiveFrom): no problems.
        \(pack.measures.count) measures, \(census.rules) rules, \(census.verified) of them read on a page; \
        \(census.unknown) are not known and will say so.

        """
    case .programme(let model):
      return """
        Programme model \(model.code), version \(model.version): no problems.
        \(model.phases.count) phases, \(model.followUps.entries.count) kinds of follow-up, \
        rule packs \(model.rulePacks)….

        """
    case .holidays(let country):
      return """
        Holidays of \(country.country), known from \(country.knownFrom): no problems.
        \(country.holidays.count) days, \(country.regions.count) regions.

        """
    }
  }
}
