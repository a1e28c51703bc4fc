import Testing
import Values
import Web

@testable import Nyvej

extension AnswerTests {
  /// Everything that can be read, of everybody.
  func reading(_ counter: Counter) async throws {
    for whose in ["own", "team"] {
      let piles = try await counter.ask(.get, "/week", query: "?whose=" + whose)["piles"]?.items ?? []
      #expect(!piles.isEmpty)
      for pile in piles.compactMap({ $0["pile"]?.string }) {
        try await counter.ask(.get, "/week", query: "?whose=\(whose)&limit=1&pile=\(pile)")
      }
    }
    // Somebody, a firm, a case, nothing to look for.
    for query in ["nina", "opdigtet", "EKS-1", "20304050", "a@b", ""] {
      let found = try await counter.ask(.get, "/search", query: "?q=" + query)
      #expect(found["lists"]?.items.count == (query.isEmpty ? 0 : 4))
    }
    for twice in ["/people", "/organisations", "/workplaces"] {
      try await counter.ask(.get, twice + "/entered-twice")
    }
    for person in try await all(counter, "/people") {
      try await counter.ask(.get, "/people/{person}", person)
      try await counter.ask(.get, "/people/{person}/placements", person)
      for each in try await inside(counter, "/people/{person}/considerations", person) {
        try await counter.ask(.get, "/considerations/{consideration}", each)
      }
      for each in try await inside(counter, "/people/{person}/assignments", person) {
        try await counter.ask(.get, "/assignments/{assignment}", each)
      }
      for each in try await inside(counter, "/people/{person}/obstacles", person) {
        try await counter.ask(.get, "/obstacles/{obstacle}", each)
      }
      for each in try await inside(counter, "/people/{person}/work-permissions", person) {
        try await counter.ask(.get, "/work-permissions/{workPermission}", each)
      }
      for each in try await inside(counter, "/people/{person}/guardians", person) {
        try await counter.ask(.get, "/guardians/{guardian}", each)
      }
      for each in try await inside(counter, "/people/{person}/appointments", person) {
        try await counter.ask(.get, "/appointments/{appointment}", each)
      }
      for each in try await inside(counter, "/people/{person}/contacts", person) {
        try await counter.ask(.get, "/contacts/{contactEntry}", each)
      }
      try await counter.ask(.get, "/people/{person}/timeline", person)
      for each in try await inside(counter, "/people/{person}/notes", person) {
        try await counter.ask(.get, "/notes/{note}", each)
      }
      for each in try await inside(counter, "/people/{person}/participations", person) {
        try await counter.ask(.get, "/participations/{participation}", each)
      }
    }
    for firm in try await all(counter, "/organisations") {
      try await counter.ask(.get, "/organisations/{organisation}", firm)
      for each in try await inside(counter, "/organisations/{organisation}/workplaces", firm) {
        try await counter.ask(.get, "/workplaces/{workplace}", each)
        try await counter.ask(.get, "/workplaces/{workplace}/quota", each)
        try await counter.ask(.get, "/workplaces/{workplace}/closures", each)
        try await counter.ask(.get, "/workplaces/{workplace}/contacts", each)
      }
      for each in try await inside(counter, "/organisations/{organisation}/contacts", firm) {
        try await counter.ask(.get, "/firm-contacts/{firmContact}", each)
      }
    }
    for placement in try await all(counter, "/placements") {
      for part in ["", "/checks", "/signatures"] {
        try await counter.ask(.get, "/placements/{placement}" + part, placement)
      }
      try await counter.ask(.get, "/placements/{placement}/timeline", placement)
      for each in try await inside(counter, "/placements/{placement}/ladder", placement) {
        try await counter.ask(.get, "/ladder-steps/{ladderStep}", each)
      }
      for each in try await inside(counter, "/placements/{placement}/follow-ups", placement) {
        try await counter.ask(.get, "/follow-ups/{followUp}", each)
      }
    }
  }

  /// Somebody is invited, put into a team and taken out, and goes again.
  func administering(_ counter: Counter) async throws {
    let before = try await counter.ask(.get, "/administration")
    #expect(try await counter.ask(.get, "/administration/access")["items"]?.items.isEmpty == false)
    #expect(
      try await counter.ask(.get, "/administration/rules/{rulePack}", "dk-2026-07")["items"]?.items.isEmpty == false)
    #expect(
      try await counter.ask(.get, "/administration/models/{programmeModel}", "business-training")["texts"]?.items
        .isEmpty
        == false)
    let ida = try #require(
      try await counter.ask(
        .post, "/accounts",
        json:
          #"{"name": "Ida Opdigtet", "email": "ida@nyvej.example", "roles": ["job-consultant"], "reason": "She begins"}"#,
        expect: 201)["id"]?.string)
    let made = try await counter.ask(.post, "/accounts/{account}/link", ida, seen: true, expect: 201)
    #expect(made["link"]?.string?.contains("/invitation?link=") == true)
    let programme = try #require(try await counter.ask(.get, "/programmes")["items"]?.items.first?["id"]?.string)
    for step in [
      #"{"step": "roles", "roles": ["coordinator"], "reason": "Another task"}"#,
      #"{"step": "joined", "programme": "\#(programme)", "reason": "Helps"}"#,
      #"{"step": "left", "programme": "\#(programme)", "reason": "Helps no more"}"#,
      #"{"step": "closed", "colleague": null, "reason": "Has moved"}"#, #"{"step": "opened", "reason": "Is back"}"#,
    ] { try await counter.ask(.patch, "/accounts/{account}", ida, json: step, seen: true) }
    #expect(try await counter.ask(.get, "/accounts/{account}", ida)["state"]?.string == "invited")
    #expect(try await counter.ask(.get, "/accounts", query: "?q=ida")["items"]?.items.count == 1)
    #expect(try await counter.ask(.get, "/installation")["hasLogo"] == .bool(false))
    let dressed = try await counter.ask(
      .patch, "/installation", json: ##"{"accent": "#1D5687", "languages": ["da", "en"]}"##, seen: true)
    #expect(dressed["accent"]?.string == "#1d5687" && dressed["languages"]?.items.count == 2)
    let after = try await counter.ask(.get, "/administration")
    #expect(before["accountsInvited"]?.number == 0 && after["accountsInvited"]?.number == 1)
  }

  private func inside(_ counter: Counter, _ template: String, _ id: String) async throws -> [String] {
    try await counter.ask(.get, template, id)["items"]?.items.compactMap { $0["id"]?.string } ?? []
  }

  /// Through all pages, three at a time.
  private func all(_ counter: Counter, _ template: String) async throws -> [String] {
    var ids: [String] = []
    var query = "?limit=3"
    while true {
      let page = try await counter.ask(.get, template, query: query)
      ids += page["items"]?.items.compactMap { $0["id"]?.string } ?? []
      guard let next = page["next"]?.string else { break }
      query = "?limit=3&cursor=" + next
    }
    #expect(ids.count > 3, "\(template)")
    #expect(Set(ids).count == ids.count, "\(template) gives something twice")
    return ids
  }
}
