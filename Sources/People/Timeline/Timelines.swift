public import Access
public import Language
public import Values
public import Web

/// What a room knows of a timeline: of some topics, so many events behind a place. It asks under the reader's own grants, so
/// that everybody finds what the matrix opens to them and nothing else.
public struct TimelineSource: Sendable {
  public typealias Find = @Sendable (TimelineAsked, Transaction, Voice) throws -> Disclosed<[TimelineEvent]>

  let topics: Set<TimelineEvent.Topic>
  let find: Find

  public init(_ topics: Set<TimelineEvent.Topic>, find: @escaping Find) { (self.topics, self.find) = (topics, find) }
}

/// The timelines of people and placements, put together from what the rooms know: their facts and not the journal, which is
/// open to very few, and keeps every look and every slip. Only who did something is asked of it, where the fact does not say
/// it: once for a page.
///
/// Contacts and notes, of which there may be thousands, are read page by page; what else a life holds is read whole, as on
/// the person's page, and the page cut from it.
public struct Timelines: Sendable {
  let sources: [TimelineSource]

  public init(_ sources: [TimelineSource]) { self.sources = sources }

  static let pageSize = 30

  /// The newest first, those behind the place that is asked for.
  public func read(_ asked: TimelineAsked, _ tx: Transaction, _ voice: Voice) throws -> Disclosed<Part> {
    var found: [Disclosed<[TimelineEvent]>] = []
    for source in sources where asked.topic.map(source.topics.contains) ?? true {
      // What is not open to the reader adds nothing, and is not told apart from what is not there.
      do { found.append(try source.find(asked, tx, voice)) } catch is NotFound {}
    }
    return try found.joined().flatMap { events in
      let picked = asked.picked(from: events)
      let shown = Array(picked.prefix(asked.limit))
      let deeds = shown.compactMap { $0.who == nil ? $0.deed : nil }
      return try tx.doers(of: deeds, about: asked.person).map { doers in
        Part(events: shown.map { $0.naming(doers) }, hasMore: picked.count > asked.limit)
      }
    }
  }

  public struct Part: Sendable {
    public let events: [TimelineEvent]
    public let hasMore: Bool

    public var json: JSON {
      [
        "items": .array(events.map(TimelineEvent.shape.json)),
        "next": .text(hasMore ? events.last?.place.cursor : nil),
      ]
    }
  }

  /// What the API says of a timeline's address.
  public static func operation(_ path: PathTemplate, _ summary: String) -> Operation {
    .pages(
      path, summary,
      query: [
        Operation.Query(
          "topic", "Only events of this topic.", .code(of: TimelineEvent.Topic.self))
      ], of: TimelineEvent.shape.schema)
  }
}

extension TimelineEvent {
  static let shape = Shape<TimelineEvent>("TimelineEvent") { event in
    event.day("on") { $0.day }
    event.code("topic") { $0.what.topic }
    event.code("event") { $0.what }
    event.words("record") { $0.record }
    event.words("detail") { $0.detail }
    event.words("who") { $0.who }
  }
}
