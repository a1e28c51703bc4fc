internal import Persistence

/// Something sealed, as it is stored: format byte, mark of the key, nonce, text with its tag.
///
/// Says nothing when it is printed, and has no way into search, journal or log: it is no `String`.
public struct Ciphertext: Sendable, Hashable, Bindable, CustomStringConvertible {
  let bytes: [UInt8]
  /// Whose key it lies under, where it was sealed here.
  private let owner: KeyOwner?

  init(bytes: [UInt8], of owner: KeyOwner? = nil) {
    (self.bytes, self.owner) = (bytes, owner)
  }

  /// Whoever stores it is asked whether its key is still there.
  public var bind: Bind {
    let mark = Array(bytes.dropFirst().prefix(SealingKey.markLength))
    return Bind(.blob(bytes), under: SealedUnder(mark: mark, owner: owner))
  }

  public var description: String { "something sealed" }
}

extension Columns {
  public func ciphertext(_ column: String) throws(DamagedRecord) -> Ciphertext {
    guard case .blob(let bytes)? = row[column] else { throw DamagedRecord(column: column) }
    return Ciphertext(bytes: bytes)
  }

  public func ciphertextIfAny(_ column: String) throws(DamagedRecord) -> Ciphertext? {
    try isNull(column) ? nil : ciphertext(column)
  }
}

/// Something sealed does not open. Answered with words, never with what is left of it.
public struct Unreadable: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Reason: Sendable, Hashable {
    /// Its key was erased, and with it everything that was sealed under it; or it is not in the keys that were restored.
    case keyGone
    /// It is not what was sealed here: changed, cut off, or moved from another row, column or person.
    case damaged
    /// Sealed by a newer version of the product.
    case unknownFormat
  }

  public let reason: Reason
  /// Table, column and row; never of whom it tells.
  public let place: String

  init(_ reason: Reason, _ place: SealedPlace) {
    self.reason = reason
    self.place = "\(place.table).\(place.column) \(place.row)" + (place.piece.map { " piece \($0.number)" } ?? "")
  }

  public var description: String {
    switch reason {
    case .keyGone: "\(place) cannot be opened: its key is not there any more"
    case .damaged: "\(place) cannot be opened: it is damaged, or belongs elsewhere"
    case .unknownFormat: "\(place) cannot be opened: it was sealed by a newer version"
    }
  }
}
