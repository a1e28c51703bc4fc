import Values

/// The stated fit of a possible pair: whole-number parts that everyone may see, and their sum, which is the only number
/// used. It says how well this place fits this wish, never how good a person is.
public struct Fit: Sendable, Hashable {
  public enum Part: String, Sendable, Hashable, Codable, CaseIterable {
    case base, skills, wish, nearness, language, ledToJobs, hours
  }

  public let sum: Int
  private let points: SIMD8<Int32>

  /// The points of each part.
  public var parts: [Part: Int] {
    Dictionary(uniqueKeysWithValues: Part.allCases.map { ($0, self[$0]) })
  }

  public subscript(part: Part) -> Int { Int(points[Part.allCases.firstIndex(of: part)!]) }

  /// 4000 × share of the wanted skills; 2000, 1200 or 600 for the first three wishes, 300 otherwise; 1500 × share of the
  /// possible way that is saved; 400 per level above the need, at most two; the firm's record (0–1000); 500 when the
  /// place offers at least four fifths of the hours that are possible; 1, so that every possible pair counts.
  /// An unknown brings 0 to its part.
  public init(of seeker: Seeker, for opening: Opening) {
    let wanted = opening.wantedSkills
    let common = wanted.reduce(0) { $0 + (seeker.skills.contains($1) ? 1 : 0) }
    let rank = opening.branch.flatMap { seeker.wishes.firstIndex(of: $0) } ?? 3
    let ranks = SIMD4<Int32>(2000, 1200, 600, 300)
    // In the order of `Part`.
    points = SIMD8(
      1, wanted.isEmpty ? 0 : Int32(4000 * common / wanted.count), ranks[min(rank, 3)],
      Int32(Fit.nearness(seeker, opening)), Int32(400 * Fit.margin(seeker, opening)), Int32(opening.ledToJobs),
      Fit.offersEnough(seeker, opening) ? 500 : 0, 0)
    sum = Int(points.wrappedSum())
  }

  private static func nearness(_ seeker: Seeker, _ opening: Opening) -> Int {
    guard let home = seeker.home, let limit = seeker.reach, let place = opening.place, limit > 0 else { return 0 }
    return max(0, 1500 * (limit - home.distance(to: place)) / limit)
  }

  /// Levels above the need in the skill where there is least to spare; 2 where nothing is needed.
  private static func margin(_ seeker: Seeker, _ opening: Opening) -> Int {
    var margin = 2
    for (language, needed) in opening.languages {
      for skill in LanguageSkill.allCases {
        guard let level = needed[skill], level > .none else { continue }
        guard let has = seeker.languages[language]?[skill] else { return 0 }
        margin = min(margin, Int(has.rawValue) - Int(level.rawValue))
      }
    }
    return max(0, margin)
  }

  private static func offersEnough(_ seeker: Seeker, _ opening: Opening) -> Bool {
    guard let cap = seeker.hoursCap else { return false }
    return opening.hours.upperBound.bounded * 10 >= max(0, cap.bounded) * 8
  }
}
