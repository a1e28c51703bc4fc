import Access
import Language
public import People
import Values

extension Placements {
  /// Two placements of one person are no breach by themselves: what they are together is checked as soon as they are hers.
  public var joining: JoinCheck {
    { kept, aside, tx in
      try .together(of(kept, tx), of(aside, tx)) { mine, theirs in
        let isOpen: (Placement) -> Bool = { $0.state(on: tx.today).kind != .ended }
        return JoinFindings(
          notes: mine.contains(where: isOpen) && theirs.contains(where: isOpen) ? [.joinBothPlaced] : [])
      }
    }
  }
}
