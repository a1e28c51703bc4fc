import Persistence
import TestDatabases
import Values

@testable import Access

extension House {
  func newWorkshop() -> WorkshopID { store.surroundings.newID() }

  func ask(
    _ kind: WorkKind = .reckoning, about topic: JobTopic = .installation, notBefore: Moment? = nil,
    insteadOfOthers: Bool = false
  ) async throws {
    try await store.transact(as: .system, for: .administration, request: "asked") {
      try $0.ask(for: kind, about: topic, notBefore: notBefore, insteadOfOthers: insteadOfOthers)
    }
  }

  func claim(
    _ kinds: [WorkKind] = WorkKind.allCases, by workshop: WorkshopID? = nil
  ) async throws -> ClaimedJob? {
    try await store.claimJob(among: kinds.map { WorkOffer($0) }, by: workshop ?? newWorkshop())
  }

  func jobs() async throws -> [Job] { try await asSystem { try $0.jobs(upTo: 100) } }

  /// Counts to a number, one row a step: each number is to stand there once, in the end.
  @discardableResult
  func count(_ job: ClaimedJob, to last: Int) async throws -> JobAdvance {
    try await store.advance(job, atMost: 1, of: last) { place, tx in
      let number = (place.cursor.flatMap { Int($0) } ?? 0) + 1
      _ = try tx.connection.run("INSERT INTO trait (person_id, word) VALUES ('nobody', ?)", [.text("\(number)")])
      return number == last ? .end(done: 1) : .more(cursor: "\(number)", done: 1)
    }
  }

  /// What was counted, in the order of the numbers.
  func counted() async throws -> [Int] {
    try await raw("SELECT word FROM trait").compactMap { row in
      if case .text(let word)? = row["word"] { Int(word) } else { nil }
    }.sorted()
  }
}

/// Two processes on one database: each with connections of its own, and clocks that agree at first.
func withTwoHouses(_ engine: TestEngine, _ body: (House, House) async throws -> Void) async throws {
  try await withDatabaseAddress(engine) { address in
    let one = try await Database.open(address, readers: 1, patience: TestEngine.patience)
    let other = try await Database.open(address, readers: 1, patience: TestEngine.patience)
    let result: Result<Void, any Error>
    do {
      let houses = (try await House.over(one), try await House.over(other, seed: 2))
      result = .success(try await body(houses.0, houses.1))
    } catch { result = .failure(error) }
    try await one.close()
    try await other.close()
    try result.get()
  }
}
