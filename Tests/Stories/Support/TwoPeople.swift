import Access
import Ledger
import People
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej

/// Two people of whom much is owed, and one job centre beside the municipality. Sunday 22 November 2026.
struct TwoPeople {
  let story: StoryHouse
  let selam: Participation
  let omar: Participation
  let mette: Visitor
  let kirsten: Visitor

  static func with(_ engine: TestEngine, _ body: (TwoPeople) async throws -> Void) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let omar = try await story.participant("Omar Prøvesen", "integration-act")
      let kirsten = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
      let cast = TwoPeople(
        story: story, selam: selam, omar: omar, mette: try await story.visitor(story.mette),
        kirsten: try await story.visitor(kirsten))
      try await body(cast)
      #expect(story.unforeseen.all == [])
    }
  }

  func post(_ address: some APIAddress, _ json: String, by visitor: Visitor? = nil) async throws -> Response {
    try await (visitor ?? mette).api(.post, address, json)
  }

  func made(_ address: some APIAddress, _ json: String, by visitor: Visitor? = nil) async throws {
    let answer = try await post(address, json, by: visitor)
    #expect(answer.status == 201, "\(answer.text)")
  }

  func step(_ way: Participation, _ json: String) async throws -> Response {
    let address = ProgrammesResource.participation(way.id)
    return try await mette.api(
      .patch, address, json, seen: try await mette.api(.get, address).json["version"]?.integer)
  }

  func leave(_ way: Participation, on day: String, _ reason: String) async throws -> Response {
    let goes = reason == "deceased" ? "" : #", "destination": "unknown""#
    return try await step(way, #"{"step": "exit", "on": "\#(day)", "reason": "\#(reason)"\#(goes)}"#)
  }

  func stay(_ way: Participation) async throws {
    let answer = try await step(way, #"{"step": "stay"}"#)
    #expect(answer.status == 200, "\(answer.text)")
  }

  /// What is owed today about somebody, whoever owes it: in both organisations' weeks.
  func owed(_ name: String) async throws -> Set<String> {
    var all: Set<String> = []
    for visitor in [mette, kirsten] {
      for team in [false, true] {
        all.formUnion(
          try await visitor.week(team: team).filter { $0.name.contains(name) && !$0.isDone }.map(\.reason))
      }
    }
    return all
  }

  func expectMuchIsOwed() async throws {
    for person in [selam.person, omar.person] {
      try await made(
        PeopleResource.contacts(person), #"{"with": "person", "means": "call", "outcome": "not-reached"}"#)
      try await made(
        PeopleResource.obstacles(person), #"{"kind": "childcare", "since": "2026-11-16", "due": "2026-11-23"}"#)
      try await made(
        PeopleResource.appointments(person),
        #"{"on": "2026-11-24", "from": "10:00", "worker": "\#(story.mette.text)", "interpreterLanguage": "ti"}"#)
      try await made(
        PeopleResource.workPermissions(person),
        #"{"permission": "per-job", "from": "2026-06-01", "until": "2026-12-01", "residence": "tolerated"}"#,
        by: kirsten)
    }
    let owed = try await owed("Selam")
    for reason in ["try again", "childcare", "Appointment at 10:00", "interpreter", "permission to work"] {
      #expect(owed.contains { $0.contains(reason) }, "\(reason): \(owed)")
    }
  }
}
