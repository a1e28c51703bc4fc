import Access
import Language
import Values
import Web

extension BoardPages {
  /// The weeks to come of those who take part, for programs.
  func weeksAsJSON(_ visit: Visit, _ id: ProgrammeID) async throws -> Reply {
    try await visit.on(get: {
      let whose = try BoardReader.read(visit)
      let place = try visit.place(ParticipationKind.self)
      return .json(
        try await visit.work(.exchange) { tx, desk in
          try Disclosed.together(
            Participations.programme(id, tx), asked(whose, id, tx), BoardReaders.find(whose, tx)
          ) { programme, asked, _ in (programme, asked) }
          .flatMap { programme, asked -> Disclosed<JSON> in
            guard let model = shelf.model(of: programme) else {
              return tx.me.map { _ in ["number": 0, "moreThanThat": false, "items": .array([]), "next": .null] }
            }
            return try BoardWeeks.find(model, weeks, asked, behind: place, tx, desk.voice).map(\.json)
          }
        })
    })
  }

  static let weeksOperation = Operation.tells(
    .each(ProgrammesResource.weeks),
    "What is in this week and the five after it of those who take part in a programme, or will, as far as you reach them: 25 at a time, who has taken part longest first.",
    query: [
      BoardReader.query,
      Operation.Query("cursor", "The “next” of the page before.", .words),
    ],
    .answer([
      "number": .count, "moreThanThat": .truth, "items": .list(BoardWeeks.row.schema), "next": Schema.words.orNull,
    ]))
}

extension BoardWeeks {
  static let row = Shape<(card: BoardCard, weeks: BoardWeeks)>("BoardWeeks") { row in
    row.id("participation") { $0.card.participation }
    row.id("person") { $0.card.person }
    row.words("name") { $0.weeks.board.name(of: $0.card) }
    row.list("entries", of: BoardEntry.shape) { one in
      one.weeks.weeks.flatMap { one.weeks.entries(of: one.card.person, in: $0) }
    }
  }

  fileprivate var json: JSON {
    let lane = board.lanes[0]
    return [
      "number": .integer(min(lane.number, Board.counted)), "moreThanThat": .bool(lane.number > Board.counted),
      "items": .array(lane.cards.map { BoardWeeks.row.json(($0, self)) }),
      "next": .text(lane.hasMore ? lane.cards.last?.place.cursor : nil),
    ]
  }
}

extension BoardEntry {
  /// Without a day: for the whole week.
  fileprivate static let shape = Shape<BoardEntry> { entry in
    entry.week("week") { $0.week }
    entry.day("on") { $0.day }
    entry.words("what") { $0.words }
  }
}
