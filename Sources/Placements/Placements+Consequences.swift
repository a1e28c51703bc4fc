public import Access
import Employers
import Programmes
import Values

extension Placements {
  /// What follows for placements: whatever changes about a person, each of her placements that is not over is held
  /// against the rules; whatever changes about a workplace (its headcount, a place taken or left), everybody's there is.
  public var consequence: Consequence {
    { subject, tx in
      switch subject {
      case .workplace(let workplace):
        // Places are counted at all records of one workplace together.
        let same = try Employers.consult(workplace, tx).flatMap(tx) { found, tx in
          try found.first.map { try Employers.consultSame(as: $0, tx) } ?? Employers.consult(workplace, tx)
        }
        try same.decide(tx) { same, tx in
          for workplace in same {
            try tx.consultEach(Placement.openAt(workplace.id)).decide(tx) { placements, tx in
              for placement in placements.whatIsReadable() { tx.touch(.person(placement.person)) }
            }
          }
        }
      case .person(let person):
        try tx.consultEach(Placement.of(person)).decide(tx) { placements, tx in
          for placement in placements.whatIsReadable() { try settle(placement, tx) }
        }
      case .organisation, .programme: return
      }
    }
  }

  /// Who asks a workplace for its number of staff decides what the others who are to begin there are waiting for.
  public var owingConsequence: Consequence {
    { subject, tx in
      guard case .workplace(let workplace) = subject, shelf.packs.contains(where: { $0.holdsBackWithoutStaff })
      else { return }
      try Employers.consult(workplace, tx).decide(tx) { found, tx in
        guard found.contains(where: { holdsBackForStaff($0) }) else { return }
        try tx.consultEach(Placement.openAt(workplace)).decide(tx) { placements, tx in
          for placement in placements.whatIsReadable() where placement.stage != .started {
            tx.touch(.person(placement.person), for: .owing)
          }
        }
      }
    }
  }

  /// The version that a placement will have when the transaction of an act on it is over: whether it is *checked* by then
  /// follows from the act, and is another change of it.
  func settledVersion(of id: PlacementID, _ tx: Transaction) throws -> Version {
    let placement = try find(id, tx).act { $0 }
    guard placement.stage != .started else { return placement.version }
    try settle(placement, tx)
    return try find(id, tx).act(\.version)
  }

  /// A placement that is not started is *checked* as long as nothing in its terms is in the way, and a *draft*
  /// otherwise; a started one gets the follow-ups of its days. Nothing here rests on the calendar. One of which something cannot be read
  /// stays as it is: nothing can be said about it, and This week asks to have it looked into.
  private func settle(_ placement: Placement, _ tx: Transaction) throws {
    if placement.state(on: tx.today).kind == .ended { return }
    // What is owed about the workplace depends on who is to begin there.
    if placement.stage != .started { tx.touch(.workplace(placement.workplace), for: .owing) }
    try consultIfReadable(placement, tx).decide(tx) { found, tx in
      guard case .success(let around) = found else { return }
      switch placement.stage {
      case .draft, .checked:
        let state: Placement.Stage = around.pack != nil && around.blockersInTerms.isEmpty ? .checked : .draft
        if state != placement.stage {
          try tx.derive(
            Derivation<PlacementRecord>(
              """
              UPDATE \(into: PlacementRecord.self) SET state = \(state.rawValue), version = version + 1
              WHERE id = \(placement.id)
              """))
        }
      case .started:
        // Without a number of staff it is asked for there by whoever works with the one who is there longest.
        if around.workplace.details.headcount == nil { tx.touch(.workplace(placement.workplace), for: .owing) }
        try plan(around, tx)
      }
    }
  }
}
