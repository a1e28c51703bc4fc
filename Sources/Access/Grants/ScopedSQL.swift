internal import Persistence
public import Values

/// SQL that a room wrote, as a string literal: everything interpolated becomes a bound value, and a run-time string can
/// never become part of the statement.
///
/// Tables are interpolated, never spelled. `FROM \(rows: PlacementRecord.self, as: "l")` stands for the rows of that
/// kind that this actor may reach, with the columns of the mask; `\(part: …)` for the parts of such rows;
/// `\(into: …)` for the one table that a statement writes. The notary looks at every literal once and refuses the rest.
public struct ScopedSQL: ExpressibleByStringInterpolation, Sendable {
  enum Piece: Sendable {
    case text(StaticString)
    case bind(Bind)
    case list([Bind])
    case rows(Kind, seeing: Mask?, alias: StaticString, fromReach: Bool)
    case found(Found)
    case part(StaticString, of: Kind, alias: StaticString)
    case membership(Membership)
    case unkept(Unkept)
    case into(Kind, alias: StaticString?)
  }

  var pieces: [Piece]
  /// What the statement says that a new row hangs on; compared with what the grant was made for.
  var within: [Anchor] = []
  /// Who the statement says has written a new row.
  var authors: [AccountID] = []

  public init(stringLiteral value: StaticString) {
    pieces = [.text(value)]
  }

  public init(stringInterpolation: Interpolation) {
    (pieces, within) = (stringInterpolation.pieces, stringInterpolation.within)
    authors = stringInterpolation.authors
  }

  /// What a statement's text is given, in its order, where everybody is reached; `nil` where a search adds to it.
  static func values(in pieces: [Piece]) -> [SQLValue]? {
    var values: [SQLValue] = []
    for piece in pieces {
      switch piece {
      case .bind(let bind): values.append(bind.value)
      case .list(let list): values += list.map(\.value)
      case .membership(let membership): values += membership.values
      case .unkept(let unkept): values += unkept.values
      case .found: return nil
      case .text, .rows, .part, .into: continue
      }
    }
    return values
  }

  func stores(_ value: Bind) -> Bool {
    pieces.contains { if case .bind(value) = $0 { true } else { false } }
  }
}

/// What a new row hangs on, and by which a grant to create it is decided.
public enum Anchor: Sendable, Hashable {
  case person(PersonID)
  case placement(PlacementID)
  case programme(ProgrammeID)
  case organisation(OrganisationID)

  /// Where a row of the kind says that it hangs on this; `nil` when rows of the kind do not.
  func column(of kind: Kind) -> String? {
    switch self {
    case .person: kind.anchors.person?.string
    case .placement: kind.anchors.placement?.string
    case .programme: kind.anchors.programme?.string
    case .organisation: kind.anchors.organisation?.string
    }
  }

  var bind: Bind {
    switch self {
    case .person(let id): id.bind
    case .placement(let id): id.bind
    case .programme(let id): id.bind
    case .organisation(let id): id.bind
    }
  }
}

extension StaticString {
  var string: String { withUTF8Buffer { String(decoding: $0, as: UTF8.self) } }
}
