import Results
import Testing
import Values

@Suite("Organisations, projects and packs of one's own")
struct EntityTests {
  static func counts(_ pack: String, operations: String? = nil, entities: String? = nil) throws -> [String: Int]? {
    var inputs = InventedRecords.inputs([], [])
    inputs.operations = operations.map { InputFile(name: "operations.csv", bytes: $0.utf8) }
    inputs.entities = entities.map { InputFile(name: "entities.csv", bytes: $0.utf8) }
    return try Report(inputs, pack: Pack(named: pack), parameters: .standard).entities
  }

  @Test("each project counts once for each of its kinds")
  func operations() throws {
    let operations = """
      operation_id,by_social_partner_or_ngo,women_progress,public_admin_project
      OP1,Y,N,Y
      OP1,Y,N,Y
      OP2,Y,,N
      """
    #expect(try Self.counts("ESF1420", operations: operations) == ["CO20": 2, "CO22": 1])
  }

  @Test("each enterprise counts once per operation, a row without one nowhere")
  func entities() throws {
    let entities = "kind;entity_id;operation_id\nSME;s1;OP1\nSME;s1;OP1\nSME;s1;OP2\nSME;;OP1\n"
    #expect(try Self.counts("ESF1420", entities: entities) == ["CO23": 2])
    #expect(try Self.counts("ESFPLUS") == nil)
  }

  @Test("codes that are not in their lists are named, in these files too")
  func codes() throws {
    var inputs = InventedRecords.inputs([], [])
    inputs.entities = InputFile(
      name: "entities.csv", bytes: "operation_id,entity_id,kind\nOP1,e1,SME\nOP1,e2,sme\nOP1,e3,BANK\nOP1,e4,\n".utf8)
    inputs.operations = InputFile(
      name: "operations.csv",
      bytes: "operation_id,by_social_partner_or_ngo,women_progress,public_admin_project\nOP1,Ja,yes,N\nOP2,Y,,N\n".utf8)
    let report = try Report(
      inputs, pack: Pack(named: "ESF1420"), parameters: .standard, wantsFindings: true)
    #expect(report.entities == ["CO20": 1, "CO23": 1])
    #expect(
      report.warnings.map { String($0.prefix(32)) } == [
        "entities.csv: 2 rows with a code", "operations.csv: 1 row with a cod",
      ])
    #expect(
      report.findings?.map { "\($0.code.rawValue) \($0.file) \($0.line) \($0.columns.sorted())" } == [
        #"UNKNOWN_CODE entities.csv 3 ["kind"]"#, #"UNKNOWN_CODE entities.csv 4 ["kind"]"#,
        #"UNKNOWN_CODE operations.csv 2 ["by_social_partner_or_ngo", "women_progress"]"#,
      ])
  }

  @Test("a missing column and a short row in these files are refused with file and line")
  func broken() {
    for text in ["operation_id,kind\nOP1,SME", "operation_id,entity_id,kind\nOP1,s1,SME\nOP1,s2"] {
      let fault = #expect(throws: InputFault.self) { try Self.counts("ESFPLUS", entities: text) }
      #expect(fault?.file == "entities.csv")
      #expect(fault?.line != nil)
    }
  }

  static let own = """
    {"pack": "OWN", "version": "1", "title": "invented", "genders": ["F", "M"], "complete": "age known",
     "words": [{"name": "grown_up", "when": "age >= 18"}],
     "indicators": [{"code": "X1", "axis": "entry", "when": "grown_up", "text": "t", "source": "s", "status": "design"}]}
    """

  @Test("a pack of one's own is computed like the others")
  func ownPack() throws {
    let pack = try Pack(InputFile(name: "own.json", bytes: Self.own.utf8))
    let report = try Report(
      InventedRecords.inputs([DefaultsTests.row()], []), pack: pack, parameters: pack.defaults)
    #expect(report.figures.description == #"{"": {"X1": {"T": 1, "F": 1}}}"#)
  }

  @Test(
    "a broken pack is refused and the definition named",
    arguments: [
      ("\"entry\"", "\"birth\"", "X1"), ("grown_up\",", "age\",", "age"),
      ("\"when\": \"grown_up\"", "\"when\": \"tall\"", "X1"),
      ("[\"F\", \"M\"]", "[\"X\"]", "genders"), ("\"status\": \"design\"", "\"status\": \"sure\"", "X1"),
      ("\"version\": \"1\", ", "", "version"), ("X1", "X 1", "X 1"),
    ])
  func brokenPack(part: String, instead: String, named: String) {
    let text = Self.own.replacing(part, with: instead)
    let fault = #expect(throws: InputFault.self) { try Pack(InputFile(name: "own.json", bytes: text.utf8)) }
    #expect(fault?.description.contains(named) == true)
    #expect(fault?.description.hasPrefix("own.json") == true)
  }
}
