import Access
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Employers

@Suite struct RegisterTests {
  @Test("paging through sixty firms, many of one name, shows each once and in order", arguments: TestEngine.allCases)
  func pagingWithoutGaps(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let names = (0..<60).map { $0 % 3 == 0 ? "Nordlys Bageri" : $0 % 3 == 1 ? "Brødhuset" : "Firma \($0)" }
      let entered = Set(try await reception.enter(names).map(\.text))
      for limit in [1, 7, 25, 60] {
        var seen: [(name: String, id: String)] = []
        var query = "?limit=\(limit)"
        while true {
          let page = try await reception.ask(.get, .api(EmployersResource.organisations), query: query).json
          let items = try #require(page["items"]?.items)
          #expect(items.count <= limit)
          seen += items.map { ($0["name"]?.string ?? "", $0["id"]?.string ?? "") }
          guard let next = page["next"]?.string else { break }
          query = "?limit=\(limit)&cursor=\(next)"
        }
        #expect(seen.count == 61, "the sixty and the office itself")
        #expect(Set(seen.map(\.id)).isSuperset(of: entered))
        #expect(Set(seen.map(\.id)).count == 61)
        let keys = seen.map { Folding.order($0.name) }
        #expect(keys == keys.sorted())
      }
    }
  }

  @Test(
    "a search finds every word, with or without diacritics, and takes signs literally", arguments: TestEngine.allCases)
  func searching(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      _ = try await reception.enter(["Mærkevare Bageriet A/S", "Sønner & Bager", "Rent 100% Rengøring", "Øko_Hof"])
      func found(_ query: String) async throws -> [String] {
        let answer = try await reception.ask(.get, .api(EmployersResource.organisations), query: "?q=" + query).json
        return (answer["items"]?.items ?? []).compactMap { $0["name"]?.string }
      }
      for way in ["m%C3%A6rke", "maerke", "MARKE", "bageriet+marke", "a/s+bageriet"] {
        #expect(try await found(way) == ["Mærkevare Bageriet A/S"], "\(way)")
      }
      #expect(try await found("bager") == ["Mærkevare Bageriet A/S", "Sønner & Bager"])
      #expect(try await found("soenner") == ["Sønner & Bager"])
      #expect(try await found("100%25") == ["Rent 100% Rengøring"])
      #expect(try await found("oko") == ["Øko_Hof"])
      #expect(try await found("bager+hof") == [])
      #expect(try await found("%25") == [], "a sign alone finds nobody, not everybody")
      #expect(try await found("_") == [])
      #expect(try await found("+").count == 5, "an empty question shows the register")
    }
  }

  @Test("a firm found under its old name is found under its new one", arguments: TestEngine.allCases)
  func renamed(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let firm = try await reception.enter(["Nordlys Bageri"])[0]
      let answer = try await reception.ask(
        .patch, .api(EmployersResource.organisation(firm)), json: #"{"name": "Østlys"}"#, seen: 1)
      #expect(answer.status == 200)
      let found = try await reception.ask(.get, .api(EmployersResource.organisations), query: "?q=ostlys").json
      #expect(found["items"]?.items.count == 1)
      #expect(
        try await reception.ask(.get, .api(EmployersResource.organisations), query: "?q=nordlys").json["items"]?.items
          .count == 0)
    }
  }

  @Test("workplaces are chosen by their own name or their firm's", arguments: TestEngine.allCases)
  func workplacesByName(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let firm = try await reception.enter(["Brødhuset"])[0]
      let place = try await reception.enterWorkplace("Ærø Havn", of: firm)
      for query in ["brodhuset", "aero", "brød havn"] {
        try await reception.house.acting(as: reception.consultant) { tx in
          try Employers.workplaces(named: SearchText(query), in: .latin, limit: 10, tx).act {
            #expect($0.map(\.id) == [place])
          }
        }
      }
      try await reception.house.acting(as: reception.consultant) { tx in
        try Employers.workplaces(named: SearchText("%"), in: .latin, limit: 10, tx).act { #expect($0.isEmpty) }
      }
    }
  }

  @Test("every column of the room's tables is declared", arguments: TestEngine.allCases)
  func everyColumnDeclared(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let schema = try await reception.house.store.schema()
      let others = Set(AccessTables.declarations.map(\.table))
      var declared: [String: [String]] = [:]
      for table in EmployersRoom.declarations { declared[table.table] = table.columns.map(\.column).sorted() }
      for (table, columns) in schema where !others.contains(table) && declared[table] == nil {
        Issue.record("\(table) with \(columns) is not declared")
      }
      for (table, columns) in declared { #expect(schema[table]?.sorted() == columns) }
    }
  }

  @Test(
    "the database itself refuses a number of staff without its day, and a negative one", arguments: TestEngine.allCases)
  func constraints(_ engine: TestEngine) async throws {
    try await withReception(engine) { reception in
      let firm = try await reception.enter(["Nordlys Bageri"])[0]
      for (staff, day) in [(21, nil), (nil, "2026-10-01"), (-1, "2026-10-01")] as [(Int?, String?)] {
        await #expect(throws: StorageTrouble.self) {
          try await reception.house.acting(as: reception.consultant) { tx in
            let id: WorkplaceID = tx.newID()
            try tx.insert(
              Insertion<WorkplaceRecord>(
                of: id, as: "workplace.entered",
                """
                INSERT INTO \(into: WorkplaceRecord.self) (id, organisation_id, name, sort_key, ordinary_staff, staff_as_of, version)
                VALUES (\(id), \(within: firm), 'x', 'x', \(staff), \(day), 1)
                """), try tx.grantToCreate(WorkplaceRecord.self, on: .organisation(firm)))
          }
        }
      }
    }
  }
}
