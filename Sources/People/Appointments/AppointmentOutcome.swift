public import Values

extension Appointment {
  /// What came of it, and on which day that was said.
  public enum Outcome: Sendable, Hashable {
    /// They met. What was said stands in the contact log.
    case held(on: CivilDate)
    case calledOff(on: CivilDate, by: Caller, Why?)
    case missed(Missed)

    public enum Code: String, Sendable, CaseIterable {
      case held
      case missed = "not-come"
      case calledOff = "called-off"
    }

    public var code: Code {
      switch self {
      case .held: .held
      case .calledOff: .calledOff
      case .missed: .missed
      }
    }

    public var day: CivilDate {
      switch self {
      case .held(let day), .calledOff(let day, _, _): day
      case .missed(let missed): missed.on
      }
    }

    /// On which day nothing was left to do about it; none while something is.
    public var settled: CivilDate? {
      if case .missed(let missed) = self { missed.settled } else { day }
    }

    public var why: Why? {
      switch self {
      case .held: nil
      case .calledOff(_, _, let why): why
      case .missed(let missed): missed.why
      }
    }
  }

  /// She did not come: who tried to reach her, why it was, and when they meet instead. It is work for whoever waited, and no
  /// mark on the person: nobody counts how often.
  public struct Missed: Sendable, Hashable {
    public var on: CivilDate
    public var tried: Try?
    public var why: Why?
    /// Why, as the person tells it.
    public var words: String?
    /// The appointment that was made instead.
    public var next: AppointmentID?
    /// The day on which all of it was known.
    public var settled: CivilDate?

    public init(
      on day: CivilDate, tried: Try? = nil, why: Why? = nil, words: String? = nil, next: AppointmentID? = nil,
      settled: CivilDate? = nil
    ) {
      (on, self.tried, self.why, self.words) = (day, tried, why, words)
      (self.next, self.settled) = (next, settled)
    }
  }

  /// That somebody tried to reach her, and whether they did.
  public struct Try: Sendable, Hashable {
    public var means: ContactEntry.Means
    public var on: CivilDate
    public var reached: Bool

    /// As it is asked and answered.
    enum Reached: String, CaseIterable { case yes, no }

    public init(by means: ContactEntry.Means, on day: CivilDate, reached: Bool) {
      (self.means, on, self.reached) = (means, day, reached)
    }
  }

  /// Who called it off.
  public enum Caller: String, Sendable, CaseIterable {
    case person
    /// Whoever it was with, or who made it.
    case us
    case others
  }

  /// In functional words, as obstacles are: what kept her, not what she has.
  public enum Why: String, Sendable, CaseIterable {
    /// A letter, or another appointment at the same time.
    case letter
    case illness, childcare, transport, forgot
    case didNotKnow = "did-not-know"
    case other
  }
}
