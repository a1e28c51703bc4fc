public import Programmes
public import Rules
public import Values

/// A talk that is owed about a running placement: with the person, with the firm, or both.
public struct FollowUp: Sendable, Hashable {
  public let id: FollowUpID
  public let placement: PlacementID
  public let person: PersonID
  public let version: Version
  /// Which one of the plan: the same however often the plan is made.
  public let key: FollowUpPlan.FollowUp.Key
  public let with: FollowUpCadence.With
  public let due: CivilDate
  /// The law that asks for it, as people quote it; none when it is the programme's own practice.
  public let source: Wording?
  public let moved: Moved?
  public let result: Result?

  /// Where it stands on a day: what is shown of it, and asked for.
  public enum Standing: String, Sendable, CaseIterable {
    case open, held
    /// Nobody noted it as held while that was possible.
    case notHeld = "not-held"
    /// Its day lies behind the last one of the placement.
    case givenUp = "given-up"
  }

  /// A new date agreed by hand, which a new plan does not undo.
  public struct Moved: Sendable, Hashable {
    public var from: CivilDate
    public var reason: String
    /// The day that it had before it was moved last, to which that can be taken back.
    public var before: CivilDate?
    /// Why it had been moved there; none where that was the plan's day.
    public var reasonBefore: String?

    public init(from: CivilDate, reason: String, before: CivilDate? = nil, reasonBefore: String? = nil) {
      (self.from, self.reason, self.before, self.reasonBefore) = (from, reason, before, reasonBefore)
    }
  }

  public struct Result: Sendable, Hashable {
    public var on: CivilDate
    public var light: Light
    /// The person's words, and the firm's, side by side.
    public var personSays: String?
    public var firmSays: String?
    public var agreed: String?

    public init(on: CivilDate, light: Light, personSays: String?, firmSays: String?, agreed: String?) {
      (self.on, self.light, self.personSays, self.firmSays, self.agreed) = (on, light, personSays, firmSays, agreed)
    }
  }

  public init(
    id: FollowUpID, placement: PlacementID, person: PersonID, version: Version, key: FollowUpPlan.FollowUp.Key,
    with: FollowUpCadence.With, due: CivilDate, source: Wording?, moved: Moved?, result: Result?
  ) {
    (self.id, self.placement, self.person, self.version, self.key) = (id, placement, person, version, key)
    (self.with, self.due, self.source, self.moved, self.result) = (with, due, source, moved, result)
  }
}
