import Access
import ArgumentParser
import Foundation
import Logging

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

  func validate() throws {
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
    settings.name = name ?? ProcessInfo.processInfo.environment["NYVEJ_NAME"] ?? settings.name
    let lock = try settings.folder.lock()
    defer { withExtendedLifetime(lock) {} }
    let house = try await House.open(settings, clock: clock, log: log)
    let keeper = AnchorKeeper(store: house.store, anchors: JournalAnchors(path: settings.folder.anchors), log: log)
    let address = url ?? "http://" + (host.contains(":") ? "[\(host)]" : host)
    let (isPublic, frozen, hosts) = (url != nil, clock.frozen, house.hosts)
    let caretaker = Caretaker(store: house.store, log: log)
    do {
      let code = try await house.store.firstRunCode()
      try await HTTPServer(threshold: house.threshold, host: host, port: port, log: log).run(
        beside: [keeper, caretaker]
      ) { port in
        hosts.listening(on: port)
        let warning =
          (frozen.map { "The clock stands still at \($0): for tests and demonstrations only.\n" } ?? "")
          + (code.map { "Nobody has an account yet. The page that sets up asks for this code: \($0)\n" } ?? "")
        let ready = "Nyvej \(Command.version) is ready at \(isPublic ? address : address + ":\(port)")\n"
        // Past the buffer of `print`: whoever started the server may be waiting for this line.
        FileHandle.standardOutput.write(Data((warning + ready).utf8))
      }
    } catch {
      await house.store.close()
      throw error
    }
    await caretaker.finish()
    do {
      try await keeper.finish()
    } catch {
      log.error("the head of the journal could not be noted: \(error)")
    }
    await house.store.close()
  }
}

struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Brings the tables up to date. Serving does it too; this is for doing it beforehand.")

  @OptionGroup var options: InstallationOptions

  func run() async throws {
    let (settings, clock) = try options.prepared(log: makeLog())
    let store = try await House.openStore(settings, clock: clock)
    await store.close()
    print("The tables are up to date: \(House.migrations.count) steps.")
  }
}
