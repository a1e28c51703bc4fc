import Access
import Design
import Language
import People
import Rules
import Values
import Web

/// Who takes part in a programme, and what is in the weeks to come of each of them.
struct BoardWeeks: Sendable {
  let board: Board
  let weeks: [ISOWeek]
  private let entries: [PersonID: [BoardEntry]]

  /// So many people on a page, and this week with the five behind it.
  static let (ofPage, ahead) = (25, 5)

  /// What is in somebody's week, in the order of its days.
  func entries(of person: PersonID, in week: ISOWeek) -> [BoardEntry] {
    (entries[person] ?? []).filter { $0.week == week }.sorted { $0.order < $1.order }
  }

  static func find(
    _ model: ProgrammeModel, _ sources: [BoardSource], _ asked: Board.Asked,
    behind place: PlaceInOrder<ParticipationKind>?, _ tx: Transaction, _ voice: Voice
  ) throws -> Disclosed<BoardWeeks> {
    let first = ISOWeek(containing: tx.today)
    let weeks = (0...ahead).map { first.adding(weeks: $0) }
    let span = first...first.adding(weeks: ahead)
    return try Board.find(.taking, asked, behind: place, upTo: ofPage, tx).flatMap { board in
      let cards = board.lanes.flatMap(\.cards)
      let people = cards.map(\.person)
      let all = people.isEmpty ? [] : [own(cards, model), appointments] + sources
      let told: Disclosed<[BoardEntry]> = try all.map { try $0(people, span, tx, voice) }.joined()
      return told.map { told in
        let all = told + board.entries(voice, span)
        return BoardWeeks(board: board, weeks: weeks, entries: Dictionary(grouping: all, by: \.person))
      }
    }
  }

  /// First and last days of phases.
  private static func own(_ cards: [BoardCard], _ model: ProgrammeModel) -> BoardSource {
    { _, weeks, tx, voice in
      let ways = cards.map(\.participation)
      return try tx.list(
        SpellInWeeks.among(ways, from: weeks.lowerBound.monday, to: weeks.upperBound.sunday),
        try tx.grant(List.self, ParticipationRecord.self)
      ).map { spells in
        spells.flatMap { spell -> [BoardEntry] in
          let title = model.title(of: spell.phase, in: voice.language)
          let page = Link.to(ProgrammesAddress.participation(spell.participation))
          let days: [(CivilDate?, Phrase)] = [
            (spell.begun, .boardPhaseBegins(phase: title)), (spell.last, .boardPhaseEnds(phase: title)),
          ]
          return days.compactMap { day, words in
            day.flatMap { day in
              weeks.contains(ISOWeek(containing: day))
                ? BoardEntry(voice(words), of: spell.person, on: day, at: page) : nil
            }
          }
        }
      }
    }
  }

  private static let appointments: BoardSource = { people, weeks, tx, voice in
    try Appointments.between(weeks.lowerBound.monday, weeks.upperBound.sunday, with: people, tx).map { all in
      all.map { one in
        BoardEntry(
          voice(.boardAppointment(time: voice.time(one.from))), of: one.person, on: one.on,
          at: .to(PeopleAddress.appointment(one.id)))
      }
    }
  }
}

extension Board {
  /// First and last days of taking part, and when who is away is expected back.
  fileprivate func entries(_ voice: Voice, _ weeks: ClosedRange<ISOWeek>) -> [BoardEntry] {
    lanes.flatMap(\.cards).flatMap { card -> [BoardEntry] in
      let days: [(CivilDate?, Phrase)] = [
        (card.since, .boardFirstDay), (card.leaving, .boardLastDay), (paused[card.participation], .boardExpectedBack),
      ]
      return days.compactMap { day, words in
        day.flatMap { day in
          weeks.contains(ISOWeek(containing: day))
            ? BoardEntry(
              voice(words), of: card.person, on: day, at: .to(ProgrammesAddress.participation(card.participation)))
            : nil
        }
      }
    }
  }
}

/// The first and the last day of a phase, where one of them lies in the weeks.
struct SpellInWeeks: Sendable {
  let participation: ParticipationID
  let person: PersonID
  let phase: PhaseCode
  let begun: CivilDate
  let last: CivilDate?

  static func among(
    _ ids: [ParticipationID], from first: CivilDate, to last: CivilDate
  ) -> Statement<ParticipationRecord, SpellInWeeks> {
    Statement(
      """
      SELECT t.id, t.subject, s.phase, s.begun_day, s.last_day
      FROM \(rows: ParticipationRecord.self, as: "t")
        JOIN \(part: "phase_spell", of: ParticipationRecord.self, as: "s") ON s.participation_id = t.id
      WHERE t.id IN \(any: ids) AND (s.last_day IS NULL OR s.last_day >= s.begun_day)
        AND ((s.begun_day >= \(first) AND s.begun_day <= \(last)) OR (s.last_day >= \(first) AND s.last_day <= \(last)))
      ORDER BY s.begun_day, s.id
      """
    ) { row in
      SpellInWeeks(
        participation: try row.id("id"), person: try row.id("subject"), phase: PhaseCode(try row.text("phase")),
        begun: try row.date("begun_day"), last: try row.dateIfAny("last_day"))
    }
  }
}
