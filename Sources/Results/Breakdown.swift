import Values

/// What a table is broken down by, beside gender. Several axes make keys joined by `|`, in the order given.
public enum BreakdownAxis: String, Sendable, CaseIterable {
  case objective
  case region
  case nuts2
  case operation
  /// Age at entry: `0-17`, `18-29`, `30-54`, `55+` or `unknown`.
  case ageBand = "age_band"
  /// Half-year of the first entry: `2023-H1`.
  case cohort

  var column: ParticipationColumn? {
    switch self {
    case .objective: .objective
    case .region: .regionCategory
    case .nuts2: .nuts2
    case .operation: .operationID
    case .ageBand, .cohort: nil
    }
  }

  /// Reads `objective,region`; an empty text is no breakdown.
  /// - Throws: a fault that lists the axes.
  public static func list(_ text: String) throws(InputFault) -> [BreakdownAxis] {
    var axes: [BreakdownAxis] = []
    for name in text.split(separator: ",").map(String.init) {
      guard let axis = BreakdownAxis(rawValue: name), !axes.contains(axis) else {
        throw InputFault(
          file: "--breakdown", problem: "“\(name)” is no axis, or is there twice",
          remedy: "Axes are \(allCases.map(\.rawValue).joined(separator: ", ")), separated by commas.")
      }
      axes.append(axis)
    }
    return axes
  }
}

/// Makes one number of a participation's place in the breakdown: the key its columns hold, its age band, its cohort.
struct BreakdownPlace: Sendable {
  static let bands = ["0-17", "18-29", "30-54", "55+", "unknown"]
  private let axes: [BreakdownAxis]
  private let byAge: Bool
  private let byCohort: Bool

  init(_ axes: [BreakdownAxis]) {
    self.axes = axes
    byAge = axes.contains(.ageBand)
    byCohort = axes.contains(.cohort)
  }

  /// The column key in the low 32 bits, the age band above it, the half-year above that.
  func number(_ row: ParticipationRow, age: Int?) -> UInt64 {
    var number = UInt64(row.breakdown)
    if byAge { number |= UInt64(BreakdownPlace.band(age)) << 32 }
    if byCohort {
      let (year, month, _) = CivilDate(dayNumber: row.entry).parts
      number |= UInt64(year * 2 + (month > 6 ? 1 : 0)) << 40
    }
    return number
  }

  /// The key in words. `values` are the columns' texts in the order of the axes that are columns.
  func words(_ number: UInt64, values: [String]) -> String {
    var values = values[...]
    return axes.map { axis in
      switch axis {
      case .ageBand: BreakdownPlace.bands[Int(number >> 32 & 0xFF)]
      case .cohort: "\(number >> 41)-H\(number >> 40 & 1 + 1)"
      default: values.popFirst() ?? ""
      }
    }.joined(separator: "|")
  }

  private static func band(_ age: Int?) -> Int {
    guard let age else { return 4 }
    return age < 18 ? 0 : age < 30 ? 1 : age < 55 ? 2 : 3
  }
}
