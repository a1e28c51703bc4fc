import Rules
import Values
import Web

extension Participation {
  /// What the form of a step holds before anybody writes in it.
  func proposed(for step: State.Kind.Step, on today: CivilDate) -> Fields {
    switch step {
    case .stay, .reconsider, .takeBackPhase, .keepPhase: Fields()
    case .invite, .withdrawInvitation, .meet, .withdrawMeeting: firstTalkAnswers(to: step, on: today)
    case .mendReferral, .changeBasis, .inform: answers(to: step)
    case .accept: Fields(["on": today.iso]).over(InformationForm.answers(information))
    case .pause, .changePause, .comeBack, .keepPause, .takeBackPause: pauseAnswers(to: step, on: today)
    case .decline, .beginPhase, .endPhase, .movePhase, .exit: Fields(["on": today.iso])
    }
  }

  /// The answers that would give what was decided; none where that step was not taken.
  func answers(to step: State.Kind.Step) -> Fields {
    switch (step, decision, exit) {
    case (.invite, _, _), (.meet, _, _): firstTalkAnswers(to: step)
    case (.changePause, _, _): pauseAnswers(to: step, on: referral.on)
    case (.mendReferral, _, _): Fields(["note": referral.note ?? ""])
    case (.changeBasis, _, _): Fields(["basis": basis?.text ?? ""])
    case (.inform, _, _): InformationForm.answers(information)
    case (.accept, .accepted(let day), _):
      Fields(["on": day.iso, "basis": basis?.text ?? "", InformationForm.without.name: acceptedWithout?.reason ?? ""])
        .over(InformationForm.answers(information))
    case (.decline, .declined(let day, let reason), _): Fields(["on": day.iso, "reason": reason.text])
    case (.exit, _, let exit?):
      Fields([
        "on": exit.on.iso, "reason": exit.reason.text, "destination": exit.isDeath ? "" : exit.destination.text,
      ])
    default: Fields()
    }
  }
}
