internal import Persistence
import Values

/// How much the files of a whole installation may take, sealed as they are stored.
public struct FileRoom: Sendable, Hashable {
  public let bytes: Int64

  /// Room for some 20,000 papers of 1 MB; every backup of the database holds it too.
  public static let usual = FileRoom(gigabytes: 20)

  public init(bytes: Int64) {
    self.bytes = bytes
  }

  public init(gigabytes: Int) {
    self.init(bytes: Int64(gigabytes) * 1_000_000_000)
  }

  /// In whole ones.
  public var gigabytes: Int { Int(bytes / 1_000_000_000) }
}

/// All the room that files may take is taken, or this one does not fit into what is left.
public struct NoRoomForFile: Error, Sendable, Hashable {
  public let room: FileRoom
}

/// Where a file stands.
enum StoredFile {
  /// Its pieces are being stored, and no record holds it yet.
  static let coming = "coming"
  static let kept = "kept"
  /// No record holds it any more, or none ever did: its pieces are taken away.
  static let left = "left"

  /// Seconds after which a file that is still coming will not come any more: whoever sent it, or the process, is gone.
  static let patience: Int64 = 86_400

  /// Takes its place before its first piece is stored, so that several at once do not take more than there is. One row
  /// says how much is taken: nothing is added up.
  static func begin(
    _ file: FileID, of person: PersonID, _ bytes: Int64, within room: FileRoom, at now: Moment,
    _ connection: any Connection
  ) throws {
    let taken = try connection.run(
      "UPDATE file_room SET bytes = bytes + ? WHERE one = 1 AND bytes + ? <= ?",
      [.integer(bytes), .integer(bytes), .integer(room.bytes)])
    guard taken == 1 else { throw NoRoomForFile(room: room) }
    _ = try connection.run(
      "INSERT INTO stored_file (file_id, person_id, bytes, state, at) VALUES (?, ?, ?, ?, ?)",
      [file.bind.value, person.bind.value, .integer(bytes), .text(coming), .integer(now.microseconds)])
  }

  /// Whether it was in the state before.
  static func move(
    _ file: FileID, from state: String, to next: String, at now: Moment, _ connection: any Connection
  ) throws -> Bool {
    try connection.run(
      "UPDATE stored_file SET state = ?, at = ? WHERE file_id = ? AND state = ?",
      [.text(next), .integer(now.microseconds), file.bind.value, .text(state)]) == 1
  }

  // Asked by the sweeping, in this order; a file that came after now was sent before a clock went back.
  static let leaveLate = "UPDATE stored_file SET state = ? WHERE state = ? AND state <> 'kept' AND at < ?"
  static let leaveEarly = "UPDATE stored_file SET state = ? WHERE state = ? AND state <> 'kept' AND at > ?"
  static let nextLeft = "SELECT file_id, bytes FROM stored_file WHERE state = ? AND state <> 'kept' ORDER BY at LIMIT 1"
  static let takePieces = """
    DELETE FROM file_piece WHERE file_id = ?
      AND number IN (SELECT p.number FROM file_piece p WHERE p.file_id = ? ORDER BY p.number LIMIT ?)
    """
  static let readPiece = "SELECT bytes FROM file_piece WHERE file_id = ? AND number = ?"

  /// Takes away some pieces of one file that nobody holds, and when that was the last of it gives its room back.
  ///
  /// - Returns: how many pieces it took; `nil` when there is no such file.
  static func sweep(at now: Moment, _ connection: any Connection) throws -> Int? {
    for (sql, moment) in [(leaveLate, now.adding(seconds: -patience)), (leaveEarly, now.adding(seconds: patience))] {
      _ = try connection.run(sql, [.text(left), .text(coming), .integer(moment.microseconds)])
    }
    guard let row = try connection.rows(nextLeft, [.text(left)]).first else { return nil }
    let file = SQLValue.text(try Columns(row).text("file_id"))
    let taken = try connection.run(takePieces, [file, file, .integer(Int64(Store.piecesAtOnce))])
    if taken < Store.piecesAtOnce {
      _ = try connection.run("DELETE FROM stored_file WHERE file_id = ?", [file])
      _ = try connection.run(
        "UPDATE file_room SET bytes = bytes - ? WHERE one = 1", [.integer(Int64(try Columns(row).integer("bytes")))])
    }
    return taken
  }
}
