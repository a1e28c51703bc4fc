import Access
import Design
import Language
import People
import Values
import Web

/// The programmes that run here, and where their people stand.
struct BoardPages: Sendable {
  let shelf: ProgrammeShelf
  /// What other rooms know of somebody's weeks.
  let weeks: [BoardSource]

  /// How the board is shown.
  enum Form: String, CaseIterable {
    case board, table, weeks

    var phrase: Phrase {
      switch self {
      case .board: .boardAsBoard
      case .table: .boardAsTable
      case .weeks: .boardAsWeeks
      }
    }
  }

  /// Whose cards: those for whom the reader is responsible, or all within reach.
  enum Whose: String, CaseIterable {
    case own, team
  }

  func programmes(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      .page(
        try await visit.work(.casework) { tx, desk in
          // For whoever moves people on; everybody else has no column to look into.
          _ = try tx.grant(Edit.self, ParticipationRecord.self)
          return try Participations.programmes(tx).map { ProgrammesPage(programmes: $0, shelf: shelf).document(desk) }
        })
    })
  }

  func board(_ visit: Visit, _ id: ProgrammeID) async throws -> Reply {
    try await visit.on(get: {
      let whose = try visit.choice("whose", as: Whose.self) ?? .team
      let form = try visit.choice("as", as: Form.self) ?? .board
      let column = visit.request.query["column"]
      let place = try visit.place(ParticipationKind.self)
      return .page(
        try await visit.work(.casework) { tx, desk in
          return try Disclosed.together(among(whose, tx), reachesFew(tx)) { ($0, $1) }.flatMap { among, isFew in
            try shown(form, whose, column, place, (id, among, isFew), tx, desk)
          }
        })
    })
  }

  /// Only these people; everybody within reach where none are named.
  func among(_ whose: Whose, _ tx: Transaction) throws -> Disclosed<[PersonID]?> {
    try whose == .own ? Assignments.responsible(tx.actor.account, tx).map { $0 } : tx.me.map { _ in nil }
  }

  /// Whether the reader reaches few: then theirs are gathered first.
  func reachesFew(_ tx: Transaction) throws -> Disclosed<Bool> {
    guard tx.actor.might(Count.self, PersonRecord.self) else { return tx.me.map { _ in true } }
    return try People.reachable(upTo: Board.few + 1, tx).map { $0 <= Board.few }
  }

  private func shown(
    _ form: Form, _ whose: Whose, _ column: String?, _ place: PlaceInOrder<ParticipationKind>?, _ asked: Board.Asked,
    _ tx: Transaction, _ desk: Desk
  ) throws -> Disclosed<HTML> {
    try Participations.programme(asked.programme, tx).flatMap { programme -> Disclosed<HTML> in
      guard let model = shelf.model(of: programme) else {
        return tx.me.map { _ in desk.page(programme.name, "<p>\(desk.voice(.participationModelMissing))</p>") }
      }
      let columns = BoardColumn.all(model)
      if let column {
        let one = try columns.named(column)
        let frame = BoardFrame(programme: programme, model: model, form: .table, whose: whose)
        return try Board.find(one, asked, behind: place, tx).map { board -> HTML in
          BoardTable(frame: frame, board: board).document(of: one, isFirst: place == nil, desk)
        }
      }
      let frame = BoardFrame(programme: programme, model: model, form: form, whose: whose)
      if form == .weeks {
        return try BoardWeeks.find(model, weeks, asked, behind: place, tx, desk.voice).map {
          BoardWeeksPage(frame: frame, found: $0, isFirst: place == nil).document(desk)
        }
      }
      return try Board.find(columns, asked, tx).map { board -> HTML in
        switch form {
        case .board: BoardPage(frame: frame, board: board).document(desk)
        case .table, .weeks: BoardTable(frame: frame, board: board).document(desk)
        }
      }
    }
  }
}
