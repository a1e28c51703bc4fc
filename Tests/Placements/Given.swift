import Foundation
import Rules
import Testing
import Values

func day(_ iso: String) -> CivilDate { CivilDate(iso: iso)! }
func week(_ iso: String) -> ISOWeek { ISOWeek(iso: iso)! }
/// One number of ordinary staff, as of a day.
func staffed(_ staff: Int, _ iso: String) -> Headcounts { [Headcount(ordinaryStaff: staff, asOf: day(iso))!] }
func days(_ from: String, _ until: String?) -> Period { Period(from: day(from), until: until.map(day))! }
func consideration(_ number: UInt64) -> ConsiderationID {
  ConsiderationID(milliseconds: number, randomHigh: 0, randomLow: 0)
}

/// The Danish pack as it is shipped.
enum ShippedPack {
  private static let denmarkOnce = Result {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "Data/Rules/dk-2026-07.yaml")
    return try RulePack.load(yaml: String(contentsOf: file, encoding: .utf8), file: "dk-2026-07.yaml")
  }

  static func denmark() throws -> RulePack { try denmarkOnce.get() }
}
