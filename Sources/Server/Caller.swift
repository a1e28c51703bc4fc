import Hummingbird
import NIOCore

/// Who is at the other end of a connection.
struct Caller: RequestContext {
  var coreContext: CoreRequestContextStorage
  let connection: Doorkeeper.Number
  /// The address of the socket's other end.
  let address: NetworkAddress?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    connection = ObjectIdentifier(source.channel)
    address = NetworkAddress(source.channel.remoteAddress)
  }
}
