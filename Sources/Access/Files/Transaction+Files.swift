internal import Persistence
public import Values

extension Transaction {
  /// Leave to read the file of one record within reach. Throws `NotFound` when there is none.
  public func file<K: Protected>(
    _ statement: Statement<K, SealedFile>, _ grant: consuming Grant<K, Read>
  ) throws -> Disclosed<FileTicket> {
    try one(statement, grant).map { FileTicket(file: $0) }
  }

  /// Keeps the content of a file whose record was added in this transaction, about the same person. Its pieces are there
  /// already; from now on they stay.
  public func keep<K: Protected>(_ file: PreparedFile, with kind: K.Type) throws {
    guard written[Written(K.kind, file.id.bind)] == file.person.text else { throw NotFound() }
    try completely {
      guard try StoredFile.move(file.id, from: StoredFile.coming, to: StoredFile.kept, at: now, connection) else {
        throw StorageTrouble.tryAgain("the pieces of a file were taken away before its record came")
      }
    }
  }

  /// Leaves the content of a file whose record was changed in this transaction, which says so. Nobody can read it from
  /// now on; its pieces are taken away by the sweeping, a few at a time.
  public func discard<K: Protected>(_ file: FileID, of kind: K.Type) throws {
    guard written[Written(K.kind, file.bind)] != nil else { throw NotFound() }
    try completely {
      _ = try StoredFile.move(file, from: StoredFile.kept, to: StoredFile.left, at: now, connection)
    }
  }
}
