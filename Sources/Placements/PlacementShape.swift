import Rules
import Values
import Web

extension Placement {
  static let shape = Shape<Placement>("Placement") { placement in
    placement.id("id") { $0.id }
    placement.version { $0.version }
    placement.id("person") { $0.person }
    placement.id("participation") { $0.participation }
    placement.id("workplace") { $0.workplace }
    placement.code("state") { $0.state.kind }
    placement.words("measure") { $0.terms.measure.text }
    placement.words("basis") { $0.terms.basis.text }
    placement.words("group") { $0.terms.group?.text }
    placement.words("purpose") { $0.terms.purpose?.text }
    placement.words("tasks") { $0.terms.tasks }
    placement.day("from") { $0.terms.period.from }
    placement.day("until") { $0.terms.period.until }
    placement.weekdays("days") { $0.terms.working?.days ?? [] }
    placement.time("workFrom") { $0.terms.working?.from }
    placement.time("workUntil") { $0.terms.working?.to }
    placement.code("lastEmployer") { $0.terms.lastEmployer }
    placement.day("approvedOn") { $0.papers.approved }
    placement.words("caseNumber") { $0.papers.caseNumber }
    placement.member("signatures", signatures) { placement in
      said(placement.papers.signatures, key: \.rawValue) { .string($0.iso) }
    }
    placement.member("statements", .map(of: .truth)) { placement in
      said(placement.papers.statements, key: \.text) { .bool($0.isTrue) }
    }
    placement.member("confirmed", .map(of: .date)) { placement in
      said(placement.papers.confirmed, key: \.text) { .string($0.iso) }
    }
    placement.count("extensions") { $0.extensions }
    placement.sometimes("ending", as: Ending.shape) { if case .ended(let ending) = $0.state { ending } else { nil } }
  }

  private static let signatures = Schema.object(
    SignatoryRole.allCases.map { Schema.Member($0.rawValue, .date, isRequired: false) }, isOpen: true)

  /// What was said about each, in the order of what it is about.
  private static func said<Key: Comparable, Value>(
    _ all: [Key: Value], key: (Key) -> String, _ value: (Value) -> JSON
  ) -> JSON {
    .object(all.sorted { $0.key < $1.key }.map { (key($0.key), value($0.value)) })
  }
}
