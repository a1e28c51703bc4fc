internal import Persistence

extension Register {
  /// Which columns nobody follows: of a kind of which only some are followed the others, and wherever one of these is looked
  /// up from another table.
  static func note(
    unfollowedIn entries: inout [Kind: Entry], _ parts: [String: Part], _ declarations: [TableDeclaration]
  ) {
    let narrow = Dictionary(
      entries.values.compactMap { entry in entry.following.map { (entry.table, Set($0)) } },
      uniquingKeysWith: { $0.union($1) })
    for rows in declarations.flatMap(\.rows) {
      guard var entry = entries[rows.kind] else { continue }
      if let following = entry.following {
        precondition(
          Set(following).isSubset(of: entry.stored), "\(rows.kind) follows a column that \(entry.table) does not have")
        let anchors = [
          rows.kind.anchors.person, rows.kind.anchors.placement, rows.kind.anchors.programme,
          rows.kind.anchors.organisation,
        ].compactMap { $0?.string }
        entry.unfollowed = Set(entry.stored + rows.derived.keys).subtracting(following + anchors + ["id", "subject"])
      }
      for (column, derived) in rows.derived {
        switch derived {
        case .named(_, let table, let name) where narrow[table].map { !$0.contains(name) } ?? false:
          entry.unfollowed.insert(column)
        case .part(_, let table, _, _) where parts[table].flatMap { narrow[entries[$0.kind]?.table ?? ""] } != nil:
          entry.unfollowed.insert(column)
        default: break
        }
      }
      entries[rows.kind] = entry
    }
  }

  /// Of what a statement reads, as the notary's schema names it, what nobody follows.
  func unfollowed(_ touches: Set<EmptySchema.Touch>) -> Set<String> {
    var found: Set<String> = []
    for entry in entries.values where !entry.unfollowed.isEmpty {
      let names = Set(entry.views.keys.map { NotarySchema.rows(entry.kind, $0) })
      for case .read(let table, let column) in touches where names.contains(table) && entry.unfollowed.contains(column)
      {
        found.insert("\(entry.table).\(column)")
      }
    }
    for part in allParts where entries[part.kind]?.following != nil {
      let name = NotarySchema.part(part.table)
      for case .read(let table, _) in touches where table == name { found.insert(part.table) }
    }
    return found
  }
}
