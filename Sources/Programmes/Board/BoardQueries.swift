import Access
import Rules
import Values
import Web

// Each column of the board in the order of an index that ends when it has enough: who stands there longest comes first.

/// Whose cards are asked for.
enum BoardPeople: Sendable, Hashable {
  case everybody
  case these([PersonID])
  /// Those for whom nobody is responsible; found by that where it may be of few.
  case unkept(areFew: Bool)
}

/// Whose cards of which column are asked for.
struct BoardAsked: Sendable {
  let programme: ProgrammeID
  let column: BoardColumn
  let day: CivilDate
  let who: BoardPeople
  /// Whether the reader reaches few.
  let isFew: Bool

  @Sendable private static func decode(_ row: borrowing Columns) throws -> BoardCard {
    BoardCard(
      participation: try row.id("id"), person: try row.id("subject"), since: try row.date("since_day"),
      leaving: try row.dateIfAny("left_day"))
  }

  func cards(
    behind place: PlaceInOrder<ParticipationKind>?, limit: Int
  ) -> Statement<ParticipationRecord, BoardCard> {
    let (since, last) = (place?.sortKey ?? "", place?.id.text ?? "")
    return Statement(
      """
      SELECT t.id, t.subject, t.left_day, \(part: day(of: column)) AS since_day \(part: from)
        AND (\(part: day(of: column)), \(part: id(of: column))) > (\(since), \(last))
      ORDER BY \(part: day(of: column)), \(part: id(of: column)) LIMIT \(limit)
      """, decode: BoardAsked.decode)
  }

  /// How many stand there, counted no further than `most`.
  func number(upTo most: Int) -> Counting<ParticipationRecord> { Counting(from, upTo: most) }

  private func day(of column: BoardColumn) -> ScopedSQL {
    switch column {
    case .referred: "t.referred_day"
    case .phase: "s.begun_day"
    case .paused: "z.from_day"
    case .taking: "t.accepted_day"
    }
  }

  private func id(of column: BoardColumn) -> ScopedSQL {
    switch column {
    case .referred, .taking: "t.id"
    case .phase: "s.participation_id"
    case .paused: "z.participation_id"
    }
  }

  private var from: ScopedSQL {
    switch column {
    case .referred:
      """
      FROM \(rows: ParticipationRecord.self, as: "t", fromReach: true)
      WHERE t.programme_id = \(programme) AND \(part: inOrder("t.state")) = 'referred'\(part: ofThese)
      """
    case .phase(let phase):
      """
      FROM \(rows: ParticipationRecord.self, as: "t", fromReach: true)
        JOIN \(part: "phase_spell", of: ParticipationRecord.self, as: "s") ON s.participation_id = t.id
      WHERE \(part: inOrder("s.phase")) = \(phase.text) AND s.begun_day <= \(day) AND (s.last_day IS NULL OR s.last_day >= \(day))
        AND t.programme_id = \(programme)\(part: ofThese)
      """
    case .paused:
      """
      FROM \(rows: ParticipationRecord.self, as: "t", fromReach: true)
        JOIN \(part: "pause", of: ParticipationRecord.self, as: "z") ON z.participation_id = t.id
      WHERE \(part: inOrder("z.back_day")) IS NULL AND z.from_day <= \(day) AND (t.left_day IS NULL OR t.left_day >= \(day))
        AND t.programme_id = \(programme)\(part: ofThese)
      """
    case .taking:
      """
      FROM \(rows: ParticipationRecord.self, as: "t", fromReach: true)
      WHERE t.programme_id = \(programme) AND \(part: inOrder("t.state")) = 'accepted'
        AND (t.left_day IS NULL OR t.left_day >= \(day))\(part: ofThese)
      """
    }
  }

  /// The column by which an index holds the cards in their order. Where few people are asked for, or reached, their cards
  /// are found by them and put in order then, so that nobody goes through all others, which is what this index would be
  /// used for.
  private func inOrder(_ column: ScopedSQL) -> ScopedSQL {
    isInOrder ? column : "(\(part: column) || '')"
  }

  private var isInOrder: Bool { if case .these = who { false } else { !isFew } }

  private var ofThese: ScopedSQL {
    switch who {
    case .everybody: ""
    case .these(let people): " AND t.person_id IN \(any: people)"
    case .unkept(areFew: true): " AND \(unkept: "t", on: day, gathering: programme)"
    case .unkept(areFew: false): " AND \(unkept: "t", on: day, gathering: nil)"
    }
  }
}

extension Participation.Pause {
  /// Which of these participations are paused on a day, and until when.
  static func running(
    among ids: [ParticipationID], on day: CivilDate
  ) -> Statement<ParticipationRecord, (ParticipationID, CivilDate)> {
    Statement(
      """
      SELECT t.id, t.subject, z.expected_day
      FROM \(rows: ParticipationRecord.self, as: "t")
        JOIN \(part: "pause", of: ParticipationRecord.self, as: "z") ON z.participation_id = t.id
      WHERE t.id IN \(any: ids) AND z.back_day IS NULL AND z.from_day <= \(day)
      ORDER BY t.id
      """
    ) { row in (try row.id("id"), try row.date("expected_day")) }
  }
}
