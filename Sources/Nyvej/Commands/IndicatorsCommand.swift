import ArgumentParser
import Foundation
import Results
import Values

/// `nyvej indicators`: the funder's figures from two CSV files, and what changed since they were filed.
struct IndicatorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "indicators", abstract: "Computes a funder's indicators, and what changed since they were filed.",
    subcommands: [Compute.self, Delta.self])

  /// What both subcommands read.
  struct Sources: ParsableArguments {
    @Option(help: "Participations, one version per row (CSV).") var participations: String
    @Option(help: "Events, one version per row (CSV).") var events: String
    @Option(help: "Operations (CSV).") var operations: String?
    @Option(help: "Supported entities (CSV).") var entities: String?
    @Option(help: "A pack of your own instead of a built-in one (JSON).") var packFile: String?
    @Option(help: "Parameters as JSON, or @FILE.") var params: String?
    @Option(help: "Threads to use.") var threads = 2

    func inputs() throws -> Report.Inputs {
      Report.Inputs(
        participations: try InputFile(path: participations), events: try InputFile(path: events),
        operations: try operations.map { try InputFile(path: $0) },
        entities: try entities.map { try InputFile(path: $0) })
    }

    func pack(named name: String) throws -> Pack {
      try packFile.map { try Pack(InputFile(path: $0)) } ?? Pack(named: name)
    }

    func parameters(from start: Parameters) throws -> Parameters {
      guard let params else { return start }
      if params.hasPrefix("@") {
        let path = String(params.dropFirst())
        return try start.changed(by: JSON(InputFile(path: path)), file: path)
      }
      return try start.changed(by: JSON(text: params, name: "--params"), file: "--params")
    }
  }

  struct Compute: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the figures as JSON: breakdown key, indicator, gender.",
      discussion: """
        With --members or --findings the answer is one object with the parts “figures”, “members” and “findings”. \
        With --filing it is a record to keep: the figures with pack, parameters, the participations behind them and a \
        seal; “nyvej indicators delta” compares later data with it.
        """)

    @Option(help: "ESFPLUS, ESF1420 or ESF1420_2013.") var pack = "ESFPLUS"
    @OptionGroup var sources: Sources
    @Option(help: "Axes, separated by commas: objective, region, nuts2, operation, age_band, cohort.")
    var breakdown = ""
    @Flag(help: "List who is behind each cell.") var members = false
    @Flag(help: "List what to look at in the data.") var findings = false
    @Flag(help: "Print a record to file.") var filing = false
    @Option(help: "With --filing: the record that this one follows.") var previous: String?

    func run() throws {
      let pack = try sources.pack(named: pack)
      let report = try Report(
        sources.inputs(), pack: pack, parameters: sources.parameters(from: pack.defaults),
        breakdown: BreakdownAxis.list(breakdown), wantsMembers: members || filing, wantsFindings: findings,
        threads: sources.threads)
      IndicatorsCommand.warn(report)
      if filing {
        let previous = try previous.map { try Filing(InputFile(path: $0)) }
        print(Filing(report, previous: previous).json.indented)
      } else if members || findings {
        var parts = [("figures", report.figures)]
        if members { parts.append(("members", report.memberLists)) }
        if findings { parts.append(("findings", .array((report.findings ?? []).map(\.json)))) }
        print(JSON.object(parts).indented)
      } else {
        print(report.figures.indented)
      }
    }
  }

  struct Delta: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compares today's data with a filed record and gives each change its reason.",
      discussion: """
        Pack, parameters and breakdown are those of the record; --params changes some of them, at least as_of. Reasons: \
        late (recorded or dated after the record), correction (a new version), withdrawal (a row withdrawn or gone), \
        rule (another pack or parameter).
        """)

    @Argument(help: "A record from “compute --filing”, or plain figures with --filed-as-of.") var filed: String
    @Option(help: "For plain figures: the day of which they are (their other parameters are those given here).")
    var filedAsOf: String?
    @Option(help: "For plain figures: their axes.") var breakdown = ""
    @Option(help: "Another pack than the record's.") var pack: String?
    @OptionGroup var sources: Sources

    func run() throws {
      let filing = try filing()
      let pack = try sources.pack(named: pack ?? filing.pack)
      let delta = try Results.Delta(
        from: filing, to: sources.inputs(), pack: pack, parameters: sources.parameters(from: filing.parameters),
        threads: sources.threads)
      IndicatorsCommand.warn(delta.report)
      print(delta.json.indented)
    }

    private func filing() throws -> Filing {
      let file = try InputFile(path: filed)
      guard let filedAsOf else { return try Filing(file) }
      let pack = try sources.pack(named: pack ?? "ESFPLUS")
      let day = JSON.object([("as_of", .string(filedAsOf))])
      let report = try Report(
        sources.inputs(), pack: pack,
        parameters: sources.parameters(from: pack.defaults).changed(by: day, file: "--filed-as-of"),
        breakdown: BreakdownAxis.list(breakdown), wantsMembers: true, threads: sources.threads)
      return try Filing(figures: file, computedAs: report)
    }
  }

  /// What the figures may lack, beside them.
  private static func warn(_ report: Report) {
    for warning in report.warnings { FileHandle.standardError.write(Data((warning + "\n").utf8)) }
  }
}
