public import Access
public import Values

/// What of a permission to work is held against a piece of work. Neither what it rests on nor the employer's name is said by
/// it.
public struct WorkPermit: Sendable, Hashable {
  public let permission: RightToWork.Permission
  public let from: CivilDate
  public let until: CivilDate?
  /// The employer that a permit for one job is bound to, in the words of its document; none for whoever is not told.
  let employer: String?

  public init(
    _ permission: RightToWork.Permission, from: CivilDate, until: CivilDate? = nil, employer: String? = nil
  ) {
    (self.permission, self.from, self.until, self.employer) = (permission, from, until, employer)
  }

  fileprivate func holds(on day: CivilDate) -> Bool { from <= day && (until.map { day <= $0 } ?? true) }

  /// Whether it allows work at a place of these names; `nil` where nobody knows.
  fileprivate func allows(at names: [String]) -> Bool? {
    switch permission {
    case .unrestricted: true
    case .notAllowed: false
    case .unknown: nil
    case .perJob: employer.map { WorkPermit.isNamed($0, among: names) }
    }
  }

  /// One name tells more than the other: `Nordlys Bageri` is `Nordlys Bageri ApS`.
  private static func isNamed(_ employer: String, among names: [String]) -> Bool {
    func words(_ text: String) -> Set<Substring> { Set(Folding.order(text).split { !$0.isLetter && !$0.isNumber }) }
    let own = words(employer)
    return !own.isEmpty
      && names.map(words).contains { !$0.isEmpty && (own.isSubset(of: $0) || $0.isSubset(of: own)) }
  }
}

extension [WorkPermit] {
  /// How far they allow a piece of work.
  public enum Answer: Sendable, Hashable {
    /// On every day of it; with the last day of the permission, where it has one.
    case allowed(until: CivilDate?)
    /// Up to this day, and not on those behind it.
    case ends(on: CivilDate)
    case notAllowed
    /// Nothing is noted, or that nobody knows.
    case notKnown
  }

  private enum Standing {
    case allowed, refused, notKnown, nothing
  }

  /// Whether work at a place is allowed on a day. Of those that hold then the one counts that began last; a permit for one job
  /// leaves those for other jobs beside it as they are.
  private func standing(on day: CivilDate, at names: [String]) -> Standing {
    let held = filter { $0.holds(on: day) }.sorted { $0.from > $1.from }
    guard let last = held.first else { return .nothing }
    let jobs = held.prefix { $0.permission == .perJob }.map { $0.allows(at: names) }
    let answers = jobs.isEmpty ? [last.allows(at: names)] : jobs
    if answers.contains(true) { return .allowed }
    return answers.contains(nil) ? .notKnown : .refused
  }

  /// Whether they allow work at a place on all days from `first` to `last`.
  ///
  /// - Parameter names: of the workplace and of its employer.
  public func answer(from first: CivilDate, until last: CivilDate?, at names: [String]) -> Answer {
    var day = first
    while true {
      switch standing(on: day, at: names) {
      case .allowed: break
      case .refused: return day == first ? .notAllowed : .ends(on: day.adding(days: -1))
      case .notKnown: return .notKnown
      // What held last has ended; where nothing did, nobody has looked.
      case .nothing: return compactMap(\.until).filter { $0 < day }.max().map { .ends(on: $0) } ?? .notKnown
      }
      guard let next = turns.filter({ $0 > day }).min(), last.map({ next <= $0 }) ?? true else {
        return .allowed(until: lastDay(behind: day, at: names))
      }
      day = next
    }
  }

  /// The last of the days on which work is allowed without a gap, from a day on which it is; none where no end is set.
  func lastDay(behind day: CivilDate, at names: [String]) -> CivilDate? {
    turns.filter { $0 > day }.sorted().first { standing(on: $0, at: names) != .allowed }?.adding(days: -1)
  }

  /// The days on which it may turn.
  public var turns: [CivilDate] { flatMap { [$0.from] + [$0.until?.adding(days: 1)].compactMap(\.self) } }
}

extension WorkPermit {
  static func of(_ person: PersonID) -> Statement<ResidenceRecord, WorkPermit> {
    Statement(
      """
      SELECT w.id, w.subject, w.permission, w.from_day, w.until_day, w.employer
      FROM \(rows: ResidenceRecord.self, as: "w")
      WHERE w.person_id = \(person) AND w.withdrawn_day IS NULL ORDER BY w.from_day DESC, w.id DESC
      """, showing: .permissionUntil
    ) { row in
      WorkPermit(
        try row.choice("permission"), from: try row.date("from_day"), until: try row.dateIfAny("until_day"),
        employer: try row.textIfAny("employer"))
    }
  }
}

extension RightsToWork {
  /// What is held against placements; `nil` for whoever is told nothing of it.
  public static func permits(of person: PersonID, _ tx: Transaction) throws -> Disclosed<[WorkPermit]?> {
    guard try tx.isTold(ResidenceRecord.self, seeing: .permissionUntil, about: person) else {
      return tx.me.map { _ in nil }
    }
    return try tx.listWhatIsReadable(
      WorkPermit.of(person), try tx.grant(List.self, ResidenceRecord.self, seeing: .permissionUntil)
    ).map { $0 }
  }

  /// The same for the system.
  public static func consultPermits(of person: PersonID, _ tx: Transaction) throws -> Withheld<[WorkPermit]> {
    try consult(person, tx).map { all in
      all.map { WorkPermit($0.permission, from: $0.from, until: $0.until, employer: $0.ground?.employer) }
    }
  }
}
