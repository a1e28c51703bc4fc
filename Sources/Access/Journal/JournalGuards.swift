internal import Persistence
public import Values

/// Something that no longer keeps the journal from being changed, or that was put there beside what does.
public struct GuardFlaw: Sendable, Hashable {
  public enum Kind: Sendable, Hashable, CaseIterable { case missing, disabled, altered, stranger }

  public let table: String
  /// The trigger, rule or policy; the table's own name when the table is not there.
  public let name: String
  public let kind: Kind

  public init(table: String, name: String, kind: Kind) {
    (self.table, self.name, self.kind) = (table, name, kind)
  }
}

extension Store {
  /// Whether the database still refuses to change or remove entries, and does nothing else with them: present, switched
  /// on, unaltered, and nothing beside them that could swallow an entry on its way in.
  public func journalGuardFlaws() async throws -> [GuardFlaw] {
    try await StorageTrouble.translating {
      // Before the tables are brought up to date there is no index that could be guarded.
      let isFiled = try await database.schema()["journal_person"] != nil
      let tables = ["journal", "journal_subject"] + (isFiled ? ["journal_person", "journal_stretch"] : [])
      return try await database.flaws(ofAppendOnly: tables).map { flaw in
        let kind: GuardFlaw.Kind =
          switch flaw.kind {
          case .missing: .missing
          case .disabled: .disabled
          case .altered: .altered
          case .stranger: .stranger
          }
        return GuardFlaw(table: flaw.table, name: flaw.name, kind: kind)
      }
    }
  }

  /// When the entry was written; `nil` when there is none of that number.
  public func journalMoment(of sequence: Int64) async throws -> Moment? {
    try await StorageTrouble.translating {
      try await database.read { connection in
        let rows = try connection.rows("SELECT at FROM journal WHERE sequence = ?", [.integer(sequence)])
        guard case .integer(let at)? = rows.first?["at"] else { return nil }
        return Moment(microseconds: at)
      }
    }
  }

  /// Whether the journal still has the entry that was noted outside the database.
  public func journalContains(_ anchor: JournalAnchor) async throws -> Bool {
    try await StorageTrouble.translating {
      try await database.read { connection in
        let rows = try connection.rows("SELECT hash FROM journal WHERE sequence = ?", [.integer(anchor.sequence)])
        return rows.first?["hash"] == .blob(anchor.hash)
      }
    }
  }
}
