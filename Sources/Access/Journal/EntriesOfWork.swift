/// The entries of one piece of work, in their order. Beside an effect they are written before its commit, many in one
/// statement; of work that only looks they are taken by the writer when it is done.
struct EntriesOfWork {
  /// `nil` for work that only looks.
  private var writer: JournalWriter?
  private(set) var waiting: [JournalEntry] = []

  /// So many are kept before they are written: work about everybody does not hold everybody.
  private static let most = 64

  init(writing writer: JournalWriter?) { self.writer = writer }

  mutating func append(_ entry: JournalEntry) throws {
    waiting.append(entry)
    if writer != nil, waiting.count >= EntriesOfWork.most { try write() }
  }

  /// Writes what waits; without it there may be no commit.
  mutating func write() throws {
    guard writer != nil else { return }
    let entries = waiting
    waiting = []
    try writer?.append(entries)
  }
}
