import Access
import Language
import People
import Values
import Web
public import Work

extension Participations {
  /// What is owed because of somebody's way through a programme: whoever is asked about a referral answers it.
  public static let obligations: ObligationSource = { subject, tx in
    guard case .person(let person) = subject else { return Withheld(known: Outlook([])) }
    return try consult(of: person, tx).flatMap(tx) { all, tx in
      let isThere = try all.isEmpty ? People.consult(person, tx) : Withheld(known: true)
      return isThere.map { isThere in
        Outlook(
          turning: all.flatMap(\.turns), pauses: Pauses(all.compactMap(\.way)),
          partings: Partings(all.compactMap(\.parting))
        ) { day in
          all.flatMap(\.owed) + all.flatMap { $0.owedInPause(on: day) }
            + all.compactMap { $0.owedAfterDeath(all.died(by: day), on: day) }
            + all.compactMap { $0.owedSinceAccepted(on: day) }
            + (isThere ? withoutProgramme(person, all, on: day) : [])
        }
      }
    }
  }
}

extension Participations {
  /// Whoever takes part in no programme has no next step, and nobody owes one by a day. Who has left one goes on to where
  /// the exit says.
  private static func withoutProgramme(
    _ person: PersonID, _ all: [Participation], on day: CivilDate
  ) -> [Obligation] {
    guard all.allSatisfy({ $0.state(on: day).kind == .declined }) else { return [] }
    return [
      Obligation.withoutDay(
        about: .person(person), in: .noProgramme, key: "no-programme",
        reason: all.isEmpty ? .owedProgramme : .owedProgrammeAfterDecline,
        at: ProgrammesAddress.newReferral(person), verb: .actRefer, deed: .refer)
    ]
  }
}

extension Participation {
  /// Days within which a referral should be answered.
  private static let answerWithin = 14

  /// Days before the one on which she is expected from which somebody asks whether she comes.
  private static let askedBefore = 7

  /// Whether she is back: asked from a week before she is expected, until somebody says so.
  fileprivate func owedInPause(on day: CivilDate) -> [Obligation] {
    guard let pause = pause(on: day) else { return [] }
    let expected = pause.terms.expected
    return [
      Obligation(
        about: .person(person), in: .starts, key: Obligation.key(id, "back " + pause.id.text), due: expected,
        keepsOff: .on, shown: max(pause.terms.from, expected.adding(days: -Participation.askedBefore)),
        reason: .owedBackFromPause(programme: programme.name, day: expected),
        at: ProgrammesAddress.participation(id), verb: .actNote, deed: .answer, because: id)
    ]
  }

  /// Days within which that is made good without which she was accepted.
  private static let madeGoodWithin = 14

  /// What she was accepted without: that she is told what is kept about her, and under which act she is supported.
  fileprivate func owedSinceAccepted(on day: CivilDate) -> Obligation? {
    guard let (without, what) = missingSince, [.accepted, .expected].contains(state(on: day).kind) else { return nil }
    return Obligation(
      about: .person(person), in: .starts, key: Obligation.key(id, "accepted-without"),
      due: without.on.adding(days: Participation.madeGoodWithin), keepsOff: .back, shown: without.on,
      reason: what.contains(.information)
        ? .owedInformation(programme: programme.name) : .owedBasis(programme: programme.name),
      at: ProgrammesAddress.participation(id), verb: .actNote, deed: .answer, because: id
    ).lasting(.untilDone)
  }

  /// She has died, as another participation says, and this one has no last day yet.
  fileprivate func owedAfterDeath(_ died: CivilDate?, on day: CivilDate) -> Obligation? {
    guard let died, exit == nil, [.accepted, .expected].contains(state(on: day).kind) else { return nil }
    return Obligation(
      about: .person(person), in: .endings, key: Obligation.key(id, "death"), due: died.adding(days: 1), keepsOff: .on,
      reason: .owedExitAfterDeath(programme: programme.name), at: ProgrammesAddress.participation(id), verb: .actNote,
      deed: .answer, because: id
    ).lasting(.untilDone)
  }

  /// For what is owed: when this way is over. Who was declined has not been on it.
  var parting: Partings.Way? {
    if case .declined = decision { return nil }
    return Partings.Way(until: exit?.on, isDeath: exit?.isDeath ?? false)
  }

  fileprivate var owed: [Obligation] {
    guard case .none = decision else { return [] }
    let programme = programme.name
    // The talk is the next step until somebody says that it was held, also behind its day.
    let talk = talk.planned.flatMap { day in
      self.talk.met == nil
        ? Obligation(
          about: .person(person), in: .starts, key: Obligation.key(id, "first-talk"), due: day, keepsOff: .on,
          shown: self.talk.invited ?? day, reason: .owedFirstTalk(programme: programme),
          at: ProgrammesAddress.participation(id), verb: .actNote, deed: .answer, because: id, participation: id)
        : nil
    }
    return [
      talk,
      Obligation(
        about: .person(person), in: .starts, key: Obligation.key(id, "answer"),
        due: referral.on.adding(days: Participation.answerWithin), keepsOff: .back, shown: referral.on,
        reason: self.talk.met == nil
          ? .owedAnswerReferral(programme: programme) : .owedAnswerAfterTalk(programme: programme),
        at: ProgrammesAddress.participation(id), verb: .actAnswer, deed: .answer, because: id, participation: id
      ).lasting(.untilDone),
    ].compactMap(\.self)
  }
}
