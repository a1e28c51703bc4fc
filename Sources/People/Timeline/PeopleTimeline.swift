import Access
import Language
import Values
import Web

// What this room knows of a timeline.

extension PeopleRoom {
  public static let timeline: [TimelineSource] = [
    contacts, appointments, notes, obstacles, considerations, hoursQuestions, permissions, guardians, merges, around,
    protections,
  ]

  private static let merges = TimelineSource([.records]) { asked, tx, voice in
    guard asked.placement == nil else { return tx.me.map { _ in [] } }
    return try PersonMerges.of(asked.person, tx).map { all in
      asked.picked(
        from: all.map { merge in
          TimelineEvent(
            .recordsJoined, on: merge.joined, merge.id, detail: merge.asideName, who: merge.by,
            at: .to(PeopleAddress.personMerge(merge.id)))
        })
    }
  }

  private static let contacts = TimelineSource([.contacts]) { asked, tx, voice in
    try ContactLog.of(
      asked.person, about: asked.placement, behind: asked.start(of: .contacts), limit: asked.limit + 1, tx
    ).map { found in
      found.rows.map { entry in
        TimelineEvent(
          .contact, on: entry.details.on, entry.id,
          detail: [entry.details.means.phrase, entry.details.with.phrase, entry.details.outcome.phrase].map {
            voice($0)
          }
          .joined(separator: " · "),
          who: entry.author.name, at: .to(PeopleAddress.contacts(asked.person)))
      }
    }
  }

  private static let appointments = TimelineSource([.appointments]) { asked, tx, voice in
    guard asked.placement == nil else { return tx.me.map { _ in [] } }
    return try Appointments.all(
      for: asked.person, behind: asked.start(of: .appointments), limit: asked.limit + 1, tx
    ).map { found in
      found.rows.map { appointment in
        let slot = appointment.details.slot
        return TimelineEvent(
          .appointment, on: slot.day, appointment.id,
          detail: [slot.times(voice), appointment.outcome.map { voice($0.code.phrase) }].compactMap(\.self)
            .joined(separator: " · "),
          who: appointment.host?.name, at: .to(PeopleAddress.appointments(asked.person)))
      }
    }
  }

  private static let notes = TimelineSource([.notes]) { asked, tx, voice in
    try Notes.of(
      asked.person, about: asked.placement, behind: asked.start(of: .notes), limit: asked.limit + 1, tx
    ).map { found in
      found.rows.map { note in
        TimelineEvent(
          note.withdrawn == nil ? .note : .noteTakenBack, on: note.noted, note.id,
          detail: note.correction == nil
            ? note.corrects.map { _ in voice(.noteCorrectsSaid) } : voice(.noteCorrectedTag),
          who: note.author.name, at: .to(PeopleAddress.notes(asked.person)))
      }
    }
  }

  private static let obstacles = TimelineSource([.obstacles]) { asked, tx, voice in
    guard asked.placement == nil else { return tx.me.map { _ in [] } }
    return try Obstacles.of(asked.person, tx).map { all in
      asked.picked(
        from: all.flatMap { obstacle -> [TimelineEvent] in
          let details = obstacle.details
          func event(_ what: TimelineEvent.What, _ day: CivilDate, taken: Int? = nil, by deed: Deed?) -> TimelineEvent {
            let taken = taken.map { voice(.obstacleTaken(n: $0)) }
            return TimelineEvent(
              what, on: day, obstacle.id,
              detail: [voice(details.kind.phrase), taken].compactMap(\.self).joined(separator: " · "), by: deed,
              at: .to(PeopleAddress.person(asked.person), fragment: ObstaclePages.place + obstacle.id.text))
          }
          let end =
            details.solved.map {
              // One that was out of the way already when it was written down has no other entry.
              event(
                .obstacleSolved, $0, taken: details.taken,
                by: .last("obstacle.solved", "obstacle.noted", of: obstacle.id))
            }
            ?? (details.due > tx.today
              ? event(.obstacleDue, details.due, by: .last("obstacle.changed", "obstacle.noted", of: obstacle.id))
              : nil)
          return [event(.obstacleSince, details.since, by: .last("obstacle.noted", of: obstacle.id))]
            + [end].compactMap(\.self)
        })
    }
  }

  private static let permissions = TimelineSource([.permissions]) { asked, tx, voice in
    guard asked.placement == nil else { return tx.me.map { _ in [] } }
    return try RightsToWork.of(asked.person, tx).map { all in
      asked.picked(
        from: all.flatMap { noted -> [TimelineEvent] in
          func event(_ what: TimelineEvent.What, _ day: CivilDate) -> TimelineEvent {
            TimelineEvent(
              what, on: day, noted.id, detail: voice(noted.permission.phrase),
              by: .last("work-permission.noted", "work-permission.corrected", of: noted.id),
              at: .to(PeopleAddress.person(asked.person), fragment: "work-permission"))
          }
          return [event(.permissionFirstDay, noted.from)]
            + [noted.until.map { event(.permissionLastDay, $0) }].compactMap(\.self)
        })
    }
  }

  private static let guardians = TimelineSource([.guardians]) { asked, tx, voice in
    guard asked.placement == nil else { return tx.me.map { _ in [] } }
    return try Guardians.of(asked.person, tx).map { known in
      asked.picked(
        from: known.guardians.filter { !$0.neverHeld }.flatMap { guardian -> [TimelineEvent] in
          func event(_ what: TimelineEvent.What, _ day: CivilDate) -> TimelineEvent {
            TimelineEvent(
              what, on: day, guardian.id, detail: voice(guardian.details.kind.phrase),
              by: .last("guardian.noted", "guardian.changed", of: guardian.id),
              at: .to(PeopleAddress.person(asked.person), fragment: "guardians"))
          }
          return [event(.guardianFirstDay, guardian.details.from)]
            + [guardian.lastDay.map { event(.guardianLastDay, $0) }].compactMap(\.self)
        })
    }
  }

  private static let hoursQuestions = TimelineSource([.considerations]) { asked, tx, voice in
    guard asked.placement == nil, tx.actor.might(List.self, HoursQuestionRecord.self) else {
      return tx.me.map { _ in [] }
    }
    return try HoursQuestions.of(asked.person, tx).map { all in
      asked.picked(
        from: all.flatMap { question -> [TimelineEvent] in
          let (said, link) = (question.asked, HoursQuestionPages.link(to: question.id, of: asked.person))
          let answered = question.answer.map { answer in
            TimelineEvent(
              .hoursQuestionAnswered, on: answer.on, question.id, detail: voice(answer.verdict.said),
              who: answer.by.name, at: link)
          }
          return [
            TimelineEvent(
              .hoursQuestionAsked, on: said.on, question.id,
              detail: voice(.hoursQuestionSaid(hours: said.hours, day: said.from)), who: said.by.name, at: link)
          ] + [answered].compactMap(\.self)
        })
    }
  }

  private static let considerations = TimelineSource([.considerations]) { asked, tx, voice in
    guard asked.placement == nil else { return tx.me.map { _ in [] } }
    return try Considerations.shown(of: asked.person, tx).map { all in
      asked.picked(
        from: all.flatMap { consideration -> [TimelineEvent] in
          func event(_ what: TimelineEvent.What, _ day: CivilDate, by deed: Deed) -> TimelineEvent {
            TimelineEvent(
              what, on: day, consideration.id,
              detail: consideration.terms.effect.said(by: voice) ?? voice(consideration.terms.effect.kind.phrase),
              by: deed,
              at: .to(PeopleAddress.person(asked.person), fragment: "considerations"))
          }
          // What was replaced from its first day never held; what replaces it says so by its own day.
          let last = consideration.lastDay.flatMap { $0 >= consideration.terms.from ? $0 : nil }
          return [
            event(.considerationAgreed, consideration.agreed, by: .last("consideration.agreed", of: consideration.id))
          ]
            + [
              last.map {
                event(
                  .considerationLastDay, $0,
                  by: .last("consideration.ended", "consideration.agreed", of: consideration.id))
              }
            ].compactMap(\.self)
        })
    }
  }
}
