/// Levels of the Common European Framework of Reference for Languages; `none` is below A1.
public enum Level: UInt8, Sendable, Hashable, Comparable, Codable, CaseIterable {
  case none, a1, a2, b1, b2, c1, c2

  public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }

  /// As people write it: `B1`; `none` is an empty level and reads "below A1".
  public var text: String { self == .none ? "below A1" : "\(self)".uppercased() }
}

/// What one does with a language; a place may need good listening and no writing at all.
public enum LanguageSkill: UInt8, Sendable, Hashable, Codable, CaseIterable {
  case listening, reading, speaking, writing
}

/// Levels per language skill. A skill that is missing is unknown for a person and not needed for an opening.
public struct Levels: Sendable, Hashable {
  private var packed: UInt32 = 0xFFFF

  public init() {}

  /// Four bits per skill, 15 for a skill that is missing.
  var bits: UInt16 { UInt16(packed) }

  /// The same level in every skill.
  public init(all level: Level) {
    for skill in LanguageSkill.allCases { self[skill] = level }
  }

  public subscript(skill: LanguageSkill) -> Level? {
    get { Level(rawValue: UInt8(packed >> (UInt32(skill.rawValue) * 4) & 0xF)) }
    set {
      let shift = UInt32(skill.rawValue) * 4
      packed = packed & ~(0xF << shift) | UInt32(newValue?.rawValue ?? 0xF) << shift
    }
  }
}
