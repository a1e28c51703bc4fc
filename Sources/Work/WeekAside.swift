public import Access
public import Design
import Language
public import Values
public import Web

/// What stands on the first page beside what is owed, from rooms that this one does not see. Nothing of it is stored as owed,
/// and nobody but the reader finds it: neither her team, nor what counts.
public struct WeekAside: Sendable {
  /// Heaps of the reader's own week: read from her own records when the week is read. Empty ones are left out.
  public typealias Heaps = @Sendable (ISOWeek, Transaction, Desk) throws -> Disclosed<[Pile]>
  /// Those whom the reader is with today, as mentor, trainer, counsellor or contact.
  public typealias People = @Sendable (Transaction, Desk) throws -> Disclosed<[PersonWithMe]>
  /// What else opens for a reader whose roles open nothing about people.
  public typealias Places = @Sendable (Desk) -> [(word: String, link: Link)]

  let heaps: Heaps
  let people: People
  let places: Places

  public init(heaps: @escaping Heaps, people: @escaping People, places: @escaping Places) {
    (self.heaps, self.people, self.places) = (heaps, people, places)
  }

  /// No more people are read than so many; beyond them it is said that there are more.
  public static let mostPeople = WeekPages.counted
}

/// Somebody whom the reader is with today.
public struct PersonWithMe: Sendable {
  public let id: PersonID
  public let name: String
  /// The pages about her that open for the reader, the first one at her name.
  public let ways: [Button]

  public init(id: PersonID, name: String, ways: [Button]) { (self.id, self.name, self.ways) = (id, name, ways) }
}

extension WeekAside {
  /// The people whom the reader is with, part by part, with how many they are.
  static func section(_ people: [PersonWithMe], _ desk: Desk) -> HTML {
    guard !people.isEmpty else { return .nothing }
    let voice = desk.voice
    let isMore = people.count > mostPeople
    let all = Array(people.prefix(mostPeople))
    let part = desk.part(of: all, "with", at: place, voice(.weekWithTitle))
    return """
      <section class="card" id="\(place)" aria-labelledby="with-title"><h2 id="with-title">\(voice(.weekWithTitle)) \
      <span class="count">\(isMore ? voice(.weekMoreThan(n: mostPeople)) : voice.number(all.count))</span></h2>\
      <ul class="plain">\(each: part.items, { person in
        "<li><p>\(name: person.name)</p>\(ButtonRow(person.ways))</li>"
      })</ul>\(part.ways)</section>
      """
  }

  private static let place = "with"

  /// The first page of whoever is owed nothing: whom she is with, and what opens for her.
  func firstPage(_ tx: Transaction, _ desk: Desk) throws -> Disclosed<HTML> {
    try people(tx, desk).map { people in
      let voice = desk.voice
      let places = places(desk)
      return desk.page(
        voice(.weekTitle), lead: voice(people.isEmpty ? .weekOpensLead : .weekOpensLeadWith),
        """
        \(WeekAside.section(people, desk))\
        <section class="card" aria-labelledby="opens"><h2 id="opens">\(voice(.weekOpensTitle))</h2>\
        <ul class="plain">\(each: places, { "<li><a href=\"\($0.link)\">\($0.word)</a></li>" })</ul></section>
        """)
    }
  }
}
