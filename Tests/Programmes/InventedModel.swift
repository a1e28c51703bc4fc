import Programmes
import Rules

/// A programme in a language and with phases unlike the shipped one: it proves that the code knows no programme.
enum Invented {
  static let words = Word.allCases.map { "  \($0.rawValue): {fi: \($0.rawValue)-fi, sv: \($0.rawValue)-sv}" }
    .joined(separator: "\n")

  static let yaml = """
    format: nyvej-programme/1
    id: three-gates
    version: 4
    languages: [fi]
    title: {fi: Kolme porttia}
    summary: {fi: Vaihe vaiheelta}
    rule_packs: zz-
    measures: [trial]
    words:
    \(words)
    phases:
      look:
        title: {fi: Katsotaan}
        begins: at-entry
      learn:
        title: {fi: Opitaan}
        begins: after
        after: [look]
        gate: {fi: Osaaminen on arvioitu}
        guards: [plan-in-force]
      work:
        title: {fi: Tehdään}
        begins: after
        after: [look, learn]
      rest:
        title: {fi: Levätään}
        begins: when-needed
    eligibility_reasons: {any: {fi: Kuka vain}}
    decline_reasons: {full: {fi: Täynnä}}
    exit_reasons: {done: {fi: Valmis}}
    destinations: {work: {fi: Työ}}
    follow_ups:
      monthly: {every: 1 month, with: participant}
    ladder: {start: 10, rise_by: 5, every: 1 week, after_a_bad_week: hold, decided_by: person}
    """

  static func model() throws -> ProgrammeModel { try ProgrammeModel.load(yaml: yaml, file: "three-gates.yaml") }
}
