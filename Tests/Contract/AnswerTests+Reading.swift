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
