import CatalogFormat

/// A key of the catalogs with the names and kinds of its arguments.
struct Signature: Sendable {
  let place: Int
  let key: String
  let arguments: [(name: String, kind: PlaceholderKind)]

  /// All of this build, in the order of the table; read once.
  private static let all: [Signature] = (0..<Tables.keys.count).map { Signature(reading: $0) }
  private static let places: [String: Int] = Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0.place) })

  /// - Parameter place: a place in the table of keys.
  init(at place: Int) { self = Signature.all[place] }

  /// `nil` when the catalogs have no such key.
  init?(key: String) {
    guard let place = Signature.places[key] else { return nil }
    self = Signature.all[place]
  }

  private init(reading place: Int) {
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
}
