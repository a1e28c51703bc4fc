internal import CSodium
import Values

/// Starts libsodium once, before anything uses it.
enum Sodium {
  static func start() throws {
    guard sodium_init() >= 0 else { throw SodiumUnavailable() }
  }
}

struct SodiumUnavailable: Error, CustomStringConvertible {
  var description: String {
    "libsodium could not start: the system gives no random numbers. Check that /dev/urandom can be read."
  }
}

/// Random text that stands for somebody: 256 bits; only its digest is stored.
enum Secret {
  static func make() -> String { bytes().hex }

  static func bytes(_ count: Int = 32) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, bytes.count)
    return bytes
  }

  static func digest(_ secret: String) -> [UInt8] { SHA256.hash(Array(secret.utf8)) }
}
