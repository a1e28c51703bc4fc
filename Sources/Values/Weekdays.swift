extension CivilDate.Weekday {
  /// `monday`, as the API writes it.
  public var code: String {
    switch self {
    case .monday: "monday"
    case .tuesday: "tuesday"
    case .wednesday: "wednesday"
    case .thursday: "thursday"
    case .friday: "friday"
    case .saturday: "saturday"
    case .sunday: "sunday"
    }
  }

  public init?(code: String) {
    guard let day = CivilDate.Weekday.allCases.first(where: { $0.code == code }) else { return nil }
    self = day
  }

  /// The day after; Monday after Sunday.
  public var next: CivilDate.Weekday { CivilDate.Weekday(rawValue: rawValue % 7 + 1)! }
}

extension CivilDate {
  /// The day itself, or the Monday after its weekend: for suggestions where no country is known.
  public var orMonday: CivilDate { adding(days: weekday.rawValue > 5 ? 8 - weekday.rawValue : 0) }
}

extension Set<CivilDate.Weekday> {
  /// Monday first.
  public var inOrder: [CivilDate.Weekday] { sorted { $0.rawValue < $1.rawValue } }

  /// The numbers of ISO 8601 in their order, as they are stored: `25` for Tuesday and Friday.
  public var isoDigits: String { inOrder.map { String($0.rawValue) }.joined() }

  /// `nil` when something is no day of the week.
  public init?(isoDigits: String) {
    self = []
    for digit in isoDigits {
      guard let day = digit.wholeNumberValue.flatMap({ CivilDate.Weekday(rawValue: $0) }) else { return nil }
      insert(day)
    }
  }
}
