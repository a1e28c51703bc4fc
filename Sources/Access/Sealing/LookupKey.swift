internal import CSodium
import Values

/// Under which what is found by an exact match is stored: a digest that tells nobody anything who has not this key, however
/// few the texts are that it may be of. It lies with the keys, and not in the database.
///
/// Where the keys are lost, what was stored under it is found no more until it is entered again.
public struct LookupKey: Sendable, CustomStringConvertible, CustomReflectable {
  private let secret: [UInt8]

  init(_ secret: [UInt8]) { self.secret = secret }

  /// BLAKE2b with a key, 160 bits, in hexadecimal.
  public func digest(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let digest = [UInt8](unsafeUninitializedCapacity: 20) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      _ = crypto_generichash(base, 20, bytes, UInt64(bytes.count), secret, secret.count)
      count = 20
    }
    return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  public var description: String { "a key" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Store {
  /// Made when there is none.
  public func lookupKey() async throws -> LookupKey {
    let nobody = KeyOwner(person: PersonID(high: 0, low: 0), circle: .case)
    return try await StorageTrouble.translating {
      try await cabinet.key(of: nobody, now: surroundings.now()).lookup
    }
  }
}
