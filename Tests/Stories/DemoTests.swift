import Employers
import Logging
import Persistence
import Programmes
import Rules
import TestDatabases
import Testing
import Values
import Web
import Work

@testable import Access
@testable import Nyvej

@Suite("The demonstration") struct DemoTests {
  /// A house of its own without the team of the stories.
  private func withBareHouse(
    _ engine: TestEngine, filled isFilled: Bool = false, _ body: @escaping @Sendable (House) async throws -> Void
  ) async throws {
    try await withDatabaseAddress(engine) { named in
      let address =
        switch named {
        case .sqlite(let path): "sqlite:" + path
        case .postgres(let url): url
        }
      var clock = try InstallationClock(zone: "Europe/Copenhagen")
      try clock.freeze(at: "2026-11-23T09:00:00")
      let settings = Settings(
        folder: DataFolder(path: "none"), database: address, patience: TestEngine.patience,
        looks: LookLimit(statement: TestEngine.patience, whole: TestEngine.patience))
      var house = try await House.open(settings, clock: clock, log: Logger(label: "stories"))
      if isFilled {
        _ = try await Demo(house: house, today: house.store.surroundings.today()).fill()
        try await house.store.close()
        house = try await House.open(settings, clock: clock, log: Logger(label: "stories"))
      }
      let result: Result<Void, any Error>
      do { result = .success(try await body(house)) } catch { result = .failure(error) }
      try await house.store.close()
      try result.get()
    }
  }

  private func names(_ house: House) async throws -> [String] {
    let rows = try await house.store.transact(as: .system, for: .setUp) { tx in
      try tx.consult(EverybodysName.all).value
    }
    return rows.sorted()
  }

  @Test("it fills an empty installation once, and This week is alive in every heap", arguments: TestEngine.allCases)
  func fills(_ engine: TestEngine) async throws {
    try await withBareHouse(engine) { house in
      let today = house.store.surroundings.today()
      _ = try await Demo(house: house, today: today).fill()
      let before = try await names(house)
      await #expect(throws: Trouble.self) { _ = try await Demo(house: house, today: today).fill() }
      #expect(try await names(house) == before)
      #expect(before.contains("Selam Eksempelsen") && before.count == 13)

      var visitor = Visitor(door: house.frontDoor, headers: [:])
      var form = try await visitor.page(FrameAddress.signIn).form(to: FrameAddress.signIn)
      try form.fill(["email": "mette@demo.example", "password": Demo.password])
      let answer = try await visitor.send(form)
      visitor.headers["cookie"] = String(answer.header("Set-Cookie")?.split(separator: ";").first ?? "")
      let week = try await visitor.page(WorkAddress.week)
      for pile in Obligation.Pile.heaps {
        #expect(week.pile(pile.rawValue).html.contains("<li>"), "\(pile.rawValue) is empty")
      }
      #expect(week.pile("starts").words.contains("Oksana") && week.pile("no-next-step").words.contains("Amina"))
      #expect(
        try await house.store.verifyJournal()
          == .sound(entries: try #require(try await house.store.journalHead()).sequence))
    }
  }

  @Test(
    "whoever stands on the sign-in page signs in by one tap and finds something to do; no other installation has such a page",
    arguments: TestEngine.allCases)
  func oneTap(_ engine: TestEngine) async throws {
    try await withBareHouse(engine, filled: true) { house in
      let guests = house.installation.guests
      #expect(guests.map(\.role).contains(.coordinator) && guests.count >= 6)
      for guest in guests {
        var visitor = Visitor(door: house.frontDoor, headers: [:])
        let door = try await visitor.page(FrameAddress.signIn)
        #expect(door.words.contains(guest.name))
        let answer = try await visitor.send(try door.form(to: FrameAddress.signIn, hidden: ["email": guest.email]))
        #expect(answer.status == 303)
        visitor.headers["cookie"] = String(answer.header("Set-Cookie")?.split(separator: ";").first ?? "")
        #expect(answer.header("Location") == (guest.role == .administrator ? "/administration" : "/week"))
        // A mentor owes nothing: the page says what a mentor is told.
        if ![.administrator, .mentor].contains(guest.role) {
          let first = try await visitor.page(WorkAddress.week)
          #expect(first.html.contains("class=\"pile"), "\(guest.name): nothing to do")
          #expect(Obligation.Pile.heaps.contains { first.pile($0.rawValue).html.contains("<li>") }, "\(guest.name)")
        }
      }
    }
    try await withBareHouse(engine) { house in
      #expect(house.installation.guests.isEmpty && !house.installation.isDemo)
      let door = try await Visitor(door: house.frontDoor, headers: [:]).get(FrameAddress.signIn)
      #expect(!door.text.contains("@demo.example"))
    }
  }

  @Test("hours were decided before their week, and never on a day to come", arguments: TestEngine.allCases)
  func decided(_ engine: TestEngine) async throws {
    try await withBareHouse(engine) { house in
      let today = house.store.surroundings.today()
      _ = try await Demo(house: house, today: today).fill()
      let steps = try await house.store.transact(as: .system, for: .setUp) { try $0.consult(EveryStep.all).value }
      #expect(steps.count > 12 && Set(steps.map(\.decided)).count > 6)
      for step in steps {
        #expect(step.decided <= today && (step.decided < step.week.monday || step.decided == today), "\(step)")
      }
      #expect(steps.contains { $0.decided < today.adding(weeks: -8) })
    }
  }

  @Test("three hundred invented people are the same three hundred each time", arguments: TestEngine.allCases)
  func population(_ engine: TestEngine) async throws {
    let both = Names()
    for _ in 0..<2 {
      try await withBareHouse(engine) { house in
        let today = house.store.surroundings.today()
        let staff = try await Demo(house: house, today: today).fill()
        #expect(try await Demo.guests(house.store).map(\.name).contains("Poul Eksempel"))
        #expect(try await !Demo.guests(house.store).map(\.name).contains("Konsulent 1 Eksempel"))
        try await DemoPopulation(house: house, today: today, staff: staff).populate(300) { _ in }
        await both.add(try await names(house))
        // Whoever has them is on the sign-in page, and what holds people up has figures of what was solved and what stands.
        let guest = try #require(try await Demo.guests(house.store).first { $0.name == "Konsulent 1 Eksempel" })
        var visitor = Visitor(door: house.frontDoor, headers: [:])
        var form = try await visitor.page(FrameAddress.signIn).form(to: FrameAddress.signIn)
        try form.fill(["email": guest.email, "password": guest.password])
        let answer = try await visitor.send(form)
        visitor.headers["cookie"] = String(answer.header("Set-Cookie")?.split(separator: ";").first ?? "")
        let page = try await visitor.page(ProgrammesAddress.obstacles(staff.programme))
        #expect(
          page.words.contains("Childcare") && page.html.matches(of: /within [0-9]+ day/).count > 2, "\(page.words)")
      }
    }
    let all = await both.all
    #expect(all[0].count == 313)
    #expect(all[0] == all[1])
  }

  private actor Names {
    private(set) var all: [[String]] = []
    func add(_ names: [String]) { all.append(names) }
  }
}

/// The names alone, for comparing.
private enum EverybodysName {
  static let all = Statement<PersonRecord, String>(
    "SELECT p.subject, p.name FROM \(rows: PersonRecord.self, as: "p") ORDER BY p.name"
  ) { try $0.text("name") }
}

/// When steps were decided, and for which week.
private enum EveryStep {
  struct Step: Sendable {
    let week: ISOWeek
    let decided: CivilDate
  }

  static let all = Statement<LadderRecord, Step>(
    "SELECT s.subject, s.week, s.decided_day FROM \(rows: LadderRecord.self, as: "s") ORDER BY s.week, s.id"
  ) { Step(week: try $0.week("week"), decided: try $0.date("decided_day")) }
}
