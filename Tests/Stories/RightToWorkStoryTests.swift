import Access
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

/// The permission to work from end to end: who keeps it, who is told how much of it, and who is asked to look at it. Sunday
/// 22 November 2026.
@Suite("The permission to work") struct RightToWorkStoryTests {
  private static let permit = #"""
    {"permission": "per-job", "from": "2026-06-01", "until": "2027-06-01", "residence": "tolerated",
     "document": "Grey card", "employer": "Hotel Solskin (opdigtet)", "seenBy": "Kim Eksempel", "seenOn": "2026-06-02"}
    """#

  private struct Cast {
    let story: StoryHouse
    let selam: PersonID
    let omar: PersonID
    let kirsten: Visitor
    let mette: Visitor
  }

  private func withCast(_ engine: TestEngine, _ body: (Cast) async throws -> Void) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let omar = try await story.participant("Omar Prøvesen", "integration-act", called: "Omar")
      let kirsten = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
      try await body(
        Cast(
          story: story, selam: selam.person, omar: omar.person, kirsten: try await story.visitor(kirsten),
          mette: try await story.visitor(story.mette)))
    }
  }

  private func note(_ json: String, about person: PersonID, _ visitor: Visitor) async throws -> RightToWorkID {
    let answer = try await visitor.api(.post, PeopleResource.workPermissions(person), json)
    #expect(answer.status == 201, "\(answer.text)")
    return try #require(RightToWorkID(try answer.json["id"]?.string ?? ""))
  }

  @Test(
    "whoever plans work is told the permission and its days, and not what they rest on", arguments: TestEngine.allCases)
  func masks(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      for person in [cast.selam, cast.omar] {
        let empty = try await cast.mette.page(PeopleAddress.person(person))
        #expect(empty.words.contains("Nothing is noted about the permission to work."))
      }
      let id = try await note(Self.permit, about: cast.selam, cast.kirsten)
      let ground = ["Tolerated", "Grey card", "Hotel Solskin", "Kim Eksempel"]
      let kept = try await cast.kirsten.page(PeopleAddress.person(cast.selam))
      let told = try await cast.mette.page(PeopleAddress.person(cast.selam))
      for page in [kept, told] {
        #expect(page.words.contains("Needs a permit for each job until Tue 1 Jun 2027"), "\(page.words)")
      }
      #expect(ground.allSatisfy { kept.words.contains($0) } && !ground.contains { told.words.contains($0) })
      for address in [PeopleAddress.newWorkPermission(cast.selam), .workPermission(id)] {
        #expect(kept.html.contains(address.path) && !told.html.contains(address.path))
        #expect(try await cast.mette.get(address).status == 404)
      }
      for address in [PeopleAddress.history(cast.selam), .timeline(cast.selam)] {
        let page = try await cast.mette.page(address)
        #expect(page.words.contains("Needs a permit for each job") && !ground.contains { page.words.contains($0) })
      }
      let answer = try await cast.mette.api(.get, PeopleResource.workPermission(id)).json
      #expect(answer["permission"]?.string == "per-job" && answer["until"]?.string == "2027-06-01")
      for name in ["residence", "document", "employer", "seenBy", "seenOn"] { #expect(answer[name] == nil, "\(name)") }
      let whole = try await cast.kirsten.api(.get, PeopleResource.workPermission(id)).json
      #expect(whole["residence"]?.string == "tolerated" && whole["seenOn"]?.string == "2026-06-02")
      #expect(try await cast.mette.api(.post, PeopleResource.workPermissions(cast.selam), Self.permit).status == 404)
      let change = try await cast.mette.api(
        .patch, PeopleResource.workPermission(id), #"{"permission": "unrestricted"}"#, seen: 1)
      #expect(change.status == 404)
      // About the other nothing is noted still.
      let hisList = try await cast.kirsten.api(.get, PeopleResource.workPermissions(cast.omar)).json
      #expect(hisList["items"]?.items.isEmpty == true)
      let ane = try await cast.story.test.account("ane", [.counsellor], in: cast.story.municipality)
      let selam = cast.selam
      try await cast.story.act { try $0.relate(ane, .counsellor, to: selam, from: $0.today) }
      let counsellor = try await cast.story.visitor(ane)
      let hers = try await counsellor.page(PeopleAddress.person(cast.selam))
      #expect(!hers.words.contains("Permission to work") && !hers.words.contains("permit for each job"))
      #expect(try await counsellor.api(.get, PeopleResource.workPermissions(cast.selam)).status == 404)
    }
  }

  @Test("what is over is said to be, and earlier ones are for whoever keeps them", arguments: TestEngine.allCases)
  func over(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      _ = try await note(
        #"{"permission": "not-allowed", "from": "2025-01-01", "until": "2025-06-30"}"#, about: cast.selam, cast.kirsten)
      _ = try await note(
        #"{"permission": "unrestricted", "from": "2025-07-01", "until": "2026-11-21"}"#, about: cast.selam, cast.kirsten
      )
      let told = try await cast.mette.page(PeopleAddress.person(cast.selam))
      #expect(
        told.words.contains(
          "May work without restriction was valid until Sat 21 Nov, nothing newer is noted"), "\(told.words)")
      #expect(!told.words.contains("May not work"))
      #expect(
        try await cast.mette.api(.get, PeopleResource.workPermissions(cast.selam)).json["items"]?.items.count == 1)
      let kept = try await cast.kirsten.page(PeopleAddress.person(cast.selam))
      #expect(kept.words.contains("1 other entry") && kept.words.contains("May not work"))
      let print = try await cast.mette.page(PeopleAddress.history(cast.selam))
      #expect(print.words.contains("was valid until Sat 21 Nov, nothing newer is noted"))
      _ = try await note(#"{"permission": "per-job", "from": "2026-12-01"}"#, about: cast.selam, cast.kirsten)
      let coming = try await cast.mette.page(PeopleAddress.person(cast.selam))
      #expect(coming.words.contains("Needs a permit for each job from Tue 1 Dec"), "\(coming.words)")
    }
  }

  @Test(
    "the office that referred is asked to look before it ends, and not when something newer is noted",
    arguments: TestEngine.allCases)
  func owed(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let reason = "Look at the permission to work: valid until"
      func rows(_ visitor: Visitor) async throws -> [WeekRow] {
        try await visitor.week(team: true).filter { $0.reason.hasPrefix(reason) && !$0.isDone }
      }
      _ = try await note(
        #"{"permission": "unrestricted", "from": "2026-01-01", "until": "2026-12-20"}"#, about: cast.selam, cast.kirsten
      )
      _ = try await note(
        #"{"permission": "unrestricted", "from": "2026-01-01", "until": "2027-02-20"}"#, about: cast.omar, cast.kirsten)
      #expect(try await rows(cast.kirsten).map(\.name) == ["Selam Eksempelsen"], "sixty days before, and not earlier")
      let page = try await cast.kirsten.page(WorkAddress.week, query: "?whose=team")
      #expect(page.html.contains(PeopleAddress.newWorkPermission(cast.selam).path))
      let hers = try await cast.mette.page(WorkAddress.week, query: "?whose=team")
      #expect(
        !hers.html.contains(PeopleAddress.newWorkPermission(cast.selam).path), "nothing leads where she may not go")
      var form = try await cast.kirsten.page(PeopleAddress.newWorkPermission(cast.selam))
        .form(to: PeopleAddress.newWorkPermission(cast.selam))
      try form.fill(["permission": "unrestricted", "from": "2026-12-21"])
      let noted = try await cast.kirsten.submit(form)
      #expect(noted.flash.words.contains("The permission to work is noted."), "\(noted.flash.words)")
      #expect(try await rows(cast.kirsten).isEmpty)
      // Taken back on the spot: the look is owed again.
      let undone = try await cast.kirsten.submit(try noted.undo())
      #expect(undone.flash.words.contains("The permission to work is taken back."))
      #expect(try await rows(cast.kirsten).map(\.name) == ["Selam Eksempelsen"])
    }
  }

  @Test(
    "it is corrected against the version that was seen, and taken back whenever it was a mistake",
    arguments: TestEngine.allCases)
  func mended(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let id = try await note(Self.permit, about: cast.selam, cast.kirsten)
      let address = PeopleResource.workPermission(id)
      let corrected = try await cast.kirsten.api(
        .patch, address, #"{"until": "2027-07-01", "document": null}"#, seen: 1)
      #expect(corrected.status == 200, "\(corrected.text)")
      let json = try corrected.json
      #expect(json["until"]?.string == "2027-07-01" && json["document"]?.string == nil)
      #expect(json["employer"]?.string == "Hotel Solskin (opdigtet)")
      #expect(try await cast.kirsten.api(.patch, address, #"{"until": "2027-08-01"}"#, seen: 1).status == 412)
      let page = try await cast.kirsten.page(PeopleAddress.workPermission(id))
      #expect(page.words.contains("Take back: noted by mistake"))
      #expect(try await cast.kirsten.api(.patch, address, #"{"outcome": "withdrawn"}"#, seen: 1).status == 412)
      #expect(try await cast.kirsten.api(.patch, address, #"{"outcome": "withdrawn"}"#, seen: 2).status == 200)
      let again = try await cast.kirsten.api(.patch, address, #"{"outcome": "withdrawn"}"#, seen: 3)
      #expect(again.status == 422 && again.text.contains("taken back on Sun 22 Nov"))
      #expect(try await cast.kirsten.page(PeopleAddress.workPermission(id)).words.contains("taken back on Sun 22 Nov"))
      for visitor in [cast.kirsten, cast.mette] {
        let person = try await visitor.page(PeopleAddress.person(cast.selam))
        #expect(person.words.contains("Nothing is noted about the permission to work."))
      }
    }
  }

  @Test("each wrong answer is named with its field, and nothing is written", arguments: TestEngine.allCases)
  func wrong(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let wrong = [
        ("permission", #"{"from": "2026-11-22"}"#), ("permission", #"{"permission": "maybe", "from": "2026-11-22"}"#),
        ("from", #"{"permission": "unrestricted"}"#),
        ("from", #"{"permission": "unrestricted", "from": "1900-01-01"}"#),
        ("until", #"{"permission": "unrestricted", "from": "2026-11-22", "until": "2026-11-21"}"#),
        ("until", #"{"permission": "unknown", "from": "2026-11-22", "until": "2026-12-21"}"#),
        ("until", #"{"permission": "unrestricted", "from": "2026-11-22", "until": "soon"}"#),
        ("employer", #"{"permission": "unrestricted", "from": "2026-11-22", "employer": "Hotel Solskin (opdigtet)"}"#),
        ("seenOn", #"{"permission": "unrestricted", "from": "2026-11-22", "seenBy": "Kim"}"#),
        ("seenBy", #"{"permission": "unrestricted", "from": "2026-11-22", "seenOn": "2026-11-20"}"#),
        ("seenOn", #"{"permission": "unrestricted", "from": "2026-11-22", "seenBy": "Kim", "seenOn": "2026-11-23"}"#),
        ("residence", #"{"permission": "unrestricted", "from": "2026-11-22", "residence": "likely to stay"}"#),
        ("colour", #"{"permission": "unrestricted", "from": "2026-11-22", "colour": "green"}"#),
      ]
      for (field, json) in wrong {
        let answer = try await cast.kirsten.api(.post, PeopleResource.workPermissions(cast.selam), json)
        #expect(answer.status == 422, "\(json): \(answer.text)")
        #expect(try answer.problemFields.contains(field), "\(json): \(answer.text)")
      }
      let long =
        #"{"permission": "unrestricted", "from": "2026-11-22", "document": "\#(String(repeating: "x", count: 201))"}"#
      #expect(try await cast.kirsten.api(.post, PeopleResource.workPermissions(cast.selam), long).status == 422)
      var form = try await cast.kirsten.page(PeopleAddress.newWorkPermission(cast.selam))
        .form(to: PeopleAddress.newWorkPermission(cast.selam))
      try form.fill(["permission": "not-allowed", "until": "2026-01-01"])
      let page = try await cast.kirsten.send(form)
      #expect(page.status == 422 && page.text.contains("The last day must be"))
      #expect(try await cast.story.rows(of: "work_permission") == 0)
    }
  }
}
