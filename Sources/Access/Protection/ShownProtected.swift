import Synchronization
public import Values

/// Those with a protected address of whom something was shown: each has a mark where she stands, and the page is not printed.
public final class ShownProtected: Sendable {
  private let all = Mutex<Set<PersonID>>([])

  init() {}

  public var isEmpty: Bool { all.withLock { $0.isEmpty } }
  public func contains(_ person: PersonID) -> Bool { all.withLock { $0.contains(person) } }

  func note(_ people: [PersonID]) { all.withLock { $0.formUnion(people) } }
}

extension Transaction {
  /// Notes those of these people, about whom rows are shown, whose address is protected.
  func noteProtected(_ subjects: [String]) throws {
    guard !subjects.isEmpty else { return }
    let people = try protectedToday()
    guard !people.isEmpty else { return }
    shownProtected.note(subjects.filter(people.contains).compactMap { PersonID($0) })
  }
}
