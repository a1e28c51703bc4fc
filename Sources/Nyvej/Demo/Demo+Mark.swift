import Access
import Values

/// A demonstration lets everybody in who knows the published password, so it must never be taken for something else:
/// neither for real work nor, when its making was broken off, for a whole one.
extension Demo {
  /// Whether the database holds a whole demonstration.
  ///
  /// The mark in the database decides, as it is where the accounts are. The file in the folder speaks only where the
  /// database says nothing: it was written first, and the mark may not have been reached.
  ///
  /// - Throws: `Trouble` when one was begun and is not whole.
  static func isMade(_ store: Store, _ settings: Settings) async throws -> Bool {
    let (mark, isOld) = try await store.look(as: .system, for: .setUp) { tx in
      let known = try signIns.first.flatMap { EmailAddress($0.email) }.flatMap { try tx.account(withEmail: $0) }
      return (try tx.demonstration(), known != nil)
    }
    switch mark {
    case .made:
      if settings.folder.hasUnfinishedDemo { try settings.folder.remove(settings.folder.demoBeingMade) }
      return true
    case .beingMade: throw unfinished(settings)
    case nil where settings.folder.hasUnfinishedDemo: throw unfinished(settings)
    // Before 0.2.0 there was no mark; nobody real has an address that ends in .example.
    case nil: return isOld
    }
  }

  private static func unfinished(_ settings: Settings) -> Trouble {
    let isFolder = settings.database == settings.folder.databaseAddress
    let remedy =
      isFolder
      ? "remove the folder \(settings.folder.path) and make it anew: nyvej demo --data \(settings.folder.path)"
      : "empty that database, remove \(settings.folder.demoBeingMade) if it is there, and make it anew with nyvej demo"
    return Trouble(
      "the demonstration in \(settings.place) is not whole: its making was broken off, or is still going on. Everybody "
        + "knows its passwords, so it is not used", remedy: remedy)
  }
}
