import Access
public import Rules
public import Values

/// That somebody asked for what is missing at a gate, by a day.
public struct GateRequest: Sendable, Hashable {
  public let id: EntryID
  public let phase: PhaseCode
  public let point: PhaseGuard
  public let due: CivilDate
  public let by: String
  public let on: CivilDate

  /// The part of the key by which it is owed.
  var owedAs: String { "gate " + id.text }
}

extension Participation {
  /// What was asked for and is not over: once the phase is there, or planned, nothing is asked for before it.
  var standing: [GateRequest] {
    requests.filter { request in
      !phases.contains { $0.phase == request.phase && ($0.ended == nil || $0.begun >= request.on) }
    }
  }

  func request(for point: PhaseGuard, before phase: PhaseCode) -> GateRequest? {
    standing.first { $0.point == point && $0.phase == phase }
  }
}

extension Participation.PhaseSpell {
  /// That the phase was entered, or planned, although something was missing: why, by whom and when that was written down. It
  /// never stands for what is missing.
  public struct Without: Sendable, Hashable {
    public let guards: [PhaseGuard]
    public let reason: String
    public let by: String
    public let on: CivilDate

    /// As it is stored.
    var codes: String { guards.map(\.rawValue).joined(separator: " ") }

    /// What of it still holds where less is missing.
    func keeping(_ missing: [PhaseGuard]) -> Without? {
      let left = guards.filter(missing.contains)
      return left.isEmpty ? nil : Without(guards: left, reason: reason, by: by, on: on)
    }

    static func codes(in text: String) throws -> [PhaseGuard] {
      try text.split(separator: " ").map { code in
        guard let point = PhaseGuard(rawValue: String(code)) else {
          throw DamagedRecord(column: "phase_spell.without_guards")
        }
        return point
      }
    }
  }
}

/// A request with the participation that it belongs to.
struct GateRequestOfParticipation: Sendable {
  let participation: ParticipationID
  let request: GateRequest
}

extension GateRequest {
  static func of(_ person: PersonID) -> Statement<ParticipationRecord, GateRequestOfParticipation> {
    Statement(
      """
      SELECT q.id, t.id AS participation, t.subject, q.phase, q.guard, q.due_day, q.asked_by, q.asked_day
      FROM \(rows: ParticipationRecord.self, as: "t")
        JOIN \(part: "gate_request", of: ParticipationRecord.self, as: "q") ON q.participation_id = t.id
      WHERE t.person_id = \(person) ORDER BY q.asked_day, q.id
      """
    ) { row in
      GateRequestOfParticipation(
        participation: try row.id("participation"),
        request: GateRequest(
          id: try row.id("id"), phase: PhaseCode(try row.text("phase")), point: try row.choice("guard"),
          due: try row.date("due_day"), by: try row.text("asked_by"), on: try row.date("asked_day")))
    }
  }
}

/// The tables of gates.
enum GateTables {
  static let migrations: [Migration] = [
    Migration(
      122, "what was missing when a phase was entered",
      [
        .sql("ALTER TABLE phase_spell ADD COLUMN without_guards TEXT"),
        .sql("ALTER TABLE phase_spell ADD COLUMN without_reason TEXT"),
        .sql("ALTER TABLE phase_spell ADD COLUMN without_by TEXT"),
        .sql("ALTER TABLE phase_spell ADD COLUMN without_day TEXT"),
      ]),
    Migration(
      123, "what was asked for before a phase",
      [
        .sql(
          """
          CREATE TABLE gate_request (
            id TEXT NOT NULL PRIMARY KEY,
            participation_id TEXT NOT NULL REFERENCES participation (id),
            person_id TEXT NOT NULL,
            phase TEXT NOT NULL,
            guard TEXT NOT NULL,
            due_day TEXT NOT NULL,
            asked_by TEXT NOT NULL,
            asked_day TEXT NOT NULL
          )
          """),
        .sql("CREATE INDEX gate_request_by_participation ON gate_request (participation_id, asked_day)"),
      ]),
    // So that the board's weeks are read in the order of an index.
    Migration(
      124, "who takes part in a programme",
      [
        .sql(
          """
          CREATE INDEX participation_taking ON participation (programme_id, accepted_day, id) WHERE state = 'accepted'
          """)
      ]),
  ]

  static let declaration = TableDeclaration(
    "gate_request", .case, of: .person(by: "person_id"), kept: .caseFile,
    labels: [
      "id": "column.number", "participation_id": "column.participation", "person_id": "column.person",
      "phase": "column.phase", "guard": "column.record", "due_day": "column.due", "asked_by": "column.noted-by",
      "asked_day": "column.noted",
    ], part: PartSet(of: ParticipationRecord.self, by: "participation_id"),
    merging: .moves(with: [.init("participation_id", of: "participation")]))
}
