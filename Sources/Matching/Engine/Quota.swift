/// At most so many people of a group in a cohort: "no more than nine of fifteen seats for men".
public struct Quotas: Sendable {
  /// For each opening its cohort, or -1.
  public var cohortOfOpening: [Int]
  /// For each person their group, from 0.
  public var groupOfPerson: [Int]
  /// Limits by cohort and then group.
  public var limits: [[Int]]

  public init(cohortOfOpening: [Int], groupOfPerson: [Int], limits: [[Int]]) {
    (self.cohortOfOpening, self.groupOfPerson, self.limits) = (cohortOfOpening, groupOfPerson, limits)
  }

  var groups: Int { limits.first?.count ?? 0 }

  /// Which quota a pair counts against, as `cohort * groups + group`; `nil` when none.
  @inline(__always)
  func index(person: Int, opening: Int) -> Int? {
    let cohort = cohortOfOpening[opening]
    return cohort < 0 ? nil : cohort &* groups &+ groupOfPerson[person]
  }

  /// What is wrong with the quotas for this table, `nil` when nothing is.
  func fault(for table: PairTable) -> String? {
    if cohortOfOpening.count != table.openings { return "quotas name a cohort for every opening, in order" }
    if groupOfPerson.count != table.people { return "quotas name a group for every person, in order" }
    if !cohortOfOpening.allSatisfy({ (-1..<limits.count).contains($0) }) { return "a cohort has no limits" }
    if !groupOfPerson.allSatisfy({ (0..<max(groups, 1)).contains($0) }) { return "a group has no limits" }
    if !limits.allSatisfy({ $0.count == groups && $0.allSatisfy { $0 >= 0 } }) {
      return "every cohort has one limit from 0 upwards for each group"
    }
    return nil
  }
}

/// A group's floor: at least so many of the group are placed.
public struct Floor: Sendable, Hashable {
  public var group: Int
  public var atLeast: Int

  public init(group: Int, atLeast: Int) {
    (self.group, self.atLeast) = (group, atLeast)
  }
}

/// An assignment under quotas or floors, with what is known about how good it is.
///
/// Openings inside cohorts with quotas make the question hard in general: the answer keeps every quota, and `bound`
/// says what no answer can exceed. The gap between the two is what remains unknown, and it is shown.
public struct BoundedAssignment: Sendable {
  public let opening: [Int?]
  /// Sum of the fits.
  public let value: Int
  public let bound: Int
  /// What one more place in a quota, or one fewer in a floor, is worth at the end: which limits matter.
  public let prices: [Int]

  public var gap: Int { bound - value }
  public var placed: Int { opening.reduce(0) { $0 + ($1 == nil ? 0 : 1) } }
}

/// The quotas, floors or table do not fit together.
public struct TermsFault: Error, Hashable, CustomStringConvertible {
  public let description: String
}
