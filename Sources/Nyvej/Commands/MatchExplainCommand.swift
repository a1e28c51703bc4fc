import ArgumentParser
import Foundation
import Matching

extension MatchCommand {
  /// Why one person is proposed where they are, what their other openings would cost the whole, and where one more seat
  /// would help.
  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Explains one person's proposal: alternatives with their cost, and the seats worth asking for.")

    @Argument(help: "Directory with the edges and o_cap.int32.") var directory: String
    @Option(help: "Number of the person, from 0.") var person: Int
    @Option(help: "How many alternatives and seats to show.") var count = 5

    struct Step: Encodable {
      var person: Int
      var from: Int?
      var to: Int?

      init(_ move: Assignment.Move) { (person, from, to) = (move.person, move.from, move.to) }
    }

    struct Alternative: Encodable {
      var opening: Int
      var fit: Int
      var cost: Int
      var moves: [Step]
    }

    struct Seat: Encodable {
      var opening: Int
      var gain: Int
      var placesMore: Int
      var moves: [Step]

      init(_ wish: Assignment.SeatWish) {
        (opening, gain, placesMore) = (wish.opening, wish.gain, wish.placesMore)
        moves = wish.moves.map(Step.init)
      }
    }

    struct Body: Encodable {
      var person: Int
      var opening: Int?
      var fit: Int?
      var worth: Int
      var alternatives: [Alternative]
      var seatsForThisPerson: [Seat]
    }

    func validate() throws {
      guard count > 0 else { throw ValidationError("--count is 1 or more") }
    }

    func run() throws {
      let start = Cost.now
      let table = try PairTable(reading: .directory(directory))
      guard (0..<table.people).contains(person) else {
        throw ValidationError("--person \(person) is not in the instance; it has people 0 to \(table.people - 1)")
      }
      let assignment = Assignment.best(table)
      let row = table.row(of: person)
      let now = assignment.opening(of: person)
      let choices = try row.map { try assignment.choosing(person, at: $0.opening) }
        .sorted { ($0.cost, $1.fit, $0.opening) < ($1.cost, $0.fit, $1.opening) }
      let seats = row.map { assignment.oneMoreSeat(at: $0.opening) }.filter { $0.gain > 0 }
        .sorted { ($1.gain, $0.opening) < ($0.gain, $1.opening) }
      let body = Body(
        person: person, opening: now, fit: now.flatMap { table.fit(of: person, at: $0) },
        worth: assignment.worth(of: person),
        alternatives: choices.filter { $0.opening != now }.prefix(count).map {
          Alternative(opening: $0.opening, fit: $0.fit, cost: $0.cost, moves: $0.moves.map(Step.init))
        }, seatsForThisPerson: seats.prefix(count).map(Seat.init))
      try MatchAnswer(cost: Cost.since(start), body: body).write()
    }
  }
}
