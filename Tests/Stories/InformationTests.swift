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

/// Today is Sunday 22 November 2026.
@Suite("Whoever is accepted was told what is kept, and is supported under an act") struct InformationTests {
  private func waiting(_ story: StoryHouse) async throws -> (person: PersonID, way: ParticipationID) {
    let (programme, jobCentre) = (story.programme, story.jobCentre)
    return try await story.act { tx in
      let person = try People.enter(Person.Details(name: "Bao Fiktiv"), tx)
      let way = try Participations.refer(
        person, to: programme,
        Participation.Referral(on: tx.today, by: jobCentre, reason: "not-directly-to-work", note: nil), tx)
      return (person, way)
    }
  }

  private let act = #""step": "accept", "on": "2026-11-22", "basis": "lab""#

  @Test(
    "without one of the two nobody is accepted: the field is named, and what to do; half an answer is no answer",
    arguments: TestEngine.allCases)
  func refused(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, bao) = (try await story.visitor(story.mette), try await waiting(story))
      let told = #""informedOn": "2026-11-20", "informedLanguage": "ti""#
      for (body, fields) in [
        (act, ["informedOn"]),
        (#""step": "accept", "on": "2026-11-22""#, ["informedOn", "basis"]),
        (#""step": "accept", "on": "2026-11-22", "# + Visitor.informed, ["basis"]),
        (act + #", "informedOn": "2026-11-20""#, ["informedLanguage", "informedHow"]),
        (act + #", "informedLanguage": "ti""#, ["informedOn", "informedHow"]),
        (act + #", "informedOn": "2026-11-23", "informedLanguage": "ti", "informedHow": "talk""#, ["informedOn"]),
        (act + ", " + told + #", "informedHow": "mail""#, ["informedHow"]),
        (act + #", "informedOn": "soon", "informedLanguage": "ti", "informedHow": "talk""#, ["informedOn"]),
        (act + #", "acceptedWithout": "On Monday", "# + Visitor.informed, ["acceptedWithout"]),
      ] {
        let answer = try await mette.api(
          .patch, ProgrammesResource.participation(bao.way), "{" + body + "}", seen: 1)
        #expect(answer.status == 422, "\(body): \(answer.text)")
        #expect(try Set(answer.problemFields) == Set(fields), "\(body): \(answer.text)")
      }
      let address = ProgrammesAddress.participation(bao.way)
      let page = try await mette.send(try await mette.page(address).form(to: address, hidden: ["step": "accept"]))
      #expect(page.status == 422)
      #expect(
        Page(page.text).words.contains("Note when it was told what is kept, or write below why not yet."),
        "\(page.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what was told is kept with the participation, corrected and taken out", arguments: TestEngine.allCases)
  func kept(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, bao) = (try await story.visitor(story.mette), try await waiting(story))
      let resource = ProgrammesResource.participation(bao.way)
      let accepted = try await mette.api(.patch, resource, "{\(act), \(Visitor.informed)}", seen: 1)
      #expect(accepted.status == 200, "\(accepted.text)")
      let json = try accepted.json
      #expect(
        [json["informedOn"], json["informedLanguage"], json["informedHow"], json["informedBy"]].map { $0?.string }
          == ["2026-11-02", "ti", "interpreter", "mette"])
      #expect(json["acceptedWithout"]?.isNull == true)
      let page = try await mette.page(ProgrammesAddress.participation(bao.way))
      #expect(
        page.words.contains("Mon 2 Nov, in Tigrinya · in a talk with an interpreter · noted by mette"),
        "\(page.words)")
      #expect(!page.words.contains("Accepted without"))

      let corrected = try await mette.api(
        .patch, resource,
        #"{"step": "inform", "informedOn": "2026-11-10", "informedLanguage": "da", "informedHow": "paper"}"#,
        seen: json["version"]?.integer)
      #expect(try corrected.json["informedHow"]?.string == "paper", "\(corrected.text)")
      let version = try corrected.json["version"]?.integer
      let none = try await mette.api(.patch, resource, #"{"step": "inform"}"#, seen: version)
      #expect(try none.status == 422 && none.problemFields == ["informedOn"], "\(none.text)")
      let out = try await mette.api(
        .patch, resource, #"{"step": "inform", "informedOn": null, "informedLanguage": null, "informedHow": null}"#,
        seen: version)
      #expect(try out.json["informedOn"]?.isNull == true, "\(out.text)")
      let after = try await mette.page(ProgrammesAddress.participation(bao.way))
      #expect(after.words.contains("Told what is kept not noted"), "\(after.words)")
      #expect(try await !mette.week().map(\.reason).contains { $0.hasPrefix("Tell what is kept") })
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "with a reason somebody is accepted without: it is said on the page, owed until it is made good, and asked anew",
    arguments: TestEngine.allCases)
  func without(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, bao) = (try await story.visitor(story.mette), try await waiting(story))
      let address = ProgrammesAddress.participation(bao.way)
      var form = try await mette.page(address).form(to: address, hidden: ["step": "accept"])
      try form.fill(["acceptedWithout": "Begins at the bakery today, the interpreter comes on Monday"])
      let page = try await mette.submit(form)
      #expect(page.words.contains("Accepted without: being told what is kept and an act"), "\(page.words)")
      #expect(page.words.contains("the interpreter comes on Monday mette , Sun 22 Nov"), "\(page.words)")
      func owed() async throws -> [String] {
        try await mette.week().map(\.reason).filter { $0.hasPrefix("Tell what") || $0.hasPrefix("Note the act") }
      }
      #expect(try await owed() == ["Tell what is kept: Business Training"])
      var told = try await mette.page(address).form(to: address, hidden: ["step": "inform"])
      try told.fill(["informedOn": "2026-11-22", "informedLanguage": "vi", "informedHow": "interpreter"])
      let half = try await mette.submit(told)
      #expect(half.words.contains("Accepted without: an act"), "\(half.words)")
      #expect(try await owed() == ["Note the act: Business Training"])
      var basis = try await mette.page(address).form(to: address, hidden: ["step": "change-basis"])
      try basis.fill(["basis": "lab"])
      let whole = try await mette.submit(basis)
      #expect(!whole.words.contains("Accepted without"), "\(whole.words)")
      #expect(try await owed() == [])

      // Taken back, it is asked anew, and what was told is known.
      let waiting = try await mette.page(address).form(to: address, hidden: ["step": "reconsider"])
      let again = try await mette.submit(waiting).form(to: address, hidden: ["step": "accept"])
      #expect(again.fields.contains { $0 == ("informedHow", "interpreter") }, "\(again.fields)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "of those who were accepted before this was asked nothing is owed; the page says that it is not noted",
    arguments: TestEngine.allCases)
  func before(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let page = try await mette.page(ProgrammesAddress.participation(selam.id))
      #expect(page.words.contains("Told what is kept not noted"), "\(page.words)")
      #expect(try await !mette.week().map(\.reason).contains { $0.hasPrefix("Tell what is kept") })
    }
  }
}
