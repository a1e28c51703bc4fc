import Persistence
import TestHouse
import Values

@testable import Access

/// Sees after every transaction, whatever its verb was, that what is stored about everybody is what a fresh computation
/// gives, also about those of whom nobody thought that they might be concerned.
struct Freshness: Sendable {
  private let house: [Consequences.Stage: [Consequence]]
  /// Comes after every subject that there is, so that it is asked about when all else is done.
  private static let last = Subject(kind: "person", id: "ffffffff-ffff-7fff-bfff-ffffffffffff")

  init(_ house: [Consequences.Stage: [Consequence]]) { self.house = house }

  var watched: Consequences {
    var all = house
    all[.settling, default: []].append { _, tx in
      if let last = Freshness.last { tx.touch(last, for: .owing) }
    }
    all[.owing, default: []].append { subject, tx in if subject == Freshness.last { try check(tx) } }
    return Consequences(all)
  }

  func check(_ tx: Transaction) throws {
    let flaws = try tx.flawsOfIndex()
    guard flaws.isEmpty else { throw NotFresh(description: "the index was forgotten: \(flaws.prefix(5))") }
    let touched = tx.touched
    defer { tx.touched = touched }
    let consequences = Consequences(house)
    for stage in Consequences.Stage.allCases {
      for subject in try Subject.all(tx) {
        let before = tx.settled.rows.map { ($0.kind, $0.count) }
        try consequences.reckon(stage, subject, tx)
        let after = tx.settled.rows.map { ($0.kind, $0.count) }
        guard before.map(\.1) == after.map(\.1) else {
          throw NotFresh(description: "\(subject) was forgotten: \(before) became \(after)")
        }
      }
    }
  }
}

/// Something about somebody did not follow from a change.
struct NotFresh: Error, CustomStringConvertible {
  let description: String
}

extension Subject {
  fileprivate static func all(_ tx: Transaction) throws -> [Subject] {
    try ["organisation", "workplace", "programme", "person"].flatMap { kind in
      try tx.connection.rows("SELECT id FROM \(kind) ORDER BY id", []).compactMap { row in
        if case .text(let id)? = row["id"] { Subject(kind: kind, id: id) } else { nil }
      }
    }
  }
}
