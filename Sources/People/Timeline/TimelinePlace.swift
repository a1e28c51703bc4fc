public import Values
public import Web

/// A place among events, the newest first: behind it stand those of earlier days, and of its own day those whose key comes
/// before its key.
public struct TimelinePlace: Sendable, Hashable, Comparable {
  public let day: CivilDate
  let key: String

  init(day: CivilDate, key: String) { (self.day, self.key) = (day, key) }

  /// In front of everything of the day.
  init(endOf day: CivilDate) { self.init(day: day, key: "~") }

  public static func < (one: TimelinePlace, other: TimelinePlace) -> Bool {
    one.day == other.day ? one.key.utf8.lexicographicallyPrecedes(other.key.utf8) : one.day < other.day
  }

  /// Safe to hand out and to take back.
  public var cursor: String { day.iso + "_" + key }

  /// `nil` for what this product did not hand out.
  init?(cursor: String) {
    let parts = cursor.split(separator: "_", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let day = CivilDate(iso: String(parts[0])), parts[1].utf8.count <= 200,
      parts[1].utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E })
    else { return nil }
    self.init(day: day, key: String(parts[1]))
  }
}

/// What is asked of a timeline.
public struct TimelineAsked: Sendable {
  public let person: PersonID
  /// Only what is about this placement of hers.
  public let placement: PlacementID?
  /// Only this.
  public let topic: TimelineEvent.Topic?
  /// Only events of this kind.
  let what: TimelineEvent.What?
  /// Only what stands behind it.
  public let place: TimelinePlace?
  public let limit: Int

  public init(
    about person: PersonID, placement: PlacementID? = nil, topic: TimelineEvent.Topic?, after place: TimelinePlace?,
    limit: Int
  ) {
    (self.person, self.placement, self.topic, what) = (person, placement, topic, nil)
    (self.place, self.limit) = (place, limit)
  }

  init(about person: PersonID, only what: TimelineEvent.What, after place: TimelinePlace?, limit: Int) {
    (self.person, placement, topic, self.what) = (person, nil, what.topic, what)
    (self.place, self.limit) = (place, limit)
  }

  /// The place behind which records of a topic stand whose events are in the order of their day and id, for a statement
  /// that reads them in that order: days and ids before this.
  func start(of topic: TimelineEvent.Topic) -> (day: String, id: String) {
    guard let place else { return ("g", "") }
    let parts = place.key.split(separator: ".", omittingEmptySubsequences: false)
    let own = topic.rawValue
    if let first = parts.first, first == own, parts.count > 1 { return (place.day.iso, String(parts[1])) }
    // Of its day either all stand behind it or none.
    return (place.day.iso, own.utf8.lexicographicallyPrecedes(place.key.utf8) ? "g" : "")
  }

  /// Those of some events that are asked for and stand behind the place, the newest first, one more than fits on the page.
  public func picked(from events: [TimelineEvent]) -> [TimelineEvent] {
    let wanted = events.filter { event in
      (topic.map { $0 == event.what.topic } ?? true) && (what.map { $0 == event.what } ?? true)
        && (place.map { event.place < $0 } ?? true)
    }
    return Array(wanted.sorted { $0.place > $1.place }.prefix(limit + 1))
  }
}

extension Visit {
  /// What the address asks of a timeline; see `TimelineAsked`.
  public func timeline(about person: PersonID, placement: PlacementID? = nil) throws(BadRequest) -> TimelineAsked {
    TimelineAsked(
      about: person, placement: placement, topic: try choice("topic", as: TimelineEvent.Topic.self),
      after: try timelinePlace(), limit: isAPI ? try limit(usual: 25, most: 100) : Timelines.pageSize)
  }

  /// Behind which event the page begins; none for the first page.
  func timelinePlace() throws(BadRequest) -> TimelinePlace? {
    let name = isAPI ? "cursor" : "after"
    guard let text = request.query[name] else { return nil }
    guard let found = TimelinePlace(cursor: text) else { throw BadRequest("\(name) must come from an earlier page") }
    return found
  }
}
