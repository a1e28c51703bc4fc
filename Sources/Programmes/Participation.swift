public import Rules
public import Values

/// A programme that runs here: a model in one of its versions.
public struct Programme: Sendable, Hashable {
  public let id: ProgrammeID
  public let name: String
  public let model: ModelCode
  public let modelVersion: Int

  public init(id: ProgrammeID, name: String, model: ModelCode, modelVersion: Int) {
    (self.id, self.name, self.model, self.modelVersion) = (id, name, model, modelVersion)
  }
}

/// One person's way through one programme, from the referral to the exit. Whoever comes back begins a new one.
public struct Participation: Sendable, Hashable {
  public let id: ParticipationID
  public let person: PersonID
  public let programme: Programme
  public let version: Version
  public let referral: Referral
  public let state: State
  /// The act under which the person is supported; decides which of a pack's terms hold for her placements.
  public let basis: BasisCode?
  public let phases: [PhaseSpell]

  /// How somebody came.
  public struct Referral: Sendable, Hashable {
    public var on: CivilDate
    /// The organisation that referred; none when the person came by herself.
    public var by: OrganisationID?
    public var reason: ReasonCode
    /// In the referrer's own words.
    public var note: String?

    public init(on: CivilDate, by: OrganisationID?, reason: ReasonCode, note: String?) {
      (self.on, self.by, self.reason, self.note) = (on, by, reason, note)
    }
  }

  /// Where it stands. Each state carries what only it has.
  public enum State: Sendable, Hashable {
    case referred
    case accepted(on: CivilDate)
    case declined(on: CivilDate, reason: ReasonCode)
    case exited(accepted: CivilDate, on: CivilDate, reason: ReasonCode, destination: ReasonCode)

    public var kind: Kind {
      switch self {
      case .referred: .referred
      case .accepted: .accepted
      case .declined: .declined
      case .exited: .exited
      }
    }

    public enum Kind: String, Sendable, CaseIterable {
      case referred, accepted, declined, exited

      /// One of these at a time for a person in a programme; the database holds it.
      public var isActive: Bool { self == .referred || self == .accepted }
    }
  }

  /// A stretch of one phase. Phases may run beside each other, and be entered again.
  public struct PhaseSpell: Sendable, Hashable {
    public let id: EntryID
    public let phase: PhaseCode
    public let begun: CivilDate
    public let ended: CivilDate?

    public init(id: EntryID, phase: PhaseCode, begun: CivilDate, ended: CivilDate?) {
      (self.id, self.phase, self.begun, self.ended) = (id, phase, begun, ended)
    }
  }

  public init(
    id: ParticipationID, person: PersonID, programme: Programme, version: Version, referral: Referral, state: State,
    basis: BasisCode?, phases: [PhaseSpell]
  ) {
    (self.id, self.person, self.programme, self.version) = (id, person, programme, version)
    (self.referral, self.state, self.basis, self.phases) = (referral, state, basis, phases)
  }

  /// The phases that run on a day.
  public func running(on day: CivilDate) -> [PhaseSpell] {
    phases.filter { $0.begun <= day && ($0.ended.map { day <= $0 } ?? true) }
  }
}

extension Participation.State.Kind {
  /// The steps that a state allows, and nothing else (domain description §4.2, the part of it that is built).
  public enum Step: String, Sendable, CaseIterable {
    case accept, decline, beginPhase = "begin-phase", endPhase = "end-phase", exit
  }

  public var steps: [Step] {
    switch self {
    case .referred: [.accept, .decline]
    case .accepted: [.beginPhase, .endPhase, .exit]
    case .declined, .exited: []
    }
  }
}
