import Access
import Values

extension InstallationOptions {
  /// Does one piece of work as the system and closes the house again, whatever comes of it.
  func asSystem<Value: Sendable>(
    for command: String, _ work: @escaping @Sendable (House, Transaction) throws -> Value
  ) async throws -> Value {
    try await withHouse { house in
      try await house.store.transact(as: .system, for: .setUp, request: command) { try work(house, $0) }
    }
  }

  /// Does one command's work with the house and closes it again, whatever comes of it.
  func withHouse<Value: Sendable>(_ work: (House) async throws -> Value) async throws -> Value {
    let log = makeLog()
    let (settings, clock) = try prepared(log: log)
    return try await House.withHouse(settings, clock: clock, log: log, work)
  }
}

extension Transaction {
  /// The account with this address, or the way out for whoever typed it.
  func account(typed text: String) throws -> AccountID {
    guard let account = try account(withEmail: try AccountCommand.Add.address(text)) else {
      throw Trouble("there is no account for \(text)", remedy: "open one with nyvej account add")
    }
    return account
  }
}
