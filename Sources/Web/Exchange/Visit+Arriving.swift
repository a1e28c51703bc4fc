public import Access
public import Design
public import Values

extension Visit {
  /// Where this visitor arrives, once it is known who it is.
  public func arrive() async throws -> Reply {
    do {
      return .seeOther(
        to: try await work(.administration) { tx, _ in tx.me.map { installation.start(for: $0) } })
    } catch is SignInNeeded {
      return .seeOther(start)
    }
  }

  public var now: Moment { store.surroundings.now() }

  /// The whole address of a page, as this visitor reaches the product: to be handed over outside of it.
  public func fullAddress(_ link: Link) -> String {
    installation.origin(ofHost: request.headers["host"] ?? "") + link.address
  }

  /// Does something whose outcome is shown once and stored nowhere. The version that was seen makes it count once: whoever
  /// sends it again has not seen what the first one left.
  public func doing<Value: Sendable>(
    _ purpose: Purpose, _ work: @escaping @Sendable (Transaction, Fields) throws -> Value
  ) async throws -> Value {
    let fields = try fields()
    guard let credential else { throw SignInNeeded() }
    return try await store.transact(as: credential, for: purpose, request: request.id) { try work($0, fields) }
  }
}
