/// Which kind lies in which table, from the rooms' declarations: the only place where a statement's row sets become
/// tables and columns.
///
/// Inside a row set the tables have names of their own (`scope_x` the record, `scope_p` the part, `scope_r` and
/// `scope_b` relations and belongings, `scope_d` what a derived column looks up); no statement can write them.
struct Register: Sendable {
  struct Entry: Sendable {
    let table: String
    let kind: Kind
    /// The table, and those in which its derived columns are looked up.
    let reads: Set<String>
    /// The columns of each mask as they are selected, and by name.
    let views: [Mask: View]
    let condition: String?
    /// The physical columns.
    let stored: [String]
    let unique: [[String]]
    let hidden: [String]
    /// What of a record is searched for, and how each column of it is read.
    let findable: Findable?
    let expressions: [String: String]
    /// Which rows of this table are called by the name of another's row: the other table, and the column that points to it.
    let namedBy: [(table: String, key: String)]
    /// The tables of parts by which a record is found.
    let foundParts: Set<String>
    /// Whether anything follows from what stands in a row.
    let isFollowed: Bool
    /// The columns from which alone something follows, as `RowSet.following`.
    let following: [String]?
    /// Columns that no consequence may read, since whoever changes what stands there is not followed.
    var unfollowed: Set<String> = []
  }

  struct View: Sendable {
    let names: [String]
    /// `scope_x.id, scope_x.person_id AS subject, …`
    let selected: String
  }

  struct Part: Sendable {
    let table: String
    let kind: Kind
    let key: String
    let columns: [String]
    let unique: [[String]]
  }

  let entries: [Kind: Entry]
  private let parts: [String: Part]
  /// Tables that no consequence may read, since nobody follows who changes them.
  let unfollowed: Set<String>
  /// What becomes of two records of one person.
  let moving: [Moving]
  let reckoned: [Reckoned]

  /// - Precondition: a kind lies in one table, a mask names only columns that are there.
  init(_ declarations: [TableDeclaration]) {
    var (entries, parts): ([Kind: Entry], [String: Part]) = ([:], [:])
    for declaration in declarations {
      let stored = declaration.columns.map(\.column)
      for rows in declaration.rows {
        precondition(entries[rows.kind] == nil, "\(rows.kind) is declared in two tables")
        entries[rows.kind] = Entry(rows, in: declaration.table, stored: stored)
      }
      if let part = declaration.part {
        precondition(stored.contains(part.key), "\(declaration.table) has no column \(part.key)")
        parts[declaration.table] = Part(
          table: declaration.table, kind: part.kind, key: part.key, columns: stored, unique: part.unique)
      }
    }
    Register.note(unfollowedIn: &entries, parts, declarations)
    (self.entries, self.parts) = (entries, parts)
    (moving, reckoned) = (Register.moving(declarations), Register.reckoned(declarations))
    let followed = Set(entries.values.filter(\.isFollowed).map(\.table))
    let records = entries.values.filter { !$0.isFollowed }
    precondition(records.allSatisfy { !followed.contains($0.table) }, "one of two kinds in a table is not followed")
    unfollowed = Set(records.map(\.table)).union(
      parts.values.filter { entries[$0.kind]?.isFollowed == false }.map(\.table))
  }

  func entry(_ kind: Kind) throws(StatementRefused) -> Entry {
    guard let entry = entries[kind] else { throw StatementRefused(.undeclared(kind)) }
    return entry
  }

  func part(_ table: String, of kind: Kind) throws(StatementRefused) -> Part {
    guard let part = parts[table], part.kind == kind else { throw StatementRefused(.noPart(table, kind)) }
    return part
  }

  var allEntries: [Entry] { Kind.allCases.compactMap { entries[$0] } }
  var allParts: [Part] { parts.values.sorted { $0.table < $1.table } }
}

extension Register.Entry {
  fileprivate init(_ rows: RowSet, in table: String, stored: [String]) {
    let subject = rows.kind.concernsPerson ? rows.kind.anchors.person?.string : nil
    func expression(_ column: String) -> String {
      switch rows.derived[column] {
      case .named(let key, let other, let name)?:
        "(SELECT scope_d.\(name) FROM \(other) scope_d WHERE scope_d.id = scope_x.\(key))"
      case .month(let day)?: "substr(scope_x.\(day), 1, 7)"
      case .part(let name, let table, let key, let position)?:
        "(SELECT scope_d.\(name) FROM \(table) scope_d WHERE scope_d.\(key) = scope_x.id AND scope_d.position = \(position))"
      case .sealedFor?:
        "(SELECT scope_d.person_id FROM stored_file scope_d WHERE scope_d.file_id = scope_x.id)"
      case nil: "scope_x.\(column)"
      }
    }
    func named(_ column: String) -> String {
      expression(column) + (rows.derived[column] == nil ? "" : " AS " + column)
    }
    let found = (rows.findable?.allColumns ?? []) + (rows.findable?.sameness?.columns ?? [])
    precondition(
      found.allSatisfy { stored.contains($0) || rows.derived[$0] != nil } && (found.isEmpty || rows.kind.letter != nil),
      "\(rows.kind) is searched by a column that \(table) does not have, or has no letter: \(found)")
    let lookedUp = rows.derived.values.compactMap { derived -> String? in
      switch derived {
      case .named(_, let other, _): other
      case .part(_, let table, _, _): table
      case .sealedFor: "stored_file"
      case .month: nil
      }
    }
    self.init(
      table: table, kind: rows.kind, reads: Set(lookedUp).union([table]),
      views: rows.masks.mapValues { columns in
        let names =
          switch columns {
          case .all: stored.filter { !rows.hidden.contains($0) } + rows.derived.keys.sorted()
          case .some(let names): names
          }
        precondition(
          names.allSatisfy { stored.contains($0) || rows.derived[$0] != nil },
          "\(rows.kind) shows a column that \(table) does not have: \(names)")
        let all = names.map(named) + (subject.map { ["scope_x.\($0) AS subject"] } ?? [])
        return Register.View(names: names + (subject == nil ? [] : ["subject"]), selected: all.joined(separator: ", "))
      }, condition: rows.condition, stored: stored, unique: rows.unique, hidden: rows.hidden,
      findable: rows.findable,
      expressions: Dictionary(uniqueKeysWithValues: Set(found).map { ($0, expression($0)) }),
      namedBy: found.compactMap {
        if case .named(let key, let other, _)? = rows.derived[$0] { (table: other, key: key) } else { nil }
      },
      foundParts: Set(
        found.compactMap { if case .part(_, let table, _, _)? = rows.derived[$0] { table } else { nil } }),
      isFollowed: rows.isFollowed, following: rows.following)
  }

  func view(_ mask: Mask) throws(StatementRefused) -> Register.View {
    guard let view = views[mask] else { throw StatementRefused(.undeclaredMask(kind, mask)) }
    return view
  }

  /// The columns that a writer with this mask may set: those that the mask shows, what the row hangs on, and the version.
  func writable(_ mask: Mask) throws(StatementRefused) -> [String] {
    let shown = Set(try view(mask).names).union(mask == .full ? hidden : [])
    let anchors = kind.anchors
    let always = Set(
      ["id", "version"]
        + [anchors.person, anchors.placement, anchors.programme, anchors.organisation, anchors.author].compactMap {
          $0?.string
        })
    return stored.filter { shown.contains($0) || always.contains($0) }
  }
}
