/// What a place asks of the body, the senses and the nerves. A person's considerations name those that they must not be
/// given; why stays with the counsellor.
public struct Demands: OptionSet, Sendable, Hashable {
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let standing = Demands(rawValue: 1 << 0)
  public static let lifting = Demands(rawValue: 1 << 1)
  public static let bending = Demands(rawValue: 1 << 2)
  public static let heights = Demands(rawValue: 1 << 3)
  public static let noise = Demands(rawValue: 1 << 4)
  public static let dustOrChemicals = Demands(rawValue: 1 << 5)
  public static let timePressure = Demands(rawValue: 1 << 6)
  public static let customers = Demands(rawValue: 1 << 7)
  public static let workingAlone = Demands(rawValue: 1 << 8)
  public static let coldOrHeat = Demands(rawValue: 1 << 9)

  static let names: [(Demands, String)] = [
    (.standing, "standing"), (.lifting, "lifting"), (.bending, "bending"), (.heights, "heights"), (.noise, "noise"),
    (.dustOrChemicals, "dust or chemicals"), (.timePressure, "time pressure"), (.customers, "contact with customers"),
    (.workingAlone, "working alone"), (.coldOrHeat, "cold or heat"),
  ]

  var words: [String] { Demands.names.filter { contains($0.0) }.map(\.1) }
}

/// Parts of the week in which work happens. Childcare, courses and transport decide which a person can take.
public struct Shifts: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let early = Shifts(rawValue: 1 << 0)
  public static let day = Shifts(rawValue: 1 << 1)
  public static let late = Shifts(rawValue: 1 << 2)
  public static let night = Shifts(rawValue: 1 << 3)
  public static let weekend = Shifts(rawValue: 1 << 4)

  static let names: [(Shifts, String)] = [
    (.early, "early mornings"), (.day, "days"), (.late, "evenings"), (.night, "nights"), (.weekend, "weekends"),
  ]

  var words: [String] { Shifts.names.filter { contains($0.0) }.map(\.1) }
}

/// A permit, licence or certificate by its code in the installation's list: `forklift`, `work permit`, `food hygiene`.
public struct Permit: Sendable, Hashable, Comparable {
  public let code: String

  public init(_ code: String) { self.code = code }

  public static func < (a: Permit, b: Permit) -> Bool { a.code < b.code }
}

/// A skill by its concept in the taxonomy.
public struct SkillCode: Sendable, Hashable, Comparable {
  public let code: Int32

  public init(_ code: Int32) { self.code = code }

  public static func < (a: SkillCode, b: SkillCode) -> Bool { a.code < b.code }
}

/// A branch or sector code of the installation's list.
public struct Branch: Sendable, Hashable {
  public let code: UInt16

  public init(_ code: UInt16) { self.code = code }
}

/// A group that an opening or a cohort is meant for: women, people under 30, single parents …
public struct IntendedGroup: Sendable, Hashable, Comparable {
  public let code: String

  public init(_ code: String) { self.code = code }

  public static func < (a: IntendedGroup, b: IntendedGroup) -> Bool { a.code < b.code }
}

/// A point on the local grid, in units of 10 m east and north of a corner that the installation chose.
public struct Spot: Sendable, Hashable {
  public var east: Int32
  public var north: Int32

  /// Coordinates up to ±10,000 km; farther ones are drawn in to that.
  public init(east: Int, north: Int) {
    self.east = Int32(max(-1_000_000, min(1_000_000, east)))
    self.north = Int32(max(-1_000_000, min(1_000_000, north)))
  }

  /// Straight distance in units of 10 m, rounded down.
  public func distance(to other: Spot) -> Int {
    let (dx, dy) = (Int(east) - Int(other.east), Int(north) - Int(other.north))
    return Int(Double(dx * dx + dy * dy).squareRoot())
  }
}

extension Spot {
  /// Exact: no rounding of the root.
  func isWithin(_ limit: Int, of other: Spot) -> Bool {
    let (dx, dy) = (Int(east) - Int(other.east), Int(north) - Int(other.north))
    return limit >= 0 && dx * dx + dy * dy <= limit * limit
  }
}
