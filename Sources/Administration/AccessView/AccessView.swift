import Access
import Language
import Values
import Web

/// What every role may do, worked out from the matrix by which the program decides and from the declarations of what is
/// stored: never written a second time.
struct AccessView: Sendable {
  /// One line of one role.
  struct Line: Sendable {
    let rule: AccessRule
    /// In which circles the columns of such records lie.
    let circles: [Circle]
  }

  let lines: [Line]

  init(_ declarations: [TableDeclaration]) {
    var circles: [Kind: Set<Circle>] = [:]
    for table in declarations {
      for kind in table.kinds { circles[kind, default: []].formUnion(table.columns.map(\.circle)) }
    }
    // What nothing is kept of yet is open to nobody, whatever the matrix foresees for it.
    lines = AccessRule.all.compactMap { rule in
      circles[rule.kind].map { found in
        Line(rule: rule, circles: Circle.allCases.filter(found.contains))
      }
    }
  }

  func lines(of role: Role) -> [Line] {
    let order = Dictionary(Kind.allCases.enumerated().map { ($1, $0) }) { first, _ in first }
    return lines.filter { $0.rule.role == role }.enumerated().sorted { one, other in
      (order[one.element.rule.kind] ?? 0, one.offset) < (order[other.element.rule.kind] ?? 0, other.offset)
    }.map(\.element)
  }

  static let shape = Shape<Line>("AccessRule") { line in
    line.code("role") { $0.rule.role }
    line.code("kind") { $0.rule.kind }
    line.member("circles", .list(.code(of: Circle.self))) { .array($0.circles.map { .string($0.rawValue) }) }
    line.member("through", .list(.code(of: Relation.self))) { .array($0.rule.relations.map { .string($0.rawValue) }) }
    line.member("may", .list(.code(of: Act.self))) {
      .array($0.rule.acts.map(\.rawValue).sorted().map(JSON.string))
    }
    line.code("sees") { $0.rule.mask }
  }
}
