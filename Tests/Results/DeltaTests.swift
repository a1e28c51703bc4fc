import Results
import Testing
import Values

@Suite("What changed since a result was filed")
struct DeltaTests {
  static func row(
    _ person: String, recorded: String = "2023-03-05", deleted: String = "", lm: String = "UNEMP"
  ) -> String {
    "r-\(person),\(recorded),\(deleted),OP1,a,LESS,QX11,\(person),2023-03-01,2023-04-01,,1990-05-05,F,\(lm),"
      + "2023-01-15,N,2,N,N,N,N,N,N,N,N,N,N,N"
  }

  static func parameters(_ asOf: String) -> Parameters {
    var parameters = Parameters.standard
    parameters.asOf = CivilDate(iso: asOf)!
    return parameters
  }

  static func filing(_ rows: [String], _ events: [String] = [], pack: String = "ESFPLUS") throws -> Filing {
    let pack = try Pack(named: pack)
    return Filing(
      try Report(
        InventedRecords.inputs(rows, events), pack: pack, parameters: parameters("2023-06-30"), wantsMembers: true))
  }

  static func moves(_ delta: Delta, _ code: String) -> (joined: [String], left: [String]) {
    let change = delta.changes.first { $0.indicator == code }
    func words(_ moves: [Delta.Move]?) -> [String] { (moves ?? []).map { "\($0.person) \($0.reason)" } }
    return (words(change?.joined), words(change?.left))
  }

  static func delta(_ filing: Filing, _ rows: [String], _ events: [String] = []) throws -> Delta {
    try Delta(
      from: filing, to: InventedRecords.inputs(rows, events), pack: Pack(named: "ESFPLUS"),
      parameters: parameters("2023-09-30"))
  }

  @Test("what was recorded after the record is late, a new version a correction, a tombstone a withdrawal")
  func reasons() throws {
    let rows = ["a", "b", "c"].map { Self.row($0) }
    let events = ["e1,2023-08-01,,OP1,b,2023-04-10,LM,EMPL"]
    let later =
      rows + [
        Self.row("a", recorded: "2023-08-01", lm: "INACT"), Self.row("c", recorded: "2023-08-01", deleted: "Y"),
        Self.row("d", recorded: "2023-08-01"),
      ]
    let delta = try Self.delta(Self.filing(rows), later, events)
    #expect(Self.moves(delta, "EECO02") == (["d late"], ["a correction", "c withdrawal"]))
    #expect(Self.moves(delta, "EECO04") == (["a correction"], []))
    #expect(Self.moves(delta, "EECR04") == (["b late"], []))
    #expect(delta.changes.first { $0.indicator == "EECR04" }?.joined.first?.evidence == ["e1"])
    #expect(delta.changes.first { $0.indicator == "EECO02" }?.difference == ["F": -1, "T": -1])
  }

  @Test("the same data under another rule is a change of rule")
  func rule() throws {
    let rows = [Self.row("a"), Self.row("b", lm: "INACT")]
    let filed = try Self.filing(rows)
    var parameters = Self.parameters("2023-06-30")
    parameters.complete = "lm = INACT"
    let delta = try Delta(
      from: filed, to: InventedRecords.inputs(rows, []), pack: Pack(named: "ESFPLUS"), parameters: parameters)
    #expect(Self.moves(delta, "EECO02") == ([], ["a rule"]))
    #expect(Self.moves(delta, "EECO04") == ([], []))
    #expect(Self.moves(delta, "INCOMPLETE") == (["a rule"], []))
  }

  @Test("a row that was overwritten is a correction, one that is gone a withdrawal")
  func rewritten() throws {
    let filed = try Self.filing([Self.row("a"), Self.row("b"), Self.row("c")])
    let delta = try Self.delta(filed, [Self.row("a"), Self.row("b", lm: "EMPL")])
    #expect(Self.moves(delta, "EECO02") == ([], ["b correction", "c withdrawal"]))
    #expect(Self.moves(delta, "EECO05") == (["b correction"], []))
  }

  @Test("plain figures are compared too, and one that the files never gave is a correction")
  func plain() throws {
    let rows = [Self.row("a"), Self.row("b")]
    let report = try Report(
      InventedRecords.inputs(rows, []), pack: Pack(named: "ESFPLUS"), parameters: Self.parameters("2023-06-30"),
      wantsMembers: true)
    let text = report.figures.description
    let same = try Filing(figures: InputFile(name: "old.json", bytes: text.utf8), computedAs: report)
    let late = try Self.delta(same, rows + [Self.row("c", recorded: "2023-08-01")])
    #expect(Self.moves(late, "EECO02") == (["c late"], []))
    let other = try Filing(
      figures: InputFile(
        name: "old.json", bytes: text.replacing(#""EECO02": {"T": 2"#, with: #""EECO02": {"T": 5"#).utf8),
      computedAs: report)
    #expect(Self.moves(try Self.delta(other, rows), "EECO02") == ([], [" correction"]))
    #expect(throws: InputFault.self) {
      try Filing(figures: InputFile(name: "old.json", bytes: #"{"a": 1}"#.utf8), computedAs: report)
    }
  }

  @Test("nothing changed, nothing said")
  func unchanged() throws {
    let rows = [Self.row("a")]
    #expect(try Self.delta(Self.filing(rows), rows).changes.isEmpty)
  }

  @Test("a record survives writing and reading, and one whose figures were touched is refused")
  func sealed() throws {
    let filing = try Self.filing([Self.row("a"), Self.row("b")])
    let text = filing.json.indented
    let read = try Filing(InputFile(name: "filed.json", bytes: text.utf8))
    #expect(read.json == filing.json)
    #expect(read.seal.count == 64)
    let touched = text.replacing(#""T": 2"#, with: #""T": 3"#)
    #expect(throws: InputFault.self) { try Filing(InputFile(name: "filed.json", bytes: touched.utf8)) }
    let next = Filing(
      try Report(
        InventedRecords.inputs([Self.row("a")], []), pack: Pack(named: "ESFPLUS"), parameters: .standard,
        wantsMembers: true), previous: read)
    #expect(next.previous == read.seal)
  }

  @Test("after the persons were erased the figures and the seal stay, and no reason is invented")
  func erased() throws {
    let filing = try Self.filing([Self.row("a")]).erased
    let read = try Filing(InputFile(name: "filed.json", bytes: filing.json.description.utf8))
    #expect(!filing.json.description.contains("r-a"))
    let delta = try Self.delta(read, [Self.row("a"), Self.row("b")])
    #expect(delta.changes.first { $0.indicator == "EECO01" }?.joined.map(\.reason) == [.unknown])
  }
}
