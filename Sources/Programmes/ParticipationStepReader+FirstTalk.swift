import Access
import Language
import Values
import Web

/// The questions about the talk before a referral is answered.
enum FirstTalkForm {
  static let invited = Question("on", .firstTalkInvited, .date, required: true)
  static let planned = Question("talkOn", .firstTalkPlanned, .date, hint: .firstTalkPlannedHint)
  static let met = Question("on", .firstTalkMet, .date, required: true)
}

extension Participation.State.Kind.Step {
  var isAboutFirstTalk: Bool { [.invite, .withdrawInvitation, .meet, .withdrawMeeting].contains(self) }

  /// What is asked; the API asks the same.
  var firstTalkQuestions: [Question] {
    switch self {
    case .invite: [FirstTalkForm.invited, FirstTalkForm.planned]
    case .meet: [FirstTalkForm.met]
    default: []
    }
  }
}

extension Participation {
  /// The answers that would give what is noted of the talk, or what a form of it holds at first.
  ///
  /// - Parameter today: the day that is offered where none is noted; without it the answers are what is stored.
  func firstTalkAnswers(to step: State.Kind.Step, on today: CivilDate? = nil) -> Fields {
    switch step {
    case .invite: Fields(["on": (talk.invited ?? today)?.iso ?? "", "talkOn": talk.planned?.iso ?? ""])
    case .meet:
      Fields(["on": (talk.met ?? today.map { today in talk.planned.map { min($0, today) } ?? today })?.iso ?? ""])
    default: Fields()
    }
  }
}

extension ParticipationStepReader {
  /// A step of the talk before the answer.
  func takeFirstTalk(
    _ step: Participation.State.Kind.Step, _ read: consuming AnswerReader, on participation: Participation,
    _ model: ProgrammeModel, seen version: Version, _ tx: Transaction
  ) throws -> Taken {
    var read = read
    let days = StepDays(step, of: participation, model, today: tx.today)
    switch step {
    case .invite:
      let day = read.date(FirstTalkForm.invited, within: days)
      let talk = read.date(FirstTalkForm.planned)
      if let day, let talk, talk < day {
        read.refuse(FirstTalkForm.planned, .participationDayTooEarly(date: day))
      } else if let talk, talk > tx.today.adding(months: 2) {
        read.refuse(FirstTalkForm.planned, .participationDayTooFar(latest: tx.today.adding(months: 2)))
      }
      try read.finish()
      let isAgain = participation.talk.invited != nil
      try Participations.invite(participation, on: try needed(day), talk: talk, seen: version, tx)
      return Taken(what: isAgain ? .doneInvitationChanged : .doneInvited)
    case .meet:
      let day = read.date(FirstTalkForm.met, within: days)
      try read.finish()
      try Participations.meet(participation, on: try needed(day), seen: version, tx)
      return Taken(what: .doneMet)
    case .withdrawInvitation:
      try read.finish()
      try Participations.withdrawInvitation(participation, seen: version, tx)
      return Taken(what: .doneInvitationWithdrawn)
    default:
      try read.finish()
      try Participations.withdrawMeeting(participation, seen: version, tx)
      return Taken(what: .doneMeetingWithdrawn)
    }
  }
}
