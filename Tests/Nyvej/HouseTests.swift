import Administration
import HTTPTypes
import Logging
import Persistence
import TestDatabases
import Testing
import Values
import Web

@testable import Access
@testable import Nyvej
@testable import Server

@Suite("The house, put together")
struct HouseTests {
  /// Settings for a database of the test; the folder is never made.
  private func withHouse(
    _ engine: TestEngine, _ body: @escaping @Sendable (House) async throws -> Void
  ) async throws {
    try await withDatabaseAddress(engine) { named in
      let address =
        switch named {
        case .sqlite(let path): "sqlite:" + path
        case .postgres(let url): url
        }
      let clock = try InstallationClock(zone: "Europe/Copenhagen")
      var house = try await House.open(
        Settings(
          folder: DataFolder(path: "none"), database: address, patience: TestEngine.patience,
          looks: LookLimit(statement: TestEngine.patience, whole: TestEngine.patience)), clock: clock,
        log: Logger(label: "tests"))
      // On a busy machine an answer takes its time; how long it may take is the subject of PulseTests.
      house.pulse = Pulse(deadline: TestEngine.patience)
      do { try await body(house) } catch {
        try await house.store.close()
        throw error
      }
      try await house.store.close()
    }
  }

  @Test("it is well when the database answers, and says so; not when it does not", arguments: TestEngine.allCases)
  func health(_ engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let asked = try Request(method: .get, target: "/health")
      let answer = await house.frontDoor.answer(asked)
      #expect(answer.status == 200)
      #expect(
        String(decoding: answer.body, as: UTF8.self)
          == #"{"status":"ok","version":"\#(Command.version)","jobsWaiting":0,"jobsDead":0,"looksBrokenOff":0}"#)
      try await house.store.close()
      var later = house
      later.pulse = Pulse()
      let ill = await later.frontDoor.answer(asked)
      #expect(ill.status == 503)
      #expect(
        String(decoding: ill.body, as: UTF8.self)
          == #"{"status":"unavailable","version":"\#(Command.version)","reads":false,"writes":false,"looksBrokenOff":0}"#
      )
    }
  }

  @Test(
    "a look that takes too long is answered with 503 and when to come back, and whoever asks how it is learns of it",
    arguments: TestEngine.allCases)
  func tookTooLong(_ engine: TestEngine) async throws {
    try await withDatabaseAddress(engine) { named in
      let database = try await Database.open(named)
      let clock = try InstallationClock(zone: "Europe/Copenhagen")
      let store = try Access.Store(
        database: database, tables: Rooms.declarations, consequences: nil, surroundings: clock.surroundings(),
        looks: LookLimit(statement: .zero, whole: .zero))
      try await store.migrate(Rooms.migrations)
      let packs = try Packs(folder: DataFolder(path: "none"))
      let house = House(
        store: store, packs: packs, installation: Installation(name: "Nyvej", isSecure: false, languages: [.english]),
        clock: clock,
        log: Logger(label: "tests"),
        rooms: Rooms(
          shelf: packs.shelf,
          server: ServerFacts(timeZone: "Europe/Copenhagen", program: "Nyvej", database: "a test's", isDemo: false)),
        pulse: Pulse(deadline: TestEngine.patience))
      let answer = await house.frontDoor.answer(try Request(method: .get, target: "/sign-in"))
      #expect(answer.status == 503)
      #expect(answer.header("Retry-After") == "2")
      #expect(String(decoding: answer.body, as: UTF8.self).contains("This took too long and was stopped"))
      let health = await house.frontDoor.answer(try Request(method: .get, target: "/health"))
      #expect(health.status == 200)
      #expect(String(decoding: health.body, as: UTF8.self).hasSuffix(#""looksBrokenOff":1}"#))
      try await store.close()
    }
  }

  @Test("the start leads to the week, and the week to signing in", arguments: TestEngine.allCases)
  func start(_ engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let answer = await house.frontDoor.answer(try Request(method: .get, target: "/"))
      #expect(answer.status == 303)
      #expect(answer.header("Location") == "/week")
    }
  }

  @Test("every refusal has its status, a page for people and a problem for machines", arguments: Refusal.allCases)
  func refusals(_ refusal: Refusal) async throws {
    try await withHouse(.sqlite) { house in
      let early = house.earlyRefusal
      func answer(_ path: String) async -> Web.Response {
        let head = HTTPRequest(
          method: .get, scheme: "http", authority: "n.example", path: path, headerFields: [.acceptLanguage: "da"])
        return await early.answer(refusal, to: head, id: "r1")
      }
      let page = await answer("/people")
      #expect(page.status == refusal.status)
      #expect(page.header("Content-Type") == "text/html; charset=utf-8")
      #expect(String(decoding: page.body, as: UTF8.self).contains("lang=\"da\""))
      let problem = await answer("/api/v1/people")
      #expect(problem.status == refusal.status)
      #expect(problem.header("Content-Type") == "application/problem+json")
      let text = String(decoding: problem.body, as: UTF8.self)
      #expect(text.contains(#""status":\#(refusal.status),"#) && text.contains("urn:nyvej:problem:" + refusal.rawValue))
      for answer in [page, problem] {
        #expect(answer.header("X-Request-Id") == "r1")
        #expect(answer.header("Content-Security-Policy") != nil)
        #expect((answer.header("Allow") != nil) == (refusal == .method))
        #expect((answer.header("Retry-After").flatMap { Int($0) } != nil) == (refusal == .busy))
      }
    }
  }
}
