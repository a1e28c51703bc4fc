public import Values

/// The follow-ups of one placement, dated.
///
/// A pure function of start, end, cadence and duties. Each follow-up is the n-th of its entry, counted from the start:
/// when the end moves, those that remain keep their identity and their day.
///
/// Nothing is planned where nobody can be met: on a weekend, a holiday, a day on which the place is closed. Such a day moves
/// to the next open one, or, where that is past the last day, back to the one before; a day that the law sets as the
/// latest moves back. What would fall before the first day or after the last one is left out, and so is the second of
/// one entry that would come to stand on the same day.
public struct FollowUpPlan: Sendable, Hashable {
  public struct FollowUp: Sendable, Hashable, Identifiable {
    /// The same for the same occurrence, however often the plan is made.
    public struct Key: Sendable, Hashable, Codable {
      public var code: DutyCode
      /// 1 for the first.
      public var number: Int

      public init(code: DutyCode, number: Int) {
        self.code = code
        self.number = number
      }
    }

    public var id: Key
    public var due: CivilDate
    public var with: FollowUpCadence.With
    /// The law that asks for it; `nil` when it is the programme's own practice.
    public var source: LegalSource?
  }

  /// By day, then by code.
  public let followUps: [FollowUp]

  /// Without an end the plan reaches this far past the start.
  public static let horizon = Span(24, .months)

  /// - Parameter end: the last day; `nil` plans up to `horizon`.
  /// - Parameter duties: those of the pack that hold for the placement's basis.
  /// - Parameter programmeStart: what duties counted from the programme count from; without it they are left out.
  /// - Parameter calendar: of the workplace.
  public init(
    start: CivilDate, end: CivilDate?, cadence: FollowUpCadence, duties: [FollowUpDuty] = [],
    programmeStart: CivilDate? = nil, calendar: WorkingCalendar = .weekends
  ) {
    let last = end ?? Self.horizon.after(start)
    let days = Days(start: start, last: last, calendar: calendar)
    var planned = cadence.entries.flatMap { Self.occurrences(of: $0, days) }
    let own = planned.filter { $0.with != .workplace }.map(\.due)
    for duty in duties {
      let origin: CivilDate?
      switch duty.countedFrom {
      case .placement, .ordinaryWork: origin = start
      case .programme: origin = programmeStart
      }
      guard let origin else { continue }
      planned += Self.occurrences(of: duty, from: origin, days, kept: own)
    }
    followUps = planned.sorted { ($0.due, $0.id.code, $0.id.number) < ($1.due, $1.id.code, $1.id.number) }
  }

  private static func occurrences(of entry: FollowUpCadence.Entry, _ days: Days) -> [FollowUp] {
    func followUp(_ number: Int, _ day: CivilDate) -> FollowUp? {
      guard let due = days.open(near: day) else { return nil }
      return FollowUp(id: .init(code: entry.code, number: number), due: due, with: entry.with, source: nil)
    }
    switch entry.rhythm {
    case .once(let after):
      let start = days.start
      return [followUp(1, after?.after(start) ?? start)].compactMap(\.self)
    case .every(let span):
      var taken: Set<CivilDate> = []
      let start = days.start
      return span.days(from: start, last: days.last).enumerated()
        .compactMap { followUp($0 + 1, $1) }.filter { taken.insert($0.due).inserted }
    }
  }

  /// What the law asks for beyond the programme's own follow-ups with the person.
  ///
  /// “At least n within a time” falls due in n equal parts: the k-th by the end of the k-th part. A part is left out
  /// when by then as many follow-ups are planned anyway, by the programme or for an earlier part. Parts that ended before
  /// the placement are not its business.
  private static func occurrences(
    of duty: FollowUpDuty, from origin: CivilDate, _ days: Days, kept: [CivilDate]
  ) -> [FollowUp] {
    func followUp(_ number: Int, _ day: CivilDate) -> FollowUp? {
      guard let due = days.open(latest: day) else { return nil }
      let key = FollowUp.Key(code: duty.code, number: number)
      return FollowUp(id: key, due: due, with: .participant, source: duty.need.source)
    }
    let ends = duty.parts(from: origin, until: days.last)
    switch duty.need.stated.value {
    case nil: return []
    case .every: return ends.enumerated().compactMap { followUp($0 + 1, $1) }
    case .atLeast:
      let earlier = ends.filter { $0 < days.start }.count
      var added: [FollowUp] = []
      for (index, day) in ends.enumerated() {
        let planned = kept.filter { $0 <= day }.count + added.count
        guard planned < index + 1 - earlier, let next = followUp(index + 1, day) else { continue }
        added.append(next)
      }
      return added
    }
  }

  /// The days of the placement, and on which of them somebody can be met.
  private struct Days {
    let start: CivilDate
    let last: CivilDate
    let calendar: WorkingCalendar

    func open(near day: CivilDate) -> CivilDate? {
      guard day >= start, day <= last else { return nil }
      return calendar.firstOpenDay(from: day, until: last) ?? calendar.lastOpenDay(from: start, until: day)
    }

    /// The law's latest day is never put off: it moves back, or stays where it is when nobody can be met before it.
    func open(latest day: CivilDate) -> CivilDate? {
      guard day >= start, day <= last else { return nil }
      return calendar.lastOpenDay(from: start, until: day) ?? day
    }
  }
}
