import Access
import Language
import Values
import Web
import Work

extension BoardPages {
  /// So many cards of each column where none is named, and of one column where it is not said otherwise.
  private static let usual = 25

  /// The board for programs: how many stand in each column and the first of each, or one column page by page.
  func boardAsJSON(_ visit: Visit, _ id: ProgrammeID) async throws -> Reply {
    try await visit.on(get: {
      let whose = try BoardReader.read(visit)
      let column = visit.request.query["column"]
      let place = try visit.place(ParticipationKind.self)
      if column == nil, place != nil { throw BadRequest("cursor is asked of one column: name it in column") }
      return .json(
        try await visit.work(.exchange) { tx, desk in
          try Disclosed.together(
            Participations.programme(id, tx), asked(whose, id, tx), BoardReaders.find(whose, tx)
          ) { programme, asked, _ in (programme, asked) }
          .flatMap { programme, asked -> Disclosed<JSON> in
            guard let model = shelf.model(of: programme) else { return tx.me.map { _ in BoardPages.nothing } }
            let columns = BoardColumn.all(model)
            guard let column else {
              return try Board.find(columns, asked, tx, desk.voice).map { $0.json(desk, isPaged: false) }
            }
            return try Board.find(columns.named(column), asked, behind: place, tx, desk.voice).map {
              $0.json(desk, isPaged: true)
            }
          }
        })
    })
  }

  /// Of a programme whose model is not there any more nobody knows the columns.
  private static let nothing: JSON = ["columns": .array([]), "items": .array([]), "next": .null]

  static let operation = Operation.tells(
    .each(ProgrammesResource.board),
    "Who stands where in a programme today, as far as you reach them: how many stand in each column and the first of each, the longest there first; with “column” one of them page by page. Whoever has several phases stands in each of them.",
    query: [
      BoardReader.query,
      Operation.Query("column", "One column by itself: “.referred”, a phase, or “.paused”.", .words),
      Operation.Query("cursor", "With “column”: the “next” of the page before.", .words),
    ],
    .answer([
      "columns": .list(Board.Lane.shape.schema), "items": .list(Board.card.schema), "next": Schema.words.orNull,
    ]))
}

extension [BoardColumn] {
  /// The column of this code. Throws `BadRequest` that names those there are.
  func named(_ code: String) throws -> BoardColumn {
    guard let one = first(where: { $0.code == code }) else {
      throw BadRequest("column must be one of " + map(\.code).joined(separator: ", "))
    }
    return one
  }
}

extension Board.Lane {
  /// Nothing is counted further than somebody looks.
  static let shape = Shape<Board.Lane>("BoardColumn") { lane in
    lane.words("column") { $0.column.code }
    lane.count("number") { min($0.number, Board.counted) }
    lane.truth("moreThanThat") { $0.number > Board.counted }
  }
}

extension Board {
  static let card = Shape<(card: BoardCard, lane: Lane, board: Board, desk: Desk)>("BoardCard") { of in
    of.words("column") { $0.lane.column.code }
    of.id("participation") { $0.card.participation }
    of.id("person") { $0.card.person }
    of.words("name") { $0.board.name(of: $0.card) }
    of.day("since") { $0.card.since }
    of.day("lastDay") { $0.card.leaving }
    of.day("expectedBack") { $0.board.paused[$0.card.participation] }
    of.words("nextStep") { one in one.board.next(one.card).map { one.desk.voice($0.obligation.reason) } }
    of.day("nextStepDue") { one in
      one.board.next(one.card).flatMap { $0.obligation.isDue ? $0.obligation.due : nil }
    }
  }

  /// - Parameter isPaged: whether it is one column, read on from where this part of it ends.
  fileprivate func json(_ desk: Desk, isPaged: Bool) -> JSON {
    let next = lanes.first.flatMap { isPaged && $0.hasMore ? $0.cards.last?.place.cursor : nil }
    return [
      "columns": .array(lanes.map(Lane.shape.json)),
      "items": .array(lanes.flatMap { lane in lane.cards.map { Board.card.json(($0, lane, self, desk)) } }),
      "next": .text(next),
    ]
  }
}
