import Values

@testable import Access

/// A few kinds as rooms declare them, for statements that never run.
enum SmallRegister {
  static let declarations = [
    TableDeclaration(
      "person", .case, of: .person(by: "id"), kept: .caseFile,
      labels: ["id": "", "organisation_id": "", "name": "", "sounds_like": "", "phone": "", "version": ""],
      rows: [
        RowSet(
          PersonRecord.self, showing: [.shared: ["id", "name"]], findable: Findable(words: ["name"], phones: ["phone"]))
      ]),
    TableDeclaration(
      "person_language", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: ["person_id": "", "position": "", "language": ""],
      part: PartSet(of: PersonRecord.self, by: "person_id")),
    TableDeclaration(
      "closed_note", .closed, of: .person(by: "person_id"), kept: .caseFile,
      labels: ["id": "", "person_id": "", "author_id": "", "note": "", "version": ""],
      rows: [RowSet(ClosedNoteRecord.self)]),
    TableDeclaration(
      "organisation", .open, of: .nobody, kept: .register,
      labels: ["id": "", "name": "", "sort_key": "", "version": ""], rows: [RowSet(OrganisationRecord.self)]),
    TableDeclaration(
      "programme", .open, of: .nobody, kept: .register, labels: ["id": "", "name": "", "version": ""],
      rows: [RowSet(ProgrammeRecord.self)]),
    TableDeclaration(
      "placement", .shared, of: .person(by: "person_id"), kept: .caseFile,
      labels: ["id": "", "person_id": "", "workplace_id": "", "state": "", "from_day": "", "version": ""],
      rows: [
        RowSet(PlacementRecord.self),
        RowSet(
          QuotaSlotRecord.self, full: ["workplace_id", "from_month"], derived: ["from_month": .month(of: "from_day")],
          where: ("state", is: "running")),
      ]),
    TableDeclaration(
      "placement_paper", .case, of: .person(by: "placement_id"), kept: .caseFile,
      labels: ["placement_id": "", "kind": "", "code": ""],
      part: PartSet(of: PlacementRecord.self, by: "placement_id")),
    TableDeclaration(
      "obligation", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: ["id": "", "person_id": "", "owner_id": "", "due_day": "", "done_day": ""],
      rows: [RowSet(ObligationRecord.self, unique: [["person_id", "due_day"]])]),
    TableDeclaration(
      "account", .installation, of: .account(by: "id"), kept: .account,
      labels: ["id": "", "name": "", "password": "", "organisation_id": "", "version": ""],
      rows: [RowSet(AccountRecord.self, showing: [.shared: ["id", "name"]], hidden: ["password"])]),
  ]

  static let notary = Result { try Notary(Register(declarations)) }
}

/// Why the notary refuses it; `nil` when it does not.
struct Verdict {
  static func reading<K>(
    _ kind: K.Type, _ sql: ScopedSQL, as mask: Mask = .full
  ) throws -> StatementRefused.Reason? where K: Protected {
    try of(.reading, kind, mask, [sql])
  }

  static func counting<K>(_ kind: K.Type, _ sql: ScopedSQL) throws -> StatementRefused.Reason? where K: Protected {
    try of(.counting, kind, .full, [sql])
  }

  static func insertion<K>(_ kind: K.Type, _ sql: ScopedSQL) throws -> StatementRefused.Reason? where K: Protected {
    try of(.insertion, kind, .full, [sql])
  }

  static func change<K>(
    _ kind: K.Type, set: ScopedSQL, as mask: Mask = .full
  ) throws -> StatementRefused.Reason? where K: Protected {
    try of(.change, kind, mask, [set])
  }

  static func derivation<K>(_ kind: K.Type, _ sql: ScopedSQL) throws -> StatementRefused.Reason? where K: Derived {
    try of(.derivation, kind, .full, [sql])
  }

  static func completion<K>(
    _ kind: K.Type, _ part: String, _ step: Question.Purpose.Step, _ fragments: ScopedSQL...
  ) throws -> StatementRefused.Reason? where K: Protected {
    try of(.completion(part: part, step), kind, .full, fragments)
  }

  private static func of<K: Protected>(
    _ purpose: Question.Purpose, _ kind: K.Type, _ mask: Mask, _ fragments: [ScopedSQL]
  ) throws -> StatementRefused.Reason? {
    do {
      try SmallRegister.notary.get().approve(
        Question(purpose: purpose, kind: K.kind, mask: mask, fragments: fragments.map(\.pieces)), at: Site("test", 1))
      return nil
    } catch let refused as StatementRefused {
      return refused.reason
    }
  }
}
