import Access
import Language
import Values
import Web

/// A contact that was noted, or a follow-up that was held: that is one too, and is logged where it is owed.
enum Contacted: Sendable {
  case noted(ContactEntry)
  case held(TimelineEvent)

  var place: TimelinePlace {
    switch self {
    case .noted(let entry): entry.timelinePlace
    case .held(let event): event.place
    }
  }
}

extension Contacted {
  /// Who sees to what is to come of it.
  fileprivate var owner: AccountID? { if case .noted(let entry) = self { entry.next?.owner } else { nil } }
}

extension ContactEntry {
  /// As it stands in a timeline.
  fileprivate var timelinePlace: TimelinePlace {
    TimelinePlace(
      day: details.on,
      key: [TimelineEvent.Topic.contacts.rawValue, id.text, TimelineEvent.What.contact.rawValue, ""].joined(
        separator: "."))
  }
}

/// A page of everything that was said with somebody, or about them: the newest first, by one order.
struct ContactedPage: Sendable {
  let rows: [Contacted]
  let hasMore: Bool
  /// Those who see to what is to come.
  let workers: [Worker]

  var next: TimelinePlace? { hasMore ? rows.last?.place : nil }
}

/// What was noted, and the follow-ups that were held, as far as the reader sees them.
struct ContactedReading: Sendable {
  let timelines: Timelines

  func page(
    of person: PersonID, after place: TimelinePlace?, limit: Int, _ tx: Transaction, _ voice: Voice
  ) throws -> Disclosed<ContactedPage> {
    let asked = TimelineAsked(about: person, only: .followUpHeld, after: place, limit: limit)
    // What is cut off either list stands behind the page: of both together no more than `limit` are shown.
    let noted = try ContactLog.of(person, behind: asked.start(of: .contacts), limit: limit, tx)
    return try noted.flatMap { noted in
      try timelines.read(asked, tx, voice).flatMap { held in
        let all = noted.rows.map { Contacted.noted($0) } + held.events.map { Contacted.held($0) }
        let shown = Array(all.sorted { $0.place > $1.place }.prefix(limit))
        let owners = Set(shown.compactMap(\.owner))
        return try tx.workers(of: person, seeing: ContactEntryRecord.self, among: owners).map { workers in
          ContactedPage(
            rows: shown, hasMore: noted.hasMore || held.hasMore || all.count > limit, workers: workers)
        }
      }
    }
  }
}
