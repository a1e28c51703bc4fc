import TestDatabases
import Testing
import Values
import Web

@testable import Nyvej

@Suite("Real answers are as described")
struct AnswerTests {
  @Test(
    "every operation is done in a house with people in it, and answers as described", arguments: TestEngine.allCases)
  func every(_ engine: TestEngine) async throws {
    try await withCounter(engine) { counter in
      let person = try await people(counter)
      let workplace = try await firms(counter)
      let participation = try await programmes(counter, person)
      let placement = try await placements(counter, person, participation, workplace)
      try await ladder(counter, placement)
      try await followUps(counter, placement)
      try await scans(counter, placement)
      try await approving(counter.asCaseManager)
      try await permitting(counter.asCaseManager)
      try await guarding(counter)
      try await counselling(counter)
      try await protecting(counter)
      try await joining(counter)
      try await identifying(counter)
      try await planning(counter, participation)
      try await appointing(counter, person)
      try await weeks(counter.asCaseManager)
      try await extending(counter, person, participation, workplace)
      for isTakenBack in [true, false] {
        try await counter.ask(
          .post, "/placements/{placement}/ending", placement,
          json: #"{"on": "\#(counter.today.iso)", "reason": "hired", "by": "together", "nextStep": "Works there now"}"#,
          seen: true)
        guard isTakenBack else { break }
        try await counter.ask(
          .patch, "/placements/{placement}/ending", placement, json: #"{"outcome": "withdrawn"}"#, seen: true)
      }
      try await administering(counter.asAdministrator)
      try await reading(counter)
      let described = Set(OpenAPI.operations.map { "\($0.method.rawValue) \($0.path.text)" })
      #expect(described.subtracting(counter.done.all) == [], "described, but never done here")
    }
  }

  private func people(_ counter: Counter) async throws -> String {
    let today = counter.today
    let bare = try await counter.ask(.post, "/people", json: #"{"name": "Nina Opdigtet"}"#, expect: 201)
    let person = try #require(bare["id"]?.string)
    let changed = try await counter.ask(
      .patch, "/people/{person}", person,
      json: """
        {"preferredName": "Nina", "birthDate": "1990-02-01", "birthPrecision": "month", "messages": "yes",
         "originalLanguage": "fa", "email": "nina@nyvej.example",
         "languages": [{"language": "fa", "motherTongue": true}, {"language": "da", "speaking": "a2"}]}
        """, seen: true)
    #expect(changed["languages"]?.items.count == 2)
    try await counter.ask(
      .post, "/people", json: #"{"name": "Nina Opdigtet", "birthDate": "1990-02-01", "another": "yes"}"#, expect: 201)
    #expect(try await counter.ask(.get, "/people/entered-twice")["items"]?.items.count == 2)
    let consideration = try #require(
      try await counter.ask(
        .post, "/people/{person}/considerations", person,
        json: """
          {"effect": "hours", "hoursCap": 12.5, "wording": "At most 12½ hours", "wordingLanguage": "en",
           "from": "\(today.iso)", "review": "\(today.adding(weeks: 6).iso)", "agreedOn": "\(today.iso)"}
          """, expect: 201)["id"]?.string)
    try await counter.ask(
      .patch, "/considerations/{consideration}", consideration,
      json: #"{"endedOn": "\#(today.adding(weeks: 20).iso)"}"#, seen: true)
    let again = try await counter.ask(
      .post, "/considerations/{consideration}/new-wording", consideration,
      json: """
        {"effect": "hours", "hoursCap": 12.5, "wording": "Not above 12½ hours", "wordingLanguage": "en",
         "from": "\(today.iso)", "review": "\(today.adding(weeks: 6).iso)", "agreedOn": "\(today.iso)"}
        """, seen: true, expect: 201)
    #expect(again["replaces"]?.string == consideration)
    let obstacle = try #require(
      try await counter.ask(
        .post, "/people/{person}/obstacles", person,
        json: """
          {"kind": "childcare", "words": "Opens at eight", "since": "\(today.iso)", "due": "\(today.adding(weeks: 1).iso)"}
          """, expect: 201)["id"]?.string)
    try await counter.ask(
      .patch, "/obstacles/{obstacle}", obstacle, json: #"{"solvedOn": "\#(today.iso)"}"#, seen: true)
    let call = try #require(
      try await counter.ask(
        .post, "/people/{person}/contacts", person,
        json: """
          {"with": "workplace", "means": "call", "outcome": "watch", "words": "She is quick", "next": "Ring again",
           "nextDue": "\(today.adding(weeks: 1).iso)"}
          """, expect: 201)["id"]?.string)
    try await counter.ask(
      .patch, "/contacts/{contactEntry}", call, json: #"{"nextDone": "\#(today.iso)"}"#, seen: true)
    let note = try #require(
      try await counter.ask(
        .post, "/people/{person}/notes", person, json: #"{"words": "Wants another morning"}"#, expect: 201
      )["id"]?.string)
    try await counter.ask(.patch, "/notes/{note}", note, json: #"{"words": "Wants another evening"}"#, seen: true)
    let mine = try #require(
      try await counter.ask(.get, "/people/{person}/assignments", person)["items"]?.items.first {
        $0["as"]?.string == "responsible" && $0["until"]?.string == nil
      }?["id"]?.string)
    let bo = counter.colleague
    let me = try #require(
      try await counter.ask(.get, "/assignments/{assignment}", mine)["account"]?.string)
    let absence = try #require(
      try await counter.ask(
        .post, "/absences",
        json:
          #"{"account": "\#(me)", "cover": "\#(bo)", "from": "\#(today.iso)", "until": "\#(today.adding(days: 7).iso)"}"#,
        expect: 201)["id"]?.string)
    try await counter.ask(.get, "/absences")
    try await counter.ask(.get, "/absences/{absence}", absence)
    try await counter.ask(.patch, "/absences/{absence}", absence, json: #"{"outcome": "withdrawn"}"#, seen: true)
    let beside = try #require(
      try await counter.ask(
        .post, "/people/{person}/assignments", person,
        json: #"{"as": "responsible", "account": "\#(bo)", "from": "\#(today.iso)", "reason": "fits"}"#, expect: 201
      )["id"]?.string)
    try await counter.ask(
      .patch, "/assignments/{assignment}", beside, json: #"{"outcome": "withdrawn"}"#, seen: true)
    let taken = try #require(
      try await counter.ask(
        .post, "/assignments/{assignment}/hand-over", mine,
        json: #"{"account": "\#(bo)", "from": "\#(today.iso)", "reason": "workload", "stays": true}"#, seen: true,
        expect: 201)["id"]?.string)
    try await counter.ask(
      .patch, "/assignments/{assignment}", taken,
      json: #"{"until": "\#(today.adding(days: 9).iso)", "endReason": "over"}"#, seen: true)
    return person
  }

  private func firms(_ counter: Counter) async throws -> String {
    let firm = try #require(
      try await counter.ask(
        .post, "/organisations", json: #"{"name": "Prøvefirmaet (opdigtet)", "kind": "company"}"#, expect: 201
      )["id"]?.string)
    try await counter.ask(
      .patch, "/organisations/{organisation}", firm, json: #"{"contactName": "Ib Eksempel", "phone": null}"#,
      seen: true)
    let workplace = try #require(
      try await counter.ask(
        .post, "/organisations/{organisation}/workplaces", firm, json: #"{"name": "Lageret"}"#, expect: 201
      )["id"]?.string)
    try await counter.ask(
      .patch, "/workplaces/{workplace}/closures", workplace,
      json: #"{"step": "added", "from": "\#(counter.today.iso)", "until": "\#(counter.today.iso)", "name": "Status"}"#,
      seen: true)
    try await counter.ask(
      .patch, "/workplaces/{workplace}", workplace,
      json: #"{"ordinaryStaff": 40, "staffAsOf": "\#(counter.today.iso)"}"#, seen: true)
    try await ringing(counter, firm, workplace)
    return workplace
  }

  /// A firm says perhaps, a workplace is not reached; the first step is done, the other contact taken back.
  private func ringing(_ counter: Counter, _ firm: String, _ workplace: String) async throws {
    let said = try #require(
      try await counter.ask(
        .post, "/organisations/{organisation}/contacts", firm,
        json: """
          {"means": "call", "outcome": "watch", "name": "Ib Eksempel", "words": "Perhaps in March", "next": "Ring again",
           "nextDue": "\(counter.today.adding(days: 90).iso)"}
          """, expect: 201)["id"]?.string)
    try await counter.ask(
      .patch, "/firm-contacts/{firmContact}", said, json: #"{"nextDone": "\#(counter.today.iso)"}"#, seen: true)
    let tried = try #require(
      try await counter.ask(
        .post, "/workplaces/{workplace}/contacts", workplace, json: #"{"means": "visit", "outcome": "not-reached"}"#,
        expect: 201)["id"]?.string)
    try await counter.ask(
      .patch, "/firm-contacts/{firmContact}", tried, json: #"{"withdrawn": "yes"}"#, seen: true)
  }

  private func programmes(_ counter: Counter, _ person: String) async throws -> String {
    let today = counter.today
    let programme = try #require(try await counter.ask(.get, "/programmes")["items"]?.items.first?["id"]?.string)
    let participation = try #require(
      try await counter.ask(
        .post, "/people/{person}/participations", person,
        json: """
          {"programme": "\(programme)", "referredOn": "\(today.adding(days: -9).iso)",
           "eligibility": "not-directly-to-work", "note": "Came by herself."}
          """, expect: 201)["id"]?.string)
    for step in [
      #"{"step": "invite", "on": "\#(today.adding(days: -9).iso)", "talkOn": "\#(today.adding(days: 2).iso)"}"#,
      #"{"step": "meet", "on": "\#(today.adding(days: -8).iso)"}"#,
    ] { try await counter.ask(.patch, "/participations/{participation}", participation, json: step, seen: true) }
    try await counter.ask(
      .patch, "/participations/{participation}", participation,
      json: #"""
        {"step": "accept", "on": "\#(today.adding(days: -8).iso)", "basis": "integration-act",
         "informedOn": "\#(today.adding(days: -8).iso)", "informedLanguage": "ti", "informedHow": "paper"}
        """#, seen: true)
    try await counter.ask(
      .patch, "/participations/{participation}", participation,
      json: #"""
        {"step": "inform", "informedOn": "\#(today.adding(days: -7).iso)", "informedLanguage": "da",
         "informedHow": "talk"}
        """#, seen: true)
    try await counter.ask(
      .patch, "/participations/{participation}", participation,
      json: #"{"step": "mend-referral", "note": "Came by herself, on foot."}"#, seen: true)
    let weeks = try await counter.ask(.get, "/programmes/{programme}/weeks", programme)
    #expect(weeks["items"]?.items.isEmpty == false)
    let gate = "/participations/{participation}/gate"
    #expect(try await counter.ask(.get, gate, participation)["items"]?.items.isEmpty == false)
    let asked = try await counter.ask(
      .post, gate, participation,
      json: """
        {"phase": "after-care", "guard": "placement-ended", "due": "\(today.adding(days: 9).iso)"}
        """, seen: true)
    let request = try #require(asked["gateRequests"]?.items.first?["id"]?.string)
    try await counter.ask(.patch, gate, participation, json: #"{"request": "\#(request)"}"#, seen: true)
    #expect(try await counter.ask(.get, "/programmes/{programme}/obstacles", programme)["items"]?.items != nil)
    let board = try await counter.ask(.get, "/programmes/{programme}/board", programme)
    #expect(board["items"]?.items.isEmpty == false && board["columns"]?.items.isEmpty == false)
    return participation
  }

  private func placements(
    _ counter: Counter, _ person: String, _ participation: String, _ workplace: String
  ) async throws -> String {
    let today = counter.today
    let first = ISOWeek(containing: today).monday
    let placement = try #require(
      try await counter.ask(
        .post, "/people/{person}/placements", person,
        json: """
          {"participation": "\(participation)", "workplace": "\(workplace)", "measure": "virksomhedspraktik",
           "basis": "integration-act", "purpose": "train", "tasks": "Packs bread", "from": "\(first.iso)",
           "until": "\(first.adding(weeks: 12).adding(days: -3).iso)", "hours": 6.25, "lastEmployer": "no"}
          """, expect: 201)["id"]?.string)
    try await counter.ask(
      .patch, "/placements/{placement}", placement, json: #"{"tasks": "Packs bread\nSweeps"}"#, seen: true)
    let day = first.adding(days: -4).iso
    let signed = try await counter.ask(
      .patch, "/placements/{placement}/signatures", placement,
      json: """
        {"signatures": {"employer": "\(day)", "employee-representative": "\(day)", "participant": "\(day)"},
         "statements": {"no-replacement-work": "yes", "no-seasonal-work": "yes"}, "approvedOn": "\(day)",
         "caseNumber": "EKS-1"}
        """, seen: true)
    #expect(signed["signatures"]?.members.count == 3)
    #expect(signed["statements"]?.members.count == 2)
    let started = try await counter.ask(.post, "/placements/{placement}/start", placement, seen: true)
    #expect(started["state"]?.string == "running")
    let draft = try await counter.ask(
      .patch, "/placements/{placement}/start", placement, json: #"{"outcome": "withdrawn"}"#, seen: true)
    #expect(draft["state"]?.string == "checked")
    try await counter.ask(.post, "/placements/{placement}/start", placement, seen: true)
    let other = first.adding(weeks: 2).iso
    let timed = try await counter.ask(
      .patch, "/placements/{placement}", placement,
      json: #"{"days": ["monday", "friday"], "workFrom": "08:00", "workUntil": "20:00", "timesFrom": "\#(other)"}"#,
      seen: true)
    #expect(timed["timesFrom"]?.string == other && timed["timetable"]?.items.count == 2)
    return placement
  }
}
