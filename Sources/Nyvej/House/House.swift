import Access
import Administration
import Foundation
import Language
import Logging
import Rules
import Server
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
  /// Feels whether the database reads and writes.
  var pulse = Pulse()
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
    let store = try await openStore(
      settings, consequences: Consequences(Rooms.consequences(packs.shelf)), clock: clock, log: log)
    do {
      let face = FaceHolder()
      try await face.reload(from: store)
      return House(
        store: store, packs: packs,
        installation: Installation(
          name: settings.name, isSecure: settings.isSecure,
          languages: Installation.spoken, face: face,
          guests: try await Demo.isMade(store, settings) ? Demo.guests(store) : [], menu: Rooms.all.flatMap { $0.menu },
          accountMenu: Rooms.all.flatMap { $0.accountMenu }, log: Rooms.log),
        clock: clock, log: log,
        rooms: Rooms(
          shelf: packs.shelf,
          server: ServerFacts(
            timeZone: clock.zone.identifier, program: "Nyvej \(Command.version)", database: settings.engine,
            isDemo: try await Demo.isMade(store, settings))), hosts: KnownHosts(url: settings.url, host: settings.host))
    } catch {
      throw await closing(store, after: error, log: log)
    }
  }

  /// Opens what is stored and brings its tables up to date. A clock that is behind the journal is noted and said.
  ///
  /// - Parameter consequences: what follows from what is written; without them nothing is written about anybody.
  static func openStore(
    _ settings: Settings, consequences: Consequences? = nil, clock: InstallationClock, log: Logger
  ) async throws -> Store {
    let store = try await Store.open(
      settings.database, tables: Rooms.declarations, consequences: consequences, surroundings: clock.surroundings(),
      patience: settings.patience, looks: settings.looks, room: settings.fileRoom)
    do {
      try await store.migrate(Rooms.migrations)
      if let jump = try await store.noteClockBehindJournal() { log.warning("\(ClockWatch.words(for: jump))") }
    } catch {
      throw await closing(store, after: error, log: log)
    }
    return store
  }

  /// One command's work with the whole house; see `withStore`.
  @discardableResult
  static func withHouse<Answer>(
    _ settings: Settings, clock: InstallationClock, log: Logger, _ work: (House) async throws -> Answer
  ) async throws -> Answer {
    let house = try await open(settings, clock: clock, log: log)
    return try await using(house.store, settings, log) { _ in try await work(house) }
  }

  /// One command's work with the store, which is closed in order whatever happens. What the command wrote is vouched
  /// for like everything else: the journal's head is noted.
  @discardableResult
  static func withStore<Answer>(
    _ settings: Settings, clock: InstallationClock, log: Logger, _ work: (Store) async throws -> Answer
  ) async throws -> Answer {
    try await using(try await openStore(settings, clock: clock, log: log), settings, log, work)
  }

  private static func using<Answer>(
    _ store: Store, _ settings: Settings, _ log: Logger, _ work: (Store) async throws -> Answer
  ) async throws -> Answer {
    let answer: Answer
    do {
      answer = try await work(store)
      try await AnchorKeeper(store: store, anchors: JournalAnchors(path: settings.folder.anchors), log: log).noteHead()
    } catch {
      throw await closing(store, after: error, log: log)
    }
    // A server that works on the same file folds the log into it when it stops.
    try await store.close()
    return answer
  }

  /// Closes the store behind a failure, which stays the one to be told; that closing failed too is logged.
  static func closing(_ store: Store, after error: any Error, log: Logger) async -> any Error {
    do { try await store.close() } catch let second { log.error("\(second)") }
    return error
  }

  var zone: ZoneOfClock {
    let zone = clock.zone
    let surroundings = store.surroundings
    return ZoneOfClock { Voice($0, zone: zone, today: surroundings.today()) }
  }

  var frontDoor: FrontDoor { door(find) }

  /// What answers in place of the front door.
  var earlyRefusal: EarlyRefusal {
    EarlyRefusal { handler in door { _ in Destination(HouseAddress.health, answer: handler) } }
  }

  /// - Parameters:
  ///   - port: 0 lets the system choose one.
  ///   - proxies: whose word about where a request comes from is taken.
  func server(on host: String, port: Int, behind proxies: Set<NetworkAddress>) -> HTTPServer {
    let surroundings = store.surroundings
    return HTTPServer(
      door: frontDoor, early: earlyRefusal, hosts: hosts, proxies: proxies, host: host, port: port,
      newID: { surroundings.newID(RequestKind.self).text }, log: log)
  }

  private func door(_ find: @escaping @Sendable ([String]) -> Destination?) -> FrontDoor {
    let log = log
    return FrontDoor(
      store: store, installation: installation, zone: zone,
      report: { request, error in
        log.error("unforeseen: \(error)", metadata: ["request": .string(request), "type": "\(type(of: error))"])
      }, limit: OpenAPI.limit, tellings: rooms.tellings, find: find)
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
  /// How much all files together may take.
  var fileRoom = FileRoom.usual
  /// How long a read or a write may wait for its turn.
  var patience = Duration.seconds(10)
  /// How long a look may take.
  var looks = LookLimit()
  /// Reached through a proxy that speaks HTTPS.
  var isSecure: Bool { url?.lowercased().hasPrefix("https://") ?? false }

  var engine: String { database.hasPrefix("postgres") ? "PostgreSQL" : "SQLite" }

  /// Where the records are, to be said to people: never with a password.
  var place: String {
    if database == folder.databaseAddress { return folder.path }
    guard var parts = URLComponents(string: database), parts.host != nil else {
      return database.hasPrefix("sqlite:") ? String(database.dropFirst("sqlite:".count)) : "the database"
    }
    (parts.user, parts.password, parts.query) = (nil, nil, nil)
    return parts.string ?? "the database"
  }
}

/// A request on its way through the house; its id stands in the journal, in the log and in the answer.
enum RequestKind: Identified {
  static let name = "request"
}
