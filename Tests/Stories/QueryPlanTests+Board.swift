import Rules
import TestHouse
import Values
import Web
import Work

@testable import Access
@testable import People
@testable import Placements
@testable import Programmes
@testable import Work

extension Hot {
  func talks(_ part: TalksPart, _ tx: Transaction) -> Statement<ClosedAppointmentRecord, Appointment> {
    let asked = TalksPart.Asked(
      part: part, host: tx.actor.account, week: ISOWeek(containing: tx.today), today: tx.today,
      people: [person, person])
    return Appointment.talks(asked, behind: nil, limit: 10)
  }

  /// Behind the board of a programme, in each of its forms.
  func boards(_ tx: Transaction) throws -> [(name: String, plan: [String])] {
    let week = ISOWeek(containing: tx.today)
    let (first, last) = (week.monday, week.adding(weeks: 5).sunday)
    let card = PlaceInOrder(sortKey: tx.today.iso, id: participation)
    return try [
      ("referred to a programme", plan(board(.referred, tx).cards(behind: nil, limit: 9), tx)),
      ("in a phase", plan(board(.phase("placement"), tx).cards(behind: nil, limit: 9), tx)),
      ("in a phase, further on", plan(board(.phase("placement"), tx).cards(behind: card, limit: 9), tx)),
      ("in a pause", plan(board(.paused, tx).cards(behind: nil, limit: 9), tx)),
      ("one's own in a phase", plan(board(.phase("placement"), tx, own: true).cards(behind: nil, limit: 9), tx)),
      (
        "in a phase, and nobody responsible, where they are few",
        plan(board(.phase("placement"), tx, isFew: true, .unkept(areFew: true)).cards(behind: nil, limit: 9), tx)
      ),
      (
        "in a phase, and nobody responsible, where they are many",
        plan(board(.phase("placement"), tx, .unkept(areFew: false)).cards(behind: nil, limit: 9), tx)
      ),
      (
        "who takes part, and nobody responsible",
        plan(board(.taking, tx, isFew: true, .unkept(areFew: true)).cards(behind: card, limit: 9), tx)
      ),
      ("standing in a programme", plan(obstacles(tx).standing(limit: 9), tx)),
      ("has left a programme", plan(obstacles(tx).gone(of: [person, person]), tx)),
      ("solved in a programme", plan(obstacles(tx).solved(limit: 9), tx)),
      (
        "paused among these",
        plan(Participation.Pause.running(among: [participation, participation], on: tx.today), tx)
      ),
      ("owed about these", plan(OwedObligation.about(among: [person, person], standing: tx.today), tx)),
      // Few are gathered.
      (
        "few in a phase",
        plan(board(.phase("placement"), tx, isFew: tx.fewest > Board.few).cards(behind: nil, limit: 9), tx)
      ),
      ("who takes part", plan(board(.taking, tx).cards(behind: nil, limit: 9), tx)),
      ("who takes part, further on", plan(board(.taking, tx).cards(behind: card, limit: 9), tx)),
      ("one's own who take part", plan(board(.taking, tx, own: true).cards(behind: nil, limit: 9), tx)),
      (
        "phases in the weeks to come",
        plan(SpellInWeeks.among([participation, participation], from: first, to: last), tx)
      ),
      (
        "appointments in the weeks to come",
        plan(AppointmentTime.among([person, person], from: first, to: last), tx)
      ),
      (
        "placements in the weeks to come", plan(PlacementInWeeks.among([person, person], from: first, to: last), tx)
      ),
      ("hours of these placements", plan(AgreedStep.among([placement, placement]), tx)),
      (
        "follow-ups in the weeks to come", plan(FollowUpInWeeks.among([person, person], from: first, to: last), tx)
      ),
    ]
  }
}
