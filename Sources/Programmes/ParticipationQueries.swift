import Access
import Rules
import Values

// Every statement about programmes and participations, whole.

extension Programme {
  @Sendable static func decode(_ row: borrowing Columns) throws -> Programme {
    Programme(
      id: try row.id("id"), name: try row.text("name"), model: ModelCode(try row.text("model")),
      modelVersion: try row.integer("model_version"))
  }

  static func byID(_ id: ProgrammeID) -> Statement<ProgrammeRecord, Programme> {
    Statement(
      """
      SELECT g.id, g.name, g.model, g.model_version FROM \(rows: ProgrammeRecord.self, as: "g") WHERE g.id = \(id)
      """, decode: decode)
  }

  static func all() -> Statement<ProgrammeRecord, Programme> {
    Statement(
      """
      SELECT g.id, g.name, g.model, g.model_version FROM \(rows: ProgrammeRecord.self, as: "g") ORDER BY g.name, g.id
      """, decode: decode)
  }
}

extension Participation {
  private static let columns: ScopedSQL =
    """
    t.id, t.subject, t.programme_id, t.programme_name, t.model, t.model_version, t.version, t.referred_day,
      t.referrer_id, t.eligibility, t.referral_note, t.state, t.accepted_day, t.left_day, t.left_reason,
      t.destination, t.basis, t.mended_by, t.mended_day, t.left_noted, t.answer_noted,
      t.invited_day, t.talk_day, t.met_day,
      t.referrer_name, t.entered_by, t.entered_day, t.informed_day, t.informed_language, t.informed_way, t.informed_by,
      t.without_what, t.without_words, t.without_by, t.without_day
    """

  /// How it is stored. Whoever leaves is stored as *accepted* with her last day, and put away as *exited* when that has
  /// passed; which of the two she is on a day, only the day tells.
  enum Stored: String, CaseIterable { case referred, accepted, declined, exited }

  /// Phases follow in `PhaseSpell.of`.
  @Sendable static func decode(_ row: borrowing Columns) throws -> Participation {
    let stored = try row.choice("state", Stored.self)
    let decision: Decision =
      switch stored {
      case .referred: .none
      case .accepted, .exited: .accepted(on: try row.date("accepted_day"))
      case .declined:
        .declined(on: try row.date("left_day"), reason: ReasonCode(try row.text("left_reason")))
      }
    var exit: Exit?
    if stored != .declined, let day = try row.dateIfAny("left_day") {
      exit = Exit(
        on: day, reason: ReasonCode(try row.text("left_reason")), destination: ReasonCode(try row.text("destination")))
    }
    var mended: Referral.Mended?
    if let day = try row.dateIfAny("mended_day") {
      mended = Referral.Mended(by: try row.text("mended_by"), on: day)
    }
    var entered: Referral.Entered?
    if let day = try row.dateIfAny("entered_day") {
      entered = Referral.Entered(by: try row.text("entered_by"), on: day)
    }
    var information: Information?
    if let day = try row.dateIfAny("informed_day") {
      information = Information(
        on: day, language: try row.language("informed_language"), way: try row.choice("informed_way"),
        by: try row.text("informed_by"))
    }
    var without: AcceptedWithout?
    if let reason = try row.textIfAny("without_words") {
      without = AcceptedWithout(
        AcceptedWithout.codes(in: try row.text("without_what")), reason: reason, by: try row.text("without_by"),
        on: try row.date("without_day"))
    }
    return Participation(
      id: try row.id("id"), person: try row.id("subject"),
      programme: Programme(
        id: try row.id("programme_id"), name: try row.text("programme_name"), model: ModelCode(try row.text("model")),
        modelVersion: try row.integer("model_version")),
      version: try row.version(),
      referral: Referral(
        on: try row.date("referred_day"), by: try row.idIfAny("referrer_id"),
        reason: ReasonCode(try row.text("eligibility")), note: try row.textIfAny("referral_note"), mended: mended,
        byName: try row.textIfAny("referrer_name"), entered: entered),
      talk: FirstTalk(
        invited: try row.dateIfAny("invited_day"), planned: try row.dateIfAny("talk_day"),
        met: try row.dateIfAny("met_day")),
      decision: decision, decisionNoted: try row.dateIfAny("answer_noted"), exit: exit,
      exitNoted: try row.dateIfAny("left_noted"),
      basis: try row.textIfAny("basis").map { BasisCode($0) }, information: information, acceptedWithout: without,
      phases: [])
  }

  static func byID(_ id: ParticipationID) -> Statement<ParticipationRecord, Participation> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: ParticipationRecord.self, as: "t") WHERE t.id = \(id)
      """, decode: decode)
  }

  static func of(_ person: PersonID) -> Statement<ParticipationRecord, Participation> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: ParticipationRecord.self, as: "t") WHERE t.person_id = \(person)
      ORDER BY t.referred_day DESC, t.id DESC
      """, decode: decode)
  }

  /// Those of some people.
  static func among(_ people: [PersonID]) -> Statement<ParticipationRecord, Participation> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: ParticipationRecord.self, as: "t") WHERE t.person_id IN \(any: people)
      ORDER BY t.person_id, t.referred_day DESC, t.id DESC
      """, decode: decode)
  }
}

/// A phase spell with the participation that it belongs to.
struct SpellOfParticipation: Sendable {
  let participation: ParticipationID
  let spell: Participation.PhaseSpell
}

extension Participation.PhaseSpell {
  static func of(_ person: PersonID) -> Statement<ParticipationRecord, SpellOfParticipation> {
    Statement(
      """
      SELECT s.id, t.id AS participation, t.subject, s.phase, s.begun_day, s.ended_day, s.without_guards,
        s.without_reason, s.without_by, s.without_day
      FROM \(rows: ParticipationRecord.self, as: "t")
        JOIN \(part: "phase_spell", of: ParticipationRecord.self, as: "s") ON s.participation_id = t.id
      WHERE t.person_id = \(person) ORDER BY s.begun_day, s.id
      """
    ) { row in
      var without: Without?
      if let codes = try row.textIfAny("without_guards") {
        without = Without(
          guards: try Without.codes(in: codes), reason: try row.text("without_reason"), by: try row.text("without_by"),
          on: try row.date("without_day"))
      }
      return SpellOfParticipation(
        participation: try row.id("participation"),
        spell: Participation.PhaseSpell(
          id: try row.id("id"), phase: PhaseCode(try row.text("phase")), begun: try row.date("begun_day"),
          ended: try row.dateIfAny("ended_day"), without: without))
    }
  }
}

extension Participation {
  static func with(
    _ participation: Participation, _ spells: [SpellOfParticipation], _ pauses: [PauseOfParticipation],
    _ requests: [GateRequestOfParticipation]
  ) -> Participation {
    Participation(
      id: participation.id, person: participation.person, programme: participation.programme,
      version: participation.version, referral: participation.referral, talk: participation.talk,
      decision: participation.decision, decisionNoted: participation.decisionNoted, exit: participation.exit,
      exitNoted: participation.exitNoted,
      basis: participation.basis, information: participation.information,
      acceptedWithout: participation.acceptedWithout,
      phases: spells.filter { $0.participation == participation.id }.map(\.spell),
      pauses: pauses.filter { $0.participation == participation.id }.map(\.pause),
      requests: requests.filter { $0.participation == participation.id }.map(\.request))
  }
}
