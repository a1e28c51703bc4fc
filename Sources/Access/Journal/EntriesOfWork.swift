/// Where the entries of one piece of work go: into the journal at once, beside its effects; or, when it only looks, onto
/// a list that the writer stores afterwards.
enum EntriesOfWork {
  case written(JournalWriter)
  case collected([JournalEntry])

  mutating func append(_ entry: JournalEntry) throws {
    switch self {
    case .written(var writer):
      try writer.append(entry)
      self = .written(writer)
    case .collected(var entries):
      // Let go of before it grows, or every entry would copy those before it.
      self = .collected([])
      entries.append(entry)
      self = .collected(entries)
    }
  }

  var collected: [JournalEntry] {
    if case .collected(let entries) = self { entries } else { [] }
  }
}
