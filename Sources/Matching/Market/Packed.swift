import Values

/// Numbers for words, so that pairs are compared by bits. Built once per market.
struct Codes {
  private(set) var language: [String: UInt16] = [:]
  private(set) var term: [String: UInt8] = [:]
  private(set) var skill: [SkillCode: Int32] = [:]

  /// Permits and groups share 64 bits; what comes later gets none and is checked word by word.
  static let terms = 64

  mutating func number(language text: String) -> UInt16 {
    if let known = language[text] { return known }
    let new = UInt16(truncatingIfNeeded: min(language.count, Int(UInt16.max) - 1))
    language[text] = new
    return new
  }

  mutating func bit(term text: String) -> UInt64? {
    if let known = term[text] { return 1 << UInt64(known) }
    guard term.count < Codes.terms else { return nil }
    term[text] = UInt8(term.count)
    return 1 << UInt64(term.count - 1)
  }

  func bit(knownTerm text: String) -> UInt64 { term[text].map { 1 << UInt64($0) } ?? 0 }

  mutating func number(skill code: SkillCode) -> Int32 {
    if let known = skill[code] { return known }
    let new = Int32(skill.count)
    skill[code] = new
    return new
  }
}

/// An opening in bits.
struct PackedOpening {
  var needs: UInt64
  var terms: UInt64
  var spot: Spot
  var least: Int32
  var most: Int32
  var levels: UInt16
  var language: UInt16
  var branch: Int32
  var ledToJobs: Int32
  var skillStart: Int32
  var skillCount: Int32
  var number: Int32
  var hasSpot: Bool
  var needsNoExperience: Bool
  /// Asks for something that the bits cannot hold: a second language, a rare permit.
  var isComplex: Bool

  static let noLanguage = UInt16.max

  init(_ opening: Opening, number: Int, skills: inout [Int32], codes: inout Codes) {
    needs = UInt64(opening.demands.rawValue) | UInt64(opening.shifts.rawValue) << 32
    (terms, isComplex) = (0, opening.languages.count > 1)
    let words = opening.permits.sorted().map { "p" + $0.code } + (opening.intendedFor.map { ["g" + $0.code] } ?? [])
    for word in words {
      if let bit = codes.bit(term: word) { terms |= bit } else { isComplex = true }
    }
    hasSpot = opening.place != nil
    spot = opening.place ?? Spot(east: 0, north: 0)
    (least, most) = (opening.hours.lowerBound.bounded, opening.hours.upperBound.bounded)
    (levels, language) = (0xFFFF, PackedOpening.noLanguage)
    if let (tag, needed) = opening.languages.min(by: { $0.key.text < $1.key.text }) {
      (language, levels) = (codes.number(language: tag.text), needed.bits)
    }
    branch = opening.branch.map { Int32($0.code) } ?? -1
    (ledToJobs, needsNoExperience) = (Int32(opening.ledToJobs), opening.needsNoExperience)
    (skillStart, skillCount) = (Int32(skills.count), Int32(opening.wantedSkills.count))
    for skill in opening.wantedSkills.sorted() { skills.append(codes.number(skill: skill)) }
    self.number = Int32(number)
  }
}

/// A person in bits. `forbids` meets an opening's `needs`: a common bit is a gap. What is unknown forbids nothing.
struct PackedSeeker {
  var forbids: UInt64
  var lacks: UInt64
  var spot: Spot
  var commute: Int
  var cap: Int32
  var leastHours: Int32
  var wishStart: Int32
  var wishCount: Int32
  var languageStart: Int32
  var languageCount: Int32
  var skillStart: Int32
  var skillCount: Int32
  var number: Int32
  var hasSpot: Bool
  var isOpen: Bool

  struct Speaks {
    var language: UInt16
    var levels: UInt16
  }

  init(
    _ seeker: Seeker, number: Int, skills: inout [Int32], wishes: inout [Int32], speaks: inout [Speaks],
    codes: inout Codes
  ) {
    forbids = UInt64(seeker.mustAvoid?.rawValue ?? 0)
    if let can = seeker.shifts { forbids |= UInt64(~can.rawValue) << 32 }
    lacks = 0
    for permit in seeker.lacks where !seeker.permits.contains(permit) {
      lacks |= codes.bit(knownTerm: "p" + permit.code)
    }
    for group in seeker.notInGroups where !seeker.groups.contains(group) {
      lacks |= codes.bit(knownTerm: "g" + group.code)
    }
    hasSpot = seeker.home != nil && seeker.commute != nil
    spot = seeker.home ?? Spot(east: 0, north: 0)
    commute = seeker.reach ?? 0
    cap = seeker.hoursCap.map { max(0, $0.bounded) } ?? -1
    leastHours = seeker.leastHours.bounded
    (wishStart, wishCount) = (Int32(wishes.count), Int32(seeker.wishes.count))
    wishes += seeker.wishes.map { Int32($0.code) }
    (languageStart, languageCount) = (Int32(speaks.count), Int32(seeker.languages.count))
    for (tag, levels) in seeker.languages {
      speaks.append(Speaks(language: codes.number(language: tag.text), levels: levels.bits))
    }
    (skillStart, skillCount) = (Int32(skills.count), Int32(seeker.skills.count))
    for skill in seeker.skills.sorted() { skills.append(codes.number(skill: skill)) }
    isOpen = seeker.isOpenToAnyBranch
    self.number = Int32(number)
  }
}

extension Hours {
  /// Quarters within what arithmetic can bear; no week comes near the bounds.
  var bounded: Int32 { Int32(max(-10_000, min(quarters, 10_000))) }
}
