/// A name that a rule pack or programme model defines, typed by what it names. Small letters, digits, hyphens.
public struct Code<Of>: Sendable, Hashable, Comparable, Codable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let text: String

  public init(_ text: String) {
    self.text = text
  }

  public init(stringLiteral text: String) {
    self.text = text
  }

  public var description: String { text }

  public static func < (a: Code, b: Code) -> Bool { a.text < b.text }

  public init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// What the codes of a rule pack name.
public enum PackName {
  public enum Pack {}
  public enum Measure {}
  public enum Basis {}
  public enum Group {}
  public enum Purpose {}
  public enum Statement {}
  public enum Duty {}
  public enum WeekCategory {}
}

/// A pack: `dk-2026-07`.
public typealias PackCode = Code<PackName.Pack>
/// A kind of placement: `virksomhedspraktik`.
public typealias MeasureCode = Code<PackName.Measure>
/// The act under which a measure is granted: `lab`, `integration-act`.
public typealias BasisCode = Code<PackName.Basis>
/// A group of persons with limits of their own: `job-ready`.
public typealias GroupCode = Code<PackName.Group>
/// What a placement is for: `hire`, `train`, `clarify`.
public typealias PurposeCode = Code<PackName.Purpose>
/// Something that the employer must declare: `no-replacement-work`.
public typealias StatementCode = Code<PackName.Statement>
/// What hours of a week are counted as: `language`, `placement`.
public typealias WeekCategoryCode = Code<PackName.WeekCategory>
/// A follow-up duty: `four-in-six-months`.
public typealias DutyCode = Code<PackName.Duty>
