import Access
import Employers
import Language
import People
import Placements
import Programmes
import Rules
import Values

/// A deterministic invented population: the same number gives the same people, firms and placements.
struct DemoPopulation: Sendable {
  let house: House
  let today: CivilDate
  let staff: Demo.Staff
  var voice = Voice(.english)

  private static let first = [
    "Adan", "Bilal", "Celeste", "Dawit", "Emine", "Fatuma", "Goran", "Hanan", "Idris", "Jamila", "Khalid", "Lina",
    "Mohammed", "Nadia", "Olena", "Petro", "Qasim", "Rania", "Saba", "Tariq", "Ulla", "Viktor", "Warda", "Xenia",
    "Yonas", "Zainab", "Åse", "Ørjan", "Çiğdem", "İbrahim",
  ]
  private static let last = [
    "Opdigtsen", "Fiktivsen", "Eksempelgaard", "Prøvesen", "Tænktberg", "Påfundsen", "Demomand", "Testrup",
    "Mønsterby", "Skabelonsen", "Legeland", "Luftkastel", "Drømmeby", "Ingensteds", "Nogensen", "Hvadsomhelst",
  ]

  /// Numbers that look random and are always the same (SplitMix64).
  private struct Dice: Sendable {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((value ^ (value >> 31)) % UInt64(sides))
    }
  }

  /// - Parameter progress: told after every few hundred people.
  func populate(_ count: Int, progress: @escaping @Sendable (Int) -> Void) async throws {
    let team = try await consultants(max(1, min(40, count / 250)))
    let workplaces = try await workplaces(max(1, count / 50))
    // Each such group is one consultant's, and one transaction: of very many people larger ones are quicker.
    let size = count < 10_000 ? 250 : 1000
    var next = Task { invented(0..<min(count, size)) }
    for start in stride(from: 0, to: count, by: size) {
      let people = await next.value
      let after = min(count, start + size)..<min(count, start + 2 * size)
      // The next are invented while these are written.
      next = Task { invented(after) }
      try await enter(
        people, as: team[start / size % team.count], workplaces, isTalkedWith: count < 10_000)
      progress(start + people.count)
    }
  }

  /// Somebody of the population, and the dice that go on with her.
  private struct Invented: Sendable {
    let details: Person.Details
    let dice: Dice
  }

  private func invented(_ range: Range<Int>) -> [Invented] {
    range.map { number in
      var dice = Dice(state: UInt64(number) &* 0x1000_0001 &+ 42)
      let name =
        DemoPopulation.first[dice.roll(DemoPopulation.first.count)] + " "
        + DemoPopulation.last[dice.roll(DemoPopulation.last.count)] + " " + String(number + 1)
      var details = Person.Details(name: name)
      details.birth = BirthDate(today.adding(days: -(19 * 365 + dice.roll(40 * 365))), .day)
      return Invented(details: details, dice: dice)
    }
  }

  /// A Monday: of this week, where she takes part by then, or of a later one.
  private func start(_ weeks: Int, notBefore accepted: CivilDate) -> CivilDate {
    let monday = ISOWeek(containing: today).adding(weeks: weeks).monday
    return monday >= accepted ? monday : monday.adding(weeks: 1)
  }

  private func consultants(_ count: Int) async throws -> [AccountID] {
    let staff = staff
    let hash = try await house.store.hash(try Password(Demo.password))
    return try await house.store.transact(as: .system, for: .setUp, request: "demo") { tx in
      try (0..<count).compactMap { number in
        let signIn = Demo.consultant(number + 1)
        guard let email = EmailAddress(signIn.email) else { return nil }
        let account = try tx.openAccount(
          NewAccount(
            email: email, name: signIn.name, roles: signIn.roles, organisation: staff.municipality),
          passwordHash: hash)
        try tx.joinTeam(account, of: staff.programme)
        return account
      }
    }
  }

  private func workplaces(_ count: Int) async throws -> [WorkplaceID] {
    let today = today
    return try await house.store.transact(as: .account(staff.consultant), for: .setUp, request: "demo") { tx in
      var dice = Dice(state: 7)
      return try (0..<count).map { number in
        let firm = try Employers.enter(
          Organisation.Details(name: "Opdigtet Firma \(number + 1)", kind: .company, country: "DK"), tx)
        var details = Workplace.Details(name: "Afdeling \(number + 1)")
        details.headcount = Workplace.Headcount(3 + dice.roll(90), asOf: today.adding(days: -dice.roll(80)))
        return try Employers.enter(details, of: firm, tx)
      }
    }
  }

  /// The talks that the law asks for within the first months were held, all but some that came up lately.
  private func talk(with person: PersonID, since accepted: CivilDate, _ tx: Transaction) throws {
    for day in (1...4).map({ accepted.adding(days: 44 * $0) }) where day < today.adding(days: -5) {
      _ = try ContactLog.note(
        ContactEntry.Details(on: day, with: .person, by: .talk, outcome: .well), next: nil, of: person, tx)
    }
  }

  /// What stood in some people's way, and still stands in that of a few: so that it is seen what holds people up, and for
  /// how long.
  private func hinder(_ person: PersonID, since accepted: CivilDate, _ own: Dice, _ tx: Transaction) throws {
    // Dice of their own: what was made before this stays as it was.
    var dice = Dice(state: own.state ^ 0x5EED)
    guard dice.roll(4) == 0 else { return }
    let kinds: [Obstacle.Kind] = [
      .childcare, .childcare, .transport, .language, .language, .letter, .housing, .limits, .money, .family,
    ]
    let kind = kinds[dice.roll(kinds.count)]
    let since = accepted.adding(days: dice.roll(60))
    guard since < today else { return }
    let solved = since.adding(days: 4 + dice.roll(50))
    let isSolved = solved <= today && dice.roll(5) > 0
    let due = try Employers.suggestion(
      from: isSolved ? since.adding(days: 21) : today.adding(days: 1 + dice.roll(20)), house.packs.shelf.calendars, tx)
    _ = try Obstacles.note(
      Obstacle.Details(kind: kind, words: nil, since: since, owner: nil, due: due, solved: isSolved ? solved : nil),
      of: person, tx)
  }

  /// - Parameter isTalkedWith: whether they were spoken with since; of very many people nobody reads it.
  private func enter(
    _ people: [Invented], as owner: AccountID, _ workplaces: [WorkplaceID], isTalkedWith: Bool
  ) async throws {
    let (staff, today) = (staff, today)
    let placements = house.rooms.placements.placements
    let trades = [Phrase.demoTasksKitchen, .demoTasksStore, .demoTasksCleaning, .demoTasksGarden].map { voice($0) }
    let phases = house.packs.models.first { $0.code == "business-training" }?.entryPhases.map(\.id) ?? []
    try await house.store.transact(as: .account(owner), for: .setUp, request: "demo") { tx in
      for invented in people {
        var dice = invented.dice
        let person = try People.enter(invented.details, tx)
        guard dice.roll(10) > 0 else { continue }
        let referred = today.adding(days: -(10 + dice.roll(300)))
        let participation = try Participations.refer(
          person, to: staff.programme,
          Participation.Referral(on: referred, by: staff.jobCentre, reason: "not-directly-to-work", note: nil), tx)
        if dice.roll(10) > 0 {
          let accepted = referred.adding(days: 5)
          try Participations.find(participation, tx).act {
            try Participations.accept(
              $0, on: accepted, basis: "integration-act",
              information: Participation.Information(on: accepted, language: .danish, way: .talk, by: tx.actor.name),
              entering: phases, seen: $0.version, tx)
          }
          if isTalkedWith {
            try talk(with: person, since: accepted, tx)
            try hinder(person, since: accepted, invented.dice, tx)
          }
          if dice.roll(5) == 0, let period = Period(from: start(dice.roll(8), notBefore: accepted), until: nil) {
            try Participations.find(participation, tx).act {
              let place = dice.roll(workplaces.count)
              _ = try placements.draft(
                Placement.Terms(
                  measure: "virksomhedspraktik", basis: "integration-act", group: nil, purpose: "train",
                  tasks: trades[place % trades.count], period: period, lastEmployer: .no), for: $0,
                at: workplaces[place], startingWith: Hours(6 + dice.roll(10)), tx)
            }
            continue
          }
        }
      }
    }
  }
}
