import Access
import People
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

@Suite("Many at the same moment") struct RaceTests {
  /// Sixteen requests at once; their answers in any order.
  private func atOnce(_ ask: @escaping @Sendable (Int) async throws -> Response) async throws -> [Response] {
    try await withThrowingTaskGroup(of: Response.self) { group in
      for number in 0..<16 { group.addTask { try await ask(number) } }
      var answers: [Response] = []
      for try await answer in group { answers.append(answer) }
      return answers
    }
  }

  @Test(
    "of sixteen starts into the last place one succeeds, and the others are told why", arguments: TestEngine.allCases)
  func starts(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 5)
      var drafts: [(PlacementID, Int)] = []
      for number in 0..<16 {
        let person = try await story.participant("Opdigtet Person \(number)", "lab")
        drafts.append((try await story.draft(person, at: bakery, ready: true), 0))
      }
      for index in drafts.indices {
        drafts[index].1 = Int(try await story.placement(drafts[index].0).version.number)
      }
      let ready = drafts
      let answers = try await atOnce { number in
        try await api.api(.post, PlacementsResource.start(ready[number].0), "{}", seen: ready[number].1)
      }
      #expect(answers.filter { $0.status == 200 }.count == 1)
      let told = answers.filter { $0.status != 200 }
      #expect(told.allSatisfy { $0.status == 422 }, "\(told.map(\.status))")
      for answer in told {
        #expect(try answer.problemFields == ["ratio"])
        #expect(answer.text.contains("The only place is taken in"))
        #expect(!answer.text.contains("Opdigtet"))
      }
      #expect(try await story.number("SELECT COUNT(*) AS count FROM placement WHERE state = 'running'") == 1)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("of sixteen referrals of one person one succeeds", arguments: TestEngine.allCases)
  func referrals(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let person = try await story.act { try People.enter(Person.Details(name: "Selam Eksempelsen"), $0) }
      let answers = try await atOnce { _ in
        try await api.api(
          .post, ProgrammesResource.participations(person),
          #"{"programme": "\#(story.programme)", "referredOn": "2026-11-22", "eligibility": "not-directly-to-work"}"#)
      }
      #expect(answers.map(\.status).sorted() == [201] + Array(repeating: 422, count: 15))
      for answer in answers where answer.status == 422 { #expect(try answer.problemFields == ["programme"]) }
      #expect(try await story.number("SELECT COUNT(*) AS count FROM participation") == 1)
      #expect(try await story.number("SELECT COUNT(*) AS count FROM belonging") == 1)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "of sixteen edits of one record one wins; the others learn the version that is now", arguments: TestEngine.allCases)
  func edits(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let person = try await story.act { try People.enter(Person.Details(name: "Selam Eksempelsen"), $0) }
      let answers = try await atOnce { number in
        try await api.api(.patch, PeopleResource.person(person), #"{"phone": "+45 00 00 00 \#(10 + number)"}"#, seen: 1)
      }
      #expect(answers.map(\.status).sorted() == [200] + Array(repeating: 412, count: 15))
      for answer in answers where answer.status == 412 { #expect(try answer.json["currentVersion"]?.integer == 2) }
      let kept = try answers.first { $0.status == 200 }?.json["phone"]?.string
      #expect(try await api.api(.get, PeopleResource.person(person)).json["phone"]?.string == kept)
      #expect(try await api.api(.patch, PeopleResource.person(person), #"{"phone": "+45 1"}"#).status == 428)
      let blind = try await api.post(PeopleAddress.editPerson(person).path, [("name", "Selam")])
      #expect(blind.status == 428)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "who saves second on a page sees both texts, and what is saved now is still there", arguments: TestEngine.allCases)
  func bothTexts(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.browser("mette")
      let person = try await story.act { try People.enter(Person.Details(name: "Selam Eksempelsen"), $0) }
      var (one, two) = (
        try await mette.page(PeopleAddress.editPerson(person)).form(to: PeopleAddress.editPerson(person)),
        try await mette.page(PeopleAddress.editPerson(person)).form(to: PeopleAddress.editPerson(person))
      )
      try one.fill(["phone": "+45 11 11 11 11"])
      try two.fill(["phone": "+45 22 22 22 22"])
      _ = try await mette.submit(one)
      let second = try await mette.send(two)
      #expect(second.status == 412)
      let page = Page(second.text)
      #expect(page.words.contains("+45 11 11 11 11") && page.words.contains("+45 22 22 22 22"))
      #expect(page.words.contains("Both texts stand below"))
      #expect(try await mette.api(.get, PeopleResource.person(person)).status == 401, "a cookie is no token")
      #expect(try await mette.page(PeopleAddress.person(person)).words.contains("+45 11 11 11 11"))
      // Saved again from that page, knowing what it replaces.
      let again = try await mette.submit(try page.form(to: PeopleAddress.editPerson(person)))
      #expect(again.words.contains("+45 22 22 22 22"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "the same key sixteen times has one effect and one answer; with another body it is refused",
    arguments: TestEngine.allCases)
  func sameKey(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let answers = try await atOnce { _ in
        try await api.api(.post, PeopleResource.people, #"{"name": "Selam Eksempelsen"}"#, key: "once")
      }
      #expect(answers.allSatisfy { $0.status == 201 })
      #expect(Set(answers.map(\.text)).count == 1)
      #expect(Set(answers.compactMap { $0.header("Location") }).count == 1)
      #expect(try await story.number("SELECT COUNT(*) AS count FROM person") == 1)
      let other = try await api.api(.post, PeopleResource.people, #"{"name": "Somebody Else"}"#, key: "once")
      #expect(other.status == 422)
      #expect(try other.json["type"]?.string == "urn:nyvej:problem:key-reused")
      #expect(try await story.number("SELECT COUNT(*) AS count FROM person") == 1)
      #expect(
        try await api.api(.post, PeopleResource.people, #"{"name": "X"}"#, key: String(repeating: "k", count: 201))
          .status == 400)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a form sent twice has one effect", arguments: TestEngine.allCases)
  func formTwice(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.browser("mette")
      var form = try await mette.page(PeopleAddress.newPerson).form(to: PeopleAddress.people)
      try form.fill(["name": "Selam Eksempelsen"])
      let sent = form
      let answers = try await atOnce { _ in try await mette.send(sent) }
      #expect(answers.allSatisfy { $0.status == 303 })
      #expect(Set(answers.compactMap { $0.header("Location") }).count == 1)
      #expect(try await story.number("SELECT COUNT(*) AS count FROM person") == 1)
      // Without its token, and with another's, a form does nothing.
      for token in ["", "0123456789abcdef0123456789abcdef"] {
        var forged = sent
        forged.fields.removeAll { $0.name == "form-token" }
        forged.fields.append(("form-token", token))
        #expect(try await mette.send(forged).status == 403)
      }
      #expect(try await story.number("SELECT COUNT(*) AS count FROM person") == 1)
    }
  }
}
