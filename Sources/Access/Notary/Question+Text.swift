extension Question {
  /// The room's own words, with something plain in place of what is interpolated.
  static func text(of pieces: [ScopedSQL.Piece]) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text.string
      case .bind, .list, .membership, .unkept: "?"
      case .rows, .part, .into, .found: " room "
      }
    }.joined()
  }

  /// The statement as the notary prepares it: the same words, with names of row sets in place of tables.
  func text(_ register: Register) throws -> String {
    let parts = try fragments.map { try rendered($0, register) }
    switch purpose {
    case .reading: return parts[0]
    // What the system adds, so that the statement does not say what comes back.
    case .insertion, .derivation: return parts[0] + " RETURNING id"
    case .counting: return "SELECT COUNT(*) AS count FROM (SELECT 1 AS one " + parts[0] + " LIMIT ?) AS counted"
    case .change:
      return "UPDATE \(NotarySchema.into(kind, mask)) AS scope_x SET " + parts[0]
        + ", version = version + 1 WHERE scope_x.id = ? AND scope_x.version = ? RETURNING version"
    case .completion(let table, let step):
      let (name, key) = (NotarySchema.part(table), try register.part(table, of: kind).key)
      return switch step {
      case .add: "INSERT INTO \(name) (\(key), " + parts[0] + ") VALUES (?, " + parts[1] + ")"
      case .remove: "DELETE FROM \(name) AS scope_p WHERE scope_p.\(key) = ? AND (" + parts[0] + ")"
      case .set: "UPDATE \(name) AS scope_p SET " + parts[0] + " WHERE scope_p.\(key) = ? AND (" + parts[1] + ")"
      }
    }
  }

  private func rendered(_ pieces: [ScopedSQL.Piece], _ register: Register) throws -> String {
    try pieces.map { piece in
      switch piece {
      case .text(let text): return text.string
      case .bind: return "?"
      case .list: return "(?, ?)"
      case .rows(let kind, let seen, let alias, _):
        let mask = seen ?? (kind == self.kind ? self.mask : .full)
        _ = try register.entry(kind).view(mask)
        return NotarySchema.rows(kind, mask) + " AS " + alias.string
      case .found(let found):
        let entry = try register.entry(found.kind)
        _ = try entry.view(mask)
        guard entry.findable != nil else { throw StatementRefused(.notFindable(found.kind)) }
        return NotarySchema.found(found.kind, mask) + " AS " + found.alias.string
      case .part(let table, let kind, let alias):
        return NotarySchema.part(try register.part(table.string, of: kind).table) + " AS " + alias.string
      case .membership(let membership): return membership.asked
      case .unkept(let unkept): return unkept.asked
      case .into(let kind, let alias):
        _ = try register.entry(kind).view(mask)
        return NotarySchema.into(kind, mask) + (alias.map { " AS " + $0.string } ?? "")
      }
    }.joined()
  }
}
