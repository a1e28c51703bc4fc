import Access
import ArgumentParser
import Foundation
import Logging
import Server
import ServiceLifecycle
import Web

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Serves the pages and the API until told to stop.")

  @OptionGroup var options: InstallationOptions

  @Option(help: "The address of this machine on which to listen.")
  var host = "127.0.0.1"

  @Option(help: "The port; 0 lets the system choose.")
  var port = 8080

  @Option(
    help: ArgumentHelp(
      "The address under which people reach it; with https:// cookies are bound to HTTPS.", valueName: "url"))
  var url: String?

  @Option(help: "The name shown at the top of every page (else $NYVEJ_NAME, else Nyvej).")
  var name: String?

  @Option(
    name: .customLong("proxy"),
    help: ArgumentHelp(
      "The address of a proxy in front, which says in X-Forwarded-For or Forwarded where requests come from.",
      valueName: "address"))
  var proxies: [String] = []

  func validate() throws {
    for proxy in proxies where NetworkAddress(text: proxy) == nil {
      throw ValidationError("--proxy is an address such as 127.0.0.1 or ::1; “\(proxy)” is none")
    }
    guard (0...65_535).contains(port) else { throw ValidationError("--port is a number from 0 to 65535") }
    if let url {
      guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
        throw ValidationError("--url begins with https:// or http://")
      }
      guard KnownHosts.authority(of: url) != nil else {
        throw ValidationError("--url names a host and no path, such as https://nyvej.example")
      }
    }
  }

  func run() async throws {
    let log = makeLog()
    var (settings, clock) = try options.prepared(log: log)
    (settings.url, settings.host) = (url, host)
    let environment = ProcessInfo.processInfo.environment
    settings.name = name ?? environment["NYVEJ_NAME"] ?? settings.name
    let lock = try settings.folder.lock()
    defer { withExtendedLifetime(lock) {} }
    let house = try await House.open(settings, clock: clock, log: log)
    let watch = ClockWatch(store: house.store, log: log)
    let keeper = AnchorKeeper(store: house.store, anchors: JournalAnchors(path: settings.folder.anchors), log: log)
    let address = url ?? "http://" + (host.contains(":") ? "[\(host)]" : host)
    let (isPublic, frozen, hosts) = (url != nil, clock.frozen, house.hosts)
    // A clock that stands still has left every other one long ago.
    let demo = DemoWatch(store: house.store, settings: settings, isDemo: house.installation.isDemo, log: log)
    let caretaker = Caretaker(
      store: house.store, log: log, askForReckoning: { try await house.askForReckoning() },
      face: house.installation.face)
    let beside: [any Service] = [keeper, demo, caretaker, house.workshop] + (frozen == nil ? [watch] : [])
    do {
      let code = try await house.store.firstRunCode()
      try await house.askForReckoning()
      try await house.askForIndexing()
      let proxies = Set(proxies.compactMap { NetworkAddress(text: $0) })
      try await house.server(on: host, port: port, behind: proxies).run(beside: beside) { port in
        hosts.listening(on: port)
        let warning =
          (frozen.map { "The clock stands still at \($0): for tests and demonstrations only.\n" } ?? "")
          + (code.map { "Nobody has an account yet. The page that sets up asks for this code: \($0)\n" } ?? "")
        let ready = "Nyvej \(Command.version) is ready at \(isPublic ? address : address + ":\(port)")\n"
        // Past the buffer of `print`: whoever started the server may be waiting for this line.
        FileHandle.standardOutput.write(Data((warning + ready).utf8))
      }
    } catch {
      throw await House.closing(house.store, after: error, log: log)
    }
    await caretaker.finish()
    guard await Serve.isTidy(house.store, keeper, settings, log) else { throw ExitCode(1) }
  }

  /// Leaves everything in order: the last head noted, the log folded into the file. What could not be done is said, and
  /// whoever stopped the server learns it from the exit code too.
  private static func isTidy(_ store: Store, _ keeper: AnchorKeeper, _ settings: Settings, _ log: Logger) async -> Bool
  {
    var isTidy = true
    do {
      try await keeper.noteHead()
    } catch {
      log.error("the head of the journal could not be noted: \(error)")
      isTidy = false
    }
    do {
      if try await store.close() {
        log.error(
          """
          another process still works on \(settings.place), so the newest records stand in the log beside the file \
          (its name ends in -wal). → end that process before you copy or move the file, or take both together
          """)
        isTidy = false
      }
    } catch {
      log.error("\(error)")
      isTidy = false
    }
    return isTidy
  }
}

struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Brings the tables up to date. Serving does it too; this is for doing it beforehand.")

  @OptionGroup var options: InstallationOptions

  func run() async throws {
    let log = makeLog()
    let (settings, clock) = try options.prepared(log: log)
    try await House.withStore(settings, clock: clock, log: log) { _ in }
    print("The tables are up to date: \(Rooms.migrations.count) steps.")
  }
}
