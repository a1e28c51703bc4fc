import Values

/// How long what is claimed is held, and how often what failed is tried.
enum JobRules {
  /// Seconds for which a claim holds; every step renews it. Long enough for the slowest step and a writer that others
  /// keep busy; what a killed process held waits no longer than this.
  static let claim: Int64 = 120

  /// Tries without getting on, after which a job is dead: with the waits between them about eight hours.
  static let mostTries = 10

  /// Seconds until the next try: a minute, then twice as long each time.
  static func wait(afterTry number: Int) -> Int64 { 60 << Int64(min(max(number, 1), mostTries) - 1) }

  /// Days for which an ended job is kept; a dead one longer, for somebody has to see it.
  static let (daysOfDone, daysOfDead): (Int64, Int64) = (7, 90)

  /// Why a job failed, for the table: the kind of error, never its words, which may hold what somebody wrote.
  static func code(of error: any Error) -> String {
    switch error {
    case let trouble as StorageTrouble: "StorageTrouble.\(trouble.kind)"
    case let damaged as DamagedRecord: "DamagedRecord.\(damaged.column)"
    default: String(describing: type(of: error))
    }
  }

  /// A claim that reaches further than claims reach was made before a clock went back, and has run out. Clocks of
  /// several machines may differ a little.
  static func furthest(_ now: Moment) -> Moment { now.adding(seconds: claim + ClockJump.tolerance) }
}

extension Job.Ending {
  /// The failure of a job whose process ended in the middle of it, time and again.
  static let stopped = "stopped-midway"
}
