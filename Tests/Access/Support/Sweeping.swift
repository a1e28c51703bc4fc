import Values

@testable import Access

extension Store {
  /// Sweeps as the workshop does: asks for it, claims it, and takes steps until it is over. Answers how many rows went.
  @discardableResult
  func sweep() async throws -> Int {
    try await transact(as: .system, for: .administration) { try $0.ask(for: .sweeping) }
    var swept = 0
    while let job = try await claimJob(among: [WorkOffer(.sweeping)], by: surroundings.newID()) {
      var isOver = false
      while !isOver {
        let advance = try await advance(job, atMost: 1000) { try $1.sweep($0) }
        swept += advance.done
        isOver = advance.isOver
      }
    }
    return swept
  }
}
