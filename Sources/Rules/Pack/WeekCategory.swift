public import Values

/// What hours of a week are counted as: language, placement, health. Which there are, who sees them and whether they count
/// towards the full week, the pack says.
public struct WeekCategory: Sendable, Hashable {
  /// Who is told of the hours of a category.
  public enum Circle: String, Sendable, Hashable, CaseIterable {
    /// Whoever works with the person: mentor, trainer and the workplace, too.
    case shared
    /// Those who keep the case. What somebody does for her health is nothing for a workplace.
    case `case`
  }

  public var code: WeekCategoryCode
  public var title: Wording
  public var circle: Circle
  /// Kinds of placement whose agreed hours are the planned ones here. Of a category without any, hours are planned by hand.
  public var measures: [MeasureCode]
  /// Whether its hours count towards the full week.
  public var counts: Rule<Bool>

  /// As many as a pack may name: a week has that many lines.
  public static let most = 12
}

extension WeekCategory {
  /// The categories of a pack; none where it has none.
  ///
  /// Where there are any, each kind of placement belongs to one: hours that belong to none would be missing in every sum.
  static func read(_ map: PackMap, _ scope: PackScope) -> [WeekCategory] {
    guard map.has("week_categories") else { return [] }
    let all = map.entries("week_categories") { name, value -> WeekCategory? in
      guard let code = value.checkedCode(name) else { return nil }
      return value.map { WeekCategory(reading: $0, WeekCategoryCode(code), scope) }
    }
    for measure in scope.measures {
      let number = all.count { $0.measures.contains(measure) }
      if number != 1 {
        map.note(
          at: "week_categories",
          number == 0
            ? "the hours of “\(measure)” are counted nowhere" : "the hours of “\(measure)” are counted \(number) times",
          remedy: "name “\(measure)” under the `measures` of one category")
      }
    }
    if all.count > most {
      map.note(
        at: "week_categories", "a week has at most \(most) categories, and these are \(all.count)",
        remedy: "put together what is counted alike")
    }
    for category in all where !category.measures.isEmpty && category.circle == .case {
      map.note(
        at: "week_categories", "“\(category.code)” holds the hours of placements, which the workplace knows",
        remedy: "write `circle: shared`")
    }
    return all
  }

  private init(reading map: PackMap, _ code: WeekCategoryCode, _ scope: PackScope) {
    self.code = code
    title = scope.wording("title", in: map)
    circle = map.choice("circle", of: Circle.self)
    measures =
      map.optional("measures")?.list { scope.reference($0, among: scope.measures) } ?? []
    counts = scope.rule(map) { scope.stated("in_full_week", in: $0) { $0.boolean() } }
  }
}
