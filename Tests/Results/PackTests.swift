import Foundation
import Testing
import Values

@testable import Results

@Suite("Packs and their predicates")
struct PackTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Data/Indicators")

  @Test("the packs in the software are those in Data/Indicators, every indicator with source and status")
  func embedded() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
    #expect(files == Pack.embedded.map { $0 + ".json" }.sorted())
    for name in Pack.embedded {
      let (pack, file) = (
        try Pack(named: name), try Pack(InputFile(path: Self.folder.appending(path: name + ".json").path))
      )
      #expect(pack.name == name)
      #expect(pack.definitions.map(\.when) == file.definitions.map(\.when))
      #expect(pack.indicators.allSatisfy { !$0.source.isEmpty && !$0.text.isEmpty })
    }
  }

  /// Whether `text` holds for a woman of 17, unemployed, ISCED 3, third-country national, education unknown.
  static func isTrue(_ text: String) throws -> Bool {
    var ranges = NumberRanges()
    let formula = try PredicateReading.read(text, definitions: ["young": 0], ranges: &ranges)
    var facts = FactWords(defined: 1)
    facts.simple =
      1 << UInt64(Fact.lm + 2) | 1 << UInt64(Fact.gender) | Fact.bit(.tcn, .yes) | Fact.bit(.minority, .refused)
    facts.ranges = ranges.words(for: "age", upTo: 200)[17] | ranges.words(for: "isced", upTo: 8)[3]
    return try #require(Predicate(formula)).isTrue(of: facts)
  }

  @Test(
    "a predicate is true of what it says",
    arguments: [
      ("true", true), ("false", false), ("lm = UNEMP", true), ("lm in {EMPL, INACT}", false), ("not lm = UNEMP", false),
      ("age < 18", true), ("age <= 17", true), ("age > 17", false), ("age >= 17", true), ("age = 17", true),
      ("isced in 3..4", true), ("isced in 5..8", false), ("isced known", true), ("in_edu known", false),
      ("in_edu = N", false), ("tcn = Y and minority = U", true), ("minority known", false), ("young", true),
      ("lm = EMPL or age < 18 and tcn = Y", true), ("(lm = EMPL or age < 18) and not tcn = Y", false),
      ("not (lm = EMPL or tcn = N)", true), ("not (lm in {UNEMP, EMPL} and tcn = Y)", false),
      ("not true or ltu", false),
    ])
  func predicates(text: String, expected: Bool) throws {
    #expect(try Self.isTrue(text) == expected)
  }

  @Test(
    "a predicate that means nothing is refused with the place and a remedy",
    arguments: [
      ("", 1), ("lm", 2), ("lm = COOK", 3), ("lm in {UNEMP", 5), ("age < x", 3), ("age in 9..3", 6), ("(ltu", 3),
      ("ltu ltu", 2), ("wealthy = Y", 1), ("age < 99999999999", 3), ("lm ≠ UNEMP", 2), ("ltu and", 3),
    ])
  func nonsense(text: String, column: Int) {
    var ranges = NumberRanges()
    do {
      _ = try PredicateReading.read(text, definitions: [:], ranges: &ranges)
      Issue.record("“\(text)” was accepted")
    } catch {
      #expect(error.column == column)
      #expect(!error.remedy.isEmpty)
    }
  }

  @Test("clauses say the same as the formula they come from", arguments: 1...200 as ClosedRange<UInt64>)
  func clauses(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let formula = Self.formula(&random, depth: 4)
    guard let predicate = Predicate(formula) else { return }
    for _ in 0..<64 {
      let facts = FactWords(simple: random.next(), ranges: random.next(), defined: random.next())
      #expect(predicate.isTrue(of: facts) == Self.plainly(formula, facts))
    }
  }

  private static func formula(_ random: inout SplitMix, depth: Int) -> Formula {
    switch depth == 0 ? 3 : Int(random.next() % 5) {
    case 0: .both(formula(&random, depth: depth - 1), formula(&random, depth: depth - 1))
    case 1: .either(formula(&random, depth: depth - 1), formula(&random, depth: depth - 1))
    case 2: .not(formula(&random, depth: depth - 1))
    default: .any(FactWords(simple: 1 << (random.next() % 64), ranges: 1 << (random.next() % 64)))
    }
  }

  private static func plainly(_ formula: Formula, _ facts: FactWords) -> Bool {
    switch formula {
    case .always: true
    case .never: false
    case .any(let bits): (bits & facts) != FactWords()
    case .not(let inner): !plainly(inner, facts)
    case .both(let a, let b): plainly(a, facts) && plainly(b, facts)
    case .either(let a, let b): plainly(a, facts) || plainly(b, facts)
    }
  }

  @Test("a parameter that does not exist, or cannot be, is refused by name")
  func parameters() throws {
    for text in [
      #"{"as_off": "2023-01-01"}"#, #"{"as_of": "2023-02-30"}"#, #"{"immediate_days": -1}"#,
      #"{"ltu": {"strikt": true}}"#,
      #"{"period_start": "2024-01-01", "period_end": "2023-01-01"}"#, "[]", #"{"leap_birthday": "02-29"}"#,
    ] {
      #expect(throws: InputFault.self) {
        try Parameters.standard.changed(by: JSON(text: text, name: "--params"), file: "--params")
      }
    }
    let changed = try Parameters.standard.changed(by: Parameters.standard.json, file: "x")
    #expect(changed == .standard)
  }
}

@Suite("JSON")
struct JSONTests {
  @Test(
    "JSON survives reading and writing",
    arguments: [
      "null", "[]", "{}", "[1, -2, 0.5, true, false, null]", #"{"a": {"b": ["é", "\n\"\\"]}}"#, #""\u0001""#, #""😀""#,
    ])
  func roundTrip(text: String) throws {
    let json = try JSON(text: text, name: "x")
    #expect(json.description == text)
    #expect(try JSON(text: json.indented, name: "x") == json)
  }

  @Test("escapes mean what RFC 8259 says")
  func escapes() throws {
    #expect(try JSON(text: #""\ud83d\ude00\u00e9\/\t""#, name: "x") == .string("😀é/\t"))
  }

  @Test(
    "broken JSON is refused with line and character",
    arguments: [
      ("", 1, 1), ("{\n  \"a\": 01\n}", 2, 8), ("[1,\n2", 2, 2), (#"{"a": 1, "a": 2}"#, 1, 13), ("[1] 2", 1, 5),
      ("\"a", 1, 3), ("tru", 1, 1), (String(repeating: "[", count: 100), 1, 65), (#""\ud800""#, 1, 8), ("1.", 1, 1),
    ])
  func broken(text: String, line: Int, column: Int) {
    do {
      _ = try JSON(text: text, name: "x")
      Issue.record("“\(text)” was accepted")
    } catch {
      #expect(error.line == line)
      #expect(error.column == column)
    }
  }
}
