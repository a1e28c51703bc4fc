import Glibc
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// Serves the front door over HTTP/1.1 until the process is told to stop (SIGTERM, SIGINT): then it takes no new
/// connections, finishes what it has begun, and returns. TLS ends at a proxy in front.
struct HTTPServer: Sendable {
  let threshold: Threshold
  let host: String
  /// 0 lets the system choose one.
  let port: Int
  let log: Logger

  /// - Parameters:
  ///   - services: what runs beside, and is told to stop first.
  ///   - ready: told the port once connections are taken.
  func run(beside services: [any Service], ready: @escaping @Sendable (Int) -> Void) async throws {
    let application = Application(
      responder: threshold,
      server: HTTPServerBuilder { [doorkeeper = threshold.doorkeeper] in Entrance(responder: $0, doorkeeper: doorkeeper)
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
      throw Trouble(
        "port \(port) on \(host) is taken by another programme", remedy: "stop that one, or choose another: --port N")
    } catch let error as IOError where error.errnoCode == EACCES {
      throw Trouble("port \(port) may not be opened by this user", remedy: "choose one above 1023: --port N")
    } catch let error as IOError where error.errnoCode == EADDRNOTAVAIL {
      throw Trouble("this machine has no address \(host)", remedy: "choose one of its own, such as --host 127.0.0.1")
    }
  }
}

/// A connection: the library's HTTP/1.1 with our doorstep in it.
private struct Entrance: ServerChildChannel {
  typealias Value = HTTP1Channel.Value

  private let http: HTTP1Channel

  init(responder: @escaping HTTPChannelHandler.Responder, doorkeeper: Doorkeeper) {
    http = HTTP1Channel(
      responder: responder,
      configuration: HTTP1Channel.Configuration(
        additionalChannelHandlers: [Doorstep(doorkeeper: doorkeeper)], idleTimeout: .seconds(Limits.idle),
        httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
          maxHeaderFieldSize: Limits.headerList, maxHeaderListSize: Limits.headerList, maxHeaderFieldCount: 100)))
  }

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    http.setup(channel: channel, logger: logger).flatMapThrowing { value in
      let pipeline = channel.pipeline.syncOperations
      try pipeline.addHandler(Footsteps(doorstep: try pipeline.handler(type: Doorstep.self)), position: .first)
      return value
    }
  }

  func handle(value: Value, logger: Logger) async { await http.handle(value: value, logger: logger) }
}
