import Testing
import Values

@testable import Matching

/// Invented people and openings, with everything that can be unknown sometimes unknown.
struct Town {
  var people: [Seeker] = []
  var openings: [Opening] = []

  static let permits = ["forklift", "driving licence", "food hygiene", "work permit"].map { Permit($0) }
  static let groups = ["women", "under 30"].map { IntendedGroup($0) }

  init(people: Int, openings: Int, span: Int = 6000, _ dice: inout Dice) {
    self.people = (0..<people).map { Town.seeker($0, span, &dice) }
    self.openings = (0..<openings).map { Town.opening($0, span, &dice) }
  }

  private static func chance(_ percent: Int, _ dice: inout Dice) -> Bool {
    Int.random(in: 0..<100, using: &dice) < percent
  }

  private static func levels(_ dice: inout Dice, missing: Int) -> Levels {
    var levels = Levels()
    for skill in LanguageSkill.allCases where !chance(missing, &dice) {
      levels[skill] = Level(rawValue: UInt8.random(in: 0...4, using: &dice))
    }
    return levels
  }

  private static func skills(_ count: Int, _ dice: inout Dice) -> Set<SkillCode> {
    Set((0..<count).map { _ in SkillCode(Int32.random(in: 0..<60, using: &dice)) })
  }

  private static func seeker(_ number: Int, _ span: Int, _ dice: inout Dice) -> Seeker {
    var seeker = Seeker(id: ParticipationID(high: 1, low: UInt64(number)))
    if !chance(5, &dice) {
      seeker.home = Spot(
        east: Int.random(in: -span...span, using: &dice), north: Int.random(in: 0...span, using: &dice))
    }
    if !chance(5, &dice) { seeker.commute = Int.random(in: 0...3000, using: &dice) }
    if !chance(10, &dice) { seeker.languages[.danish] = levels(&dice, missing: 15) }
    if chance(50, &dice) { seeker.languages[.english] = levels(&dice, missing: 15) }
    if !chance(10, &dice) { seeker.hoursCap = Hours(Int.random(in: 6...37, using: &dice)) }
    if chance(20, &dice) { seeker.leastHours = Hours(10) }
    if !chance(20, &dice) { seeker.mustAvoid = Demands(rawValue: UInt32.random(in: 0..<1024, using: &dice) & 0x155) }
    if !chance(20, &dice) { seeker.shifts = Shifts(rawValue: UInt8.random(in: 0..<32, using: &dice) | 2) }
    for permit in permits {
      if chance(40, &dice) { seeker.permits.insert(permit) } else if chance(40, &dice) { seeker.lacks.insert(permit) }
    }
    for group in groups {
      if chance(45, &dice) {
        seeker.groups.insert(group)
      } else if chance(80, &dice) {
        seeker.notInGroups.insert(group)
      }
    }
    seeker.wishes = Array(
      Set((0..<Int.random(in: 0...4, using: &dice)).map { _ in UInt16.random(in: 0..<6, using: &dice) })
    )
    .sorted().map { Branch($0) }
    seeker.isOpenToAnyBranch = chance(50, &dice)
    seeker.skills = skills(12, &dice)
    return seeker
  }

  private static func opening(_ number: Int, _ span: Int, _ dice: inout Dice) -> Opening {
    var opening = Opening(
      id: OpeningID(high: 2, low: UInt64(number)), workplace: WorkplaceID(high: 3, low: UInt64(number)),
      seats: Int.random(in: 0...3, using: &dice))
    if !chance(5, &dice) {
      opening.place = Spot(
        east: Int.random(in: -span...span, using: &dice), north: Int.random(in: 0...span, using: &dice))
    }
    if !chance(5, &dice) { opening.branch = Branch(UInt16.random(in: 0..<6, using: &dice)) }
    opening.needsNoExperience = chance(50, &dice)
    if chance(70, &dice) { opening.languages[.danish] = levels(&dice, missing: 50) }
    if chance(15, &dice) { opening.languages[.english] = levels(&dice, missing: 70) }
    let least = Int.random(in: 3...20, using: &dice)
    opening.hours = Hours(least)...Hours(least + Int.random(in: 0...17, using: &dice))
    opening.demands = Demands(
      rawValue: UInt32.random(in: 0..<1024, using: &dice) & UInt32.random(in: 0..<1024, using: &dice) & 0xFF)
    opening.shifts = chance(50, &dice) ? .day : Shifts(rawValue: UInt8.random(in: 0..<32, using: &dice))
    if chance(25, &dice) { opening.permits = [permits.randomElement(using: &dice)!] }
    if chance(10, &dice) { opening.intendedFor = groups.randomElement(using: &dice) }
    opening.wantedSkills = skills(Int.random(in: 0...8, using: &dice), &dice)
    opening.ledToJobs = Int.random(in: 0...1000, using: &dice)
    return opening
  }
}

@Suite("Top matches")
struct MarketTests {
  /// By the readable rules alone, pair by pair.
  private func slowly(_ town: Town, person: Int) -> [(opening: Int, fit: Int)] {
    town.openings.indices.filter { Eligibility(of: town.people[person], for: town.openings[$0]).isPossible }
      .map { ($0, Fit(of: town.people[person], for: town.openings[$0]).sum) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }

  @Test("for a person are those that the readable rules give, in the stated order", arguments: 0..<8)
  func forPerson(seed: Int) {
    var dice = Dice(UInt64(seed))
    let town = Town(people: 40, openings: 150, span: [500, 6000, 100_000][seed % 3], &dice)
    let market = Market(people: town.people, openings: town.openings)
    var found = 0
    for person in town.people.indices {
      let expected = slowly(town, person: person).prefix(10)
      let top = market.topOpenings(for: person)
      #expect(top.map(\.opening) == expected.map(\.opening))
      #expect(top.map(\.fit.sum) == expected.map(\.fit))
      #expect(top.allSatisfy { $0.eligibility.isPossible && $0.person == person })
      found += top.count
    }
    #expect(found > 0)
  }

  @Test("for an opening are those that the readable rules give, in the stated order", arguments: 0..<8)
  func forOpening(seed: Int) {
    var dice = Dice(UInt64(seed + 40))
    let town = Town(people: 150, openings: 40, &dice)
    let market = Market(people: town.people, openings: town.openings)
    let all = town.people.indices.map { slowly(town, person: $0) }
    for opening in town.openings.indices {
      let expected = all.enumerated().compactMap { person, list in
        list.first { $0.opening == opening }.map { (person: person, fit: $0.fit) }
      }.sorted { ($1.fit, $0.person) < ($0.fit, $1.person) }.prefix(10)
      #expect(market.topPeople(for: opening).map(\.person) == expected.map(\.person))
    }
  }

  @Test("a market with more permits than bits still answers right")
  func manyPermits() {
    var dice = Dice(77)
    var town = Town(people: 20, openings: 100, &dice)
    for number in town.openings.indices { town.openings[number].permits.insert(Permit("rare \(number)")) }
    for person in town.people.indices {
      for number in town.openings.indices where (number + person) % 2 == 0 {
        town.people[person].lacks.insert(Permit("rare \(number)"))
      }
    }
    let market = Market(people: town.people, openings: town.openings)
    for person in town.people.indices {
      #expect(market.topOpenings(for: person, 200).map(\.opening) == slowly(town, person: person).map(\.opening))
    }
  }

  @Test("an empty market and absurd numbers are borne")
  func absurd() {
    #expect(Market(people: [], openings: []).people.isEmpty)
    let id = ParticipationID(high: 1, low: 1)
    let far = Seeker(id: id, home: Spot(east: .max, north: .min), commute: .max, hoursCap: Hours(quarters: .max))
    let near = Seeker(id: id, home: Spot(east: 0, north: 0), commute: -5, hoursCap: Hours(quarters: .min))
    let opening = Opening(
      id: OpeningID(high: 1, low: 1), workplace: WorkplaceID(high: 1, low: 1), seats: .max,
      place: Spot(east: .min, north: .max),
      hours: Hours(quarters: .min)...Hours(quarters: .max), ledToJobs: .max)
    let market = Market(people: [far, near], openings: [opening])
    #expect(market.topOpenings(for: 0).count == 1)
    #expect(market.topOpenings(for: 1).isEmpty)
    #expect(market.topPeople(for: 0).map(\.person) == [0])
    #expect(market.topOpenings(for: 0, 0).isEmpty)
  }
}

@Suite("Eligibility")
struct EligibilityTests {
  private let place = Opening(
    id: OpeningID(high: 1, low: 1), workplace: WorkplaceID(high: 1, low: 1), seats: 1, place: Spot(east: 0, north: 0),
    branch: Branch(3), languages: [.danish: Levels(all: .b1)], hours: Hours(12)...Hours(30),
    demands: [.standing, .lifting], shifts: [.early], permits: [Permit("forklift")], intendedFor: IntendedGroup("women")
  )

  @Test("everything unknown is asked, nothing is held against the person")
  func unknown() {
    let stranger = Seeker(id: ParticipationID(high: 1, low: 1))
    let eligibility = Eligibility(of: stranger, for: place)
    #expect(eligibility.isPossible)
    #expect(eligibility.unknowns.count == eligibility.verdicts.count)
    #expect(eligibility.verdicts.count == 4 + 7)
    #expect(eligibility.verdicts.allSatisfy { $0.sentence.hasSuffix("Ask.") })
  }

  @Test("each gap says what is needed and what there is")
  func gaps() {
    var person = Seeker(
      id: ParticipationID(high: 1, low: 1), home: Spot(east: 0, north: 2000), commute: 1500,
      languages: [.danish: Levels(all: .a2)], hoursCap: Hours(9), mustAvoid: .standing, shifts: .day)
    (person.lacks, person.notInGroups, person.wishes) = ([Permit("forklift")], [IntendedGroup("women")], [Branch(1)])
    let eligibility = Eligibility(of: person, for: place)
    #expect(!eligibility.isPossible)
    #expect(eligibility.gaps.count == 11)
    let sentences = eligibility.gaps.map(\.sentence)
    #expect(sentences.contains("Needs B1 in speaking da, has A2."))
    #expect(sentences.contains("Needs at least 12 hours a week; at most 9 are agreed for now."))
    #expect(sentences.contains("Works early mornings; not possible: early mornings."))
    #expect(sentences.contains("20.0 km away, up to 15.0 km are possible."))
    #expect(sentences.contains("Needs forklift; not held."))
  }

  @Test("what a limit is about stands in the caseworker's reasons alone")
  func limitReasons() throws {
    let person = Seeker(id: ParticipationID(high: 1, low: 1), mustAvoid: [.standing, .noise])
    let eligibility = Eligibility(of: person, for: place)
    for (_, word) in Demands.names {
      #expect(!eligibility.verdicts.contains { $0.sentence.contains(word) })
    }
    let reasons = try #require(LimitReasons(of: person, for: place))
    #expect(reasons.conflicts == .standing)
    #expect(reasons.sentence == "Must not be given: standing.")
    #expect(LimitReasons(of: Seeker(id: person.id), for: place) == nil)
  }

  @Test("a limit filters and never lowers a fit")
  func limitsDoNotScore() {
    var person = Seeker(id: ParticipationID(high: 1, low: 1), home: Spot(east: 0, north: 10), commute: 100)
    let before = Fit(of: person, for: place)
    person.mustAvoid = .standing
    #expect(Fit(of: person, for: place) == before)
  }

  @Test("the fit is the sum of its parts, as published")
  func fit() {
    var opening = place
    (opening.wantedSkills, opening.ledToJobs) = ([SkillCode(1), SkillCode(2), SkillCode(3)], 250)
    let person = Seeker(
      id: ParticipationID(high: 1, low: 1), home: Spot(east: 300, north: 400), commute: 1500,
      languages: [.danish: Levels(all: .b2)], hoursCap: Hours(37), wishes: [Branch(1), Branch(3)],
      skills: [SkillCode(1), SkillCode(3), SkillCode(9)])
    let fit = Fit(of: person, for: opening)
    #expect(
      fit.parts == [
        .base: 1, .skills: 2666, .wish: 1200, .nearness: 1000, .language: 400, .ledToJobs: 250, .hours: 500,
      ])
    #expect(fit.sum == fit.parts.values.reduce(0, +))
  }
}

@Suite("A proposal")
struct ProposalTests {
  @Test("keeps seats, pairs only whom nothing speaks against, keeps locks and drops refusals", arguments: 0..<6)
  func proposal(seed: Int) throws {
    var dice = Dice(UInt64(seed + 11))
    let town = Town(people: 60, openings: 50, &dice)
    let market = Market(people: town.people, openings: town.openings)
    let free = try Proposal(for: market, policy: .bestFit)
    let kept = try #require(free.matches.last)
    let dropped = try #require(free.matches.first)
    for policy in Proposal.Policy.allCases {
      let proposal = try Proposal(
        for: market, policy: policy, locked: [(kept.person, kept.opening)], refused: [(dropped.person, dropped.opening)]
      )
      #expect(proposal.certificate.isProof)
      let matches = proposal.matches
      #expect(matches.contains { ($0.person, $0.opening) == (kept.person, kept.opening) })
      #expect(!matches.contains { ($0.person, $0.opening) == (dropped.person, dropped.opening) })
      #expect(matches.allSatisfy { $0.eligibility.isPossible })
      for (number, opening) in town.openings.enumerated() {
        #expect(matches.count { $0.opening == number } <= opening.seats)
      }
      if policy == .mostPlaced { #expect(matches.count >= free.matches.count - 1) }
      for wish in proposal.firmsToCall(3) { #expect(wish.gain > 0) }
    }
  }

  @Test("under quotas keeps every quota and says what they cost", arguments: 0..<6)
  func quotas(seed: Int) throws {
    var dice = Dice(UInt64(seed + 21))
    let town = Town(people: 60, openings: 40, &dice)
    let market = Market(people: town.people, openings: town.openings)
    let quota = CohortQuota(openings: Array(0..<20), atMost: [Town.groups[0]: 3])
    let proposal = try BoundedProposal(for: market, quotas: [quota])
    let inside = proposal.matches.filter { $0.opening < 20 && town.people[$0.person].groups.contains(Town.groups[0]) }
    #expect(inside.count <= 3)
    #expect(proposal.cost >= 0 && proposal.gap >= 0)
    #expect(proposal.value == proposal.matches.reduce(0) { $0 + $1.fit.sum })
    #expect(
      proposal.cost + proposal.value
        == (try Proposal(for: market, policy: .bestFit)).matches.reduce(0) { $0 + $1.fit.sum })
    #expect(throws: TermsFault.self) { try BoundedProposal(for: market, quotas: [quota, quota]) }
  }

  @Test("under floors places as many of the group as asked where that can be", arguments: 0..<6)
  func floors(seed: Int) throws {
    var dice = Dice(UInt64(seed + 31))
    let town = Town(people: 80, openings: 30, &dice)
    let market = Market(people: town.people, openings: town.openings)
    let group = Town.groups[1]
    let placed = { (matches: [Match]) in matches.count { town.people[$0.person].groups.contains(group) } }
    let free = try Proposal(for: market, policy: .bestFit)
    let wanted = placed(free.matches) + 1
    let proposal = try BoundedProposal(for: market, floors: [GroupFloor(group: group, atLeast: wanted)])
    #expect(placed(proposal.matches) >= wanted || proposal.cost > 0 || placed(free.matches) == placed(proposal.matches))
    #expect(proposal.cost >= 0)
  }
}
