import Values

/// The numbers of ordinary staff that a workplace told of, each of a day: it holds from that day until the next one's.
struct StaffHistory: Sendable, Hashable {
  /// The one that holds now; none until somebody has asked.
  var newest: Workplace.Headcount?
  /// Those before it, the first one first.
  var earlier: [Workplace.Headcount]

  private(set) var all: [Workplace.Headcount] {
    get { earlier + [newest].compactMap(\.self) }
    set {
      let byDay = newValue.sorted { $0.asOf < $1.asOf }
      (newest, earlier) = (byDay.last, Array(byDay.dropLast()))
    }
  }

  /// With a number for its day, in the place of what was said of that day.
  mutating func record(_ number: Workplace.Headcount) {
    remove(of: number.asOf)
    all.append(number)
  }

  mutating func remove(of day: CivilDate) { all.removeAll { $0.asOf == day } }

  /// What an answer to the form about the workplace makes of it: a number is recorded for its day, and nothing in the
  /// place of the newest takes that out.
  mutating func answer(_ number: Workplace.Headcount?) {
    if let number { record(number) } else if let newest { remove(of: newest.asOf) }
  }

  /// The number that was said of a day.
  func number(of day: CivilDate) -> Workplace.Headcount? { all.first { $0.asOf == day } }
}
