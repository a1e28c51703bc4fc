public import Access
import Language
import People
import Rules
public import Values
import Web

/// What is done with somebody's way through a programme, from what was answered; on pages and in the API alike.
public struct ParticipationSteps: Sendable {
  let shelf: ProgrammeShelf
  let referrers: Referrers
  /// Asked before somebody leaves the programme: throws `Refused` while something that rests on it is not over. Where she
  /// has died it ends what is.
  let leaving: @Sendable (Participation, Transaction) throws -> Void
  /// Told once an exit was taken back, of how it was before.
  let returning: @Sendable (Participation, LanguageTag, Transaction) throws -> Void
  /// Asked before an acceptance is taken back: throws `Refused` where anything rests on it.
  let reconsidering: @Sendable (Participation, Transaction) throws -> Void
  let placements: PlacementsAtGate

  public init(
    shelf: ProgrammeShelf, referrers: Referrers,
    leaving: @escaping @Sendable (Participation, Transaction) throws -> Void,
    returning: @escaping @Sendable (Participation, LanguageTag, Transaction) throws -> Void,
    reconsidering: @escaping @Sendable (Participation, Transaction) throws -> Void, placements: PlacementsAtGate
  ) {
    (self.shelf, self.referrers, self.leaving, self.returning) = (shelf, referrers, leaving, returning)
    (self.reconsidering, self.placements) = (reconsidering, placements)
  }

  func refer(
    _ person: PersonID, _ fields: Fields, _ language: LanguageTag, _ tx: Transaction
  ) throws -> ParticipationID {
    try People.meet(person, tx)
    // Who may refer nobody is not told either why nobody can be referred.
    _ = try tx.grantToCreate(ParticipationRecord.self, on: .person(person))
    try Participations.requireLiving(person, tx)
    return try Participations.programmes(tx).act { programmes in
      // What the page offers is a part of what there is.
      let named = ParticipationForm.referrer([]).asReference
      var read = AnswerReader(fields, of: referral(programmes, [], language))
      let programme = read.choice(ParticipationForm.programme(programmes)).flatMap { ProgrammeID($0) }
      let day = read.date(ParticipationForm.referredOn)
      let referrer = read.id(named, OrganisationKind.self)
      if let referrer, try referrers.one(referrer, tx).act({ $0 == nil }) { read.refuse(named, .formNoReference) }
      let model = programmes.first { $0.id == programme }.flatMap(shelf.model)
      let reason = read.choice(ParticipationForm.eligibility(models(of: programmes), language))
      let note = read.text(ParticipationForm.note)
      if let day, day > tx.today { read.refuse(ParticipationForm.referredOn, .referralOnLater) }
      if let reason, let model, model.reason(ReasonCode(reason), among: \.eligibilityReasons) == nil {
        read.refuse(ParticipationForm.eligibility([model], language), .formNoChoice)
      }
      try read.finish()
      guard let programme, let day, let reason else { throw Refused(nil, .formMissing) }
      try Participations.requireFree(
        person, in: programme, from: day, notBefore: ParticipationSteps.earliest(today: tx.today), tx)
      return try Participations.refer(
        person, to: programme,
        Participation.Referral(on: day, by: referrer, reason: ReasonCode(reason), note: note), tx)
    }
  }

  /// Answers what was done, for the next page, and with which phase.
  @discardableResult
  func take(
    _ id: ParticipationID, _ fields: Fields, seen version: Version, _ language: LanguageTag, _ tx: Transaction
  ) throws -> ParticipationStepReader.Taken {
    try Participations.find(id, tx).act { participation in
      let done = try ParticipationStepReader(shelf: shelf, language: language)
        .take(fields, on: participation, past: placements, seen: version, tx)
      if done.what == .doneAnswerWithdrawn { try reconsidering(participation, tx) }
      if done.what == .doneExitWithdrawn { try returning(participation, language, tx) }
      if [.doneExited, .doneExitAnnounced, .doneDeathNoted].contains(done.what) {
        try Participations.consult(id, participation.person, tx).decide(tx) { found, tx in
          for leaver in found { try leaving(leaver, tx) }
        }
      }
      return done
    }
  }

  /// Nobody writes down a referral that is older.
  private static func earliest(today: CivilDate) -> CivilDate { today.adding(months: -120) }

  private func models(of programmes: [Programme]) -> [ProgrammeModel] { programmes.compactMap(shelf.model) }

  func referral(
    _ programmes: [Programme], _ referrers: [Referrers.One], _ language: LanguageTag
  ) -> [Question] {
    [
      ParticipationForm.programme(programmes), ParticipationForm.referrer(referrers), ParticipationForm.referredOn,
      ParticipationForm.eligibility(models(of: programmes), language), ParticipationForm.note,
    ]
  }
}
