public import Rules

/// A file that someone asked to have checked: it says itself which of the two it is.
public enum CheckedFile: Sendable, Hashable {
  case rulePack(RulePack)
  case programme(ProgrammeModel)

  /// Reads the file by its `format` line.
  ///
  /// - Throws: `PackProblems`; their `report` is what the command line prints.
  public init(yaml: String, file: String) throws(PackProblems) {
    let format = try Self.format(yaml: yaml, file: file)
    if format == ProgrammeModel.format {
      self = .programme(try ProgrammeModel.load(yaml: yaml, file: file))
    } else {
      self = .rulePack(try RulePack.load(yaml: yaml, file: file))
    }
  }

  private static func format(yaml: String, file: String) throws(PackProblems) -> String {
    let reader = PackReader(try PackDocument(yaml: yaml, file: file))
    return try reader.read { map in
      let format = map.value("format")?.choice(among: [RulePack.format, ProgrammeModel.format]) ?? ""
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
    }
  }
}
