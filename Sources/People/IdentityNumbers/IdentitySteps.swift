import Access
import Language
import Values
import Web

/// What is done with a country's number of somebody, from what was answered; on pages and in the API alike.
enum IdentitySteps {
  /// The keys for somebody's number, for whoever may note one.
  static func keys(_ visit: Visit, of person: PersonID, _ purpose: Purpose) async throws -> IdentityKeys {
    // What is no answer at all is refused before anybody looks.
    _ = try visit.fields()
    _ = try await visit.work(purpose) { tx, _ -> Bool in
      try People.meet(person, tx)
      _ = try tx.grantToCreate(IdentityNumberRecord.self, on: .person(person))
      try IdentityBases.require(tx)
      return true
    }
    return IdentityKeys(
      sealing: try await visit.store.key(of: person, in: .case), lookup: try await visit.store.lookupKey())
  }

  static func note(
    _ number: NationalNumber, _ keys: IdentityKeys, for person: PersonID, _ tx: Transaction
  ) throws -> IdentityNumberID {
    do { return try IdentityNumbers.note(number, keys, for: person, tx) } catch is IdentityNumberThere {
      throw Refused(IdentityForm.form.name, .identityAlready)
    }
  }

  /// Takes one away; answers whose it was.
  static func remove(_ id: IdentityNumberID, seen version: Version, _ tx: Transaction) throws -> PersonID {
    // Who may not change it is not told either what became of it.
    _ = try tx.grant(Edit.self, IdentityNumberRecord.self)
    return try IdentityNumbers.find(id, tx).act { one in
      guard one.version == version else { throw Stale(current: one.version) }
      do { try IdentityNumbers.remove(one, seen: version, tx) } catch let gone as IdentityNumberGone {
        throw Refused(nil, .identityGone(day: gone.on))
      }
      return one.person
    }
  }

  /// Who has exactly this number, of those for whom the actor is responsible.
  static func owners(
    _ visit: Visit, _ purpose: Purpose, of number: NationalNumber
  ) async throws -> Disclosed<
    [(id: PersonID, name: String)]
  > {
    let lookup = try await visit.store.lookupKey()
    return try await visit.work(purpose) { tx, desk in
      try IdentityNumbers.owners(of: number, lookup, tx).flatMap { people in
        try People.names(people, tx, desk.voice).map { names in people.map { ($0, names[$0] ?? "") } }
      }
    }
  }

  /// Whether somebody may look for a number at all.
  static func mayFind(_ tx: Transaction) throws {
    _ = try tx.grant(List.self, IdentityNumberRecord.self)
    try IdentityBases.require(tx)
  }
}
