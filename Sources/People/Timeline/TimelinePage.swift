import Access
public import Design
import Language
import Values
public import Web

/// A timeline as it is read: what is to come, and then month by month what was.
public struct TimelinePage: Sendable {
  let asked: TimelineAsked
  let part: Timelines.Part
  /// Where it is: the whole, or one topic of it, and from which place on.
  private let onward: @Sendable (TimelineEvent.Topic?, TimelinePlace?) -> Link

  public init(_ part: Timelines.Part, _ asked: TimelineAsked, at address: some Address) {
    (self.asked, self.part) = (asked, part)
    onward = { topic, place in
      switch (topic, place) {
      case (nil, nil): .to(address)
      case (let topic?, nil): .to(address, query: ["topic": topic.rawValue])
      case (nil, let place?): .to(address, query: ["after": place.cursor])
      case (let topic?, let place?): .to(address, query: ["topic": topic.rawValue, "after": place.cursor])
      }
    }
  }

  public func html(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let topics: [TimelineEvent.Topic?] = [nil] + offered(desk).map { $0 }
    let filter = SubNavigation(
      label: voice(.timelineFilter),
      items: topics.map { topic in
        SubNavigation.Item(
          word: voice(topic?.phrase ?? .timelineAll), link: onward(topic, nil), isCurrent: topic == asked.topic)
      })
    let content: HTML =
      part.events.isEmpty
      ? "<p class=\"quiet\">\(voice(asked.place == nil ? .timelineNothing : .listPastTheEnd))</p>"
      : "\(each: months(desk), { "<section class=\"card\"><h2>\($0.title)</h2>\(Timeline($0.entries))</section>" })"
    return "<p class=\"quiet\">\(voice(.timelineLead))</p>\(filter)\(content)\(ways(voice))"
  }

  /// Of a placement there is nothing but what is about one.
  private func offered(_ desk: Desk) -> [TimelineEvent.Topic] {
    guard asked.placement == nil else { return [.contacts, .notes, .placements, .hours, .papers, .followUps] }
    return TimelineEvent.Topic.allCases.filter { topic in
      switch topic {
      case .around: desk.actor.might(List.self, AssignmentRecord.self)
      case .protection: desk.actor.might(List.self, ProtectionRecord.self)
      default: true
      }
    }
  }

  private func months(_ desk: Desk) -> [(title: String, entries: [Timeline.Entry])] {
    var months: [(title: String, entries: [Timeline.Entry])] = []
    for event in part.events {
      let title = event.day > desk.today ? desk.voice(.timelineToCome) : desk.voice.month(of: event.day)
      if months.last?.title != title { months.append((title, [])) }
      months[months.count - 1].entries.append(entry(event, desk.voice))
    }
    return months
  }

  private func entry(_ event: TimelineEvent, _ voice: Voice) -> Timeline.Entry {
    Timeline.Entry(
      title: voice(event.what.phrase), link: event.link, who: event.who, when: voice.day(event.day),
      machineTime: event.day.iso, content: "\(with: event.detail, { "<p dir=\"auto\">\($0)</p>" })")
  }

  private func ways(_ voice: Voice) -> HTML {
    let next = part.hasMore ? part.events.last?.place : nil
    guard asked.place != nil || next != nil else { return .nothing }
    return Pagination(
      showing: "", label: voice(.listPages),
      previous: asked.place == nil ? nil : (word: voice(.listBeginning), link: onward(asked.topic, nil)), pieces: [],
      next: next.map { (word: voice(.listNext), link: onward(asked.topic, $0)) }
    ).html
  }
}

extension PeoplePages {
  /// Everything of somebody's that the reader may see, by its days.
  func timeline(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    try await visit.on(get: {
      let asked = try visit.timeline(about: person)
      return .page(
        try await visit.work(.casework) { tx, desk in
          try People.meet(person, tx)
          let desk = try desk.with(person, tx)
          return try .together(People.title(of: person, tx, desk.voice), timelines.read(asked, tx, desk.voice)) {
            name, part in
            let page = TimelinePage(part, asked, at: PeopleAddress.timeline(person))
            return desk.page(
              name.map { desk.title(.timelineTitle, of: $0) } ?? desk.voice(.timelineTitle),
              trail: name.map { [($0, .to(PeopleAddress.person(person)))] } ?? [], page.html(desk))
          }
        })
    })
  }

  func timelineForPrograms(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    try await visit.on(get: {
      let asked = try visit.timeline(about: person)
      return .json(
        try await visit.work(.exchange) { tx, desk in
          try People.meet(person, tx)
          return try timelines.read(asked, tx, desk.voice).map(\.json)
        })
    })
  }

  static let timelineOperations: [Operation] = [
    Timelines.operation(
      .each(PeopleResource.timeline),
      "What happened about somebody and what is planned, by day, the newest first: as much as the token's account may see."
    )
  ]
}
