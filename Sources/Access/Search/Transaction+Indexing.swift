internal import Persistence
import Values

extension Transaction {
  /// Brings the index into line with a record that was written, and with those that are called by its name. Whoever wrote
  /// it need not remember to; nothing of it is journalled, for the index says nothing that the record does not.
  func index(_ kind: Kind, _ record: Bind) throws {
    let register = notary.register
    let written = try register.entry(kind)
    for entry in register.allEntries {
      // A part of a record may be written as a kind of its own: what is found is the record.
      if entry.table == written.table, entry.findable != nil {
        try index(Indexing(entry), record.value)
      }
      for key in Set(entry.namedBy.filter { $0.table == written.table }.map(\.key)).sorted() {
        try index(Indexing(entry), hangingBy: key, on: record.value)
      }
    }
  }

  /// The same where a part of a record was written by which it is found. Records are not compared by their parts.
  func index(_ part: String, of kind: Kind, _ record: Bind) throws {
    let entry = try notary.register.entry(kind)
    guard entry.foundParts.contains(part) else { return }
    let indexing = Indexing(entry)
    for row in try connection.rows(indexing.sql(where: "scope_x.id = ?"), [record.value]) {
      try store(try indexing.read(Columns(row)))
    }
  }

  private func index(_ indexing: Indexing, _ record: SQLValue) throws {
    let likeness = try askForLikeness(indexing, record)
    for row in try connection.rows(indexing.sql(where: "scope_x.id = ?"), [record]) {
      let state = try indexing.read(Columns(row))
      try store(state)
      try pair(indexing, state.record, comparedBy: likeness)
    }
  }

  /// All that are called by the name of what was written, or compared by something of it: however many they are, with no
  /// more statements than where they are found otherwise now.
  private func index(_ indexing: Indexing, hangingBy key: String, on record: SQLValue) throws {
    let states = try connection.rows(indexing.sql(where: "scope_x.\(key) = ?"), [record]).map {
      try indexing.read(Columns($0))
    }
    guard !states.isEmpty else { return }
    for state in states { try store(state) }
    try pair(indexing, hangingBy: key, on: record)
  }

  func store(_ state: IndexState) throws {
    guard let difference = state.difference else { return }
    let record = SQLValue.text(state.record)
    for terms in Chunks.of(difference.gone) {
      try connection.later(
        "DELETE FROM search_entry WHERE sort_key = ? AND record = ? AND term IN (\(Chunks.places(terms.count)))",
        [.text(state.storedKey), record] + terms.map { .text($0) })
    }
    for terms in Chunks.of(difference.come) {
      try connection.later(
        "INSERT INTO search_entry (term, sort_key, record, rest) VALUES "
          + terms.map { _ in "(?, ?, ?, ?)" }.joined(separator: ", ")
          + " ON CONFLICT DO NOTHING",
        terms.flatMap { [.text($0), .text(state.key), record, .text(state.terms.rest(of: $0))] })
    }
    try connection.later(
      """
      INSERT INTO search_record (record, sort_key, terms) VALUES (?, ?, ?)
      ON CONFLICT (record) DO UPDATE SET sort_key = excluded.sort_key, terms = excluded.terms
      """, [record, .text(state.key), .text(difference.summary)])
    consulted.forget("search_entry")
  }
}

/// How the index is made of the records of a kind.
struct Indexing {
  let entry: Register.Entry
  let findable: Findable

  /// - Precondition: something of the kind is findable.
  init(_ entry: Register.Entry) {
    guard let findable = entry.findable else { preconditionFailure("nothing of \(entry.kind) is findable") }
    (self.entry, self.findable) = (entry, findable)
  }

  /// The rows with what the index has of them, which is looked up for each: PostgreSQL would rather go through all of the
  /// index from its beginning than join a few rows to it.
  func sql(where condition: String) -> String {
    let key = findable.order.map { "scope_x.\($0.column)" } ?? "''"
    let stored = ["sort_key", "terms"].map {
      ", (SELECT scope_i.\($0) FROM search_record scope_i WHERE scope_i.record = scope_x.id) AS stored_\($0)"
    }
    let columns = findable.allColumns.enumerated().map { ", \(entry.expressions[$1] ?? "NULL") AS column_\($0)" }
    let identities = findable.identities.enumerated().map { number, identity in
      ", scope_x.\(identity.of) AS number_\(number), scope_x.\(identity.column) AS identity_\(number)"
    }
    let orders = findable.alphabets.map { ", scope_x.\($0.column) AS order_\($0.alphabet.rawValue)" }
    return "SELECT scope_x.id AS record, \(key) AS sort_key"
      + (stored + columns + identities + orders).joined()
      + " FROM \(entry.table) scope_x WHERE " + condition + (entry.condition.map { " AND " + $0 } ?? "")
  }

  func read(_ row: borrowing Columns) throws -> IndexState {
    IndexState(
      record: try row.text("record"), key: try row.text("sort_key"),
      terms: SearchTerms(entry.kind, findable.manner, try values(row).found),
      storedKey: try row.textIfAny("stored_sort_key") ?? "", storedTerms: try row.textIfAny("stored_terms"))
  }

  /// The same, and what else of the record rests on the folding.
  func readAll(_ row: borrowing Columns) throws -> IndexState {
    var state = try read(row)
    let ordered = findable.order == nil ? nil : try values(row).ordered
    state.rightKey = ordered.map(Folding.order)
    state.staleForms = try staleIdentities(row) + (ordered.map { try staleOrders(row, of: $0) } ?? [])
    return state
  }

  /// What stands in the columns of each class, and what the list is ordered by.
  private func values(
    _ row: borrowing Columns
  ) throws -> (found: [Findable.Class: [String]], ordered: String) {
    var values: [Findable.Class: [String]] = [:]
    var place = 0
    for kind in Findable.Class.allCases {
      for _ in findable.columns[kind] ?? [] {
        if let value = try row.textIfAny("column_\(place)") { values[kind, default: []].append(value) }
        place += 1
      }
    }
    return (values, findable.order == nil ? "" : try row.textIfAny("column_\(place)") ?? "")
  }

  /// The places in the order of other alphabets that are those of another folding.
  private func staleOrders(_ row: borrowing Columns, of name: String) throws -> [IndexState.Form] {
    var stale: [IndexState.Form] = []
    for (column, alphabet) in findable.alphabets {
      let right = Folding.order(name, in: alphabet)
      if try row.text("order_" + alphabet.rawValue) != right {
        stale.append(IndexState.Form(column: column, form: right))
      }
    }
    return stale
  }

  /// The forms of numbers that are those of another folding.
  private func staleIdentities(_ row: borrowing Columns) throws -> [IndexState.Form] {
    var stale: [IndexState.Form] = []
    for (number, identity) in findable.identities.enumerated() {
      let right = try row.textIfAny("number_\(number)").flatMap(Folding.identity)
      if try row.textIfAny("identity_\(number)") != right {
        stale.append(IndexState.Form(column: identity.column, form: right))
      }
    }
    return stale
  }
}

/// A record as it should stand in the index, beside how it does.
struct IndexState {
  let record: String
  var key: String
  let terms: SearchTerms
  let storedKey: String
  let storedTerms: String?
  /// The place in the order that the name has by today's folding; none where lists are in another order.
  var rightKey: String?
  /// Columns with the form that they should have.
  var staleForms: [Form] = []

  struct Form: Sendable, Hashable {
    let column: String
    let form: String?
  }

  /// What is to be taken out of the index and put into it; `nil` where it is as it should be.
  var difference: IndexDifference? {
    let right = terms.marks
    let summary = SearchTerms.summary(right)
    guard storedKey != key || storedTerms != summary else { return nil }
    var stored: [Substring: Substring] = [:]
    for line in (storedTerms ?? "").split(separator: "\n") {
      let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      stored[parts[0]] = parts.count > 1 ? parts[1] : ""
    }
    let kept = storedKey == key ? right.filter { term, mark in stored[term[...]] == mark[...] } : []
    let same = Set(kept.map(\.term))
    return IndexDifference(
      gone: stored.keys.map(String.init).filter { !same.contains($0) }.sorted(),
      come: right.map(\.term).filter { !same.contains($0) }, summary: summary)
  }
}

/// How the index is brought into line with a record.
struct IndexDifference {
  /// Terms that stand there and should not, at least not there or with that beside them.
  let gone: [String]
  /// Terms that do not stand there, or with something else beside them.
  let come: [String]
  /// All terms that there will be.
  let summary: String
}

/// Few sizes, so that few statements are prepared however many terms somebody has.
enum Chunks {
  /// The last piece is filled up with its last term: to name one twice does no harm, and is one statement less.
  static func of<Term>(_ terms: [Term]) -> [[Term]] {
    var (chunks, rest): ([[Term]], ArraySlice<Term>) = ([], terms[...])
    while let last = rest.last {
      let size = [1, 4, 16].first { $0 >= rest.count } ?? 16
      let piece = Array(rest.prefix(size))
      chunks.append(piece + Array(repeating: last, count: size - piece.count))
      rest = rest.dropFirst(size)
    }
    return chunks
  }

  static func places(_ count: Int, _ place: String = "?") -> String {
    Array(repeating: place, count: count).joined(separator: ", ")
  }
}
