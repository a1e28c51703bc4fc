import Glibc

/// Where a request comes from, as far as attempts are counted: an IPv4 address, or the /64 of an IPv6 address, because
/// one line at home or in an office has a whole /64 to choose from.
public struct Source: Sendable, Hashable {
  let text: String

  /// - Parameter address: as the socket says it, `192.0.2.7` or `2001:db8::7`; what is no address is a source of its
  ///   own, so that what cannot be told apart is counted together.
  public init(_ address: String) {
    let plain = String(address.prefix { $0 != "%" })
    var four = in_addr()
    if inet_pton(AF_INET, plain, &four) == 1 {
      text = plain
      return
    }
    var six = in6_addr()
    guard inet_pton(AF_INET6, plain, &six) == 1 else {
      text = "elsewhere"
      return
    }
    let bytes: [UInt8] = withUnsafeBytes(of: &six) { Array($0) }
    // An IPv4 address in IPv6 clothes (RFC 4291 §2.5.5.2), as a socket that takes both shows it.
    if Array(bytes.prefix(12)) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] {
      text = bytes.suffix(4).map { String($0) }.joined(separator: ".")
    } else {
      text = Array(bytes.prefix(8)).hex + "/64"
    }
  }
}
