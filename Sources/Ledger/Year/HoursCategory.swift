import Programmes
public import Rules
public import Values

/// A category of hours as a page or a program is told of it.
public struct HoursCategory: Sendable, Hashable {
  public let code: WeekCategoryCode
  public let title: Wording
  public let circle: WeekCategory.Circle
  /// Whether its hours count towards the full week. Where nobody knows, they are counted apart.
  public let counts: Bool
  /// Whether its hours are planned by hand, rather than on the ladders of placements.
  public let isPlannedByHand: Bool

  init(_ category: WeekCategory) {
    (code, title, circle) = (category.code, category.title, category.circle)
    (counts, isPlannedByHand) = (category.counts.stated.value ?? false, category.measures.isEmpty)
  }

  /// One that hours were noted under and that no pack names any more: by its code, and in no sum.
  init(unknown code: WeekCategoryCode, _ circle: WeekCategory.Circle) {
    (self.code, self.circle) = (code, circle)
    (title, counts, isPlannedByHand) = (Wording(verbatim: code.text), false, true)
  }
}

/// Which rules hold for somebody's weeks.
struct WeekRules: Sendable {
  let shelf: ProgrammeShelf
  /// As far as the reader is told: none to whoever is told the shared hours alone.
  let participations: [Participation]

  /// The participation that a week lies in: of several the one that began last.
  func participation(in week: ISOWeek) -> Participation? {
    participations.filter { one in
      guard let first = one.acceptedOn else { return false }
      return first <= week.sunday && one.exit.map { week.monday <= $0.on } ?? true
    }.max { ($0.acceptedOn ?? $0.referral.on, $0.id) < ($1.acceptedOn ?? $1.referral.on, $1.id) }
  }

  /// The pack that holds in a week; beside a participation, that of the last one. What is noted of a week before somebody
  /// took part, or after, is counted by the same rules.
  func pack(in week: ISOWeek) -> RulePack? {
    let one =
      participation(in: week)
      ?? participations.filter { $0.acceptedOn != nil }.max {
        ($0.acceptedOn ?? $0.referral.on, $0.id) < ($1.acceptedOn ?? $1.referral.on, $1.id)
      }
    guard let one, let first = one.acceptedOn, let model = shelf.model(of: one.programme) else { return nil }
    return shelf.pack(for: model, start: first, on: week.monday)
  }

  /// The full week of a week in which she takes part.
  func fullWeek(in week: ISOWeek) -> Hours? {
    participation(in: week).flatMap { _ in pack(in: week)?.fullWeek.stated.value }
  }

  /// Which category counts the hours of a kind of placement: by the rules of the week, else by whichever have it.
  func category(of measure: MeasureCode, in week: ISOWeek) -> WeekCategoryCode? {
    let packs = [pack(in: week)].compactMap(\.self) + shelf.packs
    return packs.lazy.flatMap(\.weekCategories).first { $0.measures.contains(measure) }?.code
  }

  /// The categories of some weeks, in the order of their packs, and behind them those under which hours are noted all the
  /// same.
  ///
  /// - Parameter isWhole: without it only those that whoever works with somebody is told of.
  func categories(
    in weeks: [ISOWeek], noted: [WeekCategoryCode: WeekCategory.Circle], isWhole: Bool
  ) -> [HoursCategory] {
    let packs = isWhole ? weeks.compactMap { pack(in: $0) } : shelf.packs
    var found: [HoursCategory] = []
    for category in packs.flatMap(\.weekCategories) where isWhole || category.circle == .shared {
      if !found.contains(where: { $0.code == category.code }) { found.append(HoursCategory(category)) }
    }
    let all = shelf.packs.flatMap(\.weekCategories)
    for (code, circle) in noted.sorted(by: { $0.key < $1.key }) where !found.contains(where: { $0.code == code }) {
      found.append(
        all.first { $0.code == code }.map { HoursCategory($0) } ?? HoursCategory(unknown: code, circle))
    }
    return found
  }
}
