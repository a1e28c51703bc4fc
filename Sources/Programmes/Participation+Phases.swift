import Rules
public import Values

// Phases as of a day: what runs, what is planned, and what may still be changed of it.

extension Participation {
  /// Those that come, or came: what was planned for a day behind the last one does not, as long as that one stands.
  var phasesThatCome: [PhaseSpell] { phases.filter(comes) }

  public func comes(_ spell: PhaseSpell) -> Bool { exit.map { spell.begun <= $0.on } ?? true }

  /// The last day of a phase: as it was ended, or with the exit.
  public func lastDay(of spell: PhaseSpell) -> CivilDate? {
    [spell.ended, exit.map { max($0.on, spell.begun) }].compactMap(\.self).min()
  }

  /// The phases that run on a day.
  public func running(on day: CivilDate) -> [PhaseSpell] {
    phasesThatCome.filter { spell in spell.begun <= day && (lastDay(of: spell).map { day <= $0 } ?? true) }
  }

  /// What may be taken back on a day, or moved: what begins on it or later.
  func movable(on day: CivilDate) -> [PhaseSpell] { phases.filter { $0.begun >= day } }

  /// What may be given a last day: what has none, and what has one that is not over.
  func endable(on day: CivilDate) -> [PhaseSpell] {
    phasesThatCome.filter { $0.ended.map { $0 >= day } ?? true }
  }

  /// Those whose last day may be taken back.
  func ending(on day: CivilDate) -> [PhaseSpell] { phasesThatCome.filter { $0.ended.map { $0 >= day } ?? false } }

  /// Planned ones that an exit on a day would keep from coming.
  func planned(after day: CivilDate, seenOn today: CivilDate) -> [PhaseSpell] {
    phases.filter { $0.begun > max(day, today) }
  }

  /// The phases that were there and have a last day, gone by or to come: what waits for them begins on that day at the
  /// earliest.
  var phasesThatEnd: Set<PhaseCode> {
    Set(phases.map(\.phase)).subtracting(phases.filter { $0.ended == nil }.map(\.phase))
  }

  /// Those that wait for the end of a phase, by the programme's order.
  func waiting(for phase: PhaseCode, _ model: ProgrammeModel) -> [PhaseSpell] {
    phases.filter { spell in model.phases.first { $0.id == spell.phase }?.after.contains(phase) ?? false }
  }
}

extension Participation {
  /// The steps that are open on a day. Who leaves first stays, and then leaves otherwise.
  public func steps(on day: CivilDate) -> [State.Kind.Step] {
    state(on: day).kind.steps.filter { step in
      switch step {
      case .stay: mayStay(on: day)
      case .exit: announced(on: day) == nil
      case .reconsider: mayBeReconsidered(on: day)
      case .endPhase: !endable(on: day).isEmpty
      case .keepPhase: !ending(on: day).isEmpty
      case .movePhase, .takeBackPhase: !movable(on: day).isEmpty
      case .pause: openPause == nil
      case .changePause: openPause != nil
      case .comeBack: openPause.map { $0.terms.from < day } ?? false
      case .keepPause: reopenablePause(on: day) != nil
      case .takeBackPause: removablePause(on: day) != nil
      case .accept, .decline, .invite, .withdrawInvitation, .meet, .withdrawMeeting, .beginPhase, .mendReferral,
        .changeBasis, .inform:
        true
      }
    }
  }
}
