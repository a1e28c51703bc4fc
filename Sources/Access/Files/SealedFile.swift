internal import Persistence
public import Values

/// Where a room keeps files: the table of the records whose files they are, and for whom they are.
public struct FileShelf: Sendable, Hashable {
  let table: String
  let circle: Circle

  public init(_ table: StaticString, in circle: Circle) {
    (self.table, self.circle) = (table.string, circle)
  }

  func head(of file: FileID, _ person: PersonID) -> SealedPlace {
    SealedPlace(table, "head", file.text, nil, KeyOwner(person: person, circle: circle))
  }

  func piece(_ number: Int, of count: Int, _ file: FileID, _ person: PersonID) -> SealedPlace {
    SealedPlace(
      "file_piece", "bytes", file.text, (number: number, of: count), KeyOwner(person: person, circle: circle))
  }
}

/// A file that is ready to be kept: sealed, its pieces stored, so that only its record is missing, which has the same id.
public struct PreparedFile: Sendable {
  public let id: FileID
  public let person: PersonID
  /// For the record's column `head`: name, words and facts, sealed.
  public let head: Ciphertext
  /// Bytes.
  public let size: Int
}

/// A file as a record holds it. Name, words and content are sealed.
public struct SealedFile: Sendable {
  public let id: FileID
  let person: PersonID
  let shelf: FileShelf
  let head: Ciphertext

  /// What is opened to know its name.
  public var place: SealedPlace { shelf.head(of: id, person) }
}

extension Columns {
  /// The file of a row with `id`, `sealed_for` (`RowSet.Derived.sealedFor`), `subject` and `head`.
  public func file(on shelf: FileShelf) throws(DamagedRecord) -> SealedFile {
    let (sealedFor, subject): (PersonID?, PersonID) = (try idIfAny("sealed_for"), try id("subject"))
    return SealedFile(id: try id("id"), person: sealedFor ?? subject, shelf: shelf, head: try ciphertext("head"))
  }
}

/// What is known of a file without its content.
public struct FileFacts: Sendable, Hashable {
  public let name: FileName
  /// What whoever sent it wrote beside it.
  public let words: String?
  public let type: FileType
  /// Bytes.
  public let size: Int
  /// SHA-256 of the whole content.
  public let digest: [UInt8]
  let pieces: Int
}

extension FileFacts {
  var encoded: [UInt8] {
    var writer = LengthPrefixed()
    for text in [name.text, words ?? "", type.rawValue, String(size), String(pieces)] { writer.add(Array(text.utf8)) }
    writer.add(digest)
    return writer.bytes
  }

  /// `nil` when it was not written by `encoded`.
  init?(encoded bytes: [UInt8]) {
    guard let parts = LengthPrefixed.parts(of: bytes), parts.count == 6 else { return nil }
    let texts = parts.prefix(5).compactMap { String(validating: $0, as: UTF8.self) }
    guard texts.count == 5, let type = FileType(rawValue: texts[2]), let size = Int(texts[3]), size > 0,
      let pieces = Int(texts[4]), pieces > 0
    else { return nil }
    self.init(
      name: FileName(stored: texts[0]), words: texts[1].isEmpty ? nil : texts[1], type: type, size: size,
      digest: Array(parts[5]), pieces: pieces)
  }
}

extension Opener {
  public func facts(of file: SealedFile) throws(Unreadable) -> FileFacts {
    guard let facts = FileFacts(encoded: try bytes(file.head, at: file.place)) else {
      throw Unreadable(.damaged, file.place)
    }
    return facts
  }
}
