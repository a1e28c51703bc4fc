import Access
import Placements

/// Takes away what is over, a little in each step: first what the rooms kept for a while, then what the house itself
/// has no use for any more.
struct Sweeping: Sendable {
  let placements: Placements

  private static let papers = "papers"
  private static let over = "over"
  private static let house = "house"

  var work: JobWork { JobWork(step: step) }

  @Sendable private func step(_ place: JobPlace, _ tx: Transaction) throws -> JobStep {
    switch place.cursor {
    case nil, Sweeping.papers:
      let wiped = try placements.wipeScans(limit: place.atMost, tx)
      return .more(cursor: wiped == place.atMost ? Sweeping.papers : Sweeping.over, done: wiped)
    case Sweeping.over:
      let closed = try placements.close(limit: place.atMost, tx)
      return .more(cursor: closed == place.atMost ? Sweeping.over : Sweeping.house, done: closed)
    case Sweeping.house: return try tx.sweep(place.atBeginning)
    default: return try tx.sweep(place)
    }
  }
}
