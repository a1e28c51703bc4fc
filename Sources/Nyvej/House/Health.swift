import Access
import Web

extension House {
  /// For whoever watches the installation: 200 when the database reads and writes, 503 when it does not, with what of
  /// the two it does. Says nothing about anybody, and stands outside the turnstile: a full house is not a sick one.
  func health(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let finding = await pulse.finding(of: store, log: log)
      let version = JSON.string(Command.version)
      if finding.isWell { return .openJSON(["status": "ok", "version": version]) }
      return .openJSON(
        [
          "status": "unavailable", "version": version, "reads": .bool(finding.reads), "writes": .bool(finding.writes),
        ], status: 503)
    })
  }
}
