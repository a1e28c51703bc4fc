import Access
import Language
import Testing
import Values
import Web

@testable import People

/// A refusal that names days names those that are taken: the first and the last of them are, the day before and the day
/// behind are not.
@Suite("Days that a refusal names") struct NamedDaysTests {
  private let today = CivilDate(iso: "2026-11-25")!

  /// - Parameter read: the form with this day at a field; answers what is wrong with it.
  private func expect(
    _ first: String, _ last: String, _ field: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ read: (CivilDate) throws(Refused) -> Void
  ) {
    func problems(_ day: CivilDate) -> [Phrase] {
      do throws(Refused) {
        try read(day)
        return []
      } catch {
        return error.problems.filter { $0.field == field }.map(\.words)
      }
    }
    guard let first = CivilDate(iso: first), let last = CivilDate(iso: last) else { return }
    for far in ["1901-01-01", "2198-12-31"].compactMap({ CivilDate(iso: $0) }) {
      #expect(problems(far) == [.formDayFar(first: first, last: last)], "\(far.iso)", sourceLocation: sourceLocation)
    }
    for day in [first, last] { #expect(problems(day).isEmpty, "\(day.iso) is taken", sourceLocation: sourceLocation) }
    for day in [first.adding(days: -1), last.adding(days: 1)] {
      #expect(problems(day).count == 1, "\(day.iso) is refused, and once", sourceLocation: sourceLocation)
    }
  }

  private let limit = Fields([
    "effect": "hours", "hoursCap": "9", "wording": "At most 9", "wordingLanguage": "en", "from": "2026-11-25",
    "review": "2026-12-25", "agreedOn": "2026-11-25",
  ])

  @Test("of a consideration")
  func considerations() {
    func read(_ field: String) -> (CivilDate) throws(Refused) -> Void {
      { day throws(Refused) in _ = try ConsiderationForm.read(Fields([field: day.iso]).over(limit), today: today) }
    }
    expect("2024-11-25", "2026-11-25", "agreedOn", read("agreedOn"))
    expect("2026-11-25", "2028-11-25", "review", read("review"))
    expect("2026-11-25", "2036-11-25", "until", read("until"))
    expect("2024-11-25", "2028-11-25", "from") { day throws(Refused) in
      let ends = Fields(["from": day.iso, "review": max(day, today).iso])
      _ = try ConsiderationForm.read(ends.over(limit), today: today)
    }
  }

  @Test("of a permission to work")
  func permissions() {
    func read(_ field: String) -> (CivilDate) throws(Refused) -> Void {
      { day throws(Refused) in
        let good = Fields(["permission": "unrestricted", "from": "2026-11-20", "seenBy": "Kim", "seenOn": "2026-11-20"])
        _ = try RightToWorkForm.read(Fields([field: day.iso]).over(good), today: today)
      }
    }
    expect("1976-11-25", "2028-11-25", "from", read("from"))
    expect("2026-11-20", "2076-11-25", "until", read("until"))
    expect("1976-11-25", "2026-11-25", "seenOn", read("seenOn"))
  }

  @Test("of who stands for somebody under 18")
  func guardians() {
    func read(_ field: String) -> (CivilDate) throws(Refused) -> Void {
      { day throws(Refused) in
        let good = Fields(["name": "Hodan Opdigtet", "kind": "parent", "from": "2026-11-20"])
        _ = try GuardianForm.read(Fields([field: day.iso]).over(good), today: today, born: nil, Dialling(country: nil))
      }
    }
    expect("2006-11-25", "2028-11-25", "from", read("from"))
    expect("2026-11-20", "2046-11-25", "until", read("until"))
  }

  @Test("of an obstacle, however long it stands in the way")
  func obstacles() {
    func read(_ field: String, since: String = "2026-11-20") -> (CivilDate) throws(Refused) -> Void {
      { day throws(Refused) in
        let good = Fields(["kind": "housing", "since": since, "due": "2026-12-01"])
        _ = try ObstacleForm([], isNew: true).read(Fields([field: day.iso]).over(good), today: today)
      }
    }
    expect("2006-11-25", "2026-11-25", "since", read("since"))
    expect("2026-11-20", "2028-11-25", "due", read("due"))
    expect("2024-11-25", "2028-11-25", "due", read("due", since: "2010-01-01"))
  }
}
