import Access
import Language
import People
import Values
import Web
import Work

/// Who stands where in a programme today, as far as the reader reaches, with what comes next for each.
struct Board: Sendable {
  struct Lane: Sendable {
    let column: BoardColumn
    let cards: [BoardCard]
    let hasMore: Bool
    /// How many stand there, counted no further than one beyond `counted`.
    let number: Int
  }

  let lanes: [Lane]
  let names: [PersonID: String]
  let owed: [PersonID: [OwedObligation]]
  /// Who is paused, and the day on which each is expected back.
  let paused: [ParticipationID: CivilDate]

  /// So many of each column the board shows, and one column by itself.
  static let (ofEach, ofOne) = (8, 50)
  /// How far a column is counted: each one is asked whether it is within reach. No programme has so many at once.
  static let counted = 500

  /// The first of each column.
  static func find(
    _ columns: [BoardColumn], _ asked: Asked, _ tx: Transaction, _ voice: Voice? = nil
  ) throws -> Disclosed<Board> {
    try columns.map { column in
      try lane(column, asked, behind: nil, ofEach, tx)
    }.joined().flatMap { try with($0, tx, voice) }
  }

  /// One column, behind a place in its order.
  static func find(
    _ column: BoardColumn, _ asked: Asked, behind place: PlaceInOrder<ParticipationKind>?, upTo most: Int = ofOne,
    _ tx: Transaction, _ voice: Voice? = nil
  ) throws -> Disclosed<Board> {
    try lane(column, asked, behind: place, most, tx).flatMap { try with([$0], tx, voice) }
  }

  /// Whoever reaches no more than these reaches few.
  static let few = 300

  /// Of which programme and of whose people.
  struct Asked: Sendable {
    let programme: ProgrammeID
    let who: BoardPeople
    /// Whether the reader reaches few, or few are asked for.
    let isFew: Bool

    init(_ programme: ProgrammeID, _ who: BoardPeople, isFew: Bool) {
      (self.programme, self.who, self.isFew) = (programme, who, isFew)
    }
  }

  private static func lane(
    _ column: BoardColumn, _ asked: Asked, behind place: PlaceInOrder<ParticipationKind>?, _ limit: Int,
    _ tx: Transaction
  ) throws -> Disclosed<Lane> {
    let asked = BoardAsked(
      programme: asked.programme, column: column, day: tx.today, who: asked.who, isFew: asked.isFew)
    return try tx.list(
      { asked.cards(behind: place, limit: $0) }, upTo: limit, try tx.grant(List.self, ParticipationRecord.self)
    ).flatMap { found in
      let isAll = !found.hasMore && place == nil
      let number =
        try isAll
        ? tx.me.map { _ in found.rows.count }
        : tx.count(asked.number(upTo: counted + 1), try tx.grant(Count.self, ParticipationRecord.self))
      return number.map { Lane(column: column, cards: found.rows, hasMore: found.hasMore, number: $0) }
    }
  }

  private static func with(_ lanes: [Lane], _ tx: Transaction, _ voice: Voice?) throws -> Disclosed<Board> {
    let cards = lanes.flatMap(\.cards)
    let people = Array(Set(cards.map(\.person))).sorted()
    let ways = Array(Set(cards.map(\.participation))).sorted()
    let paused =
      try ways.isEmpty
      ? tx.me.map { _ in [] }
      : tx.list(
        Participation.Pause.running(among: ways, on: tx.today), try tx.grant(List.self, ParticipationRecord.self))
    return try .together(People.names(people, tx, voice), Obligations.about(people, tx), paused) {
      names, owed, paused in
      Board(
        lanes: lanes, names: names, owed: owed, paused: Dictionary(paused) { first, _ in first })
    }
  }
}
