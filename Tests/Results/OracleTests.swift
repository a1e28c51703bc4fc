import Foundation
import Testing
import Values

@testable import Results

@Suite("The worked indicator cases")
struct OracleTests {
  @Test("all 38 cases are there")
  func complete() {
    #expect(Oracle.cases.count == 38)
  }

  @Test("every step of a case gives exactly the cells that were written by hand", arguments: Oracle.cases)
  func case_(name: String) throws {
    let json = try JSON(Oracle.file("\(name)/case.json"))
    let pack = try Pack(named: try #require(json["pack"]?.text))
    let axes = try BreakdownAxis.list((json["breakdown"]?.items ?? []).compactMap(\.text).joined(separator: ","))
    let steps = try #require(json["steps"]?.items)
    #expect(!steps.isEmpty)
    var filed: Filing?
    for step in steps {
      let parameters = try pack.defaults.changed(by: step["params"] ?? .object([]), file: name)
      let report = try Report(
        Oracle.inputs(name), pack: pack, parameters: parameters, breakdown: axes, wantsMembers: true)
      #expect(flat(report.figures) == flat(try #require(step["expected"])))
      if let expected = step["delta_to_previous_step"] {
        let delta = try Delta(
          from: try #require(filed), to: Oracle.inputs(name), pack: pack, parameters: parameters)
        #expect(flat(try #require(delta.json["delta"])) == flat(.object([("", expected)])))
      }
      filed = Filing(report)
    }
  }

  struct Run: Hashable, CustomTestStringConvertible {
    let pack: String
    let start: String
    let end: String
    let asOf: String
    var testDescription: String { "\(pack) \(start) to \(end) as of \(asOf)" }
  }

  static let expected: [Run: [String: Int]] = {
    var expected: [Run: [String: Int]] = [:]
    let text =
      (try? String(contentsOf: Oracle.folder.appending(path: "generated-2k/expected.csv"), encoding: .utf8)) ?? ""
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let field = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      expected[Run(pack: field[0], start: field[1], end: field[2], asOf: field[3]), default: [:]][
        "\(field[6])|\(field[7]) \(field[4]) \(field[5])"] = Int(field[8])
    }
    return expected
  }()

  @Test("twelve runs are there for the generated set")
  func generatedIsComplete() {
    #expect(OracleTests.expected.count == 12)
  }

  @Test(
    "two thousand dirty records give the figures on which four engines agreed",
    arguments: OracleTests.expected.keys.sorted { $0.testDescription < $1.testDescription })
  func generated(run: Run) throws {
    let pack = try Pack(named: run.pack)
    let parameters = try pack.defaults.changed(
      by: JSON(
        text: #"{"period_start": "\#(run.start)", "period_end": "\#(run.end)", "as_of": "\#(run.asOf)"}"#, name: "test"),
      file: "test")
    let report = try Report(
      Oracle.inputs("generated-2k"), pack: pack, parameters: parameters, breakdown: [.objective, .region])
    #expect(flat(report.figures) == OracleTests.expected[run])
  }
}
