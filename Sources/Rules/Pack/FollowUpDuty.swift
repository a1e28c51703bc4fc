public import Values

/// A follow-up that the law asks for, whatever the programme does besides.
public struct FollowUpDuty: Sendable, Hashable {
  public enum Need: Sendable, Hashable {
    /// So many follow-ups within the first part of the time counted.
    case atLeast(Int, within: Span)
    /// One in every such length of time.
    case every(Span)
  }

  /// What the time is counted from.
  public enum Start: String, Sendable, Hashable, CaseIterable {
    case placement
    case programme
    case ordinaryWork = "ordinary-work"
  }

  public var code: DutyCode
  public var title: Wording
  public var bases: [BasisCode]
  public var countedFrom: Start
  public var need: Rule<Need>

  public init(code: DutyCode, title: Wording, bases: [BasisCode], countedFrom: Start, need: Rule<Need>) {
    self.code = code
    self.title = title
    self.bases = bases
    self.countedFrom = countedFrom
    self.need = need
  }
}
