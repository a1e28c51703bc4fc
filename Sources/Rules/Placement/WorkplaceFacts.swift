public import Values

/// What the rules ask about the place of work.
public struct WorkplaceFacts: Sendable, Hashable {
  public var headcounts: Headcounts
  /// Others whom the authority supports there, running or agreed, without this placement.
  public var others: [Slot]
  /// Whether more than one person is employed; `nil` when nobody said.
  public var hasSeveralEmployees: Bool?

  public init(headcounts: Headcounts = [], others: [Slot] = [], hasSeveralEmployees: Bool? = nil) {
    self.headcounts = headcounts
    self.others = others
    self.hasSeveralEmployees = hasSeveralEmployees
  }
}

/// Ordinary staff on one day, as the employer said.
public struct Headcount: Sendable, Hashable {
  public let ordinaryStaff: Int
  public let asOf: CivilDate

  /// `nil` for a negative number.
  public init?(ordinaryStaff: Int, asOf: CivilDate) {
    guard ordinaryStaff >= 0 else { return nil }
    self.ordinaryStaff = ordinaryStaff
    self.asOf = asOf
  }
}

/// One place taken at a workplace. It says what and when, never who.
public struct Slot: Sendable, Hashable, Codable {
  public var measure: MeasureCode
  public var basis: BasisCode
  public var period: Period
  /// When it was given, against others.
  public var turn: PlaceTurn?

  public init(_ measure: MeasureCode, _ basis: BasisCode, _ period: Period, turn: PlaceTurn? = nil) {
    self.measure = measure
    self.basis = basis
    self.period = period
    self.turn = turn
  }

  /// By first day, then by kind, so that a list of slots reads the same every time.
  static func order(_ a: Slot, _ b: Slot) -> Bool {
    (a.period.from, a.measure, a.basis, a.period.until?.dayNumber ?? .max)
      < (b.period.from, b.measure, b.basis, b.period.until?.dayNumber ?? .max)
  }
}
