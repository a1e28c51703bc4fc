import Access
import Logging
import Web

extension House {
  /// For whoever watches the installation: 200 when the database answers, 503 when it does not. Says nothing about
  /// anybody, and stands outside the turnstile: a full house is not a sick one.
  func health(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      do {
        _ = try await store.journalHead()
        return .openJSON(["status": "ok", "version": .string(Command.version)])
      } catch {
        log.error("the database does not answer: \(error)", metadata: ["request": .string(visit.request.id)])
        return .openJSON(["status": "unavailable", "version": .string(Command.version)], status: 503)
      }
    })
  }
}
