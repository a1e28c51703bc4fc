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

extension FollowUpDuty {
  /// Whether it comes up again and again, and not so many times within a time.
  public var isReturning: Bool {
    if case .every? = need.stated.value { true } else { false }
  }

  /// The last days of the parts by which each is due: of those that return the ones up to a day.
  public func parts(from origin: CivilDate, until last: CivilDate) -> [CivilDate] {
    switch need.stated.value {
    case nil: return []
    case .every(let span): return span.days(from: origin, last: last)
    case .atLeast(let count, let within):
      let (count, length) = (max(1, count), within.after(origin).days(since: origin))
      return (1...count).map { origin.adding(days: length * $0 / count) }
    }
  }

  /// Whether the duty holds for a placement.
  ///
  /// - Parameter person: the act under which the person takes part. Ordinary work has no act of its own.
  public func holds(for measure: Measure?, under basis: BasisCode, of person: BasisCode?) -> Bool {
    switch countedFrom {
    case .ordinaryWork: (measure?.isOrdinaryWork ?? false) && person.map { bases.contains($0) } ?? false
    case .placement, .programme: bases.contains(basis) && !(measure?.isOrdinaryWork ?? false)
    }
  }

  /// A duty that no measure of the pack can give rise to is refused, since it would never be anybody's work.
  func checkThatItComesUp(_ map: PackMap, _ measures: [Measure]) {
    switch countedFrom {
    case .ordinaryWork where !measures.contains(where: \.isOrdinaryWork):
      map.note(
        at: "counted_from", "no measure of this pack is ordinary work, so that the duty never comes up",
        remedy: "write `ordinary_work: yes` below the measure that is, or take the duty out")
    case .placement, .programme:
      let used = Set(measures.flatMap(\.terms.keys))
      for basis in bases where !used.contains(basis) {
        map.note(
          at: "bases", "no measure is granted under “\(basis)”, so that the duty never comes up",
          remedy: "describe such a measure, or take “\(basis)” out")
      }
    case .ordinaryWork: break
    }
  }
}

extension Span {
  /// Days one span apart, without the first. Months are counted from the origin, so that the 31st does not wander.
  func days(from origin: CivilDate, last: CivilDate) -> [CivilDate] {
    var days: [CivilDate] = []
    var number = 1
    while number <= 1000 {
      let day = Span(count * number, unit).after(origin)
      guard day <= last else { break }
      days.append(day)
      number += 1
    }
    return days
  }
}
