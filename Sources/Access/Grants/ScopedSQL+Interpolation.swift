public import Values

extension ScopedSQL {
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

    /// The rows of a kind within reach, known as `alias`, with the columns of the mask.
    ///
    /// - Parameters:
    ///   - mask: the statement's own for its own kind; the full view of another kind, unless said otherwise.
    ///   - fromReach: for lists of everything within reach: whom the actor reaches is gathered first, where they are few.
    ///     Otherwise each row is asked whether it is reached, as is best where the statement names the row or the person.
    public mutating func appendInterpolation<K: Protected>(
      rows kind: K.Type, seeing mask: Mask? = nil, as alias: StaticString, fromReach: Bool = false
    ) {
      pieces.append(.rows(K.kind, seeing: mask, alias: alias, fromReach: fromReach))
    }

    /// The rows within reach that a search finds, with the columns of the mask and `found_key`, by which they are in order:
    /// the first `limit` behind a place in that order. The statement says the order once more, and the limit.
    ///
    /// - Parameter place: a `found_key` and the id that goes with it.
    public mutating func appendInterpolation<K: Protected>(
      found kind: K.Type, as alias: StaticString, by search: SearchText, after place: (key: String, id: String)?,
      limit: Int
    ) {
      pieces.append(.found(Found(kind: K.kind, alias: alias, search: search, after: place, limit: limit)))
    }

    /// The parts of records within reach that lie in a table of their own: papers, languages.
    public mutating func appendInterpolation<K: Protected>(
      part: StaticString, of kind: K.Type, as alias: StaticString
    ) {
      pieces.append(.part(part, of: K.kind, alias: alias))
    }

    /// A condition: the person of a row was in the programme on some day from one until the other, as one whom it had taken
    /// in. The row set known as `rows` has a column `person_id`.
    public mutating func appendInterpolation(
      in programme: ProgrammeID, of rows: StaticString, from: MembershipDay, until: MembershipDay
    ) {
      pieces.append(.membership(Membership(rows: rows, programme: programme.bind, from: from, until: until)))
    }

    /// A condition: nobody is responsible for the person of a row on a day, as far as the actor is told who works with her.
    /// The row set known as `rows` has a column `person_id`.
    ///
    /// - Parameter few: the programme of which it may be of few; these are gathered first then.
    public mutating func appendInterpolation(unkept rows: StaticString, on day: CivilDate, gathering few: ProgrammeID?)
    {
      pieces.append(.unkept(Unkept(rows: rows, day: day.bind, gathered: few?.bind)))
    }

    /// The table that a statement writes: that of its own kind.
    public mutating func appendInterpolation<K: Protected>(into kind: K.Type, as alias: StaticString? = nil) {
      pieces.append(.into(K.kind, alias: alias))
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
