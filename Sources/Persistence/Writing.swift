/// What waits for the writing thread.
enum Writing: Sendable {
  /// May share its transaction with others.
  case job(Job)
  /// Opens its own transactions: a migration.
  case exclusive(@Sendable (any Writer) -> Void)

  /// A migration waits as long as it takes.
  var canBeLate: Bool { if case .job = self { true } else { false } }

  /// Serves what waits in the order in which it came; neighbouring jobs share a transaction.
  static func serve(_ waiting: [Writing], with writer: any Writer) {
    var batch: [Job] = []
    for item in waiting {
      switch item {
      case .job(let job):
        batch.append(job)
      case .exclusive(let body):
        GroupCommit(writer: writer).serve(batch)
        batch = []
        body(writer)
      }
    }
    GroupCommit(writer: writer).serve(batch)
  }
}
