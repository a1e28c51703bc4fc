public import Values

/// A limit or need that was agreed with the participant, in words that a firm may read: what, from when until when,
/// never why. *Skånehensyn*, *Einsatzeinschränkung*.
public struct Consideration: Sendable, Hashable {
  public let id: ConsiderationID
  public let person: PersonID
  public let version: Version
  public let terms: Terms
  /// The day on which the participant agreed.
  public let agreed: CivilDate
  /// The day on which that was written down; not known of what was written down before this was noted.
  let noted: CivilDate?
  public let ended: CivilDate?
  /// The day on which its end was noted.
  public let endNoted: CivilDate?
  /// What it stands in place of: the same agreed earlier, in other words.
  public let replaces: ConsiderationID?

  public struct Terms: Sendable, Hashable {
    /// Exactly what the firm will see.
    public var wording: Wording
    /// The same in a language that the participant reads.
    public var ownWording: Wording?
    public var effect: Effect
    public var from: CivilDate
    /// The last day on which it holds; none until it is reviewed.
    public var until: CivilDate?
    public var review: CivilDate

    public init(
      wording: Wording, ownWording: Wording?, effect: Effect, from: CivilDate, until: CivilDate?, review: CivilDate
    ) {
      (self.wording, self.ownWording, self.effect) = (wording, ownWording, effect)
      (self.from, self.until, self.review) = (from, until, review)
    }
  }

  public struct Wording: Sendable, Hashable {
    public var text: String
    public var language: LanguageTag

    public init(_ text: String, _ language: LanguageTag) {
      (self.text, self.language) = (text, language)
    }
  }

  /// What it changes. Hours, days and times are held against what is agreed with the workplace; the others stand in the
  /// wording, and the workplace confirms that it respects them.
  public enum Effect: Sendable, Hashable {
    /// At most so many hours in an ISO week.
    case hours(cap: Hours)
    case time(Times)
    case task
    case environment

    public var kind: Kind {
      switch self {
      case .hours: .hours
      case .time: .time
      case .task: .task
      case .environment: .environment
      }
    }

    public enum Kind: String, Sendable, CaseIterable {
      case hours, time, task, environment
    }

    /// Days of the week that are out, and the part of the day that is left; neither where only the wording can say when.
    public struct Times: Sendable, Hashable {
      public var notOn: Set<CivilDate.Weekday>
      public var only: ClockSpan?

      public init(notOn: Set<CivilDate.Weekday> = [], only: ClockSpan? = nil) {
        (self.notOn, self.only) = (notOn, only)
      }

      public var isEmpty: Bool { notOn.isEmpty && only == nil }
    }

    public var times: Times? { if case .time(let times) = self { times } else { nil } }

    public var cap: Hours? { if case .hours(let cap) = self { cap } else { nil } }
  }

  public init(
    id: ConsiderationID, person: PersonID, version: Version, terms: Terms, agreed: CivilDate,
    noted: CivilDate? = nil, ended: CivilDate?, endNoted: CivilDate? = nil, replaces: ConsiderationID? = nil
  ) {
    (self.id, self.person, self.version, self.terms) = (id, person, version, terms)
    (self.agreed, self.noted) = (agreed, noted)
    (self.ended, self.endNoted, self.replaces) = (ended, endNoted, replaces)
  }

  /// Whether it says the same for some of the same days. Hours, days and times are held against what is agreed with the
  /// workplace, whatever words stand beside them.
  func isSame(as other: Terms) -> Bool {
    guard terms.effect == other.effect, other.until.map({ terms.from <= $0 }) ?? true,
      lastDay.map({ $0 >= other.from && $0 >= terms.from }) ?? true
    else { return false }
    if terms.effect.cap != nil || terms.effect.times?.isEmpty == false { return true }
    return Folding.order(terms.wording.text) == Folding.order(other.wording.text)
  }

  /// Whether the agreement itself can be taken back: until its first day is over, and on the day on which it was written
  /// down.
  func mayBeWithdrawn(on today: CivilDate) -> Bool { ended == nil && (terms.from >= today || noted == today) }

  /// Whether its end can be taken back: until that day is over, and on the day on which it was noted.
  func mayResume(on today: CivilDate) -> Bool { ended.map { $0 >= today || endNoted == today } ?? false }

  /// Whether it was taken back before its first day: there is no day on which it holds.
  public var neverHeld: Bool { lastDay.map { $0 < terms.from } ?? false }

  /// The last day on which it holds, by its term or because it was ended.
  public var lastDay: CivilDate? {
    switch (terms.until, ended) {
    case (let until?, let ended?): min(until, ended)
    case (let until, let ended): until ?? ended
    }
  }
}
