import Access
import Design
import Employers
import Foundation
import Language
import Rules
import Synchronization
import TestDatabases
import TestHouse
import Testing
import Values
import Web

/// The room behind its front door, with a job consultant who may do everything here.
struct Reception: Sendable {
  let house: TestHouse
  let consultant: AccountID
  let door: FrontDoor
  let listeners: Listeners

  /// Asks as the account would, for a page or for the API.
  func ask(
    _ method: Request.Method = .get, _ route: EmployersAddress, query: String = "", as account: AccountID? = nil,
    form: KeyValuePairs<String, String>? = nil, json: String? = nil, seen version: Int? = nil
  ) async throws -> Response {
    var headers = ["authorization": "Bearer " + (try await house.token(for: account ?? consultant))]
    var body: [UInt8] = []
    if let form {
      body = Array(form.map { encoded($0.key) + "=" + encoded($0.value) }.joined(separator: "&").utf8)
    }
    if let json {
      headers["content-type"] = "application/json"
      body = Array(json.utf8)
    }
    if let version { headers["if-match"] = "\"\(version)\"" }
    return await door.answer(
      try Request(method: method, target: route.path + query, headers: headers, body: body, id: "test"))
  }

  private func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }

  func enter(_ names: [String], kind: Organisation.Kind = .company) async throws -> [OrganisationID] {
    try await house.acting(as: consultant) { tx in
      try names.map { try Employers.enter(Organisation.Details(name: $0, kind: kind, country: "DK"), tx) }
    }
  }

  func enterWorkplace(
    _ name: String, of organisation: OrganisationID, staff: Workplace.Headcount? = nil
  ) async throws -> WorkplaceID {
    var details = Workplace.Details(name: name)
    details.headcount = staff
    return try await house.acting(as: consultant) { [details] tx in
      try Employers.enter(details, of: organisation, tx)
    }
  }
}

/// Whoever is told that a workplace has changed; may object.
final class Listeners: Sendable {
  struct Objection: Error {}

  private let state = Mutex((told: [WorkplaceID](), objects: false))

  var told: [WorkplaceID] { state.withLock { $0.told } }
  func forget() { state.withLock { $0.told = [] } }
  func object() { state.withLock { $0.objects = true } }

  func hear(of workplace: WorkplaceID) throws {
    if state.withLock({ $0.objects }) { throw Objection() }
    state.withLock { $0.told.append(workplace) }
  }
}

func withReception<Value: Sendable>(
  _ engine: TestEngine, _ body: (Reception) async throws -> Value
) async throws -> Value {
  let listeners = Listeners()
  let consequences = Consequences([
    .settling: [
      Employers.consequence,
      { subject, _ in if case .workplace(let workplace) = subject { try listeners.hear(of: workplace) } },
    ]
  ])
  return try await withHouse(
    engine, tables: EmployersRoom.migrations, declared: EmployersRoom.declarations, consequences: consequences
  ) { house in
    let office = try await house.settingUp { tx in
      try Employers.enterFirst(Organisation.Details(name: "Åby Jobhus", kind: .jobCentre, country: "DK"), tx)
    }
    let room = EmployersRoom(
      pages: EmployerPages(
        panels: [{ workplace, tx, _ in tx.me.map { _ in "<p>Panel of \(workplace.text)</p>" } }],
        quota: oneInFive, calendars: Calendars([]), defaultCountry: "DK"))
    return try await body(
      Reception(
        house: house, consultant: try await house.account("consultant", [.jobConsultant], in: office),
        door: FrontDoor(
          store: house.store,
          installation: Installation(name: "Prøvested", isSecure: false, languages: [.english, .danish]),
          zone: ZoneOfClock { Voice($0) }, report: { _, _ in },
          find: { segments in
            EmployersAddress(segments).map { address in Destination(address) { try await room.answer($0, at: address) }
            }
          }),
        listeners: listeners))
  }
}

/// An invented rule: one place for every five employees, of which two are taken; none in Sweden.
private let oneInFive: QuotaSource = { workplace, tx, _ in
  tx.me.map { _ in
    if workplace.country == "SE" { return nil }
    guard let staff = workplace.details.headcount else {
      return QuotaView(taken: 2, allowed: nil, sentence: "Nobody has counted <yet>.", source: nil, slots: [])
    }
    return QuotaView(
      taken: 2, allowed: staff.ordinaryStaff / 5, over: max(0, 2 - staff.ordinaryStaff / 5),
      sentence: "One for every 5 of \(staff.ordinaryStaff).", source: "Invented § 1",
      slots: ["Trial <until> March", "Trial until May"])
  }
}

extension Response {
  var text: String { String(decoding: body, as: UTF8.self) }
  var json: JSON { get throws { try JSON(parsing: body) } }
}

extension JSON {
  var items: [JSON] { if case .array(let items) = self { items } else { [] } }
  var string: String? { if case .string(let text) = self { text } else { nil } }
  var integer: Int? { if case .integer(let number) = self { number } else { nil } }
  var isNull: Bool { if case .null = self { true } else { false } }
}
