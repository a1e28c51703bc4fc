import Access
import TestHouse
import Testing
import Values

@testable import Nyvej
@testable import People

extension StoryHouse {
  /// Does with a protected address whatever can be done with one.
  func tellOfProtection(of person: PersonID) async throws {
    let colleague = try await test.account("named", [.jobConsultant], in: municipality)
    try await act { tx in
      let id = try Protections.note(of: nil, from: tx.today, "Decided by the register", for: person, tx)
      let worker = try Protections.note(of: colleague, from: tx.today, "Leads the course", for: person, tx)
      #expect(try Protections.of(person, tx).act { Set($0.map(\.id)) } == [id, worker])
      try Protections.find(id, tx).act { one in
        try Protections.end(one, on: tx.today, "Decided again", seen: one.version, tx)
        try Protections.resume(one, seen: one.version.next, tx)
        try Protections.end(one, on: tx.today, "Decided again", seen: one.version.next.next, tx)
      }
      try Protections.find(worker, tx).act { try Protections.withdraw($0, seen: $0.version, tx) }
    }
  }
}
