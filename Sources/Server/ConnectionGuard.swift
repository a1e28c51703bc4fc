import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// One connection's manners: header and body arrive within their deadlines, what cannot be read becomes a request that
/// is refused like any other, and after a refusal the connection ends.
///
/// Deadlines are absolute: a byte now and then does not prolong them (slowloris), and who never says anything has no
/// longer than who says half a header. The doorkeeper is told what goes on.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// The scheme of a request that stands for one that could not be read; its path names the refusal. No client can
  /// send it: the scheme of a connection is not the client's to say.
  static let refusedScheme = "nyvej-refused"

  private enum Phase { case between, header, body, leaving }

  private var phase = Phase.between
  private var deadline: Scheduled<Void>?
  private var endsWithAnswer = false
  private var context: ChannelHandlerContext?
  private let doorkeeper: Doorkeeper
  /// Set when the connection has been announced.
  private var number: Doorkeeper.Number?
  /// Requests whose head came in and whose answer has not gone out.
  private var unanswered = 0

  init(doorkeeper: Doorkeeper) {
    self.doorkeeper = doorkeeper
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    if context.channel.isActive { arrive(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    arrive(context)
    context.fireChannelActive()
  }

  private func arrive(_ context: ChannelHandlerContext) {
    guard number == nil else { return }
    let (channel, number) = (context.channel, ObjectIdentifier(context.channel))
    self.number = number
    doorkeeper.arrives(number, from: NetworkAddress(channel.remoteAddress), at: .now()) { channel.close(promise: nil) }
    channel.closeFuture.whenComplete { [doorkeeper] _ in doorkeeper.left(number) }
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    deadline = context.eventLoop.scheduleTask(in: .seconds(Limits.header)) { bound.value.close(promise: nil) }
  }

  private func note(_ doing: Doorkeeper.Doing) {
    if let number { doorkeeper.notes(number, doing, at: .now()) }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    deadline?.cancel()
    self.context = nil
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    context.fireChannelInactive()
  }

  /// Called with every piece of bytes, before it is read as HTTP.
  fileprivate func bytesArrived() {
    guard phase == .between, let context else { return }
    phase = .header
    deadline?.cancel()
    note(unanswered > 0 ? .served : .header)
    let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
    deadline = context.eventLoop.scheduleTask(in: .seconds(Limits.header)) { bound.value.refuse(.slow) }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard phase != .leaving else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      deadline?.cancel()
      phase = .body
      unanswered += 1
      note(.body)
      let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
      let length = min(head.headerFields[.contentLength].flatMap { Int($0) } ?? 0, Limits.longestBody)
      let time = Limits.bodyArrival + Int64(max(0, length) / Limits.slowestBody)
      deadline = context.eventLoop.scheduleTask(in: .seconds(time)) {
        bound.value.context?.fireErrorCaught(Refusal.slow)
      }
    case .body: break
    case .end:
      deadline?.cancel()
      phase = .between
      note(unanswered > 0 ? .served : .idle)
    }
    context.fireChannelRead(data)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    switch phase {
    case .leaving: return
    case .body: context.fireErrorCaught(error)
    case .between, .header:
      switch error {
      case HTTPParserError.headerOverflow: refuse(.headerTooLong)
      case HTTPParserError.invalidMethod: refuse(.method)
      case is HTTPParserError: refuse(.malformed)
      default: context.fireErrorCaught(error)
      }
    }
  }

  private func refuse(_ refusal: Refusal) {
    guard let context, phase != .leaving else { return }
    deadline?.cancel()
    phase = .leaving
    endsWithAnswer = true
    unanswered += 1
    note(.served)
    let request = HTTPRequest(
      method: .get, scheme: ConnectionGuard.refusedScheme, authority: nil, path: "/" + refusal.rawValue)
    context.fireChannelRead(wrapInboundOut(.head(request)))
    context.fireChannelRead(wrapInboundOut(.end(nil)))
    context.fireChannelReadComplete()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head):
      if head.headerFields[.connection] == "close" { endsWithAnswer = true }
      context.write(data, promise: promise)
    case .body:
      context.write(data, promise: promise)
    case .end:
      unanswered -= 1
      guard endsWithAnswer else {
        if unanswered == 0, phase == .between { note(.idle) }
        context.write(data, promise: promise)
        return
      }
      phase = .leaving
      deadline?.cancel()
      // Nothing more is expected from here: the seat goes to whoever needs it.
      note(.silent)
      context.writeAndFlush(data, promise: promise)
      context.close(mode: .output, promise: nil)
      // Closing both ways at once would throw away, together with what still arrives, the answer on its way out.
      let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
      context.eventLoop.scheduleTask(in: .seconds(2)) { bound.value.close(promise: nil) }
    }
  }
}

/// Stands in front of the HTTP parser and tells the connection's guard that somebody has begun to speak.
final class ArrivalWatch: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let connectionGuard: ConnectionGuard

  init(of connectionGuard: ConnectionGuard) {
    self.connectionGuard = connectionGuard
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    connectionGuard.bytesArrived()
    context.fireChannelRead(data)
  }
}
