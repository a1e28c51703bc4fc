import People
import Placements
import Programmes
import TestDatabases
import Testing
import Values
import Web

@testable import Nyvej

@Suite("From the head alone it is said who gets in, and what of the body is read")
struct AdmissionTests {
  private func head(
    _ method: Web.Request.Method, _ path: String, type: String? = nil, length: Int = 900_000,
    _ headers: [String: String] = [:]
  ) throws -> Web.Request {
    var all = ["content-length": String(length)]
    all["content-type"] = type
    return try Web.Request(method: method, target: path, headers: all.merging(headers) { $1 }, id: "r")
  }

  private func refusal(_ house: House, _ head: Web.Request) async -> Web.Response? {
    switch await house.frontDoor.admit(head) {
    case .answered(let response): return response
    case .admitted(let admitted):
      guard admitted.longestBody > 0 else { return nil }
      guard case .refused(let response) = await house.frontDoor.proof(of: admitted) else { return nil }
      return response
    }
  }

  @Test(
    "nobody behind the request: the answer needs no body; somebody: the body may come, up to what the address takes",
    arguments: TestEngine.allCases)
  func credentials(_ engine: TestEngine) async throws {
    try await withCounter(engine) { counter in
      let (house, token) = (counter.house, counter.token)
      let form = "application/x-www-form-urlencoded"
      for headers in [[:], ["cookie": "nyvej=" + String(repeating: "0", count: 64)]] {
        let page = try #require(await refusal(house, try head(.post, "/settings/access", type: form, headers)))
        #expect(page.status == 303)
        #expect(page.header("Location")?.hasPrefix("/sign-in") == true)
        // What was typed may have to be kept, whoever's it is: a form may come, no file and nothing longer.
        #expect(await refusal(house, try head(.post, "/people", type: form, length: 65_536, headers)) == nil)
        #expect(await refusal(house, try head(.post, "/people", type: form, length: 65_537, headers))?.status == 303)
      }
      for headers in [[:], ["authorization": "Bearer nyvej_" + String(repeating: "0", count: 64)]] {
        let answer = try #require(
          await refusal(house, try head(.post, "/api/v1/people", type: "application/json", headers)))
        #expect(answer.status == 401)
      }
      let known = ["authorization": "Bearer " + token]
      #expect(await refusal(house, try head(.post, "/api/v1/people", type: "application/json", known)) == nil)
      let short = try head(.post, "/people", type: "application/x-www-form-urlencoded", length: 65_536, known)
      #expect(await refusal(house, short) == nil)
      let long = try #require(
        await refusal(house, try head(.post, "/people", type: "application/x-www-form-urlencoded", known)))
      #expect(long.status == 413)
      #expect(String(decoding: long.body, as: UTF8.self).contains("64 KB"))
      let formAtAPI = try head(.post, "/api/v1/people", type: "application/x-www-form-urlencoded", known)
      let reason = try #require(await refusal(house, formAtAPI))
      #expect(reason.status == 413)
      #expect(String(decoding: reason.body, as: UTF8.self).contains("longer than 65536 bytes"))
    }
  }

  @Test("JSON and anything else is not read where forms are taken")
  func forms() async throws {
    try await withCounter(.sqlite) { counter in
      let (house, token) = (counter.house, counter.token)
      for type in ["application/json", "text/plain", "multipart/form-data; boundary=x"] {
        for path in ["/sign-in", "/first-run", "/sign-out", "/people", "/settings"] {
          let asked = try head(.post, path, type: type, length: 10, ["authorization": "Bearer " + token])
          let answer = try #require(await refusal(house, asked), "\(type) at \(path)")
          #expect(answer.status == 415, "\(type) at \(path)")
          #expect(answer.header("Accept") == "application/x-www-form-urlencoded")
        }
      }
    }
  }

  @Test(
    "where nothing is sent, no body is looked at", arguments: ["/", "/health", "/data-protection", "/api/openapi.json"])
  func nothing(_ path: String) async throws {
    try await withCounter(.sqlite) { counter in
      let house = counter.house
      for method in [Web.Request.Method.get, .post] {
        guard
          case .admitted(let admitted) = await house.frontDoor.admit(try head(method, path, type: "application/json"))
        else {
          Issue.record("\(path) is not answered")
          return
        }
        #expect(admitted.longestBody == 0)
      }
      let answer = await house.frontDoor.answer(
        try Web.Request(method: .post, target: "/health", headers: [:], body: Array("[".utf8), id: "r"))
      #expect(answer.status == 405)
    }
  }

  @Test("a body that came whole is held to the same limits")
  func whole() async throws {
    try await withCounter(.sqlite) { counter in
      let (house, token) = (counter.house, counter.token)
      let headers = ["authorization": "Bearer " + token, "content-type": "application/json"]
      func post(_ json: String) async throws -> Web.Response {
        await house.frontDoor.answer(
          try Web.Request(
            method: .post, target: "/api/v1/people", headers: headers, body: Array(json.utf8), id: "r"))
      }
      #expect(try await post(#"{"name":"\#(String(repeating: "a", count: 1 << 20))"}"#).status == 413)
      let many = try await post(#"{"name":[\#(Array(repeating: "0", count: 5_000).joined(separator: ","))]}"#)
      #expect(many.status == 413)
      #expect(String(decoding: many.body, as: UTF8.self).contains("more than 2000 values at “name."))
      let deep = try await post(#"{"name":"# + String(repeating: "[", count: 1_000))
      #expect(deep.status == 400)
      #expect(String(decoding: deep.body, as: UTF8.self).contains("16 deep"))
      #expect(try await post(#"{"name":"Ada Eksempel"}"#).status == 201)
    }
  }

  @Test("an operation may take another number of values, and says so in the document")
  func operations() async throws {
    let id = PersonID(high: 1, low: 2)
    let people = PathTemplate.at(PeopleResource.people)
    let (person, considerations) = (
      PathTemplate.each(PeopleResource.person), PathTemplate.each(PeopleResource.considerations)
    )
    let paths: [(PathTemplate, any Address, Bool)] = [
      (people, PeopleResource.people, true), (people, PlacementsResource.placements, false),
      (people, PeopleResource.person(id), false), (person, PeopleResource.person(id), true),
      (person, PeopleResource.people, false), (considerations, PeopleResource.considerations(id), true),
      (considerations, ProgrammesResource.participations(id), false),
    ]
    for (path, resource, fits) in paths { #expect(path.fits(resource) == fits, "\(path.text)") }
    let operation = Web.Operation.makes(people, "Enters somebody.", from: .words, .words).taking(values: 3)
    let document = APIDocument(title: "N", version: "0", operations: [operation]).json
    let body = document["paths"]?["/api/v1/people"]?["post"]?["requestBody"]
    #expect(body?["description"]?.string == "At most 3 values, lists and objects among them.")
    try await withCounter(.sqlite) { counter in
      let house = counter.house
      let door = FrontDoor(
        store: house.store, installation: house.installation, zone: house.zone, report: { _, _ in },
        limit: { _, _ in JSON.Limits(values: 3) }, find: house.find)
      for (json, status) in [(#"{"name": "Ada", "phone": null}"#, 201), (#"{"name": "Ada", "phone": [1]}"#, 413)] {
        let answer = await door.answer(
          try Web.Request(
            method: .post, target: "/api/v1/people",
            headers: ["authorization": "Bearer " + counter.token, "content-type": "application/json"],
            body: Array(json.utf8), id: "r"))
        #expect(answer.status == status)
      }
    }
  }

  @Test("a text to look for that is longer than any name is refused by name")
  func search() async throws {
    try await withCounter(.sqlite) { counter in
      let (house, token) = (counter.house, counter.token)
      let headers = ["authorization": "Bearer " + token]
      func get(_ path: String, _ length: Int) async throws -> Web.Response {
        await house.frontDoor.answer(
          try Web.Request(
            method: .get, target: path + "?q=" + String(repeating: "a", count: length), headers: headers, id: "r"))
      }
      for path in ["/people", "/employers", "/search", "/api/v1/people", "/api/v1/organisations"] {
        #expect(try await get(path, 200).status == 200, "\(path)")
        let refused = try await get(path, 201)
        #expect(refused.status == 400, "\(path)")
        let text = String(decoding: refused.body, as: UTF8.self)
        #expect(text.contains(path.hasPrefix("/api") ? "q must be at most 200 characters" : "200 characters"))
      }
    }
  }
}
