import Access
import Language
import People
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej

/// Two people with whom somebody makes appointments. Sunday 22 November 2026.
struct AppointmentCast {
  let story: StoryHouse
  let selam: PersonID
  let omar: PersonID
  let mette: Visitor

  static func with(_ engine: TestEngine, _ body: (AppointmentCast) async throws -> Void) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let omar = try await story.participant("Omar Prøvesen", "integration-act", called: "Omar")
      try await body(
        AppointmentCast(
          story: story, selam: selam.person, omar: omar.person, mette: try await story.visitor(story.mette)))
      #expect(story.unforeseen.all == [])
    }
  }

  static func make(_ json: String, for person: PersonID, _ visitor: Visitor) async throws -> AppointmentID {
    let answer = try await visitor.api(.post, PeopleResource.appointments(person), json)
    #expect(answer.status == 201, "\(answer.text)")
    return try #require(AppointmentID(try answer.json["id"]?.string ?? ""))
  }

  static func rows(_ visitor: Visitor) async throws -> [WeekRow] {
    try await visitor.week().filter { $0.pile == "appointments" && !$0.isDone }
  }
}
