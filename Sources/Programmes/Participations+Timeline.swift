import Access
import Language
public import People
import Rules
import Values
import Web

extension Participations {
  /// What this room knows of a timeline: how somebody came, her phases, and how she left.
  public static func timeline(_ shelf: ProgrammeShelf) -> TimelineSource {
    TimelineSource([.programme]) { asked, tx, voice in
      guard asked.placement == nil else { return tx.me.map { _ in [] } }
      return try of(asked.person, tx).map { all in
        asked.picked(
          from: all.flatMap { participation in
            participation.events(shelf.model(of: participation.programme), in: voice.language)
          })
      }
    }
  }
}

extension Participation {
  fileprivate func events(_ model: ProgrammeModel?, in language: LanguageTag) -> [TimelineEvent] {
    func event(
      _ what: TimelineEvent.What, _ day: CivilDate, part: String = "", _ detail: String? = nil, who: String? = nil,
      by deed: Deed?
    ) -> TimelineEvent {
      TimelineEvent(
        what, on: day, id, part: part, detail: detail ?? programme.name, who: who, by: deed,
        at: .to(ProgrammesAddress.participation(id)))
    }
    let answer: TimelineEvent? =
      switch decision {
      case .none: nil
      case .accepted(let day): event(.programmeFirstDay, day, by: .last("participation.accepted", of: id))
      case .declined(let day, _): event(.declined, day, by: .last("participation.declined", of: id))
      }
    let phases = phasesThatCome.flatMap { spell -> [TimelineEvent] in
      let title = model?.title(of: spell.phase, in: language) ?? spell.phase.text
      let first: TimelineEvent.What = spell.without == nil ? .phaseFirstDay : .phaseFirstDayWithout
      let begun = event(
        first, spell.begun, part: spell.id.text, title, who: spell.without?.by,
        by: .making(spell.id, "phase.begun", "phase.begun-without", "participation.accepted", of: id))
      // What lasted until the exit was ended by it.
      let ended: Deed =
        spell.ended == nil ? .last("participation.exited", of: id) : .any("phase.ended", of: id)
      return [begun]
        + [lastDay(of: spell).map { event(.phaseLastDay, $0, part: spell.id.text, title, by: ended) }]
        .compactMap(\.self)
    }
    let pauses = pausesThatCome.flatMap { pause -> [TimelineEvent] in
      [event(.pauseFirstDay, pause.terms.from, part: pause.id.text, by: .making(pause.id, "pause.begun", of: id))]
        + [pause.back.map { event(.pauseBack, $0, part: pause.id.text, by: .any("pause.ended", of: id)) }]
        .compactMap(\.self)
    }
    let asked = requests.map { request in
      TimelineEvent(
        .askedAtGate, on: request.on, id, part: request.id.text,
        detail: model?.title(of: request.phase, in: language) ?? request.phase.text, who: request.by,
        at: .to(ProgrammesAddress.gate(id)))
    }
    let talk = [
      talk.invited.map { event(.invited, $0, by: .last("participation.invited", of: id)) },
      talk.met.map { event(.met, $0, by: .last("participation.met", of: id)) },
    ].compactMap(\.self)
    let referred = event(
      .referred, referral.on, who: referral.entered?.by, by: .last("participation.referred", of: id))
    return [referred] + talk
      + [answer, exit.map { event(.programmeLastDay, $0.on, by: .last("participation.exited", of: id)) }]
      .compactMap(\.self) + phases + pauses + asked
  }
}
