import Glibc
import NIOCore

/// An address of the Internet Protocol, without a port.
struct NetworkAddress: Hashable, Sendable {
  /// IPv4 in the form that IPv6 has for it (RFC 4291 §2.5.5.2), so that both spellings of one address are one.
  private let high: UInt64
  private let low: UInt64

  private init(_ bytes: [UInt8]) {
    func number(_ part: ArraySlice<UInt8>) -> UInt64 { part.reduce(0) { $0 << 8 | UInt64($1) } }
    (high, low) = (number(bytes[0..<8]), number(bytes[8..<16]))
  }

  private init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

  init?(_ address: SocketAddress?) {
    switch address {
    case .v4(let address):
      let four = withUnsafeBytes(of: address.address.sin_addr) { Array($0) }
      self.init([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + four)
    case .v6(let address): self.init(withUnsafeBytes(of: address.address.sin6_addr) { Array($0) })
    default: return nil
    }
  }

  /// `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::1`, `[2001:db8::1]:4711`; nothing else, and no names.
  init?(text: some StringProtocol) {
    var host = Substring(text)
    if host.first == "[" {
      guard let end = host.firstIndex(of: "]") else { return nil }
      host = host[host.index(after: host.startIndex)..<end]
    } else if host.filter({ $0 == ":" }).count == 1 {
      host = host.prefix { $0 != ":" }
    }
    guard let address = try? SocketAddress(ipAddress: String(host), port: 0) else { return nil }
    self.init(address)
  }

  private var isIPv4: Bool { high == 0 && low >> 32 == 0xFFFF }

  /// What counts as one visitor where shares are given out: an IPv4 address, or the /64 that an IPv6 connection is
  /// given as a whole and from which it may take any number of addresses.
  var household: NetworkAddress { isIPv4 ? self : NetworkAddress(high: high, low: 0) }
}

/// The proxies in front of the server, whose word about where a request comes from is taken.
struct Proxies: Sendable {
  let addresses: Set<NetworkAddress>

  /// The address that a request comes from: what the nearest proxy of ours says, or whoever is connected.
  ///
  /// What stands further to the left in these headers was said by the visitor and may be anything.
  func origin(of peer: NetworkAddress?, forwardedFor: String?, forwarded: String?) -> NetworkAddress? {
    guard let peer, addresses.contains(peer) else { return peer }
    let said = forwardedFor.map(Proxies.list) ?? forwarded.map(Proxies.elements) ?? []
    for text in said.reversed() {
      guard let address = NetworkAddress(text: text) else { return peer }
      if !addresses.contains(address) { return address }
    }
    return peer
  }

  private static func list(_ header: String) -> [String] {
    header.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
  }

  /// The `for` of each element (RFC 7239).
  private static func elements(_ header: String) -> [String] {
    header.split(separator: ",").map { element in
      let pair = element.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
        .first { $0.lowercased().hasPrefix("for=") }
      return pair.map { $0.dropFirst(4).filter { $0 != "\"" } } ?? ""
    }
  }
}
