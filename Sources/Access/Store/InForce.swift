/// Whether a dated row holds today: a relation, a belonging, a role.
///
/// What had begun when it was entered holds from then on, and what had ended stays ended, whatever the clock says
/// later: a clock that ran ahead and is set right again must not put a worker out of reach of whom she has just entered,
/// nor let somebody back in. What was dated ahead waits for its day.
enum InForce {
  /// - Parameter row: the name under which the statement knows the table, or nothing where there is only one.
  /// - Returns: a condition with two `?`, both for the day.
  static func sql(_ row: String = "") -> String {
    let at = row.isEmpty ? "" : row + "."
    return "(\(at)from_day <= ? OR \(at)begun_at_once = 1)"
      + " AND (\(at)until_day IS NULL OR \(at)until_day > ? AND \(at)ended_at_once = 0)"
  }
}
