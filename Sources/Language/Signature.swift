import CatalogFormat

/// A key of the catalogs with the names and kinds of its arguments.
struct Signature {
  let place: Int
  let key: String
  let arguments: [(name: String, kind: PlaceholderKind)]

  /// - Parameter place: a place in the table of keys.
  init(at place: Int) {
    let fields = Tables.keys[place].split(separator: Mark.field)
    self.place = place
    key = String(decoding: fields[0], as: UTF8.self)
    arguments = fields.dropFirst().map { field in
      let parts = field.split(separator: 0x3A)
      guard parts.count == 2, let kind = PlaceholderKind(rawValue: String(decoding: parts[1], as: UTF8.self)) else {
        preconditionFailure("the catalog compiler and this room disagree about the table of keys")
      }
      return (String(decoding: parts[0], as: UTF8.self), kind)
    }
  }

  /// Finds the key by halving: the table is in order of the keys' bytes.
  init?(key: String) {
    let wanted = Array(key.utf8)
    var (low, high) = (0, Tables.keys.count)
    while low < high {
      let middle = (low + high) / 2
      if Tables.keys[middle].prefix(while: { $0 != Mark.field }).lexicographicallyPrecedes(wanted) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < Tables.keys.count, Tables.keys[low].prefix(while: { $0 != Mark.field }).elementsEqual(wanted) else {
      return nil
    }
    self.init(at: low)
  }
}
