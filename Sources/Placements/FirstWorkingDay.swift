import Values

/// The first day, from a day on, on which anybody works in a country. Weekends only, as long as no calendar of the country's
/// holidays stands here.
func firstWorkingDay(from day: CivilDate, in country: String) -> CivilDate {
  (0..<7).map { day.adding(days: $0) }.first { ![.saturday, .sunday].contains($0.weekday) } ?? day
}
