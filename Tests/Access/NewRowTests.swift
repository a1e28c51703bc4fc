import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("A new row is looked at once it is there")
struct NewRowTests {
  @Test("a new row is the one that the entry names, and hangs on what the grant is for", arguments: TestEngine.allCases)
  func newRows(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let (office, other): (OrganisationID, OrganisationID) = (
        house.store.surroundings.newID(), house.store.surroundings.newID()
      )
      let ada = try await house.account("ada", [.jobConsultant], in: office)
      let bob = try await house.account("bob", [.jobConsultant], in: other)
      let victim = try await house.person(enteredBy: bob, in: other)
      let mine = try await house.person(enteredBy: ada, in: office)
      let programme: ProgrammeID = house.store.surroundings.newID()
      try await house.raw(
        "INSERT INTO relation (id, account_id, kind, programme_id, from_day) VALUES ('t', ?, 'team', ?, '2020-01-01')",
        [.text(ada.text), .text(programme.text)])
      let before = try await house.number("SELECT COUNT(*) FROM specimen")
      let attempts: [@Sendable (Transaction) throws -> Void] = [
        // The anchor stands in another column.
        { tx in
          let id: PlacementID = tx.newID()
          try tx.insert(
            Insertion<PlacementRecord>(
              of: id, as: "placement.begun",
              """
              INSERT INTO \(into: PlacementRecord.self) (id, kind, person_id, note, version)
              VALUES (\(id), 'placement', \(victim), \(within: mine), 1)
              """), tx.grantToCreate(PlacementRecord.self, on: .person(mine)))
        },
        // The record's id stands in another column.
        { tx in
          let id: PersonID = tx.newID()
          try tx.insert(
            Insertion<PersonRecord>(
              of: victim, as: "person.entered",
              """
              INSERT INTO \(into: PersonRecord.self) (id, kind, organisation_id, note, version)
              VALUES (\(id), 'person', \(within: office), \(victim), 1)
              """), tx.grantToCreate(PersonRecord.self, on: .organisation(office)))
          try tx.relate(ada, .responsible, to: victim, from: tx.today)
        },
        // A second row beside the first.
        { tx in
          let (id, second): (PlacementID, PlacementID) = (tx.newID(), tx.newID())
          try tx.insert(
            Insertion<PlacementRecord>(
              of: id, as: "placement.begun",
              """
              INSERT INTO \(into: PlacementRecord.self) (id, kind, person_id, version)
              VALUES (\(id), 'placement', \(within: mine), 1), (\(second), 'placement', \(victim), 1)
              """), tx.grantToCreate(PlacementRecord.self, on: .person(mine)))
        },
        // A grant for what the kind does not hang on.
        { tx in
          let id: EntryID = tx.newID()
          try tx.insert(
            Insertion<ConsiderationRecord>(
              of: id, as: "consideration.noted",
              """
              INSERT INTO \(into: ConsiderationRecord.self) (id, kind, person_id, programme_id, version)
              VALUES (\(id), 'consideration', \(victim), \(within: programme), 1)
              """), tx.grantToCreate(ConsiderationRecord.self, on: .programme(programme)))
        },
        // The author's name in another column.
        { tx in
          let id: EntryID = tx.newID()
          try tx.insert(
            Insertion<WorkersBeliefRecord>(
              of: id, as: "belief.noted",
              """
              INSERT INTO \(into: WorkersBeliefRecord.self) (id, kind, person_id, author_id, note, version)
              VALUES (\(id), 'belief', \(within: mine), \(bob), \(author: ada), 1)
              """), tx.grantToCreate(WorkersBeliefRecord.self, on: .person(mine)))
        },
      ]
      for (number, attempt) in attempts.enumerated() {
        await #expect(throws: (any Error).self, "attempt \(number)") { try await house.acting(as: ada, attempt) }
      }
      #expect(try await house.number("SELECT COUNT(*) FROM specimen") == before)
    }
  }
}
