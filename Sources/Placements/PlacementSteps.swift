import Access
import Employers
import Language
import People
import Programmes
import Rules
import Values
import Web

/// What is done with placements, from what was answered; on pages and in the API alike.
struct PlacementSteps: Sendable {
  let placements: Placements

  func start(_ id: PlacementID, seen version: Version, _ tx: Transaction) throws {
    try placements.find(id, tx).act { try placements.start($0, seen: version, tx) }
  }

  /// The form has nothing but its button.
  func withdrawStart(of id: PlacementID, _ fields: Fields, seen version: Version, _ tx: Transaction) throws {
    var read = AnswerReader(fields, of: [StartForm.withdrawal])
    _ = read.choice(StartForm.withdrawal)
    try read.finish()
    try placements.find(id, tx).act { try placements.withdrawStart(of: $0, seen: version, tx) }
  }

  /// An act that is not open is an answer to whoever asked for it, on pages and in the API alike.
  func whenOpen<Value>(_ act: () throws -> Value) throws -> Value {
    do {
      return try act()
    } catch is PlacementActNotOpen {
      throw Refused("state", .placementActNotOpen)
    }
  }
}
