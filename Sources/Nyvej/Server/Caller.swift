import Hummingbird
import NIOCore

/// Who is at the other end of a connection.
struct Caller: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address of the socket's other end; empty where it has none.
  let address: String

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    address = source.channel.remoteAddress?.ipAddress ?? ""
  }
}
