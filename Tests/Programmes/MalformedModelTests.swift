import Foundation
import Programmes
import Rules
import Testing

@Suite("A model with a mistake names the line and the remedy")
struct MalformedModelTests {
  @Test(
    "each mistake is found on its line",
    arguments: [
      ("version: 4", "version: four", "version: four", "whole number"),
      ("begins: at-entry", "begins: at-enty", "begins: at-enty", "“at-entry”"),
      ("after: [look, learn]", "after: [look, lern]", "lern]", "“learn”"),
      ("guards: [plan-in-force]", "guards: [plan-in-forse]", "plan-in-forse]", "“plan-in-force”"),
      ("guards: [plan-in-force]", "guards: [plan-in-force, plan-in-force]", "guards: [", "name each of them once"),
      ("begins: at-entry", "begins: at-entry\n    guards: [basis-noted]", "guards: [basis", "take `guards` out"),
      ("begins: at-entry", "begins: after\n    after: [work]", "phases:", "at-entry"),
      ("    after: [look]\n", "", "title: {fi: Opitaan}\n    begins: after", "add `after: [phase]`"),
      ("monthly: {every: 1 month,", "monthly: {every: 1 month, after: 1 week,", "monthly:", "keep `after` or `every`"),
      ("with: participant}", "with: partisipant}", "with: partisipant}", "“participant”"),
      ("every: 1 week,", "every: 1 month,", "every: 1 month, after_a", "2 weeks"),
      ("decided_by: person", "decided_by: machine", "decided_by: machine", "person"),
      ("start: 10", "start: 0", "start: 0", "cannot start"),
      ("  authority-office: {", "  authority-ofice: {", "  authority-ofice: {", "“authority-office”"),
      ("languages: [fi]", "languages: [fi, en]", "title: {fi: Kolme", "add `en: …`"),
      (
        "eligibility_reasons: {any: {fi: Kuka vain}}", "eligibility_reasons: [a]", "eligibility_reasons",
        "indented below"
      ),
    ])
  func names(from: String, to: String, at: String, remedy: String) throws {
    let place = try #require(Invented.yaml.range(of: from), "the model no longer holds “\(from)”")
    let yaml = Invented.yaml.replacingCharacters(in: place, with: to)
    let mark = try #require(yaml.range(of: at), "“\(at)” is not in the spoilt model")
    // The line of the last line of the marker: some markers need the line before them to be found.
    let line = yaml[..<mark.upperBound].filter { $0 == "\n" }.count + 1
    let problems = try #require(throws: PackProblems.self) { try ProgrammeModel.load(yaml: yaml, file: "m.yaml") }
    let found = problems.problems.contains {
      $0.line == line && ($0.remedy.contains(remedy) || $0.what.contains(remedy))
    }
    #expect(found, "line \(line), “\(remedy)”, in:\n\(problems.report)")
  }
}

@Suite("What a model says is obeyed, or refused")
struct WithdrawnTests {
  @Test(
    "what models before could say and nothing obeyed is refused, with what to do",
    arguments: [
      "mentors: {at_least: 1}", "company_support: {before: {fi: Ennen}}", "invariants: [active-mentor]",
    ])
  func parts(line: String) throws {
    let name = try #require(line.split(separator: ":").first)
    let problems = try #require(throws: PackProblems.self) {
      try ProgrammeModel.load(yaml: Invented.yaml + "\n" + line, file: "m.yaml")
    }
    #expect(problems.problems.count == 1)
    #expect(problems.report.contains("this version does nothing with “\(name)”"), "\(problems.report)")
    #expect(problems.problems.first?.remedy == "take it out")
    #expect(problems.problems.first?.line == Invented.yaml.filter { $0 == "\n" }.count + 2)
  }

  @Test("words that no screen takes from the programme are refused")
  func words() throws {
    let yaml = Invented.yaml.replacing("words:\n", with: "words:\n  mentor: {fi: mentori}\n")
    let problems = try #require(throws: PackProblems.self) { try ProgrammeModel.load(yaml: yaml, file: "m.yaml") }
    #expect(problems.problems.map(\.what) == ["no screen takes the word “mentor” from the programme"])
  }

  @Test("a name that nobody ever knew does not have these proposed to it")
  func strangers() throws {
    let yaml = Invented.yaml + "\ninvariant: [a]"
    let problems = try #require(throws: PackProblems.self) { try ProgrammeModel.load(yaml: yaml, file: "m.yaml") }
    #expect(problems.report.contains("“invariant” is not known here") && !problems.report.contains("“invariants”"))
  }
}

@Suite("A file says itself whether it is a rule pack or a programme")
struct CheckedFileTests {
  @Test("both shipped files are recognised and summed up")
  func shipped() throws {
    let pack = try CheckedFile(yaml: Shipped.text("Rules/dk-2026-07.yaml"), file: "dk-2026-07.yaml")
    #expect(pack.summary.hasPrefix("Rule pack dk-2026-07, DK, in force from 2026-07-01: no problems.\n"))
    let model = try CheckedFile(yaml: Shipped.text("Programmes/business-training.yaml"), file: "b.yaml")
    #expect(model.summary.hasPrefix("Programme model business-training, version 3: no problems.\n"))
  }

  @Test("a file of neither kind is refused with the nearest format")
  func neither() throws {
    let yaml = Invented.yaml.replacing("nyvej-programme/1", with: "nyvej-program/1")
    let problems = try #require(throws: PackProblems.self) { try CheckedFile(yaml: yaml, file: "m.yaml") }
    #expect(problems.report.contains("m.yaml:1:9") && problems.report.contains("“nyvej-programme/1”"))
  }

  @Test("a mistake inside a recognised file is reported by its own reader")
  func inside() throws {
    let yaml = Invented.yaml.replacing("version: 4", with: "version: 0")
    let problems = try #require(throws: PackProblems.self) { try CheckedFile(yaml: yaml, file: "m.yaml") }
    #expect(problems.problems.map(\.path) == ["version"])
  }
}
