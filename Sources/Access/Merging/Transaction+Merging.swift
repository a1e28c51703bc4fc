internal import Persistence
public import Values

// Two records of one person become one. What is kept about the one that was entered twice is moved as a whole, whoever may
// see which of it: it is about the same person. Relations and belongings move too, so that nobody reaches the record that is
// set aside any more: no list, search, board, week or count has it, and no statement needs to leave it out.

extension Transaction {
  /// Moves what is kept about `aside` to `kept`. Whoever has just written the merge says so, and must be allowed to edit
  /// both; `NotFound` otherwise. No row's version changes.
  public func join(_ aside: PersonID, into kept: PersonID, by merge: PersonMergeID) throws {
    guard written[Written(.personMerge, merge.bind)] == .some(kept.text) else { throw NotFound() }
    try requireCustody(of: kept)
    try requireCustody(of: aside)
    try completely {
      for reckoned in notary.register.reckoned { try keep(reckoned, merge, kept, aside) }
      for moving in notary.register.moving { try move(moving, merge, from: aside, to: kept) }
      try reindexJoined(kept, aside)
      try journalWrite(.edit, .person, aside.bind, [aside.text], "person.joined")
    }
    touch(.person(kept))
    touch(.person(aside))
  }

  /// Moves back what had been moved, as it is now, with what was written about it since; everything else that was written
  /// since stays. Whoever has just written the merge says so.
  ///
  /// - Returns: whose record is one of its own again.
  @discardableResult
  public func separate(_ merge: PersonMergeID) throws -> PersonID {
    guard
      let row = try connection.rows(
        "SELECT person_id, aside_id FROM person_merge WHERE id = ?", [merge.bind.value]
      ).first
    else { throw NotFound() }
    let columns = Columns(row)
    let (kept, aside): (PersonID, PersonID) = (try columns.id("person_id"), try columns.id("aside_id"))
    guard written[Written(.personMerge, merge.bind)] == .some(kept.text) else { throw NotFound() }
    try completely {
      for moving in notary.register.moving { try moveBack(moving, merge, from: kept, to: aside) }
      for reckoned in notary.register.reckoned { try putBack(reckoned, merge, kept, aside) }
      _ = try connection.run("DELETE FROM person_merge_row WHERE merge_id = ?", [merge.bind.value])
      try reindexJoined(kept, aside)
      try journalWrite(.edit, .person, aside.bind, [aside.text], "person.separated")
    }
    touch(.person(kept))
    touch(.person(aside))
    return aside
  }

  private func move(_ moving: Register.Moving, _ merge: PersonMergeID, from: PersonID, to: PersonID) throws {
    let rows = "\(moving.person) = ?" + (moving.other.map { " AND \($0) <> ?" } ?? "")
    let which = [from.bind.value] + (moving.other.map { _ in [to.bind.value] } ?? [])
    _ = try connection.run(
      """
      INSERT INTO person_merge_row (merge_id, place, row_id)
      SELECT '\(merge.text)', '\(moving.table)', id FROM \(moving.table) WHERE \(rows)
      """, which)
    _ = try connection.run(
      "UPDATE \(moving.table) SET \(moving.person) = ? WHERE \(rows)", [to.bind.value] + which)
    consulted.forget(moving.table)
  }

  private func moveBack(_ moving: Register.Moving, _ merge: PersonMergeID, from: PersonID, to: PersonID) throws {
    let table = moving.table
    let follows = moving.parents.map {
      " OR \($0.column) IN (SELECT scope_p.id FROM \($0.table) scope_p WHERE scope_p.person_id = ?)"
    }.joined()
    // A chain of corrections follows link by link.
    while true {
      let moved = try connection.run(
        """
        UPDATE \(table) SET \(moving.person) = ? WHERE \(moving.person) = ? AND (id IN
          (SELECT scope_m.row_id FROM person_merge_row scope_m WHERE scope_m.merge_id = ? AND scope_m.place = '\(table)')
          \(follows))
        """,
        [to.bind.value, from.bind.value, merge.bind.value] + moving.parents.map { _ in to.bind.value })
      if moved == 0 || !moving.followsItself { break }
    }
    consulted.forget(table)
  }

  /// What is reckoned of both is kept as it is; of what was known about the one that is set aside, the other goes on from
  /// it, unless the same is known about that one.
  private func keep(_ reckoned: Register.Reckoned, _ merge: PersonMergeID, _ kept: PersonID, _ aside: PersonID) throws {
    let (table, person, key) = (reckoned.table, reckoned.person, reckoned.key)
    let columns = reckoned.columns.joined(separator: ", ")
    _ = try connection.run(
      """
      INSERT INTO \(reckoned.keptIn) (merge_id, \(columns))
      SELECT '\(merge.text)', \(columns) FROM \(table) WHERE \(person) IN (?, ?)
      """, [kept.bind.value, aside.bind.value])
    _ = try connection.run(
      "DELETE FROM \(table) WHERE \(person) = ? AND \(key) IN (SELECT o.\(key) FROM \(table) o WHERE o.\(person) = ?)",
      [aside.bind.value, kept.bind.value])
    _ = try connection.run(
      "UPDATE \(table) SET \(reckoned.about) = ?, \(person) = ? WHERE \(person) = ?",
      [kept.bind.value, kept.bind.value, aside.bind.value])
    consulted.forget(table)
  }

  private func putBack(
    _ reckoned: Register.Reckoned, _ merge: PersonMergeID, _ kept: PersonID, _ aside: PersonID
  ) throws {
    let columns = reckoned.columns.joined(separator: ", ")
    _ = try connection.run(
      "DELETE FROM \(reckoned.table) WHERE \(reckoned.person) IN (?, ?)", [kept.bind.value, aside.bind.value])
    _ = try connection.run(
      "INSERT INTO \(reckoned.table) (\(columns)) SELECT \(columns) FROM \(reckoned.keptIn) WHERE merge_id = ?",
      [merge.bind.value])
    _ = try connection.run("DELETE FROM \(reckoned.keptIn) WHERE merge_id = ?", [merge.bind.value])
    consulted.forget(reckoned.table)
  }

  /// Takes away which rows had moved, and what was owed before, of one joining that can be undone no more; answers how many
  /// rows that were.
  func sweepMerge() throws -> Int {
    for table in ["person_merge_row"] + notary.register.reckoned.map(\.keptIn) {
      let swept = try connection.run(
        """
        DELETE FROM \(table) WHERE merge_id = (SELECT MIN(m.id) FROM person_merge m WHERE m.undo_until < ?
          AND EXISTS (SELECT 1 FROM \(table) t WHERE t.merge_id = m.id))
        """, [today.bind.value])
      if swept > 0 { return swept }
    }
    return 0
  }

  /// What is called by the name of one of them is found by it.
  private func reindexJoined(_ kept: PersonID, _ aside: PersonID) throws {
    for person in [kept, aside] { try index(.person, person.bind) }
  }
}
