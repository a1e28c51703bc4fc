internal import Persistence
public import Values

/// The clock on the wall was set, or had been wrong: what it said, and what it says now.
public struct ClockJump: Sendable, Hashable {
  public let from: Moment
  public let to: Moment

  public init(from: Moment, to: Moment) {
    (self.from, self.to) = (from, to)
  }

  public var isBack: Bool { to < from }

  /// In whole seconds, whichever way.
  public var size: Int64 { abs(to.microseconds - from.microseconds) / 1_000_000 }

  /// What machines of one installation may differ by, and what a clock that is kept right from outside may move.
  public static let tolerance: Int64 = 120

  /// The jump between two moments that should be the same one; `nil` when they are near enough.
  public static func between(expected: Moment, found: Moment) -> ClockJump? {
    let jump = ClockJump(from: expected, to: found)
    return jump.size > tolerance ? jump : nil
  }
}

extension Store {
  /// Compares the clock with the newest entry of the journal, which cannot be younger than now. Notes it when it is.
  ///
  /// - Returns: the jump that was noted. A machine that was off while its clock was set ahead cannot be found out so.
  public func noteClockBehindJournal() async throws -> ClockJump? {
    try await noteClock { connection, now in
      let rows = try connection.rows("SELECT at FROM journal ORDER BY sequence DESC LIMIT 1", [])
      guard case .integer(let newest)? = rows.first?["at"] else { return nil }
      let jump = ClockJump.between(expected: Moment(microseconds: newest), found: now)
      return jump?.isBack == true ? jump : nil
    }
  }

  /// Notes a jump that was seen against a clock which nobody can set.
  public func note(_ jump: ClockJump) async throws { _ = try await noteClock { _, _ in jump } }

  /// The journal holds no content, and needs none for this: the entry's own time is the one after the jump, and its
  /// count says by how many seconds it differs from the one before.
  private func noteClock(
    _ find: @escaping @Sendable (any Connection, Moment) throws -> ClockJump?
  ) async throws -> ClockJump? {
    let surroundings = surroundings
    return try await StorageTrouble.translating {
      try await database.write { connection in
        let now = surroundings.now()
        guard let jump = try find(connection, now) else { return nil }
        let system = try Credential.system.actor(connection, now: now, today: surroundings.today())
        var journal = JournalWriter(connection: connection, request: "", at: now)
        try journal.append(
          JournalEntry(
            actor: system, act: .edit, kind: .journal, record: nil, subjects: [],
            event: jump.isBack ? "clock.went-back" : "clock.went-forward", purpose: .administration, mask: .full,
            count: Int(jump.size)))
        return jump
      }
    }
  }
}
