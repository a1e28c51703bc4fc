public import Language
public import Values

/// Who stands for somebody who is not yet 18, as what, from when to when, and how they are reached.
///
/// It ends by itself on the 18th birthday, whatever was written down: from then on she stands for herself.
public struct Guardian: Sendable, Hashable {
  public let id: GuardianID
  public let person: PersonID
  public let version: Version
  public let details: Details
  /// The day on which it was taken back: it had been noted by mistake.
  public let withdrawn: CivilDate?
  /// The last day on which the person may be under 18; none where nobody knows when she was born.
  var lastMinor: CivilDate?

  public enum Kind: String, Sendable, CaseIterable {
    case parent
    /// Appointed by a court or an authority.
    case appointed
    /// For a minor who came without parents, until somebody is appointed.
    case representative
    case other
  }

  public struct Details: Sendable, Hashable {
    public var name: String
    public var kind: Kind
    public var from: CivilDate
    /// The last day; none where it holds until the 18th birthday.
    public var until: CivilDate?
    /// In the form of E.164.
    public var phone: String?
    /// The language to speak with them.
    public var language: LanguageTag?
    /// Whether that takes an interpreter.
    public var needsInterpreter: Bool

    public init(
      _ name: String, as kind: Kind, from: CivilDate, until: CivilDate? = nil, phone: String? = nil,
      language: LanguageTag? = nil, needsInterpreter: Bool = false
    ) {
      (self.name, self.kind, self.from, self.until) = (name, kind, from, until)
      (self.phone, self.language, self.needsInterpreter) = (phone, language, needsInterpreter)
    }
  }

  /// As many as stand for anybody in a childhood; beyond them something is noted by mistake.
  static let most = 20

  /// The last day on which they stand for her; none where no end is known.
  public var lastDay: CivilDate? { [details.until, lastMinor].compactMap(\.self).min() }

  /// Noted for a day on which she was 18 already, as her birth was corrected behind it: it held on no day.
  var neverHeld: Bool { lastDay.map { $0 < details.from } ?? false }

  public func stands(on day: CivilDate) -> Bool { details.from <= day && !isOver(on: day) }
  func isOver(on day: CivilDate) -> Bool { lastDay.map { $0 < day } ?? false }
}

public enum GuardianKind: Identified { public static let name = "guardian" }
public typealias GuardianID = ID<GuardianKind>

/// Whether somebody is under 18, and who stands for her then.
public struct Guardianship: Sendable, Hashable {
  /// None where nobody knows when she was born: then nothing is claimed.
  public let minority: Minority?
  /// What began last first.
  public let guardians: [Guardian]

  init(born birth: BirthDate?, _ guardians: [Guardian]) {
    let minority = birth?.minority
    self.minority = minority
    self.guardians = guardians.map { guardian in
      var guardian = guardian
      guardian.lastMinor = minority?.lastPossible
      return guardian
    }
  }

  public func standing(on day: CivilDate) -> [Guardian] { guardians.filter { $0.stands(on: day) } }

  /// Whether she is under 18 for certain, and nobody stands for her.
  public func isMissing(on day: CivilDate) -> Bool {
    minority?.holds(on: day) == true && standing(on: day).isEmpty
  }

  /// The first day, up to a day on which nobody stands for her, from which that is so: the day after the last one who did.
  public func missingSince(upTo day: CivilDate) -> CivilDate? {
    guardians.compactMap(\.lastDay).filter { $0 < day }.max()?.adding(days: 1)
  }

  /// The days on which its answers may turn.
  public var turns: [CivilDate] {
    (minority?.turns ?? []) + guardians.map(\.details.from) + guardians.compactMap { $0.lastDay?.adding(days: 1) }
  }

  /// Whether there is anything to show on a day: she is or may be under 18, or was and somebody stood for her.
  func isTold(on day: CivilDate) -> Bool {
    guard let minority else { return !guardians.isEmpty }
    return minority.holds(on: day) != false || !guardians.isEmpty
  }
}

extension BirthDate {
  /// Until when somebody who was born then is under 18.
  public var minority: Minority {
    switch precision {
    case .day, .given: Minority(bornFrom: date, until: date)
    case .month:
      span(from: CivilDate(year: date.year, month: date.month, day: 1), months: 1)
    case .year: span(from: CivilDate(year: date.year, month: 1, day: 1), months: 12)
    }
  }

  private func span(from first: CivilDate?, months: Int) -> Minority {
    let first = first ?? date
    return Minority(bornFrom: first, until: first.adding(months: months).adding(days: -1))
  }
}

extension Guardian.Kind {
  public var phrase: Phrase {
    switch self {
    case .parent: .guardianParent
    case .appointed: .guardianAppointed
    case .representative: .guardianRepresentative
    case .other: .guardianOther
    }
  }
}
