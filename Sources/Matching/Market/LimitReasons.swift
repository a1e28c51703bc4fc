/// Which agreed limits an opening runs into. Only the view of the person's caseworker may carry this; firms, mentors and
/// lists see `Eligibility`, which does not contain it.
public struct LimitReasons: Sendable, Hashable {
  public let conflicts: Demands
  public let sentence: String

  /// `nil` when nothing runs into a limit or none are known.
  public init?(of seeker: Seeker, for opening: Opening) {
    guard let avoid = seeker.mustAvoid else { return nil }
    conflicts = avoid.intersection(opening.demands)
    guard !conflicts.isEmpty else { return nil }
    sentence = "Must not be given: \(conflicts.words.joined(separator: ", "))."
  }
}
