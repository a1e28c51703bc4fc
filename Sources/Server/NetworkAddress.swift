import Glibc
import NIOCore

/// An address of the Internet Protocol, without a port.
public struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
  /// IPv4 in the form that IPv6 has for it (RFC 4291 §2.5.5.2), so that both spellings of one address are one.
  private let high: UInt64
  private let low: UInt64

  private init(_ bytes: [UInt8]) {
    func number(_ part: ArraySlice<UInt8>) -> UInt64 { part.reduce(0) { $0 << 8 | UInt64($1) } }
    (high, low) = (number(bytes[0..<8]), number(bytes[8..<16]))
  }

  private init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

  init?(_ address: SocketAddress?) {
    guard let text = address?.ipAddress else { return nil }
    self.init(host: text)
  }

  /// `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::1`, `[2001:db8::1]:4711`; nothing else, and no names.
  public init?(text: some StringProtocol) {
    var host = Substring(text)
    if host.first == "[" {
      guard let end = host.firstIndex(of: "]") else { return nil }
      host = host[host.index(after: host.startIndex)..<end]
    } else if host.filter({ $0 == ":" }).count == 1 {
      host = host.prefix { $0 != ":" }
    }
    self.init(host: String(host))
  }

  private init?(host: String) {
    // Which of a machine's own networks a link-local address belongs to, others need not know.
    let plain = String(host.prefix { $0 != "%" })
    var (four, six) = (in_addr(), in6_addr())
    if inet_pton(AF_INET, plain, &four) == 1 {
      self.init([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + withUnsafeBytes(of: &four) { Array($0) })
    } else if inet_pton(AF_INET6, plain, &six) == 1 {
      self.init(withUnsafeBytes(of: &six) { Array($0) })
    } else {
      return nil
    }
  }

  /// `192.0.2.7`, `2001:db8:0:0:0:0:0:1`.
  public var description: String {
    func pieces(_ number: UInt64, of bits: Int) -> [UInt64] {
      stride(from: 64 - bits, through: 0, by: -bits).map { number >> UInt64($0) & (1 << UInt64(bits) - 1) }
    }
    if isIPv4 { return pieces(low, of: 8).suffix(4).map { String($0) }.joined(separator: ".") }
    return (pieces(high, of: 16) + pieces(low, of: 16)).map { String($0, radix: 16) }.joined(separator: ":")
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
  /// What stands further to the left in these headers was said by the visitor and may be anything. So may be the header
  /// that the proxy does not write: when the two name different visitors, none of them is believed.
  func origin(of peer: NetworkAddress?, forwardedFor: String?, forwarded: String?) -> NetworkAddress? {
    guard let peer, addresses.contains(peer) else { return peer }
    let said = [forwardedFor.map(Proxies.list), forwarded.map(Proxies.elements)].compactMap { $0 }.map(nearest)
    guard let first = said.first, let first, said.allSatisfy({ $0 == first }) else { return peer }
    return first
  }

  /// The last that is no proxy of ours; `nil` where what stands there cannot be read.
  private func nearest(_ said: [String]) -> NetworkAddress? {
    for text in said.reversed() {
      guard let address = NetworkAddress(text: text) else { return nil }
      if !addresses.contains(address) { return address }
    }
    return nil
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
