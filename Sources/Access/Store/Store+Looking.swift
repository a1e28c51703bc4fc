internal import Persistence
import Values

extension Store {
  /// Looks, as whoever `credential` stands for, at one moment of everything stored: beside the writer and beside other
  /// looks, so that nobody waits for a reader and no reader for somebody's write.
  ///
  /// What `body` read and made of it is answered only after the entries about it are safely in the journal: when they
  /// cannot be stored nothing is disclosed. The rights are those of the snapshot; whoever loses them meanwhile has lost
  /// them for the next look. A look that discloses nothing that is journalled needs no write.
  ///
  /// - Throws: `SignInNeeded` when the credential is not, or no longer, good; `WritingInALook` when `body` does what
  ///   belongs into `transact`; whatever `body` throws.
  public func look<Value: Sendable>(
    as credential: Credential, for purpose: Purpose, request: String = "",
    _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    let (surroundings, notary) = (surroundings, notary)
    return try await StorageTrouble.translating {
      let (value, notes) = try await looks.watching {
        try await database.read(within: $0) { connection in
          let (now, today) = (surroundings.now(), surroundings.today())
          let looking = LookingConnection(connection)
          let visitor = try credential.visitor(looking, now: now, today: today)
          let transaction = Transaction(
            looking: looking, notary: notary, actor: visitor.actor, purpose: purpose, today: today,
            surroundings: surroundings)
          let value = try body(transaction)
          if let spoiled = transaction.spoiled { throw spoiled }
          try looking.insistOnLooking()
          return (
            value,
            LookNotes(
              entries: transaction.journal.waiting, request: request, at: now,
              seen: visitor.isToBeMarked ? credential : nil)
          )
        }
      }
      if !notes.isEmpty { try await database.write { try notes.store($0) } }
      return value
    }
  }
}
