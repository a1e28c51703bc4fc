/// How often a programme looks after a placement, as its model states it.
public struct FollowUpCadence: Sendable, Hashable {
  public enum With: String, Sendable, Hashable, Codable, CaseIterable {
    case participant, workplace, both
  }

  public enum Rhythm: Sendable, Hashable {
    /// Once, so long after the first day; `nil` on the first day itself.
    case once(after: Span?)
    /// Again and again, the first time one span after the first day.
    case every(Span)
  }

  public struct Entry: Sendable, Hashable {
    /// Names the entry for good: follow-ups already kept are recognised by it.
    public var code: DutyCode
    public var rhythm: Rhythm
    public var with: With

    public init(code: DutyCode, rhythm: Rhythm, with: With) {
      self.code = code
      self.rhythm = rhythm
      self.with = with
    }
  }

  public var entries: [Entry]

  public init(entries: [Entry]) {
    self.entries = entries
  }
}
