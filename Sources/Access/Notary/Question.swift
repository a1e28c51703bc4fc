internal import Persistence

/// What the notary is asked about a statement.
struct Question {
  enum Purpose: Hashable {
    case reading, counting, insertion, change, derivation
    case completion(part: String, Step)

    enum Step: Hashable {
      case add, remove, set
    }
  }

  let purpose: Purpose
  let kind: Kind
  let mask: Mask
  /// The literals in their order, each a thought of its own: what stands in one cannot be finished in another.
  let fragments: [[ScopedSQL.Piece]]

  /// Literals are told apart by where they lie, not by what they say: cheap, and a literal never changes.
  struct Key: Hashable {
    let purpose: Purpose
    let kind: Kind
    let mask: Mask
    let literals: [Int]
  }

  var key: Key {
    var literals: [Int] = []
    for (number, fragment) in fragments.enumerated() {
      literals.append(-number)
      Question.note(fragment, &literals)
    }
    return Key(purpose: purpose, kind: kind, mask: mask, literals: literals)
  }

  private static func note(_ pieces: [ScopedSQL.Piece], _ literals: inout [Int]) {
    for piece in pieces {
      switch piece {
      case .text(let text): literals += [text.place, text.utf8CodeUnitCount]
      case .bind: literals.append(-1001)
      case .list: literals.append(-1002)
      case .rows(let kind, let mask, let alias, _):
        literals += [-1003, kind.hashValue, mask?.hashValue ?? 0, alias.place, alias.utf8CodeUnitCount]
      case .found(let found):
        literals += [-1008, found.kind.hashValue, found.alias.place, found.alias.utf8CodeUnitCount]
      case .part(let part, let kind, let alias):
        literals += [-1004, part.place, kind.hashValue, alias.place, alias.utf8CodeUnitCount]
      case .membership(let membership):
        literals.append(-1009)
        for name in membership.names { literals += [name.place, name.utf8CodeUnitCount] }
      case .unkept(let unkept):
        literals += [unkept.gathered == nil ? -1010 : -1011, unkept.rows.place, unkept.rows.utf8CodeUnitCount]
      case .into(let kind, let alias): literals += [-1007, kind.hashValue, alias?.place ?? 0]
      }
    }
  }

  /// The room's own text, with a mark where something is interpolated.
  var shown: String { fragments.map { Question.shown($0) }.joined(separator: " … ") }

  static func shown(_ pieces: [ScopedSQL.Piece]) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text.string
      case .bind, .list: "?"
      case .rows(let kind, _, let alias, _): "\\(rows: \(kind.rawValue), as: \(alias.string))"
      case .found(let found): "\\(found: \(found.kind.rawValue), as: \(found.alias.string))"
      case .part(let part, _, let alias): "\\(part: \(part.string), as: \(alias.string))"
      case .membership(let membership): "\\(in: programme, of: \(membership.rows.string))"
      case .unkept(let unkept): "\\(unkept: \(unkept.rows.string))"
      case .into(let kind, _): "\\(into: \(kind.rawValue))"
      }
    }.joined()
  }
}

extension StaticString {
  /// Where the literal lies.
  fileprivate var place: Int {
    hasPointerRepresentation ? Int(bitPattern: utf8Start) : Int(unicodeScalar.value)
  }
}
