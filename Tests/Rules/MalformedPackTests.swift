import Foundation
import Rules
import Testing

/// One way to spoil a pack: a text replaced, the line that must be named, and words of the remedy.
struct Spoiling: Sendable, CustomTestStringConvertible {
  var why: String
  var from: String
  var to: String
  /// The problem's line is that of this text in the spoilt pack.
  var at: String
  var remedy: String

  init(_ why: String, _ from: String, _ to: String, at: String? = nil, remedy: String) {
    (self.why, self.from, self.to, self.at, self.remedy) = (why, from, to, at ?? to, remedy)
  }

  var testDescription: String { why }

  func apply(to text: String) throws -> (yaml: String, line: Int) {
    let place = try #require(text.range(of: from), "the pack no longer holds “\(from)”")
    let yaml = text.replacingCharacters(in: place, with: to)
    let mark = try #require(yaml.range(of: at), "“\(at)” is not in the spoilt pack")
    return (yaml, yaml[..<mark.lowerBound].filter { $0 == "\n" }.count + 1)
  }
}

@Suite("A pack with a mistake names the line and the remedy")
struct MalformedPackTests {
  static let corpus: [Spoiling] = [
    .init("a format that nobody knows", "nyvej-rule-pack/1", "nyvej-rule-pack/9", remedy: "nyvej-rule-pack/1"),
    .init("the format left out", "format: nyvej-rule-pack/1\n", "", at: "id: zz-1999", remedy: "add `format: …`"),
    .init("a code in capitals", "id: zz-1999", "id: ZZ 1999", remedy: "small letters"),
    .init("a country in words", "country: ZZ", "country: Zedland", remedy: "two capital letters"),
    .init("a day that does not exist", "1999-04-01", "1999-02-30", remedy: "such as 2026-07-01"),
    .init("a date the other way round", "1999-04-01", "01.04.1999", remedy: "year-month-day"),
    .init("a pack that replaces itself", "[zz-1990]", "[zz-1999]", remedy: "name the older pack"),
    .init("an answer that is no choice", "running_placements: adopt", "running_placements: adapt", remedy: "“adopt”"),
    .init("no languages", "languages: [en]", "languages: []", remedy: "[en]"),
    .init(
      "a law in a language without texts", "languages: [en]", "languages: [en]\nlaw_languages: [fr]",
      at: "law_languages:", remedy: "add fr to `languages`"),
    .init("a language that is none", "languages: [en]", "languages: [english!]", remedy: "fa-AF"),
    .init(
      "a text missing in a language", "languages: [en]", "languages: [en, fr]", at: "title:", remedy: "add `fr: …`"),
    .init("a name misspelt", "effective_from", "efective_from", remedy: "“effective_from”"),
    .init("a name from nowhere", "country: ZZ", "country: ZZ\nweather: fine", at: "weather", remedy: "known here"),
    .init("a name given twice", "country: ZZ", "country: ZZ\ncountry: YY", at: "country: YY", remedy: "keep one"),
    .init(
      "a name given twice inside braces", "{hours: 40,", "{hours: 40, hours: 41,", at: "full_week", remedy: "keep one"),
    .init("hours in words", "hours: 40", "hours: forty", remedy: "9.25"),
    .init("hours that are no quarters", "hours: 40", "hours: 37.3", remedy: "9.25"),
    .init("more hours than a week has", "hours: 40", "hours: 169", remedy: "9.25"),
    .init("a length without unit", "at_most: 1 month", "at_most: 90", remedy: "13 weeks"),
    .init("a length of nothing", "at_most: 1 month", "at_most: 0 weeks", remedy: "13 weeks"),
    .init("a source that is not described", "hours: 40, source: edict", "hours: 40, source: edikt", remedy: "“edict”"),
    .init("a source left out", "hours: 40, source: edict,", "hours: 40,", remedy: "add `source: …`"),
    .init("a note left out", ", note: {en: Forty}", "", at: "full_week", remedy: "add `note: …`"),
    .init("whether verified is neither yes nor no", "verified: yes", "verified: mostly", remedy: "yes or no"),
    .init("bands that fall", "{up_to: 9, one_per: 3}", "{one_per: 3}", at: "- {one_per: 3}", remedy: "`up_to`"),
    .init("a band of one per none", "one_per: 4", "one_per: 0", remedy: "from 1 to 1000"),
    .init(
      "a list where names belong", "considerations: {hold: binding,", "considerations: [x]\nrest: {hold: binding,",
      at: "considerations: [x]", remedy: "indented below"),
    .init(
      "places counted for the whole firm", "counted_per: workplace", "counted_per: legal-entity",
      remedy: "bands: unknown"),
    .init(
      "supported persons in the staff", "supported_in_base: no", "supported_in_base: yes", remedy: "bands: unknown"),
    .init(
      "a duty that is done once", "    at_least: 3\n", "", at: "within: 3 months\n    source", remedy: "at_least: 1"),
    .init(
      "a duty of ordinary work where there is none", "counted_from: placement", "counted_from: ordinary-work",
      remedy: "ordinary_work: yes"),
    .init("a duty for nobody", "    bases: [edict]\n", "    bases: []\n", at: "bases: []", remedy: "name the acts"),
    .init(
      "a duty of which nobody knows when", "within: 3 months\n    source", "within: unknown\n    source",
      at: "within: unknown", remedy: "every: 12 months"),
    .init(
      "a duty both ever so often and within a time", "    at_least: 3\n", "    at_least: 3\n    every: 2 months\n",
      at: "at_least: 3", remedy: "make two duties"),
    .init("no purpose at all", "one_of: [bake]", "one_of: []", remedy: "name those that are"),
    .init("a time in which nothing is barred", "barred: any-tie", "barred: none", remedy: "under `barred`"),
    .init(
      "extensions of what has no length", "default: 2 months", "default: none", at: "extensions:",
      remedy: "write a span"),
    .init("a purpose that is not described", "one_of: [bake]", "one_of: [cake]", remedy: "“bake”"),
    .init(
      "a basis that is not described", "      edict:\n        tested", "      edikt:\n        tested",
      at: "        tested", remedy: "“edict”"),
    .init("a group that is not described", "young: {default", "yuong: {default", remedy: "“young”"),
    .init(
      "a role that does not sign", "employee-representative:", "employe-representative:", at: "{needed: with-several",
      remedy: "“employee-representative”"),
    .init("a statement that is not described", "no-dragons: {asked", "no-dragon: {asked", remedy: "“no-dragons”"),
    .init("a measure beside that is none", "with: []", "with: [trail]", remedy: "“trial”"),
    .init("the least hours above the most", "value: 4,", "value: 31,", remedy: "exchange"),
    .init(
      "an endless extension that hides the next", "{by: 10 days, times: 2}", "{by: 10 days}\n            - {by: 1 day}",
      at: "- {by: 10 days}", remedy: "times: 1"),
    .init(
      "a rule that is only a word",
      "least_hours: {value: 4, source: edict, overridable: yes, blocking: no, note: {en: Four}}", "least_hours: four",
      remedy: "indented below"),
    .init("a mapping where a text belongs", "country: ZZ", "country: {en: ZZ}", remedy: "some words"),
    .init("a citation in no language", "reference: Edict 7", "reference: {english: Edict 7}", remedy: "en, da"),
    .init("an empty text", "reference: Edict 7", "reference:", at: "reference:", remedy: "some words"),
    .init("a tab for indentation", "  edict: {en: The edict}", "\tedict: {en: The edict}", remedy: "spaces"),
    .init(
      "an unclosed bracket", "replaces: [zz-1990]", "replaces: [zz-1990", at: "running_placements", remedy: "brackets"),
    .init(
      "an unclosed quote", "title: {en: Invented country}", "title: {en: \"Invented}", at: "title", remedy: "quotes"),
    .init("a second document", "full_week", "---\nfull_week", at: "---", remedy: "one document"),
    .init(
      "an alias", "title: {en: Invented country}", "title: &t {en: x}\nother: *t", at: "other: *t",
      remedy: "write the value out"),
    .init(
      "an anchor that nobody uses is no problem, a stranger's alias is", "{en: Forty}", "{en: *forty}",
      remedy: "begins with *"),
    .init(
      "a colon inside a text", "{en: Invented country}", "\n  en: Invented: country", at: "  en: Invented:",
      remedy: "put quotes"),
    .init(
      "an unquoted comma inside braces", "{en: Forty}", "{en: Forty, at most}",
      remedy: "quotes around a text with a comma"),
    .init("a name that is a list", "country: ZZ", "country: ZZ\n[a, b]: c", at: "[a, b]", remedy: "name: value"),
  ]

  @Test("each mistake is found on its line", arguments: corpus)
  func names(spoiling: Spoiling) throws {
    let (yaml, line) = try spoiling.apply(to: Invented.yaml)
    let problems = try #require(throws: PackProblems.self) { try RulePack.load(yaml: yaml, file: "zz.yaml") }
    let found = problems.problems.contains { $0.line == line && $0.remedy.contains(spoiling.remedy) }
    #expect(found, "line \(line), remedy “\(spoiling.remedy)”, in:\n\(problems.report)")
    #expect(problems.report.contains("zz.yaml:\(line):"))
  }

  @Test("several mistakes are reported together, in the order of lines")
  func together() throws {
    let yaml = Invented.yaml.replacing("country: ZZ", with: "country: zz").replacing("hours: 40", with: "hours: x")
      .replacing("value: 30", with: "value: 900")
    let problems = try #require(throws: PackProblems.self) { try RulePack.load(yaml: yaml, file: "zz.yaml") }.problems
    #expect(problems.map(\.path) == ["country", "full_week.hours", "measures.trial.bases.edict.most_hours.value"])
    #expect(problems.map(\.line) == problems.map(\.line).sorted())
  }

  @Test("a report ends with the number of problems and says that nothing was loaded")
  func report() throws {
    let problems = try #require(throws: PackProblems.self) { try RulePack.load(yaml: "[]", file: "empty.yaml") }
    #expect(problems.report.hasSuffix("1 problem; nothing was loaded.\n"))
    #expect(problems.problems.first?.line == 1)
  }
}
