internal import Persistence
public import Values

extension Store {
  /// Bytes of a piece. Small enough that a download holds little in memory, large enough that forty make a whole file.
  static let piece = 256 << 10

  /// Pieces of one transaction, 1 MiB: about 10 ms of the writer, so that others hardly wait behind a large file.
  static let piecesAtOnce = 4

  /// Makes a file ready to be kept about somebody within reach: sealed, and its pieces stored a few at a time, where
  /// nobody sees them until a record holds the file (`Transaction.keep`). What is not kept is to be released, or is taken
  /// away after a day.
  ///
  /// - Throws: `NoRoomForFile`.
  public func prepare(
    _ content: FileContent, saying words: String?, about person: PersonID, on shelf: FileShelf
  ) async throws -> PreparedFile {
    let key = try await key(of: person, in: shelf.circle)
    let id: FileID = surroundings.newID()
    let starts = Array(stride(from: content.bytes.startIndex, to: content.bytes.endIndex, by: Store.piece))
    let facts = FileFacts(
      name: content.name, words: words, type: content.type, size: content.bytes.count,
      digest: SHA256.hash(of: content.bytes), pieces: starts.count)
    let file = PreparedFile(
      id: id, person: person, head: try key.seal(facts.encoded[...], at: shelf.head(of: id, person)), size: facts.size)
    try await begin(file, Int64(facts.size + starts.count * SealingKey.overhead), under: key)
    do {
      for first in stride(from: 0, to: starts.count, by: Store.piecesAtOnce) {
        let pieces = try (first..<min(first + Store.piecesAtOnce, starts.count)).map { number in
          let end = min(starts[number] + Store.piece, content.bytes.endIndex)
          return (
            number: number,
            sealed: try key.seal(
              content.bytes[starts[number]..<end], at: shelf.piece(number, of: starts.count, id, person))
          )
        }
        try await put(pieces, of: file)
      }
    } catch {
      // The failure is what is told; what stays is taken away after a day.
      do { try await release(file) } catch {}
      throw error
    }
    return file
  }

  private func begin(_ file: PreparedFile, _ bytes: Int64, under key: SealingKey) async throws {
    try await refusingForgottenKeys {
      try await database.write { [room, now = surroundings.now()] connection in
        try SealedUnder.note(SealedUnder(mark: key.mark, owner: key.owner), connection)
        try StoredFile.begin(file.id, of: file.person, bytes, within: room, at: now, connection)
      }
    }
  }

  private func put(_ pieces: [(number: Int, sealed: Ciphertext)], of file: PreparedFile) async throws {
    try await StorageTrouble.translating {
      try await database.write { connection in
        for (number, piece) in pieces {
          _ = try connection.run(
            "INSERT INTO file_piece (file_id, number, person_id, bytes) VALUES (?, ?, ?, ?)",
            [file.id.bind.value, .integer(Int64(number)), file.person.bind.value, piece.bind.value])
        }
      }
    }
  }

  /// Leaves a file that was made ready to the sweeping, unless a record holds it by now. Also for whoever gave up.
  public func release(_ file: PreparedFile) async throws {
    let (database, now) = (database, surroundings.now())
    try await Task {
      try await StorageTrouble.translating {
        let isComing = try await database.read { connection in
          try !connection.rows(
            "SELECT 1 AS there FROM stored_file WHERE file_id = ? AND state = ?",
            [file.id.bind.value, .text(StoredFile.coming)]
          ).isEmpty
        }
        guard isComing else { return }
        try await database.write { connection in
          _ = try StoredFile.move(file.id, from: StoredFile.coming, to: StoredFile.left, at: now, connection)
        }
      }
    }.value
  }

  /// Opens a file whose reading is in the journal. Its first piece is read and opened at once, so that what cannot be read
  /// is said before anything of it is sent.
  ///
  /// - Throws: `Unreadable`.
  public func open(_ ticket: Disclosed<FileTicket>) async throws -> Disclosed<OpenFile> {
    let file = ticket.act { $0.file }
    let keys = try await StorageTrouble.translating { try await cabinet.keys(of: [file.place.owner]) }
    let opener = Opener(keys: keys)
    let facts = try await database.judging { try opener.facts(of: file) }
    let open = OpenFile(facts: facts, file: file, opener: opener, database: database)
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
        try connection.rows(StoredFile.readPiece, [.text(id.text), .integer(Int64(number))])
      }
    }
    guard let row = rows.first else { throw Unreadable(.damaged, place) }
    return try await database.judging { try opener.bytes(try Columns(row).ciphertext("bytes"), at: place) }
  }
}
