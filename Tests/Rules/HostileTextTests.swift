import Rules
import Testing
import Values

@Suite("A hostile text is refused in good time and never crashes")
struct HostileTextTests {
  private func problems(_ yaml: String) throws -> PackProblems {
    try #require(throws: PackProblems.self) { try RulePack.load(yaml: yaml, file: "x.yaml") }
  }

  @Test("a text that doubles itself nine times over is refused at the first alias")
  func aliasBomb() throws {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let before = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      yaml += "a\(level): &a\(level) [\(before)]\n"
    }
    let problem = try #require(try problems(yaml).problems.first)
    #expect(problem.line == 2 && problem.remedy.contains("write the value out"))
  }

  @Test("an alias hidden in a key is refused before keys are compared")
  func aliasInKey() throws {
    let yaml = "a: &a [x]\n? *a\n: y\n"
    #expect(try problems(yaml).problems.first?.line == 2)
  }

  @Test("stars and ampersands in prose are no aliases")
  func prose() throws {
    let yaml = Invented.yaml.replacing("{en: Forty}", with: "{en: \"Forty *hours* & more, &c\"}")
    #expect(try RulePack.load(yaml: yaml, file: "zz.yaml").fullWeek.note.texts[0].text == "Forty *hours* & more, &c")
  }

  @Test("a text above 256 KiB is refused by its size")
  func size() throws {
    let problem = try #require(try problems(String(repeating: "# padding\n", count: 30_000)).problems.first)
    #expect(problem.what.contains("300000 bytes"))
  }

  @Test("nesting is bounded", arguments: ["[", "{a: ", "- ", "? "])
  func depth(opening: String) throws {
    _ = try problems("a:\n  " + String(repeating: opening, count: 20_000))
    _ = try problems("a:\n  " + String(repeating: opening, count: 990))
  }

  @Test("brackets cannot hide their depth behind closing ones in comments", arguments: ["[", "{a: "])
  func hiddenDepth(opening: String) throws {
    let yaml = "a:\n  " + String(repeating: opening + " # ]}\n  ", count: 600)
    let problem = try #require(try problems(yaml).problems.first)
    #expect(problem.line == 502 && problem.remedy.contains("one entry per line"))
  }

  @Test(
    "no text at all, only comments, one word, one list, raw control characters",
    arguments: ["", "# x\n", "x", "- a\n", "\u{0}", "a: \u{7}", "\u{FEFF}", "%YAML 9.9\n---\na: b"])
  func nothing(yaml: String) throws {
    let report = try problems(yaml).report
    #expect(report.contains("x.yaml:"))
  }

  @Test("a pack damaged at random either loads or is refused with a line inside the text", arguments: 0..<6)
  func fuzz(seed: Int) throws {
    var random = Seeded(seed: UInt64(seed))
    let pieces = [
      "&a ", "*a", ": ", "\n", "\t", "[", "]", "{", "}", "\"", "'", "- ", "? ", "#", "!!int ", "|", ">", "%", "@",
      "999999999999", "é", "𐌀", "\r", "unknown", "none", "<<: ",
    ]
    let original = Array(Invented.yaml)
    for _ in 0..<150 {
      var text = original
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<text.count, using: &random)
        let length = min(Int.random(in: 0...12, using: &random), text.count - place)
        text.replaceSubrange(place..<place + length, with: pieces.randomElement(using: &random)!)
      }
      let yaml = String(text)
      let lines = yaml.unicodeScalars.filter { $0 == "\n" || $0 == "\r" }.count + 2
      do {
        _ = try RulePack.load(yaml: yaml, file: "x.yaml")
      } catch {
        #expect(!error.problems.isEmpty)
        #expect(error.problems.allSatisfy { (1...lines).contains($0.line) && $0.column >= 1 && !$0.remedy.isEmpty })
      }
    }
  }
}

/// SplitMix64: the same numbers for the same seed, everywhere.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
