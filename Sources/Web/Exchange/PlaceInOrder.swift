public import Values

/// Where a page of a list ends: a place in the order of names, safe to hand out and to take back. Two may have one name,
/// so the name alone is no place.
public struct PlaceInOrder<Of: Identified>: Sendable, Hashable, Comparable {
  public let sortKey: String
  public let id: ID<Of>

  public init(sortKey: String, id: ID<Of>) { (self.sortKey, self.id) = (sortKey, id) }

  /// `id.sortkey` in hexadecimal, so that it stands in an address as it is.
  public var cursor: String {
    id.text + "." + sortKey.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// As both engines compare them: byte by byte.
  public static func < (one: PlaceInOrder, other: PlaceInOrder) -> Bool {
    one.sortKey == other.sortKey
      ? one.id.text < other.id.text : one.sortKey.utf8.lexicographicallyPrecedes(other.sortKey.utf8)
  }

  /// The same place among what a search finds.
  public var found: (key: String, id: String) { (sortKey, id.text) }

  /// `nil` for what this product did not hand out.
  public init?(cursor: String) {
    let parts = cursor.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let id = ID<Of>(parts[0]), parts[1].utf8.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    var rest = parts[1].utf8
    while let high = rest.popFirst(), let low = rest.popFirst() {
      guard let sixteens = Character(UnicodeScalar(high)).hexDigitValue,
        let ones = Character(UnicodeScalar(low)).hexDigitValue
      else { return nil }
      bytes.append(UInt8(sixteens * 16 + ones))
    }
    // No name holds a NUL, and PostgreSQL takes none.
    guard !bytes.contains(0), let key = String(validating: bytes, as: UTF8.self) else { return nil }
    self.init(sortKey: key, id: id)
  }
}

extension Visit {
  /// The place in the address after which the list goes on: `after` on pages, `cursor` in the API.
  public func place<Of>(_ kind: Of.Type = Of.self) throws(BadRequest) -> PlaceInOrder<Of>? {
    try cursor { PlaceInOrder(cursor: $0) }
  }

  /// The same in a list that is in the order of ids.
  public func id<Of>(after kind: Of.Type = Of.self) throws(BadRequest) -> ID<Of>? { try cursor { ID($0) } }

  /// The one in front of which a page of such a list ends.
  public func id<Of>(before kind: Of.Type = Of.self) throws(BadRequest) -> ID<Of>? {
    guard let text = request.query["before"] else { return nil }
    guard let id = ID<Of>(text) else { throw BadRequest("before must come from an earlier page") }
    return id
  }

  private func cursor<Place>(_ read: (String) -> Place?) throws(BadRequest) -> Place? {
    let name = isAPI ? "cursor" : "after"
    guard let text = request.query[name] else { return nil }
    guard let place = read(text) else {
      throw BadRequest(
        isAPI ? "cursor must be the “next” of an earlier answer" : "after must come from an earlier page")
    }
    return place
  }
}
