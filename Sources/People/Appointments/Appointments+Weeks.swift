public import Access
public import Values

/// When somebody has an appointment: nothing of what it is about.
public struct AppointmentTime: Sendable {
  public let id: AppointmentID
  public let person: PersonID
  public let on: CivilDate
  public let from: ClockTime
}

extension AppointmentTime {
  static func among(
    _ people: [PersonID], from first: CivilDate, to last: CivilDate
  ) -> Statement<AppointmentRecord, AppointmentTime> {
    Statement(
      """
      SELECT a.id, a.subject, a.on_day, a.from_time FROM \(rows: AppointmentRecord.self, as: "a")
      WHERE a.person_id IN \(any: people) AND a.on_day >= \(first) AND a.on_day <= \(last) AND a.outcome IS NULL
        AND a.withdrawn_day IS NULL
      ORDER BY a.on_day, a.from_time, a.id
      """
    ) { row in
      guard let from = try row.timeIfAny("from_time") else { throw DamagedRecord(column: "from_time") }
      return AppointmentTime(
        id: try row.id("id"), person: try row.id("subject"), on: try row.date("on_day"), from: from)
    }
  }
}

extension Appointments {
  /// Those of some people on these days of which nobody has said what came of them; of the case circle's alone.
  public static func between(
    _ first: CivilDate, _ last: CivilDate, with people: [PersonID], _ tx: Transaction
  ) throws -> Disclosed<[AppointmentTime]> {
    guard tx.actor.might(List.self, AppointmentRecord.self), !people.isEmpty else { return tx.me.map { _ in [] } }
    return try tx.list(
      AppointmentTime.among(people, from: first, to: last), try tx.grant(List.self, AppointmentRecord.self))
  }
}
