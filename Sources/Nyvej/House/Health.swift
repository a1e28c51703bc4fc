import Access
import Values
import Web

extension House {
  /// For whoever watches the installation: 200 when the database reads and writes, 503 when it does not, with what of
  /// the two it does. How many looks were broken off lately, because they took too long, how many jobs wait and how many
  /// are dead, is told beside it: the house is well, and something in it is not. Says nothing about anybody, and stands outside the turnstile: a full house is not a sick one.
  func health(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let finding = await pulse.finding(of: store, log: log)
      let version = JSON.string(Command.version)
      let brokenOff = JSON.integer(store.looksBrokenOff)
      if finding.isWell, let jobs = finding.jobs {
        return .openJSON([
          "status": "ok", "version": version, "jobsWaiting": .integer(jobs.waiting), "jobsDead": .integer(jobs.dead),
          "looksBrokenOff": brokenOff,
        ])
      }
      return .openJSON(
        [
          "status": "unavailable", "version": version, "reads": .bool(finding.reads), "writes": .bool(finding.writes),
          "looksBrokenOff": brokenOff,
        ], status: 503)
    })
  }
}
