import Access
import Language
import People
import Rules
import Values

/// What stands in the way of those who take part in a programme today, and how long it took in the year before to get it out
/// of the way: as far as the reader reaches, and no more of it than `most` of each.
struct ProgrammeObstacles: Sendable {
  struct One: Sendable {
    let id: ObstacleID
    let person: PersonID
    let kind: Obstacle.Kind
    let since: CivilDate
    let due: CivilDate
    let solved: CivilDate?
  }

  /// The longest first.
  let standing: [One]
  let solved: [One]
  /// Whether more stand, or were solved, than are counted here.
  let (standMore, solvedMore): (Bool, Bool)
  let names: [PersonID: String]

  /// So many that stand, those that have stood longest, and so many that were solved, the latest: more of them nobody reads.
  static let most = 200
  /// How far back it is counted what was solved, in months.
  static let back = 12

  /// One kind of obstacle.
  struct Line: Sendable {
    let kind: Obstacle.Kind
    /// The longest first.
    let standing: [One]
    let solved: Int
    /// Within so many days at least half of those that were solved were out of the way.
    let halfWithin: Int?
  }

  /// What holds most people up first.
  var lines: [Line] {
    Obstacle.Kind.allCases.compactMap { kind -> Line? in
      let days = solved.filter { $0.kind == kind }.map(\.taken).sorted()
      let line = Line(
        kind: kind, standing: standing.filter { $0.kind == kind }, solved: days.count,
        halfWithin: days.isEmpty ? nil : days[(days.count - 1) / 2])
      return line.standing.isEmpty && line.solved == 0 ? nil : line
    }.sorted { ($0.standing.count, $0.solved) > ($1.standing.count, $1.solved) }
  }

  static func find(
    _ programme: ProgrammeID, isFew: Bool, _ tx: Transaction, _ voice: Voice? = nil
  ) throws -> Disclosed<ProgrammeObstacles> {
    let asked = Asked(programme: programme, today: tx.today, isFew: isFew)
    return try Disclosed.together(
      tx.list({ asked.standing(limit: $0) }, upTo: most, try tx.grant(List.self, ObstacleRecord.self)),
      tx.list({ asked.solved(limit: $0) }, upTo: most, try tx.grant(List.self, ObstacleRecord.self))
    ) { ($0, $1) }.flatMap { standing, solved in
      let people = Array(Set(standing.rows.map(\.person)))
      let gone =
        try people.isEmpty
        ? tx.me.map { _ in [] } : tx.list(asked.gone(of: people), try tx.grant(List.self, ParticipationRecord.self))
      return try .together(People.names(people, tx, voice), gone) { names, gone in
        let gone = Set(gone)
        return ProgrammeObstacles(
          standing: standing.rows.filter { !gone.contains($0.person) }, solved: solved.rows,
          standMore: standing.hasMore, solvedMore: solved.hasMore,
          names: names)
      }
    }
  }
}

extension ProgrammeObstacles.One {
  /// Days until it was out of the way; the day on which it came is not counted.
  var taken: Int { solved.map { $0.days(since: since) } ?? 0 }
}

extension ProgrammeObstacles {
  struct Asked: Sendable {
    let programme: ProgrammeID
    let today: CivilDate
    /// Whether the reader reaches few: then theirs are found by them, and put in order.
    let isFew: Bool

    @Sendable private static func decode(_ row: borrowing Columns) throws -> One {
      One(
        id: try row.id("id"), person: try row.id("subject"), kind: try row.choice("kind"),
        since: try row.date("since_day"), due: try row.date("due_day"), solved: try row.dateIfAny("solved_day"))
    }

    func standing(limit: Int) -> Statement<ObstacleRecord, One> {
      Statement(
        """
        SELECT o.id, o.subject, o.kind, o.since_day, o.due_day, o.solved_day
        FROM \(rows: ObstacleRecord.self, as: "o", fromReach: true)
        WHERE o.solved_day IS NULL AND o.withdrawn_day IS NULL AND \(part: inOrder("o.since_day")) <= \(today)
          AND \(in: programme, of: "o", from: .day(today), until: .day(today))
        ORDER BY \(part: inOrder("o.since_day")), o.id LIMIT \(limit)
        """, decode: Asked.decode)
    }

    /// Of these people who has left the programme, though its team still looks on, or has died, today or before. Whoever was
    /// referred again has left as well and is found here no more: the earlier one is put away as *exited*.
    func gone(of people: [PersonID]) -> Statement<ParticipationRecord, PersonID> {
      Statement(
        """
        SELECT DISTINCT t.subject FROM \(rows: ParticipationRecord.self, as: "t")
        WHERE t.person_id IN \(any: people) AND t.state IN ('accepted', 'exited')
          AND ((t.programme_id = \(programme) AND t.state = 'accepted' AND t.left_day < \(today))
            OR (t.left_reason = \(ReasonCode.deceased.text) AND t.left_day <= \(today)))
        ORDER BY t.subject
        """
      ) { try $0.id("subject") }
    }

    /// Of those who were in the programme while it stood.
    func solved(limit: Int) -> Statement<ObstacleRecord, One> {
      Statement(
        """
        SELECT o.id, o.subject, o.kind, o.since_day, o.due_day, o.solved_day
        FROM \(rows: ObstacleRecord.self, as: "o", fromReach: true)
        WHERE \(part: inOrder("o.solved_day")) >= \(today.adding(months: -ProgrammeObstacles.back))
          AND \(part: inOrder("o.solved_day")) <= \(today) AND o.withdrawn_day IS NULL
          AND \(in: programme, of: "o", from: .column("since_day"), until: .column("solved_day"))
        ORDER BY \(part: inOrder("o.solved_day")) DESC, o.id DESC LIMIT \(limit)
        """, decode: Asked.decode)
    }

    private func inOrder(_ column: ScopedSQL) -> ScopedSQL { isFew ? "(\(part: column) || '')" : column }
  }
}
