public import Values

/// A result as it was filed: figures, what they were computed with, who was behind them, and a seal.
///
/// Later runs never change it. Persons may be erased from it; the figures and the seal stay, and the record then says
/// that they can no longer be derived again.
public struct Filing: Sendable {
  public let pack: String
  public let packVersion: String
  /// Every definition of the pack in words, so that a changed rule shows even under the same version.
  let definitions: [String]
  public let parameters: Parameters
  public let breakdown: [BreakdownAxis]
  /// Breakdown key, indicator, gender column, figure.
  let figures: JSON
  /// `nil` after the persons were erased.
  let members: [Report.Member]?
  /// SHA-256 over the sorted cells.
  public let seal: String
  /// Seal of the record that this one follows.
  public let previous: String?

  /// Makes the record of a report that was computed with its members.
  public init(_ report: Report, previous: Filing? = nil) {
    (pack, packVersion) = (report.pack.name, report.pack.version)
    definitions = report.pack.definitions.map { "\($0.name): \($0.when)" }
    (parameters, breakdown) = (report.parameters, report.breakdown)
    (figures, members) = (report.figures, report.members)
    seal = Filing.seal(report.figures)
    self.previous = previous?.seal
  }

  /// Makes a record of figures that were kept without one, from a report computed anew as of their day. Where the two
  /// differ, `Delta` calls it a correction: the files were changed in place since then.
  /// - Throws: a fault when `figures` do not have the shape of `Report.figures`.
  public init(figures file: InputFile, computedAs report: Report) throws(InputFault) {
    let figures = try JSON(file)
    let rows = (figures.members ?? []).map(\.value)
    guard figures.members != nil, rows.allSatisfy({ $0.members != nil }),
      rows.flatMap({ $0.members ?? [] }).allSatisfy({ cell in
        cell.value.int != nil || cell.value.members?.allSatisfy { $0.value.int != nil } == true
      })
    else {
      throw InputFault(
        file: file.name, problem: "these are no figures", remedy: "Give what “nyvej indicators compute” printed.")
    }
    self = Filing(Filing(report), figures: figures)
  }

  private init(_ filing: Filing, figures: JSON) {
    (pack, packVersion, definitions) = (filing.pack, filing.packVersion, filing.definitions)
    (parameters, breakdown, members) = (filing.parameters, filing.breakdown, filing.members)
    (self.figures, seal, previous) = (figures, Filing.seal(figures), nil)
  }

  /// The record without the persons.
  public var erased: Filing { Filing(self, members: nil) }

  private init(_ filing: Filing, members: [Report.Member]?) {
    (pack, packVersion, definitions) = (filing.pack, filing.packVersion, filing.definitions)
    (parameters, breakdown, figures) = (filing.parameters, filing.breakdown, filing.figures)
    (seal, previous, self.members) = (filing.seal, filing.previous, members)
  }

  static func seal(_ figures: JSON) -> String {
    SHA256.hex(cells(figures).map { "\($0.key.text)=\($0.value)" }.sorted().joined(separator: "\n").utf8)
  }

  /// A figure's place: breakdown key, indicator, gender column (empty for organisations).
  struct Place: Hashable, Comparable {
    let key: String
    let indicator: String
    let gender: String

    var text: String { "\(key)\t\(indicator)\t\(gender)" }

    static func < (a: Place, b: Place) -> Bool { (a.key, a.indicator, a.gender) < (b.key, b.indicator, b.gender) }
  }

  static func cells(_ figures: JSON) -> [Place: Int] {
    var cells: [Place: Int] = [:]
    for key in figures.members ?? [] {
      for indicator in key.value.members ?? [] {
        if let count = indicator.value.int {
          cells[Place(key: key.name, indicator: indicator.name, gender: "")] = count
        }
        for gender in indicator.value.members ?? [] {
          cells[Place(key: key.name, indicator: indicator.name, gender: gender.name)] = gender.value.int ?? 0
        }
      }
    }
    return cells
  }
}

extension Filing {
  /// What to write to the file.
  public var json: JSON {
    .object([
      ("pack", .string(pack)), ("version", .string(packVersion)),
      ("parameters", parameters.json),
      ("breakdown", .array(breakdown.map { .string($0.rawValue) })),
      ("seal", .string(seal)), ("previous", previous.map { .string($0) } ?? .null),
      ("figures", figures),
      ("definitions", .array(definitions.map { .string($0) })),
      ("members", members.map { .array($0.map(\.json)) } ?? .null),
      (
        "note",
        members == nil
          ? .string("The persons were erased: these figures can no longer be derived from the record.") : .null
      ),
    ])
  }

  /// Reads a record.
  /// - Throws: a fault when something is missing or the figures do not match the seal.
  public init(_ file: InputFile) throws(InputFault) {
    let json = try JSON(file)
    func fault(_ problem: String) -> InputFault {
      InputFault(
        file: file.name, problem: problem,
        remedy: "Give a record written by “nyvej indicators compute --filing”, unchanged, "
          + "or say with --filed-as-of of which day these plain figures are.")
    }
    guard let pack = json["pack"]?.text, let version = json["version"]?.text, let seal = json["seal"]?.text,
      let figures = json["figures"], let parameters = json["parameters"], let axes = json["breakdown"]?.items,
      let definitions = json["definitions"]?.items, let members = json["members"]
    else { throw fault("this is not a filed record") }
    (self.pack, packVersion, self.figures, self.seal) = (pack, version, figures, seal)
    guard Filing.seal(figures) == seal else { throw fault("the figures do not match the record's seal") }
    self.definitions = definitions.compactMap(\.text)
    self.parameters = try Parameters.standard.changed(by: parameters, file: file.name)
    breakdown = try BreakdownAxis.list(axes.compactMap(\.text).joined(separator: ","))
    previous = json["previous"]?.text
    guard members != .null else {
      self.members = nil
      return
    }
    let read = (members.items ?? []).map(Report.Member.init(json:))
    guard members.items != nil, read.allSatisfy({ $0 != nil }) else { throw fault("one of the members is not whole") }
    self.members = read.compactMap { $0 }
  }
}

extension Report.Member {
  var json: JSON {
    .object([
      ("operation", .string(operation)), ("person", .string(person)),
      ("record", .string(record)), ("key", .string(key)),
      ("gender", .string(gender)),
      ("indicators", .string(indicators.joined(separator: " "))),
      ("facts", .string(facts.joined(separator: " "))),
    ])
  }

  init?(json: JSON) {
    guard let operation = json["operation"]?.text, let person = json["person"]?.text,
      let record = json["record"]?.text, let key = json["key"]?.text, let gender = json["gender"]?.text,
      let indicators = json["indicators"]?.text, let facts = json["facts"]?.text
    else { return nil }
    (self.operation, self.person, self.record, self.key, self.gender) = (operation, person, record, key, gender)
    self.indicators = indicators.split(separator: " ").map(String.init)
    self.facts = facts.split(separator: " ").map(String.init)
  }
}
