import Access
import Placements
import Values
import Web

/// One box for people, firms, workplaces and placements, as a page and for programs.
extension House {
  func search(_ visit: Visit) async throws -> Reply {
    let placements = rooms.placements.placements
    return try await visit.on(get: {
      let search = SearchText(try visit.searchText())
      return .page(
        try await visit.work(.search) { tx, desk in
          let notice = try desk.noticeOfSearch(search, tx)
          return try SearchFindings.of(search, placements, tx, desk.voice).map {
            SearchPage(findings: $0, notice: notice).document(desk)
          }
        })
    })
  }

  func searchForPrograms(_ visit: Visit) async throws -> Reply {
    let placements = rooms.placements.placements
    return try await visit.on(get: {
      let search = SearchText(try visit.searchText())
      return .json(
        try await visit.work(.search) { tx, desk in
          try SearchFindings.of(search, placements, tx, desk.voice).map(\.json)
        })
    })
  }
}

extension SearchFindings {
  static let operations: [Web.Operation] = [
    .tells(
      .at(HouseResource.search),
      "Everything that is found by one text, list by list; lists that the account may not ask are left out.",
      query: [
        Operation.Query(
          "q", "Names in any spelling, a telephone or other number, a mail address; beginnings suffice.",
          .text(longest: Visit.longestSearch))
      ], shape.schema)
  ]

  var json: JSON { SearchFindings.shape.json(self) }

  private static let shape = Shape<SearchFindings> { findings in
    findings.member("understood", .code(SearchText.Understood.allCases.map(\.rawValue))) {
      .string($0.search.understood.rawValue)
    }
    findings.member("complete", .truth) { .bool($0.isComplete) }
    findings.member("lists", .list(Group.shape.schema)) { .array($0.groups.map(Group.shape.json)) }
  }
}

extension SearchFindings.Group {
  fileprivate static let shape = Shape<Self>("Found") { group in
    group.member("list", .code(["people", "organisations", "workplaces", "placements"])) { .string($0.key) }
    group.member("more", .truth) { .bool($0.hasMore) }
    group.member("items", .list(SearchFindings.Hit.shape.schema)) {
      .array($0.hits.map(SearchFindings.Hit.shape.json))
    }
  }
}

extension SearchFindings.Hit {
  fileprivate static let shape = Shape<Self>("Hit") { hit in
    hit.member("id", .id) { .string($0.id) }
    hit.words("name") { $0.name }
    hit.member("href", .format("uri-reference")) { .string($0.resource.path) }
  }
}
