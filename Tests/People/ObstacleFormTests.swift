import Access
import Language
import Testing
import Values
import Web

@testable import People

@Suite("The form of an obstacle") struct ObstacleFormTests {
  private let today = CivilDate(iso: "2026-11-25")!
  private let good = Fields(["kind": "housing", "since": "2026-11-20", "due": "2026-12-01"])

  private func refused(_ changes: KeyValuePairs<String, String>, isNew: Bool = false) -> [String?] {
    do throws(Refused) {
      _ = try ObstacleForm([], isNew: isNew).read(Fields(changes).over(good), today: today)
      return []
    } catch {
      return error.problems.map(\.field)
    }
  }

  @Test("takes the kind, the day since when and the day by which, and nothing more is needed")
  func least() throws {
    #expect(refused([:]) == [])
    let read = try ObstacleForm([], isNew: true).read(good, today: today).details
    #expect(
      read
        == Obstacle.Details(
          kind: .housing, words: nil, since: CivilDate(iso: "2026-11-20")!, owner: nil,
          due: CivilDate(iso: "2026-12-01")!))
  }

  @Test("names the field in which a day cannot be")
  func days() {
    #expect(refused(["since": "2026-11-26"]) == ["since"])
    #expect(refused(["due": "2026-11-19"]) == ["due"])
    #expect(refused(["solvedOn": "2026-11-26"]) == ["solvedOn"])
    #expect(refused(["solvedOn": "2026-11-19"]) == ["solvedOn"])
    #expect(refused(["since": "2026-11-25", "due": "2026-11-25", "solvedOn": "2026-11-25"]) == [])
  }

  @Test("gives again what it took")
  func thereAndBack() throws {
    let details = Obstacle.Details(
      kind: .letter, words: "From the housing office", since: CivilDate(iso: "2026-11-20")!, owner: nil,
      due: CivilDate(iso: "2026-12-01")!, solved: today)
    #expect(try ObstacleForm([], isNew: false).read(ObstacleForm.answers(details), today: today).details == details)
  }
}
