public import Access
import Language
import People
import Rules
public import Values
import Web

/// What is done with somebody's way through a programme, from what was answered; on pages and in the API alike.
public struct ParticipationSteps: Sendable {
  /// Organisations that refer, from the room that keeps them.
  public typealias Referrers = @Sendable (Transaction) throws -> Disclosed<[(id: OrganisationID, name: String)]>

  let shelf: ProgrammeShelf
  let referrers: Referrers
  /// Asked before somebody leaves the programme: throws `Refused` while something that rests on it is not over.
  let leaving: @Sendable (Participation, Transaction) throws -> Void

  public init(
    shelf: ProgrammeShelf, referrers: @escaping Referrers,
    leaving: @escaping @Sendable (Participation, Transaction) throws -> Void
  ) {
    (self.shelf, self.referrers, self.leaving) = (shelf, referrers, leaving)
  }

  func refer(
    _ person: PersonID, _ fields: Fields, _ language: LanguageTag, _ tx: Transaction
  ) throws -> ParticipationID {
    try People.meet(person, tx)
    return try Disclosed.together(Participations.programmes(tx), referrers(tx)) { ($0, $1) }.act { offered in
      let (programmes, referrers) = offered
      var read = AnswerReader(fields, of: referral(programmes, referrers, language))
      let programme = read.choice(ParticipationForm.programme(programmes)).flatMap { ProgrammeID($0) }
      let day = read.date(ParticipationForm.referredOn)
      let referrer = read.choice(ParticipationForm.referrer(referrers)).flatMap { OrganisationID($0) }
      let model = programmes.first { $0.id == programme }.flatMap(shelf.model)
      let reason = read.choice(ParticipationForm.eligibility(models(of: programmes), language))
      let note = read.text(ParticipationForm.note)
      if let day, day > tx.today { read.refuse(ParticipationForm.referredOn, .referralOnLater) }
      if let reason, let model, model.reason(ReasonCode(reason), among: \.eligibilityReasons) == nil {
        read.refuse(ParticipationForm.eligibility([model], language), .formNoChoice)
      }
      try read.finish()
      guard let programme, let day, let reason else { throw Refused(nil, .formMissing) }
      return try Participations.refer(
        person, to: programme,
        Participation.Referral(on: day, by: referrer, reason: ReasonCode(reason), note: note), tx)
    }
  }

  /// Answers what was done, for the next page.
  func take(
    _ id: ParticipationID, _ fields: Fields, seen version: Version, _ language: LanguageTag, _ tx: Transaction
  ) throws -> Phrase {
    try Participations.find(id, tx).act { participation in
      let done = try ParticipationStepReader(shelf: shelf, language: language)
        .take(fields, on: participation, seen: version, tx)
      if done == .doneExited { try leaving(participation, tx) }
      return done
    }
  }

  private func models(of programmes: [Programme]) -> [ProgrammeModel] { programmes.compactMap(shelf.model) }

  func referral(
    _ programmes: [Programme], _ referrers: [(id: OrganisationID, name: String)], _ language: LanguageTag
  ) -> [Question] {
    [
      ParticipationForm.programme(programmes), ParticipationForm.referrer(referrers), ParticipationForm.referredOn,
      ParticipationForm.eligibility(models(of: programmes), language), ParticipationForm.note,
    ]
  }
}
