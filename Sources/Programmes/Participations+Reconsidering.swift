import Access
import Language
import Values
import Web

extension Participations {
  /// Takes the answer to a referral back: it waits for one again. Throws `Refused` while phases that were planned since rest
  /// on it, or where the person was referred again.
  ///
  /// - Parameter phases: those that begin with the programme, and go with the acceptance.
  static func reconsider(
    _ participation: Participation, entering phases: [PhaseCode], seen version: Version, _ tx: Transaction
  ) throws {
    try require(.reconsider, of: participation, on: tx.today)
    switch participation.decision {
    case .none: throw StepNotOpen(state: participation.state(on: tx.today).kind)
    case .accepted(let first):
      // What somebody planned or ended since is theirs to take back.
      let isPlain = participation.phases.allSatisfy {
        phases.contains($0.phase) && $0.begun == first && $0.ended == nil
      }
      if !participation.pauses.isEmpty { throw Refused(ParticipationForm.step, .undoAnswerPause) }
      if !isPlain { throw Refused(ParticipationForm.step, .undoAnswerPhases) }
      try tx.change(waiting(participation, seen: version), try tx.grant(Edit.self, ParticipationRecord.self))
      try tx.complete(Completion<ParticipationRecord>.removing("phase_spell", of: participation.id, where: "1 = 1"))
      try tx.dismiss(participation.id, participation.person)
    case .declined:
      try consult(of: participation.person, tx).decide(tx) { all, tx in
        let again = all.first {
          $0.id != participation.id && $0.programme.id == participation.programme.id
            && $0.state(on: tx.today).kind.isActive
        }
        if let again { throw Refused(ParticipationForm.step, .undoAnswerReferredAgain(on: again.referral.on)) }
      }
      try tx.change(waiting(participation, seen: version), try tx.grant(End.self, ParticipationRecord.self))
      try tx.resume(participation.id, participation.person)
    }
  }

  private static func waiting(_ participation: Participation, seen version: Version) -> Change<ParticipationRecord> {
    Change(
      of: participation.id, seen: version, as: "participation.answer-withdrawn",
      set: """
        state = \(Participation.Stored.referred.rawValue), accepted_day = NULL, left_day = NULL, left_reason = NULL,
        basis = NULL, answer_noted = NULL,
        without_what = NULL, without_words = NULL, without_by = NULL, without_day = NULL
        """)
  }
}
