public import Values

/// Where something sealed lies, and of whom it tells. It opens there and nowhere else: moved to another row, column or
/// person it cannot be told from something damaged.
public struct SealedPlace: Sendable, Hashable {
  let table: String
  let column: String
  let row: String
  /// Which piece of how many, where one value lies in several rows.
  let piece: (number: Int, of: Int)?
  let owner: KeyOwner

  /// - Parameters:
  ///   - table, column: as they are called in the database.
  ///   - row: the record's id.
  public init<Of>(
    _ table: StaticString, _ column: StaticString, row: ID<Of>, of person: PersonID, in circle: Circle
  ) {
    self.init(table.string, column.string, row.text, nil, KeyOwner(person: person, circle: circle))
  }

  init(_ table: String, _ column: String, _ row: String, _ piece: (number: Int, of: Int)?, _ owner: KeyOwner) {
    (self.table, self.column, self.row, self.piece, self.owner) = (table, column, row, piece, owner)
  }

  public static func == (a: SealedPlace, b: SealedPlace) -> Bool { a.associatedData == b.associatedData }

  public func hash(into hasher: inout Hasher) { hasher.combine(associatedData) }

  /// What is sealed in beside the text without being stored with it. Every part has its length before it, so that no two
  /// places are written alike.
  var associatedData: [UInt8] {
    var writer = LengthPrefixed()
    let part = piece.map { "\($0.number)/\($0.of)" } ?? ""
    for text in [table, column, row, part, owner.person.text, owner.circle.rawValue] { writer.add(Array(text.utf8)) }
    return writer.bytes
  }
}

/// Whose key: one for each person and circle, so that the closed circle can be forgotten and the case stay.
struct KeyOwner: Sendable, Hashable {
  let person: PersonID
  let circle: Circle
}

/// Parts behind each other, each with its length (32 bits, the highest byte first) before it.
struct LengthPrefixed {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ part: some Collection<UInt8>) {
    let length = UInt32(part.count)
    bytes += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) }
    bytes += part
  }

  /// The parts again; `nil` when the lengths do not come out even.
  static func parts(of bytes: [UInt8]) -> [ArraySlice<UInt8>]? {
    var (parts, rest) = ([ArraySlice<UInt8>](), bytes[...])
    while !rest.isEmpty {
      guard rest.count >= 4 else { return nil }
      let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(4)
      guard rest.count >= length else { return nil }
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return parts
  }
}
