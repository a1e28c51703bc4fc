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

/// What the law asks of a plan, what lies on the table, and the forms. Sunday 22 November 2026.
@Suite("A plan on the page and on paper") struct PlanPaperTests {
  private func withCast(_ engine: TestEngine, _ body: (PlanTests.Cast) async throws -> Void) async throws {
    try await PlanTests().withCast(engine, body)
  }

  @Test(
    "where the municipality took over, the law says by when: one month, and nothing later",
    arguments: TestEngine.allCases)
  func law(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let plans = ProgrammesResource.plans(cast.selam.id)
      let late = try await cast.mette.api(
        .post, plans, #"{"takenOver": "2026-11-01", "due": "2026-12-02", "review": "2027-05-03"}"#)
      #expect(late.status == 422 && late.text.contains("By law at the latest on Tue 1 Dec"), "\(late.text)")
      #expect(try late.problemFields == ["due"])
      let none = try await cast.mette.api(.post, plans, #"{"review": "2027-05-03"}"#)
      #expect(try (none.status, none.problemFields) == (422, ["due"]), "\(none.text)")
      let coming = try await cast.mette.api(.post, plans, #"{"takenOver": "2026-11-23", "review": "2027-05-03"}"#)
      #expect(try (coming.status, coming.problemFields) == (422, ["takenOver"]), "\(coming.text)")
      let id = try await cast.begin(cast.selam, #"{"takenOver": "2026-11-01", "review": "2027-05-03"}"#)
      #expect(try await cast.mette.api(.get, ProgrammesResource.plan(id)).json["due"]?.string == "2026-12-01")
      let page = try await cast.mette.page(ProgrammesAddress.plan(id))
      #expect(page.words.contains("Contract: Selam Eksempelsen") && page.words.contains("Integration Act § 19"))
      let week = try await cast.mette.page(WorkAddress.week, query: "?whose=team")
      #expect(week.words.contains("Integration Act § 19"), "\(week.words)")
      // Whoever takes part under another act is asked for no such day.
      let form = try await cast.mette.page(ProgrammesAddress.newPlan(cast.omar.id))
      #expect(!form.words.contains("The municipality took over on") && !form.words.contains("§ 19"), "\(form.words)")
      let asked = try await cast.mette.api(
        .post, ProgrammesResource.plans(cast.omar.id), #"{"takenOver": "2026-11-01", "review": "2027-05-03"}"#)
      #expect(try asked.problemFields.contains("takenOver"), "\(asked.text)")
    }
  }

  @Test("somebody under age interprets for a reason only, and it is said", arguments: TestEngine.allCases)
  func interpreter(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let id = try await cast.begin(cast.selam)
      try await cast.done(PlanTests.goal, on: id)
      func explain(_ more: String) -> String {
        #"{"step": "explain", "on": "2026-11-22", "language": "ti"\#(more)}"#
      }
      let child = #", "interpreter": "Yonas", "interpreterIsMinor": true"#
      try await cast.refused(explain(child), on: id, "minorBecause", "children are not interpreters")
      try await cast.refused(explain(#", "interpreterIsMinor": true, "minorBecause": "x""#), on: id, "interpreter")
      try await cast.refused(
        explain(#", "interpreter": "Yonas", "minorBecause": "Nobody came""#), on: id, "interpreterIsMinor")
      try await cast.refused(
        #"{"step": "explain", "on": "2026-11-23", "language": "ti"}"#, on: id, "on", "This day has not come")
      let told = try await cast.done(explain(child + #", "minorBecause": "The interpreter did not come""#), on: id)
      #expect(told["explained"]?["interpreterIsMinor"]?.truth == true)
      let page = try await cast.mette.page(ProgrammesAddress.plan(id))
      #expect(page.words.contains("In Tigrinya, Sun 22 Nov. Interpreter: Yonas."), "\(page.words)")
      #expect(page.words.contains("Under age, because: The interpreter did not come"))
      try await cast.done(explain(""), on: id)
      #expect(try await cast.mette.page(ProgrammesAddress.plan(id)).words.contains("Without an interpreter."))
      try await cast.refused(
        #"{"step": "sign", "signatory": "person", "on": "2026-11-21"}"#, on: id, "on", "was explained on Sun 22 Nov")
      try await cast.refused(
        #"{"step": "sign", "signatory": "authority", "on": "2026-11-22"}"#, on: id, "name")
    }
  }

  @Test(
    "the paper has the text that holds beside the one that explains, each in its language and direction",
    arguments: TestEngine.allCases)
  func paper(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      func paper(_ language: String, _ way: Participation) async throws -> (PlanID, Page) {
        let id = try await cast.begin(
          way,
          #"{"due": "2026-12-03", "review": "2027-05-03"\#(language.isEmpty ? "" : #", "language": "\#(language)""#)}"#)
        try await cast.done(
          #"{"step": "add-goal", "family": "work", "words": "Bager alene", "otherWords": "أخبز وحدي", "side": "person"}"#,
          on: id)
        return (id, try await cast.mette.page(ProgrammesAddress.planPaper(id)))
      }
      let (id, arabic) = try await paper("ar", cast.selam)
      // In Danish, for the law is, also for a reader of English.
      for words in ["Kontrakt", "Mål", "Arbejde", "Bager alene", "Teksten på dansk gælder.", "Dato og underskrift"] {
        #expect(arabic.words.contains(words), "\(words): \(arabic.words)")
      }
      for words in ["خطة", "الأهداف", "أخبز وحدي", "التاريخ والتوقيع"] {
        #expect(arabic.words.contains(words), "\(words)")
      }
      #expect(arabic.html.contains("<div lang=\"da\" dir=\"ltr\">"), "\(arabic.html)")
      #expect(arabic.html.contains("<div lang=\"ar\" dir=\"rtl\">"))
      for step in [PlanTests.explained, PlanTests.hers] { try await cast.done(step, on: id) }
      let signed = try await cast.mette.page(ProgrammesAddress.planPaper(id))
      #expect(signed.words.contains("Tolk: Kim Eksempel.") && signed.words.contains("underskrevet"))
      // A paper is read in other years too: each of its days has its own.
      for words in ["skrevet 22. nov. 2026", "underskrevet 22. nov. 2026"] {
        #expect(signed.words.contains(words), "\(words): \(signed.words)")
      }
      // A signature is taken back of those who signed.
      let back = try await cast.mette.page(ProgrammesAddress.plan(id))
      let choices = back.html.split(separator: "<form").first { $0.contains("value=\"take-signature-back\"") } ?? ""
      #expect(choices.contains("value=\"person\"") && !choices.contains("value=\"guardian\""), "\(back.html)")
      #expect(!choices.contains("value=\"authority\""), "\(back.html)")
      try await cast.done(#"{"step": "take-signature-back", "signatory": "person"}"#, on: id)
      try await cast.done(#"{"step": "drop"}"#, on: id)
      // A language without a catalog: its text stands there all the same, and no heading in a third language.
      let (somali, other) = try await paper("so", cast.selam)
      #expect(other.html.contains("<div lang=\"so\" dir=\"ltr\">") && other.words.contains("أخبز وحدي"))
      #expect(!other.words.contains("Date and signature") && !other.words.contains("Goals"), "\(other.words)")
      try await cast.done(#"{"step": "drop"}"#, on: somali)
      let (_, alone) = try await paper("", cast.selam)
      #expect(!alone.html.contains("class=\"pair\"") && alone.words.contains("Bager alene"))
      #expect(!alone.words.contains("gælder."), "there is no second text")
    }
  }

  @Test(
    "a goal is written, changed, taken out and put back on the page, without a script", arguments: TestEngine.allCases)
  func page(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let begin = ProgrammesAddress.newPlan(cast.selam.id)
      let person = try await cast.mette.page(PeopleAddress.person(cast.selam.person))
      #expect(person.html.contains(begin.path) && person.words.contains("Write the plan"))
      var form = try await cast.mette.page(begin).form(to: begin)
      try form.fill(["due": "2026-12-03"])
      let begun = try await cast.mette.submit(form)
      #expect(begun.flash.words.contains("The draft is begun."), "\(begun.flash.words)")
      let versions = try await cast.mette.api(.get, ProgrammesResource.plans(cast.selam.id)).json["items"]?.items
      let id = try #require(PlanID(versions?.first?["id"]?.string ?? ""))
      let address = ProgrammesAddress.plan(id)
      var goal = try await cast.mette.page(address).form(to: address, hidden: ["step": "add-goal"])
      try goal.fill(["family": "education", "words": "Takes the Danish test", "side": "person", "due": "2027-02-01"])
      let added = try await cast.mette.submit(goal)
      #expect(added.flash.words.contains("The goal is added.") && added.words.contains("Takes the Danish test"))
      let entry = try #require(
        try await cast.mette.api(.get, ProgrammesResource.plan(id)).json["goals"]?.items.first?["id"]?.string)
      var change = try await cast.mette.page(address, query: "?entry=" + entry)
        .form(to: address, hidden: ["step": "change-entry"])
      try change.fill(["words": "Takes the Danish test in spring"])
      let changed = try await cast.mette.submit(change)
      #expect(
        changed.words.contains("Danish test in spring") && changed.words.contains("The words of the plan are changed."))
      // The same form once more: the reader's own.
      try change.fill(["words": "Takes the Danish test in June"])
      let stale = try await cast.mette.send(change)
      #expect(
        stale.status == 409 && stale.text.contains("in spring") && stale.text.contains("in June"), "\(stale.text)")
      let page = try await cast.mette.page(address)
      let removed = try await cast.mette.submit(try page.form(to: address, hidden: ["step": "remove-entry"]))
      #expect(removed.words.contains("No goal yet."), "\(removed.words)")
      let back = try await cast.mette.submit(try removed.undo())
      #expect(back.words.contains("It is back in the draft.") && !back.words.contains("No goal yet."))
      let history = try await cast.mette.page(PeopleAddress.history(cast.selam.person))
      #expect(!history.words.contains("Danish test"), "what nobody has signed is not agreed")
      for step in [PlanTests.explained, PlanTests.hers, PlanTests.ours] { try await cast.done(step, on: id) }
      let printed = try await cast.mette.page(PeopleAddress.history(cast.selam.person))
      #expect(printed.words.contains("Contract") && printed.words.contains("Danish test in spring"), "\(printed.words)")
      let omar = try await cast.mette.page(PeopleAddress.history(cast.omar.person))
      #expect(!omar.words.contains("Danish test"))
    }
  }

  @Test("each wrong answer is named with its field, and nothing is written", arguments: TestEngine.allCases)
  func wrong(_ engine: TestEngine) async throws {
    try await withCast(engine) { cast in
      let id = try await cast.begin(cast.selam)
      let goal = #""family": "work", "words": "Bakes", "side": "person""#
      for (field, json) in [
        ("step", #"{"step": "fly"}"#), ("step", "{}"),
        ("family", #"{"step": "add-goal", "words": "Bakes", "side": "person"}"#),
        ("words", #"{"step": "add-goal", "family": "work", "side": "person"}"#),
        (
          "words",
          #"{"step": "add-goal", "family": "work", "side": "person", "words": "\#(String(repeating: "x", count: 601))"}"#
        ),
        ("side", #"{"step": "add-goal", "family": "work", "words": "Bakes", "side": "nobody"}"#),
        ("party", #"{"step": "add-goal", "family": "work", "words": "Bakes", "side": "other"}"#),
        ("party", #"{"step": "add-goal", \#(goal), "party": "Kim"}"#),
        ("otherWay", #"{"step": "add-goal", \#(goal), "otherWay": "ንግሆ"}"#),
        ("due", #"{"step": "add-goal", \#(goal), "due": "soon"}"#),
        ("family", #"{"step": "add-duty", "family": "work", "words": "Bakes", "side": "person"}"#),
        ("entry", #"{"step": "remove-entry"}"#), ("review", #"{"step": "change-terms", "due": "2026-12-03"}"#),
        ("review", #"{"step": "change-terms", "due": "2026-12-03", "review": "2026-12-03"}"#),
        ("language", #"{"step": "change-terms", "due": "2026-12-03", "review": "2027-01-03", "language": "xx"}"#),
      ] {
        let answer = try await cast.take(json, on: id)
        // A draft without goals has none to take out.
        let asked = field == "entry" ? "step" : field
        #expect(answer.status == 422, "\(json): \(answer.text)")
        #expect(try answer.problemFields.contains(asked), "\(json): \(answer.text)")
      }
      #expect(try await cast.story.rows(of: "plan_entry") == 0)
      #expect(try await cast.mette.api(.get, ProgrammesResource.plan(id)).json["version"]?.integer == 1)
      for _ in 0..<24 { try await cast.done(PlanTests.goal, on: id) }
      try await cast.refused(PlanTests.goal, on: id, "step", "at most 24 goals")
      let strange = try await cast.take(#"{"step": "remove-entry", "entry": "\#(cast.selam.id.text)"}"#, on: id)
      #expect(try (strange.status, strange.problemFields) == (422, ["entry"]), "\(strange.text)")
      let bao = try await cast.story.act { tx in
        let person = try People.enter(Person.Details(name: "Bao Fiktiv"), tx)
        return try Participations.refer(
          person, to: cast.story.programme,
          Participation.Referral(on: tx.today, by: nil, reason: "social-challenges", note: nil), tx)
      }
      let early = try await cast.mette.api(.post, ProgrammesResource.plans(bao), PlanTests.draft)
      #expect([404, 422].contains(early.status), "\(early.text)")
    }
  }
}
