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
  public var bind: Bind { Bind(.blob(bytes), under: SealedUnder(mark: Array(mark), owner: owner)) }

  /// Of the key under which it says that it lies.
  var mark: ArraySlice<UInt8> { bytes.dropFirst().prefix(SealingKey.markLength) }

  public var description: String { "something sealed" }
}

extension Columns {
  public func ciphertext(_ column: String) throws(DamagedRecord) -> Ciphertext {
    switch row[column] {
    case .blob(let bytes)?: return Ciphertext(bytes: bytes)
    // Something else than was ever sealed stands there: it does not open, and stops nothing else of the record.
    case .some: return Ciphertext(bytes: [])
    case nil: throw DamagedRecord(column: column)
    }
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
  /// Under which key it says that it lies, where that is not the one that belongs to the place; and whose the place is.
  let under: SealedUnder?

  init(_ reason: Reason, _ place: SealedPlace, under mark: ArraySlice<UInt8>? = nil) {
    (self.reason, under) = (reason, mark.map { SealedUnder(mark: Array($0), owner: place.owner) })
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

extension Database {
  /// Does work in which something may not open, and says why: what lies under a key that was never this person's, or that
  /// nobody knows of, was moved or damaged; no key of hers is gone.
  func judging<Value>(_ work: () async throws -> Value) async throws -> Value {
    do {
      return try await work()
    } catch let error as Unreadable {
      guard error.reason == .keyGone, let under = error.under else { throw error }
      let known = try await StorageTrouble.translating {
        try await read { try SealedUnder.owner(of: under.mark, $0) }
      }
      throw known == under.owner ? error : error.asDamaged
    }
  }
}

extension Unreadable {
  fileprivate var asDamaged: Unreadable { Unreadable(damaged: place) }

  private init(damaged place: String) {
    (reason, self.place, under) = (.damaged, place, nil)
  }
}
