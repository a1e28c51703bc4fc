public import Values

/// Why nobody is expected at work on a day.
public enum DayOff: Sendable, Hashable {
  case weekend
  case holiday(Holiday)
  case closure(Closure)
}

/// On which days work can be expected at one place. Pure: from the country, its region and the closures of the place.
///
/// Two questions are kept apart. A *working day* is one by law: no Saturday, no Sunday, no public holiday. An *open day* is
/// a working day on which somebody can be met there: not one that is free by custom, nor one on which the place is closed.
/// What people plan falls on open days; what the law counts in working days is counted by the law alone.
public struct WorkingCalendar: Sendable, Hashable {
  /// How much is known about the holidays.
  public enum Knowledge: Sendable, Hashable {
    /// Nothing but Saturdays and Sundays: nobody has written down this country's holidays.
    case weekends
    /// The holidays of the whole country: the region, which has its own, is not said.
    case country
    case whole
  }

  public let knowledge: Knowledge
  public let closures: [Closure]
  private let holidays: [Holiday]

  /// Saturdays and Sundays, of a place about which nothing else is known.
  public static let weekends = WorkingCalendar(of: nil, region: nil)

  /// - Parameters:
  ///   - region: a code of the country's regions; another counts as not said.
  ///   - closures: of the place itself.
  public init(of country: CountryHolidays?, region: String?, closures: [Closure] = []) {
    self.closures = closures.sorted { ($0.from, $0.until, $0.id) < ($1.from, $1.until, $1.id) }
    let region = country?.regions.first { $0.code == region }?.code
    holidays = (country?.holidays ?? []).filter { holiday in
      holiday.regions.isEmpty || region.map(holiday.regions.contains) ?? false
    }
    guard let country else {
      knowledge = .weekends
      return
    }
    knowledge = country.regions.isEmpty || region != nil ? .whole : .country
  }

  /// The holiday of the day; where there are several, the one that weighs most.
  public func holiday(on day: CivilDate) -> Holiday? {
    holidays.filter { $0.falls(on: day) }.min { $0.kind.weight < $1.kind.weight }
  }

  public func closure(on day: CivilDate) -> Closure? { closures.first { $0.contains(day) } }

  /// Whether nobody works on the day though it is one of those agreed: a holiday, by law or by custom, or a closure.
  public func isShut(on day: CivilDate) -> Bool { closure(on: day) != nil || holiday(on: day) != nil }

  /// Why nobody is expected on the day; of several reasons the one that says most.
  public func dayOff(on day: CivilDate) -> DayOff? {
    if let holiday = holiday(on: day), holiday.kind == .public { return .holiday(holiday) }
    if let closure = closure(on: day) { return .closure(closure) }
    if day.weekday.rawValue > 5 { return .weekend }
    return holiday(on: day).map { .holiday($0) }
  }

  // MARK: Working days

  /// A working day by law.
  public func isWorkingDay(_ day: CivilDate) -> Bool {
    day.weekday.rawValue <= 5 && !holidays.contains { $0.kind == .public && $0.falls(on: day) }
  }

  /// The day itself, or the next working day.
  public func firstWorkingDay(from day: CivilDate) -> CivilDate {
    var day = day
    while !isWorkingDay(day) { day = day.adding(days: 1) }
    return day
  }

  /// The day itself, or the working day before.
  public func lastWorkingDay(until day: CivilDate) -> CivilDate {
    var day = day
    while !isWorkingDay(day) { day = day.adding(days: -1) }
    return day
  }

  /// Whether a working day lies between the two, neither of them counted.
  public func hasWorkingDay(after day: CivilDate, before other: CivilDate) -> Bool {
    firstWorkingDay(from: day.adding(days: 1)) < other
  }

  // MARK: Open days

  /// A working day on which somebody can be met at the place.
  public func isOpen(_ day: CivilDate) -> Bool { dayOff(on: day) == nil }

  /// The first open day from one day to another, both counted.
  public func firstOpenDay(from day: CivilDate, until last: CivilDate) -> CivilDate? {
    var day = day
    while day <= last {
      if isOpen(day) { return day }
      // A closure may be long: the days in it need not be looked at one by one.
      day = (closure(on: day)?.until ?? day).adding(days: 1)
    }
    return nil
  }

  /// The last open day from one day to another, both counted.
  public func lastOpenDay(from first: CivilDate, until day: CivilDate) -> CivilDate? {
    var day = day
    while day >= first {
      if isOpen(day) { return day }
      day = (closure(on: day)?.from ?? day).adding(days: -1)
    }
    return nil
  }

  /// By when something is to be done that must be done before a day is over: that day, or the open one before it; the day
  /// itself where nobody can be met in four weeks.
  public func due(by day: CivilDate) -> CivilDate { lastOpenDay(from: day.adding(days: -28), until: day) ?? day }

  /// A day to suggest: the next open one within a year, or the day itself where there is none.
  public func suggestion(from day: CivilDate) -> CivilDate {
    firstOpenDay(from: day, until: day.adding(days: 366)) ?? day
  }
}

extension Holiday.Kind {
  fileprivate var weight: Int { self == .public ? 0 : 1 }
}

/// The holidays of every country that is known here.
public struct Calendars: Sendable, Hashable {
  public let countries: [CountryHolidays]

  public init(_ countries: [CountryHolidays]) {
    self.countries = countries
  }

  public func holidays(of country: String) -> CountryHolidays? { countries.first { $0.country == country } }

  /// The calendar of a place in a country; of a country that is not known here it knows weekends and the place's closures.
  public func calendar(country: String, region: String?, closures: [Closure] = []) -> WorkingCalendar {
    WorkingCalendar(of: holidays(of: country), region: region, closures: closures)
  }
}
