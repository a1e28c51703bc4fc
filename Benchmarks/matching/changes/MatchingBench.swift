import Foundation
import Matching
import Values

/// Times what the command line does not show: exact single changes, quotas with their gap, and the ten best openings with their reasons.
/// usage: MatchingBench changes DIR | MatchingBench quotas DIR | MatchingBench top OPENINGS
@main
enum MatchingBench {
  static func main() throws {
    let arguments = CommandLine.arguments
    switch (arguments.dropFirst().first, arguments.dropFirst(2).first) {
    case ("changes", .some(let directory)): try changes(directory)
    case ("quotas", .some(let directory)): try quotas(directory)
    case ("top", .some(let count)): top(Int(count) ?? 100_000)
    default:
      throw CocoaError(
        .featureUnsupported, userInfo: [NSLocalizedDescriptionKey: "changes DIR, quotas DIR or top OPENINGS"])
    }
  }

  /// SplitMix64: the same draws in every run.
  struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  static func report(_ what: String, _ times: [Duration]) {
    let sorted = times.sorted()
    let micro = { (at: Double) in
      let time = sorted[min(sorted.count - 1, Int(Double(sorted.count) * at))]
      return (Double(time.components.attoseconds) / 1e12 * 10).rounded() / 10
    }
    print("{\"what\":\"\(what)\",\"count\":\(times.count),\"p50_us\":\(micro(0.5)),\"p99_us\":\(micro(0.99))}")
  }

  static func changes(_ directory: String) throws {
    let table = try PairTable(reading: .directory(directory))
    let assignment = Assignment.best(table)
    assignment.goLive()
    var dice = Dice(state: 1)
    var times: [String: [Duration]] = [:]
    let clock = ContinuousClock()
    func time(_ what: String, _ change: Assignment.Change) throws {
      var failure: (any Error)?
      let took = clock.measure {
        do { try assignment.make(change) } catch { failure = error }
      }
      if let failure { throw failure }
      times[what, default: []].append(took)
    }
    for _ in 0..<1000 {
      let person = Int.random(in: 0..<table.people, using: &dice)
      try time("person leaves", .leaves(person: person))
      try time("person arrives", .arrives(person: person))
      if let place = assignment.opening(of: person) {
        try time("seat closes", .seatCloses(opening: place))
        try time("seat opens", .seatOpens(opening: place))
      }
      if let wish = table.row(of: person).randomElement(using: &dice) {
        try time("pair locked", .locked(person: person, opening: wish.opening))
        try time("pair unlocked", .unlocked(person: person))
      }
    }
    for _ in 0..<500 {
      let person = Int.random(in: 0..<table.people, using: &dice)
      if let place = assignment.opening(of: person) {
        try time("pair refused", .refused(person: person, opening: place))
      }
    }
    for (what, taken) in times.sorted(by: { $0.key < $1.key }) { report(what, taken) }
    report("all changes", times.values.flatMap { $0 })
    guard assignment.certificate().isProof else { fatalError("the proof does not hold after the changes") }
  }

  /// Quotas per cohort and gender of an instance (`o_cohort`, `cohort_maxg`, `p_gender`).
  static func quotas(_ directory: String) throws {
    func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: "\(directory)/\(name)")) }
    func numbers(_ name: String) throws -> [Int] {
      try bytes(name).withUnsafeBytes { raw in
        (0..<raw.count / 4).map { Int(raw.loadUnaligned(fromByteOffset: $0 * 4, as: Int32.self)) }
      }
    }
    let most = try numbers("cohort_maxg.int32")
    let quotas = Quotas(
      cohortOfOpening: try numbers("o_cohort.int32"), groupOfPerson: try bytes("p_gender.uint8").map { Int($0) },
      limits: stride(from: 0, to: most.count - 1, by: 2).map { [most[$0], most[$0 + 1]] })
    let table = try PairTable(reading: .directory(directory))
    let clock = ContinuousClock()
    let start = clock.now
    let answer = try Assignment.best(table, under: quotas)
    let took = (clock.now - start).components
    let seconds = Double(took.seconds) + Double(took.attoseconds) / 1e18
    print(
      "{\"what\":\"quotas\",\"value\":\(answer.value),\"bound\":\(answer.bound),\"gap\":\(answer.gap),"
        + "\"wall_s\":\(seconds)}")
  }

  /// An invented region: towns 30 km apart, most openings near a town's middle.
  static func top(_ count: Int) {
    var dice = Dice(state: 2)
    let width = Int(Double(max(1, count / 580)).squareRoot().rounded(.up))
    func spot(_ number: Int, of total: Int) -> Spot {
      let town = number * width * width / max(total, 1)
      let spread = Int.random(in: 0..<10, using: &dice) < 6 ? 500 : 1400
      let off = { (dice: inout Dice) in Int.random(in: -spread...spread, using: &dice) }
      return Spot(east: town % width * 3000 + 1500 + off(&dice), north: town / width * 3000 + 1500 + off(&dice))
    }
    func levels(_ top: UInt8) -> Levels { Levels(all: Level(rawValue: UInt8.random(in: 0...top, using: &dice))!) }
    func skills(_ count: Int) -> Set<SkillCode> {
      Set((0..<count).map { _ in SkillCode(Int32.random(in: 0..<2000, using: &dice)) })
    }
    let openings = (0..<count).map { number in
      let least = [12, 15, 20, 25, 30, 37].randomElement(using: &dice)!
      return Opening(
        id: OpeningID(high: 1, low: UInt64(number)), workplace: WorkplaceID(high: 1, low: UInt64(number)),
        place: spot(number, of: count), branch: Branch(UInt16.random(in: 0..<24, using: &dice)),
        needsNoExperience: Int.random(in: 0..<10, using: &dice) < 4, languages: [.danish: levels(4)],
        hours: Hours(least)...Hours(37),
        demands: Demands(
          rawValue: UInt32.random(in: 0..<1024, using: &dice) & UInt32.random(in: 0..<1024, using: &dice)),
        shifts: [Shifts.day, .early, .late].randomElement(using: &dice)!, wantedSkills: skills(7),
        ledToJobs: Int.random(in: 0...1000, using: &dice))
    }
    let people = (0..<2000).map { number in
      Seeker(
        id: ParticipationID(high: 1, low: UInt64(number)), home: spot(number, of: 2000),
        commute: [800, 1500, 2500, 3000].randomElement(using: &dice)!, languages: [.danish: levels(5)],
        hoursCap: Hours([15, 20, 25, 30, 37].randomElement(using: &dice)!),
        mustAvoid: Demands(
          rawValue: UInt32.random(in: 0..<1024, using: &dice) & UInt32.random(in: 0..<1024, using: &dice) & 0x155),
        shifts: [[.day, .early], [.day], [.day, .late, .early]].randomElement(using: &dice)!,
        wishes: [Branch(UInt16.random(in: 0..<24, using: &dice)), Branch(UInt16.random(in: 0..<24, using: &dice))],
        isOpenToAnyBranch: Int.random(in: 0..<10, using: &dice) < 3, skills: skills(14))
    }
    let clock = ContinuousClock()
    let start = clock.now
    let market = Market(people: people, openings: openings)
    let built = clock.now - start
    print("{\"what\":\"market of \(count) openings built\",\"s\":\(Double(built.components.attoseconds) / 1e18)}")
    var (times, found): ([Duration], Int) = ([], 0)
    for person in people.indices {
      times.append(clock.measure { found += market.topOpenings(for: person).count })
    }
    report("ten best openings with reasons, \(found / people.count) found on average", times)
    times = (0..<2000).map { number in clock.measure { found += market.topPeople(for: number * count / 2000).count } }
    report("ten best people with reasons, over 2000 people", times)
  }
}
