internal import Persistence
import Values

/// Makes the index of everything that is there: after an update from a version that had none, or whose folding was
/// another. What is written meanwhile is indexed at once; who has not been reached yet is not found until then.
extension Transaction {
  /// The form of the index: of its terms, and of the folding that they rest on.
  public static let indexForm = "6." + String(Folding.version)

  /// Whether everybody is found who could be.
  public func isSearchComplete() throws -> Bool {
    try !connection.rows(
      "SELECT 1 AS complete FROM house_note WHERE name = ? AND value = ?",
      [.text(InstallationNote.indexedBy.rawValue), .text(Transaction.indexForm)]
    ).isEmpty
  }

  /// Whether everything of a kind is found that could be: the index is made kind by kind, and that one's turn is over.
  ///
  /// - Parameter kind: none for all that is searched for.
  public func isSearchComplete(of kind: Kind?) throws -> Bool {
    if try isSearchComplete() { return true }
    let order = indexings.map(\.entry.kind)
    guard let kind, let place = order.firstIndex(of: kind) else { return false }
    let jobs = try connection.rows(
      "SELECT cursor FROM job WHERE kind = ? AND about = ? AND ended_at IS NULL",
      [.text(WorkKind.indexing.rawValue), .text(Transaction.indexForm)])
    // Of two the one that has come less far decides: a second one goes through everything anew.
    return try !jobs.isEmpty
      && jobs.allSatisfy { row in
        let word = try Columns(row).textIfAny("cursor")?.split(separator: " ").first.map(String.init)
        return order.firstIndex { $0.rawValue == word }.map { $0 > place } ?? false
      }
  }

  /// Asks for it when the index is not whole, or in another form. Answers whether it is to be done. For the system.
  public func askForIndexing() throws -> Bool {
    guard try remembered(.indexedBy) != Transaction.indexForm, let topic = JobTopic(code: Transaction.indexForm) else {
      return false
    }
    if try !isAsked(for: .indexing, about: topic) { try ask(for: .indexing, about: topic, insteadOfOthers: true) }
    return true
  }

  /// How many records there are to go through. For the system.
  public func numberToIndex() throws -> Int {
    try requireSystem()
    return try indexings.reduce(0) { sum, indexing in
      let row = try connection.rows("SELECT COUNT(*) AS count FROM \(indexing.entry.table)", []).first
      return try sum + (row.map { try Columns($0).integer("count") } ?? 0)
    }
  }

  /// The next of them, by kind and id. A name whose place in the order is that of another folding gets its new one. For
  /// the system.
  public func indexNext(_ place: JobPlace) throws -> JobStep {
    try requireSystem()
    let words = (place.cursor ?? "").split(separator: " ", maxSplits: 1).map(String.init)
    let indexings = indexings
    let number = try words.first.map { word in
      guard let number = indexings.firstIndex(where: { $0.entry.kind.rawValue == word }) else {
        throw DamagedRecord(column: "job.cursor")
      }
      return number
    }
    guard !indexings.isEmpty else { return try indexed() }
    let indexing = indexings[number ?? 0]
    return try completely {
      let rows = try connection.rows(
        indexing.sql(where: "scope_x.id > ?") + " ORDER BY scope_x.id LIMIT ?",
        [.text(words.count > 1 ? words[1] : ""), .integer(Int64(place.atMost))])
      var last: String?
      for row in rows { last = try indexAnew(indexing, Columns(row)) }
      if let last { return .more(cursor: indexing.entry.kind.rawValue + " " + last, done: rows.count) }
      guard let next = indexings.dropFirst((number ?? 0) + 1).first else { return try indexed() }
      return .more(cursor: next.entry.kind.rawValue, done: 0)
    }
  }

  private func indexed() throws -> JobStep {
    try remember(.indexedBy, Transaction.indexForm)
    return .end(done: 0)
  }

  private func indexAnew(_ indexing: Indexing, _ row: borrowing Columns) throws -> String {
    var state = try indexing.readAll(row)
    if let right = state.rightKey, right != state.key, let order = indexing.findable.order {
      _ = try connection.run(
        "UPDATE \(indexing.entry.table) SET \(order.column) = ? WHERE id = ?", [.text(right), .text(state.record)])
      consulted.forget(indexing.entry.table)
      state.key = right
    }
    for identity in state.staleForms {
      _ = try connection.run(
        "UPDATE \(indexing.entry.table) SET \(identity.column) = ? WHERE id = ?",
        [identity.form.map { .text($0) } ?? .null, .text(state.record)])
      consulted.forget(indexing.entry.table)
    }
    try store(state)
    try pair(indexing, state.record, comparedBy: askForLikeness(indexing, .text(state.record)))
    return state.record
  }

  private var indexings: [Indexing] { notary.register.indexings }

  /// What stands in the index and should not, or should and does not; for tests, and for nobody else.
  func flawsOfIndex() throws -> [String] {
    var flaws: [String] = []
    var right: Set<[String]> = []
    for indexing in indexings {
      for row in try connection.rows(indexing.sql(where: "1 = 1"), []) {
        let state = try indexing.readAll(Columns(row))
        if state.difference != nil {
          flaws.append("\(indexing.entry.kind.rawValue) \(state.record) is not as it stands in the index")
        }
        for identity in state.staleForms {
          flaws.append("\(state.record) is not kept as “\(identity.form ?? "nothing")” in \(identity.column)")
        }
        if let key = state.rightKey, key != state.key {
          flaws.append("\(state.record) is ordered by “\(state.key)”, not “\(key)”")
        }
        for term in state.terms.terms {
          right.insert([term, state.key, state.record, state.terms.rest(of: term)])
        }
      }
    }
    let stored = try connection.rows("SELECT term, sort_key, record, rest FROM search_entry", []).map { row in
      let row = Columns(row)
      return try [row.text("term"), row.text("sort_key"), row.text("record"), row.text("rest")]
    }
    flaws +=
      right.subtracting(stored).map { "\($0) is missing" } + Set(stored).subtracting(right).map { "\($0) is too much" }
    return try flaws + flawsOfSameness()
  }
}

extension Register {
  var indexings: [Indexing] { allEntries.filter { $0.findable != nil }.map { Indexing($0) } }
}

extension Store {
  /// In a new installation everything is indexed as it comes.
  func noteEmptyIndex() async throws {
    let (tables, now) = (notary.register.indexings.map(\.entry.table), surroundings.now())
    try await database.write { connection in
      for table in tables where try !connection.rows("SELECT 1 AS there FROM \(table) LIMIT 1", []).isEmpty { return }
      _ = try connection.run(
        "INSERT INTO house_note (name, value, at) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING",
        [.text(InstallationNote.indexedBy.rawValue), .text(Transaction.indexForm), .integer(now.microseconds)])
    }
  }
}
