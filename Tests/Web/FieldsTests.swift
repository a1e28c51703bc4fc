import Testing

@testable import Web

@Suite("Answers in a body")
struct FieldsTests {
  private func read(_ json: String) throws -> Fields { try Fields(json: Array(json.utf8)) }

  @Test("what stands inside is read under longer names; lists give several answers, null an empty one")
  func shapes() throws {
    let fields = try read(#"{"a": 1, "b": [1, "x", true], "c": {"d": 2.5}, "e": [{"f": null}], "g": null}"#)
    #expect(fields["a"] == "1")
    #expect(fields.all("b") == ["1", "x", "true"])
    #expect(fields["c.d"] == "2.5")
    #expect(fields["e.0.f"] == "")
    #expect(fields["g"] == "")
  }

  @Test("one answer under two spellings of its name is refused")
  func twice() {
    #expect(throws: BadRequest.self) { try read(#"{"a.b": 1, "a": {"b": 2}}"#) }
    #expect(throws: BadRequest.self) { try read(#"{"a": 1, "a": 2}"#) }
  }

  @Test("too deep is unreadable, too many is too long, and both say the limit")
  func limits() {
    let deep = #"{"a":"# + String(repeating: "[", count: 1_000)
    let unreadable = #expect(throws: BadRequest.self) { try read(deep) }
    #expect(unreadable?.detail.contains("16 deep") == true)
    let many = #"{"a":["# + String(repeating: "0,", count: 6_000) + "0]}"
    let long = #expect(throws: TooLong.self) { try read(many) }
    #expect(long?.reason.contains("2000 values") == true)
  }

  @Test("a name does not grow without bound by what stands inside it")
  func names() {
    let name = String(repeating: "n", count: 600)
    #expect(throws: BadRequest.self) { try read(#"{"\#(name)": {"\#(name)": 1}}"#) }
    #expect(throws: Never.self) { try read(#"{"\#(name)": {"inside": 1}}"#) }
  }

  @Test("a form of more than a thousand fields is refused")
  func form() throws {
    let thousand = (1...1_000).map { "f\($0)=x" }.joined(separator: "&")
    #expect(try Fields(form: thousand).names.count == 1_000)
    #expect(throws: BadRequest.self) { try Fields(form: thousand + "&one=more") }
  }

  @Test("several thousand answers over a record are laid over it quickly")
  func over() throws {
    let many = "{" + (1...1_900).map { #""name\#($0)": \#($0)"# }.joined(separator: ",") + "}"
    let fields = try read(many)
    let clock = ContinuousClock()
    let took = clock.measure { #expect(fields.over(Fields(["name": "Ada"])).names.count == 1_901) }
    #expect(took < .seconds(1))
  }
}
