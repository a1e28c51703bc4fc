public import Rules
public import Values

/// Hours of a week that are planned by hand, from one week to another: lessons, a course, an effort for health. What is
/// planned of placements stands on their ladders.
public struct PlannedHours: Sendable, Hashable {
  public let id: PlannedHoursID
  public let person: PersonID
  public let version: Version
  /// Who is told of it, by the kind of record in which it lies.
  public let circle: WeekCategory.Circle
  public private(set) var details: Details
  public let noted: Noted
  /// The day on which it was taken back: it had been noted by mistake.
  public let withdrawn: CivilDate?

  public struct Details: Sendable, Hashable {
    public var category: WeekCategoryCode
    public var hours: Hours
    public var from: ISOWeek
    /// The last week; none where it goes on.
    public var until: ISOWeek?
    /// What it is, in words: which course, where.
    public var words: String?

    public init(
      _ category: WeekCategoryCode, hours: Hours, from: ISOWeek, until: ISOWeek? = nil, words: String? = nil
    ) {
      (self.category, self.hours, self.from, self.until, self.words) = (category, hours, from, until, words)
    }
  }

  /// As many as are planned for anybody; beyond them something is noted by mistake.
  static let most = 200

  /// As far as she takes part; nothing where it was to begin after that. What is stored stays, for an exit may be taken back.
  func within(_ last: ISOWeek?) -> PlannedHours? {
    guard let last else { return self }
    guard details.from <= last else { return nil }
    var same = self
    same.details.until = details.until.map { min($0, last) } ?? last
    return same
  }

  func holds(in week: ISOWeek) -> Bool { details.from <= week && details.until.map { week <= $0 } ?? true }
}

public enum PlannedHoursKind: Identified { public static let name = "planned hours" }
public typealias PlannedHoursID = ID<PlannedHoursKind>
