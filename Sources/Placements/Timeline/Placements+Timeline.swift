import Access
import Employers
import Language
public import People
import Rules
import Values
import Web

extension Placements {
  /// What this room knows of a timeline. Each kind of record is a source of its own: who sees one of them may not see the
  /// others.
  public var timeline: [TimelineSource] {
    [
      TimelineSource([.placements, .papers]) { asked, tx, voice in
        try placed(asked, tx).flatMap { all in
          let papers = try withPapers(tx.me.map { _ in all }, tx)
          let isNamed = tx.actor.might(Read.self, WorkplaceRecord.self) && !all.isEmpty
          let names = try isNamed ? Employers.workplaces(among: Set(all.map(\.workplace)), tx) : tx.me.map { _ in [] }
          return .together(papers, names) { all, names in
            let workplaces = Dictionary(names.map { ($0.id, $0) }) { first, _ in first }
            return asked.picked(
              from: all.flatMap { placement in
                let place = workplaces[placement.workplace]
                return placement.events(at: place.map { $0.organisationName + ", " + $0.details.name }, voice)
              })
          }
        }
      },
      TimelineSource([.hours]) { asked, tx, voice in
        let steps = try tx.list(LadderStep.all(of: asked.person), try tx.grant(List.self, LadderRecord.self))
        return .together(steps, try placed(asked, tx)) { steps, placements in
          asked.picked(
            from: steps.flatMap { step -> [TimelineEvent] in
              placements.first { $0.id == step.placement }.map { step.events(of: $0, on: tx.today, voice) } ?? []
            })
        }
      },
      TimelineSource([.followUps]) { asked, tx, voice in
        let followUps = try tx.list(FollowUp.all(of: asked.person), try tx.grant(List.self, FollowUpRecord.self))
        return .together(followUps, try placed(asked, tx)) { followUps, placements in
          asked.picked(
            from: followUps.compactMap { followUp in
              placements.first { $0.id == followUp.placement }.flatMap { followUp.event(of: $0, on: tx.today, voice) }
            })
        }
      },
    ]
  }

  private func placed(_ asked: TimelineAsked, _ tx: Transaction) throws -> Disclosed<[Placement]> {
    try of(asked.person, tx).map { all in asked.placement.map { id in all.filter { $0.id == id } } ?? all }
  }
}

extension Placement {
  fileprivate func events(at place: String?, _ voice: Voice) -> [TimelineEvent] {
    func event(
      _ what: TimelineEvent.What, _ day: CivilDate, part: String = "", _ detail: String?, by deed: Deed
    ) -> TimelineEvent {
      TimelineEvent(
        what, on: day, id, part: part, detail: [detail, place].compactMap(\.self).joined(separator: " · "), by: deed,
        at: .to(PlacementsAddress.placement(id)))
    }
    // A draft has no day yet; what was given up before it began had none.
    let isLived = stage == .started && !neverBegan
    let end =
      ending.map { ending in
        let why = ending.reason == .neverBegan ? nil : voice(ending.reason.phrase)
        let ended = Deed.last("placement.ended", of: id)
        return neverBegan
          ? event(.placementNeverBegan, ending.on, why, by: ended)
          : event(.placementEnded, lastDay ?? ending.on, voice(ending.reason.phrase), by: ended)
      }
      ?? (isLived
        ? lastDay.map {
          event(.placementLastDay, $0, nil, by: .last("placement.extended", "placement.started", of: id))
        } : nil)
    return [
      isLived
        ? event(.placementFirstDay, terms.period.from, nil, by: .last("placement.started", of: id)) : nil, end,
      papers.approved.map { event(.granted, $0, nil, by: .any("placement.approved", "placement.signed", of: id)) },
    ].compactMap(\.self)
      + (isLived ? terms.working.changes.filter { occupied.contains($0.from) } : []).map { change in
        event(
          .otherTimes, change.from, part: change.from.iso,
          change.times?.said(by: voice) ?? voice(.placementWorkingNotAgreed), by: .any("placement.adjusted", of: id))
      }
      + papers.signatures.map {
        event(.signed, $0.value, part: $0.key.rawValue, voice($0.key.phrase), by: .any("placement.signed", of: id))
      }
      + papers.extensions.enumerated().map {
        event(.extended, $1.decidedOn, part: "\($0)", nil, by: .any("placement.extended", of: id))
      }
  }
}

extension LadderStep {
  fileprivate func events(of placement: Placement, on today: CivilDate, _ voice: Voice) -> [TimelineEvent] {
    let detail = voice(.timelineStepDetail(hours: hours, week: week))
    func event(_ what: TimelineEvent.What, _ day: CivilDate, who: String?) -> TimelineEvent {
      TimelineEvent(
        what, on: day, id, detail: detail, who: who,
        at: .to(PlacementsAddress.placement(placement.id), fragment: "ladder"))
    }
    switch outcome {
    case .refused: return [event(.stepRefused, decidedOn, who: decidedBy)]
    case .withdrawn: return [event(.stepTakenBack, decidedOn, who: decidedBy)]
    case .agreed:
      // Hours that are to come do so as long as the placement lasts.
      let comes = week.monday > today && placement.state(on: week.monday).kind.isStarted
      return [event(.stepDecided, decidedOn, who: decidedBy)]
        + (comes ? [event(.stepFirstDay, week.monday, who: decidedBy)] : [])
    }
  }
}

extension FollowUp {
  /// What is overdue is asked for in This week: it is neither held nor to come.
  fileprivate func event(of placement: Placement, on today: CivilDate, _ voice: Voice) -> TimelineEvent? {
    guard placement.counts(self, on: today), result != nil || due > today else { return nil }
    return TimelineEvent(
      result == nil ? .followUpDue : .followUpHeld, on: result?.on ?? due, id,
      detail: voice(result.map { $0.light.phrase } ?? with.phrase),
      by: result.map { _ in .last("follow-up.done", of: id) }, at: .to(PlacementsAddress.followUp(id)))
  }
}
