import Access
import Administration
import Employers
import Foundation
import Logging
import People
import Placements
import Programmes
import Rules
import Synchronization
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej

/// The whole house behind its front door, without a socket, with a team of one job consultant and a clock of its own.
struct StoryHouse: Sendable {
  let test: TestHouse
  let house: House
  let unforeseen: Unforeseen
  let municipality: OrganisationID
  let jobCentre: OrganisationID
  let programme: ProgrammeID
  let mette: AccountID

  var store: Store { test.store }
  var placements: Placements { house.rooms.placements.placements }
  var shelf: ProgrammeShelf { house.packs.shelf }
  var today: CivilDate { test.clock.today }

  var door: FrontDoor {
    let (house, unforeseen) = (house, unforeseen)
    return FrontDoor(
      store: house.store, installation: house.installation, zone: house.zone,
      report: { request, error in unforeseen.note(request, error) }, tellings: house.rooms.tellings, find: house.find)
  }

  /// Asks with a bearer token, for pages and for the API.
  func visitor(_ account: AccountID) async throws -> Visitor {
    Visitor(door: door, headers: ["authorization": "Bearer " + (try await test.token(for: account))])
  }

  /// Signs in through the page, as people do, and keeps the cookie.
  func browser(_ name: String) async throws -> Visitor {
    var visitor = Visitor(door: door, headers: [:])
    var form = try await visitor.page(FrameAddress.signIn).form(to: FrameAddress.signIn)
    try form.fill(["email": name + "@nyvej.example", "password": "ample twigs under moss"])
    let answer = try await visitor.send(form)
    guard let cookie = answer.header("Set-Cookie")?.split(separator: ";").first else { throw NoSuch("session cookie") }
    visitor.headers["cookie"] = String(cookie)
    return visitor
  }

  /// As the job consultant.
  func act<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
    try await test.acting(as: mette, body)
  }
}

/// What the house did not expect. A story ends with none.
final class Unforeseen: Sendable {
  private let errors = Mutex<[String]>([])

  var all: [String] { errors.withLock { $0 } }
  func note(_ request: String, _ error: any Error) { errors.withLock { $0.append("\(type(of: error)): \(error)") } }
}

/// What a test looked for on a page and did not find.
struct NoSuch: Error, CustomStringConvertible {
  let description: String

  init(_ what: String) { description = "there is no " + what }
}

/// - Parameters:
///   - isFresh: see `Freshness`; not where a test puts things that do not follow from the facts.
///   - own: other rules than those that come with the program.
///   - log: whether contacts are logged from the head of every page.
func withStoryHouse<Value: Sendable>(
  _ engine: TestEngine, isFresh: Bool = true, packs own: Packs? = nil, log: Bool = false,
  _ body: (StoryHouse) async throws -> Value
) async throws -> Value {
  let tables = Array(Rooms.migrations.dropFirst(AccessTables.migrations.count))
  let declared = Array(Rooms.declarations.dropFirst(AccessTables.declarations.count))
  let packs = try own ?? Packs()
  let house = Rooms.consequences(packs.shelf)
  let consequences = isFresh ? Freshness(house).watched : Consequences(house)
  return try await withHouse(engine, tables: tables, declared: declared, consequences: consequences) { test in
    let house = House(
      store: test.store, packs: packs,
      installation: Installation(
        name: "Prøvested", isSecure: false, languages: [.english, .danish], menu: WorkRoom.menu,
        accountMenu: AdministrationRoom.accountMenu, log: log ? Rooms.log : nil),
      clock: try InstallationClock(zone: "Europe/Copenhagen"), log: Logger(label: "stories"),
      rooms: Rooms(
        shelf: packs.shelf,
        server: ServerFacts(timeZone: "Europe/Copenhagen", program: "Nyvej", database: "a test's", isDemo: false)))
    guard let model = packs.models.first(where: { $0.code == "business-training" }) else {
      throw NoSuch("model business-training")
    }
    let (municipality, jobCentre, programme) = try await test.settingUp { tx in
      (
        try Employers.enterFirst(
          Organisation.Details(name: "Prøvekøbing Kommune", kind: .municipality, country: "DK"), tx),
        try Employers.enterFirst(
          Organisation.Details(name: "Jobcenter Prøvekøbing", kind: .jobCentre, country: "DK"), tx),
        try Participations.found("Business Training", model: model.code, version: model.version, tx)
      )
    }
    let mette = try await test.account("mette", [.jobConsultant], in: municipality)
    try await test.settingUp { try $0.joinTeam(mette, of: programme) }
    return try await body(
      StoryHouse(
        test: test, house: house, unforeseen: Unforeseen(), municipality: municipality, jobCentre: jobCentre,
        programme: programme, mette: mette))
  }
}
