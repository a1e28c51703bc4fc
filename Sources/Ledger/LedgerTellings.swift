import Access
import Design
import Language
import People
import Values
public import Web

// What is said on the page behind an act on planned hours or on a full week that is lowered, and the way back from it.

extension LedgerRoom {
  public var tellings: [Telling] { [PlannedHoursRecords.telling, WeekReductions.telling] }
}

extension PlannedHoursRecords {
  fileprivate static let telling = Telling(of: PlannedHoursKind.self) { done, tx, desk in
    let found = try find(done.id, tx)
    let name = try found.flatMap { try People.title(of: $0.person, tx, desk.voice) }
    let desk = try found.act { try desk.with($0.person, tx) }
    return .together(found, name) { planned, name in
      guard done.isLatest(planned.version) else { return desk.saidBefore(of: name) }
      let mayChange = planned.withdrawn == nil && desk.might(Edit.self, WeekHoursRecord.self)
      if done.was(.donePlannedHoursNoted) {
        return desk.said(done, of: name, undo: mayChange ? planned.withdrawal(desk) : nil)
      }
      return desk.said(
        done, of: name, undo: mayChange ? desk.changing(LedgerAddress.plannedHours(planned.id)) : nil)
    }
  }
}

extension WeekReductions {
  fileprivate static let telling = Telling(of: WeekReductionKind.self) { done, tx, desk in
    let found = try find(done.id, tx)
    let name = try found.flatMap { try People.title(of: $0.person, tx, desk.voice) }
    let desk = try found.act { try desk.with($0.person, tx) }
    return .together(found, name) { reduction, name in
      guard done.isLatest(reduction.version) else { return desk.saidBefore(of: name) }
      let mayChange = reduction.withdrawn == nil && desk.might(Edit.self, WeekReductionRecord.self)
      if done.was(.doneWeekReductionNoted) {
        return desk.said(done, of: name, undo: mayChange ? reduction.withdrawal(desk) : nil)
      }
      return desk.said(
        done, of: name, undo: mayChange ? desk.changing(LedgerAddress.reduction(reduction.id)) : nil)
    }
  }
}
