import Access
import Language
import Programmes
import Rules
import Values
import Web

extension Participation {
  /// Why no placement is drafted or started: nobody leaves a programme with one of which nobody has said how it ends, and
  /// that cannot be said before it is started. So the exit is noted last.
  var exitInTheWay: Phrase? { exit.map { .placementLeaving(last: $0.on) } }
}

/// The days between which a placement may lie: within taking part, and such as somebody can plan.
struct PlacementDays {
  let participation: Participation
  let today: CivilDate

  /// Nobody plans a start further ahead, nor an end further from the start: what lasts longer has no last day.
  private static let (startAhead, length) = (Span(24, .months), Span(60, .months))

  /// Refuses each day that is not possible, at its field, with the one that is.
  ///
  /// - Parameter before: the days as they are; what stays as it is was possible when it was written.
  func require(_ period: Period, before: Period? = nil) throws(Refused) {
    var problems: [Problem] = []
    let latestStart = PlacementDays.startAhead.after(today)
    if period.from != before?.from {
      if let accepted = participation.acceptedOn, period.from < accepted {
        problems.append(Problem(PlacementForm.from.name, .placementBeforeParticipation(first: accepted)))
      } else if let exit = participation.exit, period.from > exit.on {
        problems.append(Problem(PlacementForm.from.name, .placementBeyondExit(last: exit.on)))
      } else if period.from > latestStart {
        problems.append(Problem(PlacementForm.from.name, .placementStartTooFar(latest: latestStart)))
      }
    }
    if period != before, problems.isEmpty {
      let latest = PlacementDays.length.after(period.from)
      if let exit = participation.exit, period.until.map({ $0 > exit.on }) ?? true {
        problems.append(Problem(PlacementForm.until.name, .placementBeyondExit(last: exit.on)))
      } else if let until = period.until, until > latest {
        problems.append(Problem(PlacementForm.until.name, .placementEndTooFar(latest: latest)))
      }
    }
    if !problems.isEmpty { throw Refused(problems) }
  }
}
