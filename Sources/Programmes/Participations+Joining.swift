import Access
import Language
public import People
import Values

extension Participations {
  /// Nobody takes part in one programme twice at once: before two records are made one, one of the two has to be over.
  public static let joining: JoinCheck = { kept, aside, tx in
    try .together(of(kept, tx), of(aside, tx)) { mine, theirs in
      var found = JoinFindings()
      for one in mine {
        for other in theirs where other.programme.id == one.programme.id {
          if one.isOpen(on: tx.today), other.isOpen(on: tx.today) {
            found.blocks.append(.joinBothTakePart(programme: one.programme.name))
          } else if one.meets(other) {
            found.notes.append(.joinBothTookPart(programme: one.programme.name))
          }
        }
      }
      return found
    }
  }
}

extension Participations {
  /// Who has left leaves her place to the other record's.
  public static let clearing: JoinClearing = { try leavePlace(of: $0, in: nil, $1) }
}

extension Participation {
  /// Neither declined nor left before this day.
  fileprivate func isOpen(on day: CivilDate) -> Bool {
    if case .declined = decision { return false }
    return exit.map { $0.on >= day } ?? true
  }

  /// Whether some day lies in both spells.
  fileprivate func meets(_ other: Participation) -> Bool {
    guard case .accepted(let mine) = decision, case .accepted(let theirs) = other.decision else { return false }
    return mine <= (other.exit?.on ?? .distantDay) && theirs <= (exit?.on ?? .distantDay)
  }
}

extension CivilDate {
  /// Behind every day that is written down.
  fileprivate static var distantDay: CivilDate { CivilDate(dayNumber: 3_000_000) }
}
