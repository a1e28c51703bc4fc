public import Rules
public import Values

/// A part of the programme. Phases overlap unless one waits for another.
public struct Phase: Sendable, Hashable, Identifiable {
  public enum Beginning: String, Sendable, Hashable, CaseIterable {
    /// With the programme itself.
    case atEntry = "at-entry"
    /// When those in `after` have ended.
    case after
    /// Whenever someone decides it.
    case whenNeeded = "when-needed"
  }

  public var id: PhaseCode
  public var title: Wording
  public var begins: Beginning
  public var after: [PhaseCode]
  /// What must be true before the phase begins, in words: shown to whoever begins it, who answers for it.
  public var gate: Wording?
  /// What the house itself sees whether it is there before the phase begins.
  public var guards: [PhaseGuard]

  public init(
    id: PhaseCode, title: Wording, begins: Beginning, after: [PhaseCode] = [], gate: Wording? = nil,
    guards: [PhaseGuard] = []
  ) {
    self.id = id
    self.title = title
    self.begins = begins
    self.after = after
    self.gate = gate
    self.guards = guards
  }
}

extension ProgrammeModel {
  /// Phases that run beside each other from the first day.
  public var entryPhases: [Phase] { phases.filter { $0.begins == .atEntry } }

  /// The phases for which this one waits, as long as they have not ended. Empty: it may begin.
  public func phases(blocking phase: PhaseCode, ended: Set<PhaseCode>) -> [Phase] {
    let awaited = phases.first { $0.id == phase }?.after ?? []
    return phases.filter { awaited.contains($0.id) && !ended.contains($0.id) }
  }

  /// Phases that wait for each other in a circle, and so never begin.
  static func circle(in phases: [Phase]) -> [PhaseCode] {
    var reached = Set(phases.filter { $0.begins != .after }.map(\.id))
    var grew = true
    while grew {
      let next = phases.filter { !reached.contains($0.id) && reached.isSuperset(of: $0.after) }
      grew = !next.isEmpty
      reached.formUnion(next.map(\.id))
    }
    return phases.map(\.id).filter { !reached.contains($0) }
  }
}
