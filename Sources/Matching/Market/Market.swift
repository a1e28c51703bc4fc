/// People and openings together, indexed by place, ready to say who could go where.
///
/// A value of the moment: build a new one when the records have changed (100,000 openings take a fraction of a second).
public final class Market {
  public let people: [Seeker]
  public let openings: [Opening]
  /// Packed openings and people, in the order of their grids.
  let packedOpenings: [PackedOpening]
  let packedPeople: [PackedSeeker]
  /// Where person `i` stands in `packedPeople`.
  let rankOfPerson: [Int32]
  let rankOfOpening: [Int32]
  let openingGrid: Grid
  let peopleGrid: Grid
  let openingSkills: [Int32]
  let peopleSkills: [Int32]
  let wishes: [Int32]
  let speaks: [PackedSeeker.Speaks]
  let farthestCommute: Int
  /// One byte per skill of the market: set for the one that is compared with many.
  var mark: [UInt8]

  public init(people: [Seeker], openings: [Opening]) {
    (self.people, self.openings) = (people, openings)
    var codes = Codes()
    openingGrid = Grid(openings.map(\.place))
    peopleGrid = Grid(people.map { $0.commute == nil ? nil : $0.home })
    var openingSkills: [Int32] = []
    packedOpenings = openingGrid.order.map { number in
      PackedOpening(openings[Int(number)], number: Int(number), skills: &openingSkills, codes: &codes)
    }
    var (peopleSkills, wishes): ([Int32], [Int32]) = ([], [])
    var speaks: [PackedSeeker.Speaks] = []
    packedPeople = peopleGrid.order.map { number in
      PackedSeeker(
        people[Int(number)], number: Int(number), skills: &peopleSkills, wishes: &wishes, speaks: &speaks,
        codes: &codes)
    }
    (self.openingSkills, self.peopleSkills, self.wishes, self.speaks) = (openingSkills, peopleSkills, wishes, speaks)
    rankOfPerson = Market.ranks(peopleGrid.order)
    rankOfOpening = Market.ranks(openingGrid.order)
    farthestCommute = packedPeople.reduce(0) { max($0, $1.hasSpot ? $1.commute : 0) }
    mark = Array(repeating: 0, count: codes.skill.count)
  }

  private static func ranks(_ order: [Int32]) -> [Int32] {
    var ranks = [Int32](repeating: 0, count: order.count)
    for (rank, number) in order.enumerated() { ranks[Int(number)] = Int32(rank) }
    return ranks
  }

  // MARK: One pair

  /// Whether nothing speaks against the pair: the same answer as `Eligibility(of:for:).isPossible`, in nanoseconds.
  @inline(__always)
  func isPossible(_ seeker: PackedSeeker, _ opening: PackedOpening) -> Bool {
    if seeker.forbids & opening.needs != 0 || seeker.lacks & opening.terms != 0 { return false }
    if (seeker.cap >= 0 && seeker.cap < opening.least) || (opening.most < seeker.leastHours && seeker.cap >= 0) {
      return false
    }
    if seeker.hasSpot && opening.hasSpot && !seeker.spot.isWithin(seeker.commute, of: opening.spot) { return false }
    if wishRank(seeker, opening) < 0 && opening.branch >= 0 && seeker.wishCount > 0
      && !(seeker.isOpen && opening.needsNoExperience)
    {
      return false
    }
    if opening.language != PackedOpening.noLanguage && margin(seeker, opening) < 0 { return false }
    return !opening.isComplex
      || Eligibility(of: people[Int(seeker.number)], for: openings[Int(opening.number)]).isPossible
  }

  @inline(__always)
  private func wishRank(_ seeker: PackedSeeker, _ opening: PackedOpening) -> Int32 {
    var rank: Int32 = 0
    while rank < seeker.wishCount {
      if wishes[Int(seeker.wishStart &+ rank)] == opening.branch { return rank }
      rank &+= 1
    }
    return -1
  }

  /// Levels to spare where there is least, at most 2; below 0 a gap; 0 when a level is not recorded.
  @inline(__always)
  private func margin(_ seeker: PackedSeeker, _ opening: PackedOpening) -> Int32 {
    var levels: UInt16 = 0xFFFF
    var at: Int32 = 0
    while at < seeker.languageCount {
      let known = speaks[Int(seeker.languageStart &+ at)]
      if known.language == opening.language { levels = known.levels }
      at &+= 1
    }
    var (least, isUnknown): (Int32, Bool) = (2, false)
    for shift in stride(from: UInt16(0), through: 12, by: 4) {
      let (need, has) = (opening.levels &>> shift & 0xF, levels &>> shift & 0xF)
      if need == 0xF || need == 0 { continue }
      if has == 0xF { isUnknown = true } else { least = min(least, Int32(has) &- Int32(need)) }
    }
    return isUnknown && least >= 0 ? 0 : least
  }

  /// `Fit(of:for:).sum` for a possible pair; `common` wanted skills are held.
  @inline(__always)
  func fit(_ seeker: PackedSeeker, _ opening: PackedOpening, common: Int) -> Int {
    if opening.isComplex { return Fit(of: people[Int(seeker.number)], for: openings[Int(opening.number)]).sum }
    var sum = 1 &+ Int(opening.ledToJobs)
    if opening.skillCount > 0 { sum &+= 4000 &* common / Int(opening.skillCount) }
    switch wishRank(seeker, opening) {
    case 0: sum &+= 2000
    case 1: sum &+= 1200
    case 2: sum &+= 600
    default: sum &+= 300
    }
    if seeker.hasSpot && opening.hasSpot && seeker.commute > 0 {
      sum &+= max(0, 1500 &* (seeker.commute &- seeker.spot.distance(to: opening.spot)) / seeker.commute)
    }
    sum &+= 400 &* Int(opening.language == PackedOpening.noLanguage ? 2 : margin(seeker, opening))
    if seeker.cap >= 0 && opening.most &* 10 >= seeker.cap &* 8 { sum &+= 500 }
    return sum
  }
}
