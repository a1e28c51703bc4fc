internal import Persistence
public import Values

extension Store {
  /// Bytes of a piece. Small enough that a download holds little in memory, large enough that forty make a whole file.
  static let piece = 256 << 10

  /// Makes a file ready to be stored about somebody within reach: digest and sealing, before any transaction.
  public func prepare(
    _ content: FileContent, saying words: String?, about person: PersonID, on shelf: FileShelf
  ) async throws -> PreparedFile {
    let key = try await key(of: person, in: shelf.circle)
    let id: FileID = surroundings.newID()
    let starts = Array(stride(from: content.bytes.startIndex, to: content.bytes.endIndex, by: Store.piece))
    let facts = FileFacts(
      name: content.name, words: words, type: content.type, size: content.bytes.count,
      digest: SHA256.hash(of: content.bytes), pieces: starts.count)
    return PreparedFile(
      id: id, person: person, head: try key.seal(facts.encoded[...], at: shelf.head(of: id, person)), size: facts.size,
      pieces: try starts.enumerated().map { number, start in
        try key.seal(
          content.bytes[start..<min(start + Store.piece, content.bytes.endIndex)],
          at: shelf.piece(number, of: starts.count, id, person))
      })
  }

  /// Opens a file whose reading is in the journal. Its first piece is read and opened at once, so that what cannot be read
  /// is said before anything of it is sent.
  ///
  /// - Throws: `Unreadable`.
  public func open(_ ticket: Disclosed<FileTicket>) async throws -> Disclosed<OpenFile> {
    let file = ticket.act { $0.file }
    let keys = try await StorageTrouble.translating { try await cabinet.keys(of: [file.place.owner]) }
    let opener = Opener(keys: keys)
    let open = OpenFile(facts: try opener.facts(of: file), file: file, opener: opener, database: database)
    _ = try await open.piece(0)
    return ticket.map { _ in open }
  }
}

/// Leave to read a file: made by a grant to read its record, with the entry in the journal.
public struct FileTicket: Sendable {
  let file: SealedFile
}

/// A file that can be read, piece by piece, so that nobody holds the whole of it.
public struct OpenFile: Sendable {
  public let facts: FileFacts
  let file: SealedFile
  let opener: Opener
  let database: Database

  /// How many pieces there are.
  public var count: Int { facts.pieces }

  /// - Parameter number: from 0.
  /// - Throws: `Unreadable` when it is gone or is not what was stored.
  public func piece(_ number: Int) async throws -> [UInt8] {
    let place = file.shelf.piece(number, of: facts.pieces, file.id, file.person)
    let rows = try await StorageTrouble.translating {
      try await database.read { [id = file.id] connection in
        try connection.rows(
          "SELECT bytes FROM file_piece WHERE file_id = ? AND number = ?", [.text(id.text), .integer(Int64(number))])
      }
    }
    guard let row = rows.first else { throw Unreadable(.damaged, place) }
    return try opener.bytes(try Columns(row).ciphertext("bytes"), at: place)
  }
}
