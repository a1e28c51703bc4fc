import Access
import Language
import Logging
import Rules
import Values
import Web

/// One installation, put together: what is stored, what rules hold, who answers.
struct House: Sendable {
  let store: Store
  let packs: Packs
  let installation: Installation
  let clock: InstallationClock
  let log: Logger
  let rooms: Rooms
  /// The names that the server answers to.
  var hosts = KnownHosts(url: nil, host: "127.0.0.1")

  /// Opens what is stored, brings its tables up to date and reads the packs.
  static func open(_ settings: Settings, clock: InstallationClock, log: Logger) async throws -> House {
    let packs: Packs
    do {
      packs = try Packs(folder: settings.folder)
    } catch let problems as PackProblems {
      throw Trouble(
        "a rule pack or programme model has problems:\n" + problems.report, remedy: "correct the file, or take it out")
    }
    let store = try await openStore(settings, clock: clock)
    return House(
      store: store, packs: packs,
      installation: Installation(
        name: settings.name, isSecure: settings.isSecure, languages: [.english, .danish, .german, .finnish, .swedish],
        isDemo: settings.folder.isDemo), clock: clock, log: log,
      rooms: Rooms(shelf: packs.shelf), hosts: KnownHosts(url: settings.url, host: settings.host))
  }

  static func openStore(_ settings: Settings, clock: InstallationClock) async throws -> Store {
    let store = try await Store.open(settings.database, surroundings: clock.surroundings())
    do {
      try await store.migrate(migrations)
    } catch {
      await store.close()
      throw error
    }
    return store
  }

  var zone: ZoneOfClock {
    let zone = clock.zone
    return ZoneOfClock { Voice($0, zone: zone) }
  }

  var frontDoor: FrontDoor { door { try await route($0) } }

  var threshold: Threshold {
    let surroundings = store.surroundings
    return Threshold(
      door: frontDoor, closed: ClosedShutter { door($0) }, hosts: hosts,
      newID: { surroundings.newID(RequestKind.self).text })
  }

  private func door(_ handler: @escaping FrontDoor.Handler) -> FrontDoor {
    let log = log
    return FrontDoor(
      store: store, installation: installation, zone: zone,
      report: { request, error in
        log.error("unforeseen: \(error)", metadata: ["request": .string(request), "type": "\(type(of: error))"])
      }, handler: handler)
  }
}

/// What is said when an installation is started.
struct Settings: Sendable {
  var folder: DataFolder
  var database: String
  var name = "Nyvej"
  /// The address under which people reach it; without one, by the machine's own names.
  var url: String?
  /// The address on which it listens.
  var host = "127.0.0.1"
  /// Reached through a proxy that speaks HTTPS.
  var isSecure: Bool { url?.lowercased().hasPrefix("https://") ?? false }
}

/// A request on its way through the house; its id stands in the journal, in the log and in the answer.
enum RequestKind: Identified {
  static let name = "request"
}
