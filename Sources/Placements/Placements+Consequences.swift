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

  /// A placement that is not running is *checked* as long as nothing in its terms is in the way, and a *draft*
  /// otherwise; a running one gets its follow-ups, an ended one loses the open ones. One of which something cannot be read
  /// stays as it is: nothing can be said about it, and This week asks to have it looked into.
  private func settle(_ placement: Placement, _ tx: Transaction) throws {
    guard placement.state.kind != .ended else {
      try tx.consultEach(FollowUp.of(placement.id)).decide(tx) { followUps, tx in
        if followUps.whatIsReadable().contains(where: { $0.result == nil }) { try dropFollowUps(of: placement.id, tx) }
      }
      return
    }
    // What is owed about the workplace depends on who is to begin there.
    if placement.state.kind != .running { tx.touch(.workplace(placement.workplace), for: .owing) }
    try consultIfReadable(placement, tx).decide(tx) { found, tx in
      guard case .success(let around) = found else { return }
      switch placement.state.kind {
      case .draft, .checked:
        let state: Placement.State.Kind = around.pack != nil && around.blockersInTerms.isEmpty ? .checked : .draft
        if state != placement.state.kind {
          try tx.derive(
            Derivation<PlacementRecord>(
              """
              UPDATE \(into: PlacementRecord.self) SET state = \(state.rawValue), version = version + 1
              WHERE id = \(placement.id)
              """))
        }
      case .running: try plan(around, tx)
      case .ended: return
      }
    }
  }
}
