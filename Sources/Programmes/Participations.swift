public import Access
import Language
public import Rules
public import Values
public import Web

/// The step is not open in the state in which the participation is.
public struct StepNotOpen: Error, Sendable, Hashable {
  public let state: Participation.State.Kind

  public init(state: Participation.State.Kind) {
    self.state = state
  }
}

/// The person already has a participation in this programme that has not ended.
public struct AlreadyTakesPart: Error, Sendable, Hashable {
  public init() {}
}

/// What is done with participations.
public enum Participations {
  /// Runs a programme from a model. Set up once, by whoever may, or by the system while the installation is set up.
  public static func found(
    _ name: String, model: ModelCode, version: Int, _ tx: Transaction
  ) throws -> ProgrammeID {
    let grant = try tx.actor.isFounding ? tx.grantToFound(ProgrammeRecord.self) : tx.grantToCreate(ProgrammeRecord.self)
    let id: ProgrammeID = tx.newID()
    try tx.insert(
      Insertion<ProgrammeRecord>(
        of: id, as: "programme.founded",
        """
        INSERT INTO \(into: ProgrammeRecord.self) (id, name, model, model_version, version)
        VALUES (\(id), \(name), \(model.text), \(version), 1)
        """), grant)
    return id
  }

  /// The programmes that run here, for setting up. Founds one from every model when there is none yet.
  public static func foundAll(_ models: [ProgrammeModel], _ tx: Transaction) throws -> [Programme] {
    let running = try tx.list(Programme.all(), try tx.grantToSetUp(ProgrammeRecord.self)).act { $0 }
    guard running.isEmpty else { return running }
    return try models.map { model in
      let name = model.title.text(in: .english).text
      return Programme(
        id: try found(name, model: model.code, version: model.version, tx), name: name, model: model.code,
        modelVersion: model.version)
    }
  }

  public static func programmes(_ tx: Transaction) throws -> Disclosed<[Programme]> {
    try tx.list(Programme.all(), try tx.grant(List.self, ProgrammeRecord.self))
  }

  /// What programmes are called, for lists about something else.
  public static func names(
    of subjects: [Subject], _ tx: Transaction
  ) throws -> Disclosed<[Subject: SubjectName]> {
    let wanted = subjects.contains { if case .programme = $0 { true } else { false } }
    guard wanted, tx.actor.might(List.self, ProgrammeRecord.self) else { return tx.me.map { _ in [:] } }
    return try programmes(tx).map {
      Dictionary(uniqueKeysWithValues: $0.map { (.programme($0.id), SubjectName($0.name, at: nil)) })
    }
  }

  public static func programme(_ id: ProgrammeID, _ tx: Transaction) throws -> Disclosed<Programme> {
    try tx.one(Programme.byID(id), try tx.grant(Read.self, ProgrammeRecord.self))
  }

  /// Refers a person to a programme. From the referral on the referrer reaches the case; the programme's team what was
  /// sent with it, and the rest once it has accepted.
  ///
  /// Throws `AlreadyTakesPart` when one is active already; the database holds this, so that two referrals at the same
  /// moment cannot both succeed.
  public static func refer(
    _ person: PersonID, to programme: ProgrammeID, _ referral: Participation.Referral, _ tx: Transaction
  ) throws -> ParticipationID {
    let grant = try tx.grantToCreate(ParticipationRecord.self, on: .person(person))
    let id: ParticipationID = tx.newID()
    try leavePlace(of: person, in: programme, tx)
    do {
      try tx.insert(
        Insertion<ParticipationRecord>(
          of: id, as: "participation.referred",
          """
          INSERT INTO \(into: ParticipationRecord.self) (id, person_id, programme_id, referred_day, referrer_id, eligibility, referral_note,
            state, accepted_day, left_day, left_reason, destination, basis, entered_by, entered_day, version)
          VALUES (\(id), \(within: person), \(programme), \(referral.on), \(referral.by), \(referral.reason.text),
            \(referral.note), \(Participation.Stored.referred.rawValue), NULL, NULL, NULL, NULL, NULL,
            \(tx.actor.name), \(tx.today), 1)
          """), grant)
    } catch is LimitReached {
      throw AlreadyTakesPart()
    }
    try tx.belong(person, to: programme, by: id, referredBy: referral.by, from: min(referral.on, tx.today))
    return id
  }

  /// Who has left leaves the place of the one active participation in a programme, or in each; her last day had passed before
  /// this. She is found in the index of that place, whose states are named as it names them, and not among all who take part
  /// in the programme.
  static func leavePlace(of person: PersonID, in programme: ProgrammeID?, _ tx: Transaction) throws {
    try tx.derive(
      Derivation<ParticipationRecord>(
        """
        UPDATE \(into: ParticipationRecord.self) SET state = 'exited'
        WHERE person_id = \(person) AND programme_id = COALESCE(\(programme), programme_id)
          AND state IN ('referred', 'accepted') AND state <> 'referred' AND left_day < \(tx.today)
        """))
  }

  /// Spells of one person in one programme do not overlap. Throws `Refused` when a referral of that day would, with the
  /// first day that is possible.
  ///
  /// - Parameter earliest: nobody writes down a referral that is older.
  static func requireFree(
    _ person: PersonID, in programme: ProgrammeID, from day: CivilDate, notBefore earliest: CivilDate, _ tx: Transaction
  ) throws {
    try consult(of: person, tx).decide(tx) { all, tx in
      let free = all.filter { $0.programme.id == programme }.compactMap { earlier -> CivilDate? in
        switch earlier.state(on: tx.today) {
        case .exited(_, let exit): exit.on.adding(days: 1)
        // Declined on a day, she may be asked about again on the same.
        case .declined(let on, _): on
        case .referred, .invited, .met, .expected, .accepted: nil
        }
      }.reduce(earliest, max)
      guard day < free else { return }
      throw Refused(
        ParticipationForm.referredOn.name,
        free > tx.today ? .referralNotYet(date: free) : .participationDayTooEarly(date: free))
    }
  }

  /// Says anew under which act the person is supported; what is planned under another one is checked anew.
  public static func changeBasis(
    of participation: Participation, to basis: BasisCode?, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.changeBasis, of: participation, on: tx.today)
    try tx.change(
      Change<ParticipationRecord>(
        of: participation.id, seen: version, as: "participation.basis-changed", set: "basis = \(basis?.text)"),
      try tx.grant(Edit.self, ParticipationRecord.self))
  }

  /// Other words of the referrer's, or none any more.
  public static func mendReferral(
    of participation: Participation, note: String?, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.mendReferral, of: participation, on: tx.today)
    // The same words saved once more are nobody's mending.
    let before = participation.referral
    let mended = note == before.note ? before.mended : Participation.Referral.Mended(by: tx.actor.name, on: tx.today)
    try tx.change(
      Change<ParticipationRecord>(
        of: participation.id, seen: version, as: "referral.note-changed",
        set: "referral_note = \(note), mended_by = \(mended?.by), mended_day = \(mended?.on)"),
      try tx.grant(Edit.self, ParticipationRecord.self))
  }

  /// Takes the person in: the phases that begin with the programme begin on that day.
  ///
  /// - Parameter without: why, where what she was told or the act is missing.
  public static func accept(
    _ participation: Participation, on day: CivilDate, basis: BasisCode?,
    information: Participation.Information? = nil, without: Participation.AcceptedWithout? = nil,
    entering phases: [PhaseCode], seen version: Version, _ tx: Transaction
  ) throws {
    try require(.accept, of: participation, on: tx.today)
    try tx.change(
      Change<ParticipationRecord>(
        of: participation.id, seen: version, as: "participation.accepted",
        set: """
          state = \(Participation.Stored.accepted.rawValue), accepted_day = \(day), basis = \(basis?.text),
          answer_noted = \(tx.today), informed_day = \(information?.on), informed_language = \(information?.language),
          informed_way = \(information?.way.rawValue), informed_by = \(information?.by),
          without_what = \(without?.codes), without_words = \(without?.reason), without_by = \(without?.by), without_day = \(without?.on)
          """), try tx.grant(Edit.self, ParticipationRecord.self))
    try tx.admit(participation.id, participation.person)
    for phase in phases { try begin(phase, of: participation, on: day, tx) }
  }

  public static func decline(
    _ participation: Participation, on day: CivilDate, reason: ReasonCode, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.decline, of: participation, on: tx.today)
    try tx.change(
      Change<ParticipationRecord>(
        of: participation.id, seen: version, as: "participation.declined",
        set: """
          state = \(Participation.Stored.declined.rawValue), left_day = \(day), left_reason = \(reason.text),
          answer_noted = \(tx.today)
          """), try tx.grant(End.self, ParticipationRecord.self))
    // Whoever declined by mistake, for a day gone by, can take it back on the day on which it is written down.
    try tx.cease(participation.id, participation.person, until: max(day, tx.today).adding(days: 1))
  }

  /// Notes the last day of the participation; until it is over she takes part. Open phases end with it, and what was planned
  /// to begin later does not come; taken back, it is planned as before.
  ///
  /// A day that had passed already leaves team and referrer the day on which it is written down: whoever wrote it by mistake
  /// can take it back.
  ///
  /// - Parameter reach: how long team and referrer may still look at the case, without changing it.
  public static func exit(
    _ participation: Participation, on day: CivilDate, reason: ReasonCode, destination: ReasonCode,
    reachingFor reach: Span = ProgrammeModel.usualReachAfterExit, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.exit, of: participation, on: tx.today)
    try tx.change(
      Change<ParticipationRecord>(
        of: participation.id, seen: version, as: "participation.exited",
        set: """
          left_day = \(day), left_reason = \(reason.text), destination = \(destination.text), left_noted = \(tx.today)
          """), try tx.grant(End.self, ParticipationRecord.self))
    try endPhases(of: participation, with: day, tx)
    try tx.cease(
      participation.id, participation.person, lastDay: max(day, tx.today),
      until: max(reach.after(day.adding(days: 1)), tx.today.adding(days: 1)))
  }

  /// Takes an exit back whose day has not passed, or that was written down today. Throws `Refused` where she was referred
  /// again since: spells of one programme do not overlap.
  public static func stay(_ participation: Participation, seen version: Version, _ tx: Transaction) throws {
    try require(.stay, of: participation, on: tx.today)
    if let exit = participation.exit {
      try consult(of: participation.person, tx).decide(tx) { all, _ in
        let later = all.first {
          $0.id != participation.id && $0.programme.id == participation.programme.id && $0.referral.on > exit.on
        }
        guard let later else { return }
        throw Refused(ParticipationForm.step, .participationReferredAgain(on: later.referral.on))
      }
    }
    try tx.change(
      Change<ParticipationRecord>(
        of: participation.id, seen: version, as: "participation.exit-withdrawn",
        set: """
          state = \(Participation.Stored.accepted.rawValue), left_day = NULL, left_reason = NULL, destination = NULL,
          left_noted = NULL
          """),
      try tx.grant(End.self, ParticipationRecord.self))
    try endPhases(of: participation, with: nil, tx)
    try tx.resume(participation.id, participation.person)
  }

  public static func find(_ id: ParticipationID, _ tx: Transaction) throws -> Disclosed<Participation> {
    let one = try tx.one(Participation.byID(id), try tx.grant(Read.self, ParticipationRecord.self))
    let parts = try one.flatMap { try Participations.parts(of: $0.person, tx) }
    let mayName = tx.actor.might(Read.self, OrganisationRecord.self)
    return .together(one, parts) { Participation.with($0, $1.0, $1.1, $1.2).naming(mayName) }
  }

  /// All of a person's participations, the newest first.
  public static func of(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<[Participation]> {
    let all = try tx.list(Participation.of(person), try tx.grant(List.self, ParticipationRecord.self))
    let mayName = tx.actor.might(Read.self, OrganisationRecord.self)
    return .together(all, try parts(of: person, tx)) { all, parts in
      all.map { Participation.with($0, parts.0, parts.1, parts.2).naming(mayName) }
    }
  }

  /// One participation, for the system's own checks.
  public static func consult(
    _ id: ParticipationID, _ person: PersonID, _ tx: Transaction
  ) throws -> Withheld<[Participation]> {
    try .together(
      tx.consult(Participation.byID(id)), tx.consult(Participation.PhaseSpell.of(person)),
      tx.consult(Participation.Pause.of(person))
    ) { found, spells, pauses in found.map { Participation.with($0, spells, pauses, []) } }
  }

  /// All participations of a person with their pauses, for the system's own checks.
  public static func consult(of person: PersonID, _ tx: Transaction) throws -> Withheld<[Participation]> {
    try .together(tx.consult(Participation.of(person)), tx.consult(Participation.Pause.of(person))) { all, pauses in
      all.map { Participation.with($0, [], pauses, []) }
    }
  }

  private static func parts(
    of person: PersonID, _ tx: Transaction
  ) throws -> Disclosed<([SpellOfParticipation], [PauseOfParticipation], [GateRequestOfParticipation])> {
    try .together(
      tx.list(Participation.PhaseSpell.of(person), try tx.grant(List.self, ParticipationRecord.self)),
      tx.list(Participation.Pause.of(person), try tx.grant(List.self, ParticipationRecord.self)),
      tx.list(GateRequest.of(person), try tx.grant(List.self, ParticipationRecord.self))
    ) { ($0, $1, $2) }
  }

  static func require(
    _ step: Participation.State.Kind.Step, of participation: Participation, on day: CivilDate
  ) throws {
    guard participation.steps(on: day).contains(step) else {
      throw StepNotOpen(state: participation.state(on: day).kind)
    }
  }
}
