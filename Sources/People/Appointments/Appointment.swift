public import Values

/// A day and a time on which somebody has to be somewhere: with whom, where, how she gets there, and what has to be arranged
/// so that she can come and understand. What came of it is said when its day is over.
public struct Appointment: Sendable, Hashable {
  public let id: AppointmentID
  public let person: PersonID
  public let version: Version
  /// With whom of those who work with the person; none where it is with others alone.
  public let host: Host?
  /// With the counsellor: others are told that the person is not free then, and nothing else.
  public let isClosed: Bool
  /// The day on which it was made.
  public let noted: CivilDate
  public let details: Details
  /// Where it stood before it was moved, the latest last.
  public let moves: [Move]
  /// What came of it; none while it is to come, or nobody has said it.
  public let outcome: Outcome?
  /// The day on which it was taken back: it had been noted by mistake.
  public let withdrawn: CivilDate?

  public struct Host: Sendable, Hashable {
    public let account: AccountID
    public let name: String

    public init(_ account: AccountID, _ name: String) { (self.account, self.name) = (account, name) }
  }

  /// In the local time of the office.
  public struct Slot: Sendable, Hashable {
    public var day: CivilDate
    public var from: ClockTime
    /// None where nobody knows how long it takes.
    public var until: ClockTime?

    public init(on day: CivilDate, from: ClockTime, until: ClockTime? = nil) {
      (self.day, self.from, self.until) = (day, from, until)
    }

    /// Whether nobody can be at both. One without an end lasts a moment.
    public func overlaps(_ other: Slot) -> Bool {
      guard day == other.day else { return false }
      if from == other.from { return true }
      return from < other.from ? other.from < (until ?? from) : from < (other.until ?? other.from)
    }
  }

  public struct Details: Sendable, Hashable {
    public var slot: Slot
    /// Who else is there.
    public var party: Party?
    public var partyName: String?
    public var means: Means
    public var place: String?
    /// How she gets there.
    public var way: String?
    /// What it is about, for those who work with her.
    public var words: String?
    public var childcare: Childcare
    /// None where no interpreter is needed.
    public var interpreter: Interpreter?

    public init(
      _ slot: Slot, party: Party? = nil, partyName: String? = nil, means: Means = .meeting, place: String? = nil,
      way: String? = nil, words: String? = nil, childcare: Childcare = .notAsked, interpreter: Interpreter? = nil
    ) {
      (self.slot, self.party, self.partyName, self.means) = (slot, party, partyName, means)
      (self.place, self.way, self.words, self.childcare) = (place, way, words, childcare)
      self.interpreter = interpreter
    }
  }

  /// In neutral words: which office or which doctor it is may be nobody's business.
  public enum Party: String, Sendable, CaseIterable {
    case authority, workplace, school, family, other
  }

  public enum Means: String, Sendable, CaseIterable {
    case meeting, phone, screen
  }

  public enum Childcare: String, Sendable, CaseIterable {
    case notAsked = "not-asked"
    case notNeeded = "not-needed"
    case needed, arranged
  }

  /// Which language is interpreted is said by its variant: Dari is not Farsi, Sorani not Kurmanji, Tigrinya not Arabic.
  public struct Interpreter: Sendable, Hashable {
    public var language: LanguageTag
    public var wish: Wish
    public var state: State
    public var name: String?
    /// Why somebody under 18 interprets; none where nobody under 18 does.
    public var minorBecause: String?

    public enum Wish: String, Sendable, CaseIterable {
      case either, woman, man
    }

    public enum State: String, Sendable, CaseIterable {
      case notBooked = "not-booked"
      case booked, confirmed
      case didNotCome = "did-not-come"
    }

    public init(
      _ language: LanguageTag, wish: Wish = .either, state: State = .notBooked, name: String? = nil,
      minorBecause: String? = nil
    ) {
      (self.language, self.wish, self.state) = (language, wish, state)
      (self.name, self.minorBecause) = (name, minorBecause)
    }
  }

  /// It was to be then, and on this day it was moved.
  public struct Move: Sendable, Hashable {
    public let from: Slot
    public let on: CivilDate

    public init(from slot: Slot, on day: CivilDate) { (from, on) = (slot, day) }
  }

  /// As many as are to come for anybody at once: beyond them nobody could be everywhere.
  static let most = 100
  /// So many earlier times are kept of one.
  static let mostMoves = 12

  /// Nobody has changed it since it was noted: it can be taken back.
  var isAsNoted: Bool { version == .first && withdrawn == nil && outcome == nil }

  /// Nobody has said yet what came of it.
  var isOpen: Bool { outcome == nil && withdrawn == nil }

  public init(
    id: AppointmentID, person: PersonID, version: Version, host: Host?, isClosed: Bool, noted: CivilDate,
    details: Details, moves: [Move] = [], outcome: Outcome? = nil, withdrawn: CivilDate? = nil
  ) {
    (self.id, self.person, self.version, self.host) = (id, person, version, host)
    (self.isClosed, self.noted, self.details, self.moves) = (isClosed, noted, details, moves)
    (self.outcome, self.withdrawn) = (outcome, withdrawn)
  }
}

public enum AppointmentKind: Identified { public static let name = "appointment" }
public typealias AppointmentID = ID<AppointmentKind>

/// That somebody is not free: all that is told of an appointment with the counsellor.
public struct BusyTime: Sendable, Hashable {
  public let id: AppointmentID
  public let person: PersonID
  public let slot: Appointment.Slot
}
