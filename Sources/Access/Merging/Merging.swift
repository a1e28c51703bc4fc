/// What becomes of a table's rows when two records of one person become one: those of the record that was entered twice go
/// to the one that is kept, and back when that is undone. Every table about people says it.
public enum Merging: Sendable, Hashable {
  /// Another column of the row, and the table that it points to.
  public struct Parent: Sendable, Hashable {
    let column: String
    let table: String

    public init(_ column: StaticString, of table: StaticString) {
      (self.column, self.table) = (column.string, table.string)
    }
  }

  /// They go to the record that is kept. What is written later about something that had moved (a step of a placement, the
  /// correction of a note) goes back with it. A row whose other column leads to the record that is kept stays: it would be
  /// about that one and itself.
  case moves(with: [Parent], other: String? = nil)
  /// They stay with the record that is set aside: there can be one only, they are what that record is called by, or they
  /// can be read under its key alone.
  case staysAside
  /// Nobody rewrites what happened.
  case history
  /// Their column leads to another record, and they go where that goes.
  case hangsOnRecord
  /// They are reckoned from everything else: those of both are kept as they were in another table, and put back.
  case reckoned(about: String, key: String, keptIn: String)

  public static let moves = Merging.moves(with: [])
}

extension Register {
  /// A table whose rows move.
  struct Moving: Sendable {
    let table: String
    /// The column with the person.
    let person: String
    let parents: [Merging.Parent]
    /// A column with somebody else.
    let other: String?
    /// A row may follow another one of the same table.
    var followsItself: Bool { parents.contains { $0.table == table } }
  }

  /// A table whose rows are reckoned anew.
  struct Reckoned: Sendable {
    let table: String
    let person: String
    let about: String
    let key: String
    let keptIn: String
    let columns: [String]
  }

  /// Those that move, each behind the tables that its rows follow.
  static func moving(_ declarations: [TableDeclaration]) -> [Moving] {
    var left = declarations.compactMap { declaration -> Moving? in
      guard case .moves(let parents, let other)? = declaration.merging, let person = declaration.personColumn else {
        return nil
      }
      precondition(
        declaration.columns.contains { $0.column == "id" }, "\(declaration.table) moves, and its rows have no id")
      return Moving(table: declaration.table, person: person, parents: parents, other: other)
    }
    var ordered: [Moving] = []
    while !left.isEmpty {
      let waiting = Set(left.map(\.table))
      let ready = left.filter { each in
        each.parents.allSatisfy { $0.table == each.table || !waiting.contains($0.table) }
      }
      precondition(!ready.isEmpty, "tables follow each other in a circle: \(waiting.sorted())")
      ordered += ready
      left.removeAll { each in ready.contains { $0.table == each.table } }
    }
    return ordered
  }

  static func reckoned(_ declarations: [TableDeclaration]) -> [Reckoned] {
    declarations.compactMap { declaration -> Reckoned? in
      guard case .reckoned(let about, let key, let keptIn)? = declaration.merging,
        let person = declaration.personColumn
      else { return nil }
      let columns = declaration.columns.map(\.column)
      let kept = declarations.first { $0.table == keptIn }?.columns.map(\.column) ?? []
      precondition(
        kept.isEmpty || Set(kept) == Set(columns + ["merge_id"]),
        "\(keptIn) does not have the columns of \(declaration.table)")
      return Reckoned(
        table: declaration.table, person: person, about: about, key: key, keptIn: keptIn, columns: columns)
    }
  }
}

extension TableDeclaration {
  /// The column by which a row tells whom it is about.
  var personColumn: String? {
    if case .person(let column)? = columns.first?.subject { column } else { nil }
  }
}
