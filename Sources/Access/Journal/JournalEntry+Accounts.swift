import Values

extension JournalEntry {
  /// What was done to an account, or by it to itself. `count` says how many things of a kind it was.
  static func ofAccount(
    _ account: AccountID, by actor: Actor, _ act: Act, _ event: String, count: Int = 1,
    for purpose: Purpose = .administration
  ) -> JournalEntry {
    JournalEntry(
      actor: actor, act: act, kind: .account, record: account.text, subjects: [], event: event, purpose: purpose,
      mask: .full, count: count)
  }
}

extension Transaction {
  func enter(_ act: Act, _ event: String, about account: AccountID, count: Int = 1) throws {
    try journal.append(.ofAccount(account, by: actor, act, event, count: count, for: purpose))
  }
}
