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
  public private(set) var referral: Referral
  /// The talk before the answer.
  public let talk: FirstTalk
  /// What was answered to the referral. Where it stands on a day, `state(on:)` says.
  public let decision: Decision
  /// The day on which the answer was written down; not known of what was written down before this was noted.
  let decisionNoted: CivilDate?
  /// The last day with what is told of it: recorded for a day, and true from the day after it.
  public let exit: Exit?
  /// The day on which that was written down; not known of what was written down before this was noted.
  let exitNoted: CivilDate?
  /// The act under which the person is supported; decides which of a pack's terms hold for her placements.
  public let basis: BasisCode?
  /// What she was told of what is kept about her; none where nobody noted it.
  public let information: Information?
  /// None where nothing was missing, or nobody asked.
  public let acceptedWithout: AcceptedWithout?
  public let phases: [PhaseSpell]
  /// In the order of their days; they do not overlap.
  public let pauses: [Pause]
  /// What was asked for at the gates of phases, the first one first.
  public let requests: [GateRequest]

  /// How somebody came.
  public struct Referral: Sendable, Hashable {
    public var on: CivilDate
    /// The organisation that referred; none when the person came by herself.
    public var by: OrganisationID?
    public var reason: ReasonCode
    /// In the referrer's own words.
    public var note: String?
    /// Who wrote other words in their place, or took them out; none as long as they stand as they came.
    public var mended: Mended?
    /// What the organisation that referred is called, for whoever reads the register of organisations.
    public internal(set) var byName: String?
    /// Who wrote it down; not known of what was written down before this was noted.
    public let entered: Entered?

    public struct Mended: Sendable, Hashable {
      public var by: String
      public var on: CivilDate
    }

    public struct Entered: Sendable, Hashable {
      public let by: String
      public let on: CivilDate
    }

    public init(on: CivilDate, by: OrganisationID?, reason: ReasonCode, note: String?) {
      self.init(on: on, by: by, reason: reason, note: note, mended: nil, byName: nil, entered: nil)
    }

    /// As it was stored.
    init(
      on: CivilDate, by: OrganisationID?, reason: ReasonCode, note: String?, mended: Mended?, byName: String?,
      entered: Entered?
    ) {
      (self.on, self.by, self.reason, self.note, self.mended) = (on, by, reason, note, mended)
      (self.byName, self.entered) = (byName, entered)
    }
  }

  /// The answer to a referral.
  public enum Decision: Sendable, Hashable {
    case none
    /// Takes part from that day on.
    case accepted(on: CivilDate)
    case declined(on: CivilDate, reason: ReasonCode)
  }

  /// The last day, why, and what she goes on to.
  public struct Exit: Sendable, Hashable {
    public var on: CivilDate
    public var reason: ReasonCode
    public var destination: ReasonCode

    /// She has died: she goes on to nothing, and nothing is planned for her any more.
    public var isDeath: Bool { reason == .deceased }

    /// Nobody writes to her any more from the day itself, rather than from the one after it.
    var endsMessagesAtOnce: Bool { reason == .deceased || reason == .moved }

    public init(on: CivilDate, reason: ReasonCode, destination: ReasonCode) {
      (self.on, self.reason, self.destination) = (on, reason, destination)
    }
  }

  /// Where it stands on a day. Each state carries what only it has.
  public enum State: Sendable, Hashable {
    case referred
    /// Invited to a talk before the answer, on a day where one is agreed.
    case invited(on: CivilDate, talk: CivilDate?)
    /// Somebody has met her; the referral waits for its answer.
    case met(on: CivilDate)
    /// Accepted for a day that has not come.
    case expected(on: CivilDate)
    case accepted(on: CivilDate)
    case declined(on: CivilDate, reason: ReasonCode)
    case exited(accepted: CivilDate, Exit)

    public var kind: Kind {
      switch self {
      case .referred: .referred
      case .invited: .invited
      case .met: .met
      case .expected: .expected
      case .accepted: .accepted
      case .declined: .declined
      case .exited: .exited
      }
    }

    public enum Kind: String, Sendable, CaseIterable {
      case referred, invited, met, expected, accepted, declined, exited

      /// The referral waits for its answer.
      public var isWaiting: Bool { self == .referred || self == .invited || self == .met }

      /// One of these at a time for a person in a programme; the database holds it.
      public var isActive: Bool { isWaiting || self == .expected || self == .accepted }
    }
  }

  /// A stretch of one phase. Phases may run beside each other, and be entered again.
  public struct PhaseSpell: Sendable, Hashable {
    public let id: EntryID
    public let phase: PhaseCode
    public let begun: CivilDate
    public let ended: CivilDate?
    /// That it was entered although something was missing; none where nothing was, or nobody looked.
    public let without: Without?

    public init(id: EntryID, phase: PhaseCode, begun: CivilDate, ended: CivilDate?, without: Without? = nil) {
      (self.id, self.phase, self.begun, self.ended, self.without) = (id, phase, begun, ended, without)
    }
  }

  public init(
    id: ParticipationID, person: PersonID, programme: Programme, version: Version, referral: Referral,
    talk: FirstTalk = .none, decision: Decision, decisionNoted: CivilDate? = nil, exit: Exit?,
    exitNoted: CivilDate? = nil, basis: BasisCode?, information: Information? = nil,
    acceptedWithout: AcceptedWithout? = nil, phases: [PhaseSpell], pauses: [Pause] = [], requests: [GateRequest] = []
  ) {
    (self.id, self.person, self.programme, self.version) = (id, person, programme, version)
    (self.referral, self.talk) = (referral, talk)
    (self.decision, self.decisionNoted) = (decision, decisionNoted)
    (self.exit, self.exitNoted) = (exit, exitNoted)
    (self.basis, self.information, self.acceptedWithout) = (basis, information, acceptedWithout)
    (self.phases, self.pauses, self.requests) = (phases, pauses, requests)
  }

  /// Days are whole: on the last one she still takes part.
  public func state(on day: CivilDate) -> State {
    switch decision {
    case .none: return waiting(on: day)
    case .declined(let on, let reason): return .declined(on: on, reason: reason)
    case .accepted(let accepted):
      if let exit, exit.on < day { return .exited(accepted: accepted, exit) }
      return day < accepted ? .expected(on: accepted) : .accepted(on: accepted)
    }
  }

  /// The same for whoever may, or may not, read what organisations are called.
  func naming(_ mayName: Bool) -> Participation {
    var named = self
    if !mayName { named.referral.byName = nil }
    return named
  }

  /// The exit that is recorded and has not come.
  public func announced(on day: CivilDate) -> Exit? { state(on: day).kind == .exited ? nil : exit }

  /// Whether the exit may be taken back: until its day is over, and where that had passed already, on the day on which it
  /// was written down.
  public func mayStay(on day: CivilDate) -> Bool { announced(on: day) != nil || exit != nil && exitNoted == day }

  /// Whether the answer to the referral may be taken back: that she takes part until her first day is over, and either
  /// answer on the day on which it was written down. Who leaves stays first.
  func mayBeReconsidered(on day: CivilDate) -> Bool {
    guard exit == nil else { return false }
    switch decision {
    case .none: return false
    case .accepted(let first): return first >= day || decisionNoted == day
    case .declined: return decisionNoted == day
    }
  }

  /// The first day of taking part.
  public var acceptedOn: CivilDate? { if case .accepted(let day) = decision { day } else { nil } }

  /// The days on which its state turns by itself.
  public var turns: [CivilDate] {
    ([acceptedOn, exit?.on.adding(days: 1)] + pauses.flatMap { [$0.terms.from, $0.back] }).compactMap(\.self)
  }
}

extension Participation.State.Kind.Step {
  /// Whether it names one of the phases that are there.
  var isAboutSpell: Bool { [.endPhase, .movePhase, .takeBackPhase, .keepPhase].contains(self) }
}

extension Participation.State.Kind {
  /// The steps that a state allows, and nothing else (domain description §4.2, the part of it that is built).
  public enum Step: String, Sendable, CaseIterable {
    case accept, decline
    /// Invites to a talk before the answer, or to another day.
    case invite
    case withdrawInvitation = "take-back-invitation"
    /// Somebody met her.
    case meet
    case withdrawMeeting = "take-back-talk"
    case beginPhase = "begin-phase", endPhase = "end-phase"
    /// Another first day for a phase that has not begun.
    case movePhase = "move-phase"
    /// Takes a phase back that has not begun.
    case takeBackPhase = "take-back-phase"
    /// Takes the last day of a phase back that has not passed.
    case keepPhase = "keep-phase"
    /// Begins a pause, or plans one.
    case pause
    /// Another reason or day of return.
    case changePause = "change-pause"
    case comeBack = "come-back"
    /// Takes a return back that was written down today.
    case keepPause = "keep-pause"
    /// Takes a pause back that has not begun, or was written down today.
    case takeBackPause = "take-back-pause"
    case exit
    /// Takes an exit back whose day has not passed, or that was written down today.
    case stay
    /// Takes the answer to the referral back that was written down today, or whose day has not passed.
    case reconsider
    /// Other words of the referrer's.
    case mendReferral = "mend-referral"
    /// Another act under which the person is supported.
    case changeBasis = "change-basis"
    /// What she was told of what is kept about her.
    case inform
  }

  public var steps: [Step] {
    switch self {
    case .referred: [.accept, .decline, .invite, .meet, .mendReferral]
    case .invited: [.meet, .accept, .decline, .invite, .withdrawInvitation, .mendReferral]
    case .met: [.accept, .decline, .withdrawMeeting, .mendReferral]
    case .expected, .accepted:
      [
        .comeBack, .beginPhase, .endPhase, .movePhase, .takeBackPhase, .keepPhase, .pause, .changePause, .keepPause,
        .takeBackPause, .exit, .stay, .mendReferral, .changeBasis, .inform, .reconsider,
      ]
    case .exited: [.stay]
    case .declined: [.reconsider]
    }
  }
}
