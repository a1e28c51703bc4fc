public import Values

/// SQL that a room wrote, as a string literal: everything interpolated becomes a bound value, and a run-time string can
/// never become part of the statement.
///
/// `\(scope: "p")` stands for "the rows that this actor may reach", for the table known as `p`. Statements that read or
/// change protected rows must say it; they are refused otherwise.
public struct ScopedSQL: ExpressibleByStringInterpolation, Sendable {
  enum Piece: Sendable {
    case text(StaticString)
    case bind(Bind)
    case list([Bind])
    case scope(alias: StaticString)
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

  var saysScope: Bool {
    pieces.contains { if case .scope = $0 { true } else { false } }
  }

  func stores(_ value: Bind) -> Bool {
    pieces.contains { if case .bind(value) = $0 { true } else { false } }
  }

  public struct Interpolation: StringInterpolationProtocol {
    var pieces: [Piece] = []
    var within: [Anchor] = []
    var authors: [AccountID] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(interpolationCount * 2 + 1)
    }

    public mutating func appendLiteral(_ literal: StaticString) {
      pieces.append(.text(literal))
    }

    public mutating func appendInterpolation(_ value: some Bindable) {
      pieces.append(.bind(value.bind))
    }

    /// Nothing becomes NULL.
    public mutating func appendInterpolation<Value: Bindable>(_ value: Value?) {
      pieces.append(.bind(value?.bind ?? .null))
    }

    /// `IN \(any: ids)`: a parenthesised list of bound values; an empty list matches nothing.
    public mutating func appendInterpolation(any values: [some Bindable]) {
      pieces.append(.list(values.map(\.bind)))
    }

    public mutating func appendInterpolation(scope alias: StaticString) {
      pieces.append(.scope(alias: alias))
    }

    /// A person's id in a new row. The one that the grant was made for must be there; a placement or programme that
    /// stands beside it is an ordinary value, not `within`.
    public mutating func appendInterpolation(within person: PersonID) {
      within.append(.person(person))
      pieces.append(.bind(person.bind))
    }

    public mutating func appendInterpolation(within organisation: OrganisationID) {
      within.append(.organisation(organisation))
      pieces.append(.bind(organisation.bind))
    }

    public mutating func appendInterpolation(within placement: PlacementID) {
      within.append(.placement(placement))
      pieces.append(.bind(placement.bind))
    }

    public mutating func appendInterpolation(within programme: ProgrammeID) {
      within.append(.programme(programme))
      pieces.append(.bind(programme.bind))
    }

    /// The author's id in a new row: must be whoever writes it.
    public mutating func appendInterpolation(author: AccountID) {
      authors.append(author)
      pieces.append(.bind(author.bind))
    }

    /// A piece of another statement, for parts that several share.
    public mutating func appendInterpolation(part: ScopedSQL) {
      pieces += part.pieces
      within += part.within
      authors += part.authors
    }
  }
}

/// What a new row hangs on, and by which a grant to create it is decided.
public enum Anchor: Sendable, Hashable {
  case person(PersonID)
  case placement(PlacementID)
  case programme(ProgrammeID)
  case organisation(OrganisationID)
}

extension StaticString {
  var string: String { withUTF8Buffer { String(decoding: $0, as: UTF8.self) } }
}
