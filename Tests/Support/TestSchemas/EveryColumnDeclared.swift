public import Access
public import Testing

/// Expects that every stored column is declared once — circle, subject, clock, label — and that nothing is declared
/// which is not stored.
///
///     try await store.migrate(AccessTables.migrations + PeopleTables.migrations)
///     expectEveryColumnDeclared(try await store.schema(), AccessTables.declarations + PeopleTables.declarations)
public func expectEveryColumnDeclared(
  _ schema: [String: [String]], _ declarations: [TableDeclaration], sourceLocation: SourceLocation = #_sourceLocation
) {
  let gaps = gapsInDeclarations(of: schema, declarations)
  #expect(gaps == [], sourceLocation: sourceLocation)
}

/// What is undeclared, declared twice, or declared and not there; each as a sentence with table and column.
public func gapsInDeclarations(of schema: [String: [String]], _ declarations: [TableDeclaration]) -> [String] {
  var gaps: [String] = []
  let byTable = Dictionary(grouping: declarations, by: \.table)
  for (table, columns) in schema.sorted(by: { $0.key < $1.key }) {
    guard let declared = byTable[table] else {
      gaps.append("\(table) is not declared")
      continue
    }
    if declared.count > 1 { gaps.append("\(table) is declared \(declared.count) times") }
    let names = declared.flatMap { $0.columns.map(\.column) }
    for column in columns {
      switch names.filter({ $0 == column }).count {
      case 0: gaps.append("\(table).\(column) is not declared")
      case 1: break
      default: gaps.append("\(table).\(column) is declared more than once")
      }
    }
    for column in declared.flatMap(\.columns) {
      if !columns.contains(column.column) { gaps.append("\(table).\(column.column) is declared, but not stored") }
      if column.label.isEmpty { gaps.append("\(table).\(column.column) has no label") }
      switch column.subject {
      case .person(let by), .account(let by):
        if !columns.contains(by) {
          gaps.append("\(table).\(column.column) leads to its subject by \(by), which is not stored")
        }
      case .nobody: break
      }
    }
  }
  for table in byTable.keys.sorted() where schema[table] == nil { gaps.append("\(table) is declared, but not stored") }
  return gaps
}
