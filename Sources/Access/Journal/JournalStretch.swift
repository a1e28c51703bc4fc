import Values

/// So many entries of the journal in a row. When a stretch is full, the index by person over it is made at once, sorted:
/// pages of the index are written once each, and not one for each person whenever somebody looks at a list.
struct JournalStretch: Sendable, Hashable {
  static let length: Int64 = 4096

  /// Counted from 0.
  let number: Int64

  init(number: Int64) {
    self.number = number
  }

  /// The stretch in which an entry lies.
  init(of sequence: Int64) {
    number = (sequence - 1) / JournalStretch.length
  }

  var first: Int64 { number * JournalStretch.length + 1 }
  var last: Int64 { (number + 1) * JournalStretch.length }

  /// A person of the stretch, and the entries that are about her.
  struct Filed: Sendable, Hashable {
    /// The 16 bytes of her id.
    let person: [UInt8]
    /// Of each entry how many stand before it in the stretch: two bytes, the higher first.
    let places: [UInt8]
  }

  /// The index over the stretch, in the order of people.
  func filed(_ entries: [(sequence: Int64, people: [PersonID])]) -> [Filed] {
    var places: [PersonID: [UInt8]] = [:]
    for (sequence, people) in entries {
      let place = UInt16(truncatingIfNeeded: sequence - first)
      // Somebody may stand several times in one entry: a week holds four things about her.
      for person in Set(people) { places[person, default: []] += [UInt8(place >> 8), UInt8(place & 0xFF)] }
    }
    return places.keys.sorted().map { Filed(person: $0.bytes, places: places[$0] ?? []) }
  }

  /// The entries at the places of a row of the index.
  func sequences(_ places: [UInt8]) -> [Int64] {
    stride(from: 0, to: places.count - 1, by: 2).map { first + (Int64(places[$0]) << 8 | Int64(places[$0 + 1])) }
  }
}

/// The people of an entry as they are stored with it: 16 bytes each, in the order of the answer.
enum PackedPeople {
  /// `nil` when one of them is no id in the form in which ids are written: the chain protects that very text.
  static func pack(_ subjects: [String]) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(subjects.count * 16)
    for subject in subjects {
      guard let person = PersonID(subject), person.text == subject else { return nil }
      bytes.append(person)
    }
    return bytes
  }

  /// `nil` when it is not a whole number of ids.
  static func unpack(_ bytes: [UInt8]) -> [PersonID]? {
    guard bytes.count.isMultiple(of: 16) else { return nil }
    return stride(from: 0, to: bytes.count, by: 16).map { start in
      func word(_ offset: Int) -> UInt64 {
        bytes[(start + offset)..<(start + offset + 8)].reduce(0) { $0 << 8 | UInt64($1) }
      }
      return PersonID(high: word(0), low: word(8))
    }
  }
}

extension ID {
  /// The 16 bytes of the UUID, in the order in which it is written.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(self)
    return bytes
  }
}

extension [UInt8] {
  fileprivate mutating func append<Of>(_ id: ID<Of>) {
    for word in [id.high, id.low] { Swift.withUnsafeBytes(of: word.bigEndian) { append(contentsOf: $0) } }
  }
}
