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
      let whose = try BoardReader.read(visit)
      let form = try visit.choice("as", as: Form.self) ?? .board
      let column = visit.request.query["column"]
      let place = try visit.place(ParticipationKind.self)
      return .page(
        try await visit.work(.casework) { tx, desk in
          try Disclosed.together(asked(whose, id, tx), BoardReaders.find(whose, tx)) { ($0, $1) }.flatMap {
            asked, readers in
            try shown(form, readers, column, place, asked, tx, desk)
          }
        })
    })
  }

  /// What is asked of the board of a programme: of whose people, and whether they are few.
  func asked(_ whose: BoardReader, _ programme: ProgrammeID, _ tx: Transaction) throws -> Disclosed<Board.Asked> {
    let isFew = try reachesFew(tx)
    switch whose {
    case .team: return isFew.map { Board.Asked(programme, .everybody, isFew: $0) }
    case .own: return try among(tx.actor.account, programme, tx)
    case .colleague(let account): return try among(account, programme, tx)
    case .nobody:
      let areFew = try tx.unkeptAreFew(in: programme, on: tx.today, upTo: Board.few)
      return isFew.map { Board.Asked(programme, .unkept(areFew: areFew), isFew: $0 || areFew) }
    }
  }

  private func among(
    _ account: AccountID, _ programme: ProgrammeID, _ tx: Transaction
  ) throws -> Disclosed<Board.Asked> {
    try .together(Assignments.responsible(account, tx), reachesFew(tx)) {
      Board.Asked(programme, .these($0), isFew: $1)
    }
  }

  /// Whether the reader reaches few: then theirs are gathered first.
  func reachesFew(_ tx: Transaction) throws -> Disclosed<Bool> {
    guard tx.actor.might(Count.self, PersonRecord.self) else { return tx.me.map { _ in true } }
    return try People.reachable(upTo: Board.few + 1, tx).map { $0 <= Board.few }
  }

  private func shown(
    _ form: Form, _ readers: BoardReaders, _ column: String?, _ place: PlaceInOrder<ParticipationKind>?,
    _ asked: Board.Asked,
    _ tx: Transaction, _ desk: Desk
  ) throws -> Disclosed<HTML> {
    try Participations.programme(asked.programme, tx).flatMap { programme -> Disclosed<HTML> in
      guard let model = shelf.model(of: programme) else {
        return tx.me.map { _ in desk.page(programme.name, "<p>\(desk.voice(.participationModelMissing))</p>") }
      }
      let columns = BoardColumn.all(model)
      if let column {
        let one = try columns.named(column)
        let frame = BoardFrame(programme: programme, model: model, form: .table, readers: readers)
        return try Board.find(one, asked, behind: place, tx, desk.voice).map { board -> HTML in
          BoardTable(frame: frame, board: board).document(of: one, isFirst: place == nil, desk)
        }
      }
      let frame = BoardFrame(programme: programme, model: model, form: form, readers: readers)
      if form == .weeks {
        return try BoardWeeks.find(model, weeks, asked, behind: place, tx, desk.voice).map {
          BoardWeeksPage(frame: frame, found: $0, isFirst: place == nil).document(desk)
        }
      }
      return try Board.find(columns, asked, tx, desk.voice).map { board -> HTML in
        switch form {
        case .board: BoardPage(frame: frame, board: board).document(desk)
        case .table, .weeks: BoardTable(frame: frame, board: board).document(desk)
        }
      }
    }
  }
}
