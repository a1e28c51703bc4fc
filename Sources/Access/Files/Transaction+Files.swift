internal import Persistence
public import Values

extension Transaction {
  /// Leave to read the file of one record within reach. Throws `NotFound` when there is none.
  public func file<K: Protected>(
    _ statement: Statement<K, SealedFile>, _ grant: consuming Grant<K, Read>
  ) throws -> Disclosed<FileTicket> {
    try one(statement, grant).map { FileTicket(file: $0) }
  }

  /// Stores the content of a file whose record was added in this transaction, about the same person.
  public func keep<K: Protected>(_ file: PreparedFile, with kind: K.Type) throws {
    guard written[Written(K.kind, file.id.bind)] == file.person.text else { throw NotFound() }
    try completely {
      for (number, piece) in file.pieces.enumerated() {
        _ = try connection.run(
          "INSERT INTO file_piece (file_id, number, person_id, bytes) VALUES (?, ?, ?, ?)",
          [file.id.bind.value, .integer(Int64(number)), file.person.bind.value, piece.bind.value])
      }
    }
  }

  /// Takes the content of a file away whose record was changed in this transaction, which says so.
  public func discard<K: Protected>(_ file: FileID, of kind: K.Type) throws {
    guard written[Written(K.kind, file.bind)] != nil else { throw NotFound() }
    try completely { _ = try connection.run("DELETE FROM file_piece WHERE file_id = ?", [file.bind.value]) }
  }
}
