import Testing
import Values

@Suite("JSON, as it is read from anybody")
struct JSONTests {
  private func parse(_ text: String, _ limits: JSON.Limits = .stranger) throws -> JSON {
    try JSON(parsing: Array(text.utf8), within: limits)
  }

  private func written(_ text: String) throws -> String { String(decoding: try parse(text).bytes, as: UTF8.self) }

  private func fault(_ bytes: [UInt8], _ limits: JSON.Limits = .stranger) -> JSON.Fault? {
    do throws(JSON.Fault) {
      _ = try JSON(parsing: bytes, within: limits)
      return nil
    } catch { return error }
  }

  @Test(
    "what RFC 8259 allows is read",
    arguments: [
      ("{}", "{}"), ("[]", "[]"), (" \t\r\n[ 1 , 2 ]\n", "[1,2]"), (#""""#, #""""#), ("null", "null"), ("true", "true"),
      ("false", "false"), (#"{"b":1,"a":[{"c":null}]}"#, #"{"b":1,"a":[{"c":null}]}"#),
      // Numbers.
      ("0", "0"), ("-0", "0"), ("-0.0", "0"), ("0e5", "0"), ("12", "12"), ("-12", "-12"), ("1.0", "1"), ("1e2", "100"),
      ("1E+2", "100"), ("25e-2", "0.25"), ("6.25", "6.25"), ("-1.5e-3", "-0.0015"),
      ("9223372036854775807", "9223372036854775807"),
      ("-9223372036854775808", "-9223372036854775808"), ("9223372036854775808", "9.223372036854776e+18"),
      ("1e308", "1e+308"), ("5e-324", "5e-324"),
      // Texts.
      (#""\"\\\/\b\f\n\r\t""#, #""\"\\/\u0008\u000c\n\r\t""#), (#""\u0041\u00e6\u20AC""#, #""Aæ€""#),
      (#""\ud83d\ude00""#, #""😀""#), (#""\uD834\uDD1E""#, #""𝄞""#), (#""\u0000""#, #""\u0000""#),
      (#""æøå ሰላም 😀""#, #""æøå ሰላም 😀""#), ("\"\u{7F}\"", "\"\u{7F}\""), (#"{"":1}"#, #"{"":1}"#),
    ])
  func allowed(_ text: String, _ expected: String) throws {
    #expect(try written(text) == expected)
  }

  @Test(
    "what it does not allow is refused, and said where",
    arguments: [
      "", " ", "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}",
      "{'a':1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{1:2}", "tru", "truE", "nul", "nulll", "True", "NaN", "Infinity",
      "-Infinity", "01", "-01", "00", "+1", ".5", "1.", "1.e2", "1e", "1e+", "--1", "-", "0x10", "1.2.3", "1,2", "1 2",
      "{} {}", "[] x", #"""#, #""abc"#, #""\""#, #""\x41""#, #""\u12""#, #""\u12G4""#, #""\ud800""#, #""\ude00""#,
      #""\ud800\u0041""#, #""\ud800x""#, #""\ud83d\ud83d""#, "\"\n\"", "\"\t\"", "\"\u{0}\"", "\u{FEFF}1", "/* */ 1",
      "1 // a",
      #"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#, "1e309", "-1e309", "1e-400", "123456789e400",
    ])
  func refused(_ text: String) {
    let fault = fault(Array(text.utf8))
    #expect(fault?.kind == .malformed, "\(text)")
    #expect(fault?.description.contains("byte ") == true)
  }

  @Test(
    "text that is not UTF-8 is refused",
    arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC3], [0x80]] as [[UInt8]])
  func notUTF8(_ bytes: [UInt8]) {
    #expect(fault([0x22] + bytes + [0x22])?.kind == .malformed)
    #expect(fault([0x7B, 0x22] + bytes + Array("\":1}".utf8))?.kind == .malformed)
    #expect(fault(bytes)?.kind == .malformed)
  }

  @Test("sixteen lists inside each other are read, seventeen are not")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: #"{"a":["#, count: depth / 2) + String(repeating: "]}", count: depth / 2)
    }
    _ = try parse(nested(16))
    let fault = fault(Array(nested(18).utf8))
    #expect(fault?.kind == .tooDeep)
    #expect(fault?.description.contains("16 deep") == true)
    #expect(fault?.description.contains("a.0.a.0") == true)
  }

  @Test("so many values are read as are allowed, and not one more")
  func values() throws {
    func list(_ count: Int) -> String { "[" + Array(repeating: "0", count: count).joined(separator: ",") + "]" }
    _ = try parse(list(999))
    let fault = fault(Array(#"{"rows":\#(list(999))}"#.utf8))
    #expect(fault?.kind == .tooMany)
    #expect(fault?.description.contains("1000 values at “rows.998”") == true, "\(fault?.description ?? "")")
    _ = try parse(list(1_999), .usual)
    #expect(throws: JSON.Fault.self) { try parse(list(2_000), .usual) }
    _ = try parse(list(20), JSON.Limits(values: 21))
    #expect(throws: JSON.Fault.self) { try parse(list(20), JSON.Limits(values: 20)) }
  }

  @Test("behind a limit nothing is looked at: what stands there may be anything")
  func stops() {
    let deep = Array(String(repeating: "[", count: 17).utf8) + [0xFF, 0x22]
    #expect(fault(deep)?.kind == .tooDeep)
    let many = Array(("[" + String(repeating: "1,", count: 1_000)).utf8) + [0xFF, 0x22]
    #expect(fault(many)?.kind == .tooMany)
  }

  @Test("what the program writes itself it reads again, and writes again alike")
  func roundTrip() throws {
    let document: JSON = [
      "text": "“quoted” \\ \u{1} \n", "list": [1, -2, .decimal(0.25), true, .null], "inside": ["a": []],
    ]
    let read = try JSON(parsing: document.bytes)
    #expect(
      String(decoding: try JSON(parsing: read.bytes).bytes, as: UTF8.self)
        == String(decoding: read.bytes, as: UTF8.self))
  }

  @Test("a fault says back only a part of what was sent")
  func brief() {
    let name = String(repeating: "n", count: 5_000)
    let fault = fault(Array(#"{"\#(name)":1,"\#(name)":2}"#.utf8))
    #expect((fault?.description.count ?? 999) < 300)
  }

  @Test(
    "a fault names the way to the value, the line and the character in it",
    arguments: [
      ("", "", 1, 1), ("{\n  \"a\": 01\n}", "a", 2, 8), ("[1,\n2", "", 2, 2), (#"{"a": 1, "a": 2}"#, "", 1, 13),
      ("[1] 2", "", 1, 5), ("\"a", "", 1, 3), ("[true,\n tru]", "1", 2, 2), (#"{"æ😀ø": -}"#, "æ😀ø", 1, 9),
      ("{\n\n \"a\": [0, {\"b\": 1.}]}", "a.1.b", 3, 17),
    ])
  func place(text: String, path: String, line: Int, column: Int) throws {
    let fault = try #require(self.fault(Array(text.utf8)))
    #expect(fault.path.joined(separator: ".") == path)
    #expect(fault.line == line)
    #expect(fault.column == column)
    #expect(!fault.problem.isEmpty && !fault.remedy.isEmpty)
    #expect(fault.description.contains("“\(path)”") == !path.isEmpty)
    #expect(fault.description.hasSuffix(": " + fault.remedy))
  }

  @Test("members keep their order, and order is part of what a document says")
  func order() throws {
    let one = try parse(#"{"b":{"y":1,"x":2},"a":3}"#)
    #expect(one == ["b": ["y": 1, "x": 2], "a": 3])
    #expect(one != ["a": 3, "b": ["y": 1, "x": 2]])
    #expect(one != ["b": ["y": 1, "x": 2], "a": 4])
    #expect(one["b"]?["x"] == 2)
    #expect(one["c"] == nil)
    #expect((one["a"] ?? .null)["b"] == nil)
  }

  @Test("three ways to write it: dense, on one line, and indented where something stands inside")
  func layouts() {
    let document: JSON = ["a": [1, 2], "b": ["c": [["d": .null]], "e": [:]], "f": []]
    #expect(
      String(decoding: document.bytes, as: UTF8.self) == #"{"a":[1,2],"b":{"c":[{"d":null}],"e":{}},"f":[]}"#)
    #expect(document.description == #"{"a": [1, 2], "b": {"c": [{"d": null}], "e": {}}, "f": []}"#)
    #expect(
      document.indented == """
        {
          "a": [1, 2],
          "b": {
            "c": [
              {"d": null}
            ],
            "e": {}
          },
          "f": []
        }
        """)
  }

  @Test("a number that is none is written as null")
  func notFinite() {
    #expect(JSON.array([.decimal(.infinity), .decimal(.nan)]).description == "[null, null]")
  }
}
