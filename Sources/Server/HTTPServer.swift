import Glibc
import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
public import ServiceLifecycle
import UnixSignals
public import Web

/// Serves the front door over HTTP/1.1 until the process is told to stop (SIGTERM, SIGINT): then it takes no new
/// connections, finishes what it has begun, and returns. TLS ends at a proxy in front.
public struct HTTPServer: Sendable {
  private let responder: Responder
  private let host: String
  private let port: Int
  private let log: Logger

  /// - Parameters:
  ///   - early: answers what does not reach the door.
  ///   - hosts: the names that the server answers to.
  ///   - proxies: whose word about where a request comes from is taken.
  ///   - port: 0 lets the system choose one.
  ///   - newID: a new name for each request, sorted by time.
  public init(
    door: FrontDoor, early: EarlyRefusal, hosts: KnownHosts, proxies: Set<NetworkAddress>, host: String, port: Int,
    newID: @escaping @Sendable () -> String, log: Logger
  ) {
    responder = Responder(
      door: door, early: early, doorkeeper: Doorkeeper(proxies: proxies), hosts: hosts, newID: newID)
    (self.host, self.port, self.log) = (host, port, log)
  }

  /// - Parameters:
  ///   - services: what runs beside, and is told to stop first.
  ///   - ready: told the port once connections are taken.
  /// - Throws: `CannotListen` when the port cannot be had.
  public func run(beside services: [any Service], ready: @escaping @Sendable (Int) -> Void) async throws {
    let application = Application(
      responder: responder,
      server: HTTPServerBuilder { [doorkeeper = responder.doorkeeper] in
        GuardedConnection(responder: $0, doorkeeper: doorkeeper)
      },
      configuration: ApplicationConfiguration(
        // Every connection is taken: one that waits in the backlog waits behind all who say nothing.
        address: .hostname(host, port: port), backlog: 512),
      onServerRunning: { ready($0.localAddress?.port ?? port) }, logger: log)
    var configuration = ServiceGroupConfiguration(
      services: [application] + services, gracefulShutdownSignals: [.sigterm, .sigint], logger: log)
    configuration.maximumGracefulShutdownDuration = Limits.farewell
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch is CancellationError {
      log.warning("requests were still running after \(Limits.farewell) and have been cut off")
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw CannotListen(
        "port \(port) on \(host) is taken by another program", remedy: "stop that one, or choose another: --port N")
    } catch let error as IOError where error.errnoCode == EACCES {
      throw CannotListen("port \(port) may not be opened by this user", remedy: "choose one above 1023: --port N")
    } catch let error as IOError where error.errnoCode == EADDRNOTAVAIL {
      throw CannotListen(
        "this machine has no address \(host)", remedy: "choose one of its own, such as --host 127.0.0.1")
    }
  }
}

/// A connection: the library's HTTP/1.1 with our guard in it.
private struct GuardedConnection: ServerChildChannel {
  typealias Value = HTTP1Channel.Value

  private let http: HTTP1Channel

  init(responder: @escaping HTTPChannelHandler.Responder, doorkeeper: Doorkeeper) {
    http = HTTP1Channel(
      responder: responder,
      configuration: HTTP1Channel.Configuration(
        additionalChannelHandlers: [ConnectionGuard(doorkeeper: doorkeeper)], idleTimeout: .seconds(Limits.idle),
        httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
          maxHeaderFieldSize: Limits.headerList, maxHeaderListSize: Limits.headerList, maxHeaderFieldCount: 100)))
  }

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    http.setup(channel: channel, logger: logger).flatMapThrowing { value in
      let pipeline = channel.pipeline.syncOperations
      try pipeline.addHandler(ArrivalWatch(of: try pipeline.handler(type: ConnectionGuard.self)), position: .first)
      return value
    }
  }

  func handle(value: Value, logger: Logger) async { await http.handle(value: value, logger: logger) }
}
