import Access
import Design
import Employers
import Language
import People
import Placements
import Values
import Web

/// What one search finds, list by list; each under its own grant, so that nothing is found that could not be opened.
struct SearchFindings: Sendable {
  /// Records of one kind, in the order of their list.
  struct Group: Sendable {
    /// The name of the list in the API, and the id of its heading.
    let key: String
    let title: Phrase
    var hits: [Hit]
    let hasMore: Bool
    /// How many were found, counted to one beyond `counted`.
    var number = 0
    /// Whether the index was read in the order of names, with letters behind Z among the others.
    var isByName = true
    /// The way to all of them, where there is a list that can be asked.
    var all: (word: Phrase, link: Link)?
  }

  struct Hit: Sendable {
    let id: String
    let name: String
    /// What tells it from others of the name.
    let beside: [String]
    /// What of that is written in a language of its own.
    var quotes: [Quote] = []
    /// Whom it is about; none of firms and workplaces.
    var person: PersonID?
    let page: Link
    let resource: any APIAddress
  }

  /// So many of each list are shown.
  static let most = 10
  /// As far as they are counted.
  static let counted = ListWays<PersonKind>.mostFound

  let search: SearchText
  let groups: [Group]
  /// The index has everybody.
  let isComplete: Bool

  var found: [Group] { groups.filter { !$0.hits.isEmpty } }
}

extension SearchFindings {
  /// Looks for it in every list that the actor may ask.
  static func of(
    _ search: SearchText, _ placements: Placements, _ tx: Transaction, _ voice: Voice
  ) throws -> Disclosed<SearchFindings> {
    let isComplete = try tx.isSearchComplete()
    var groups: [Disclosed<Group>] = []
    if search.understood != .nothing, search.understood != .signs {
      if tx.actor.might(List.self, PersonRecord.self) {
        groups.append(
          try numbered(people(search, tx, voice), tx, voice) { try People.number(foundBy: search, upTo: $0, tx) })
      }
      if tx.actor.might(List.self, OrganisationRecord.self) {
        groups.append(
          try numbered(organisations(search, tx), tx, voice) { try Employers.number(foundBy: search, upTo: $0, tx) })
      }
      if tx.actor.might(List.self, WorkplaceRecord.self) {
        groups.append(
          try numbered(workplaces(search, tx), tx, voice) {
            try Employers.numberOfWorkplaces(foundBy: search, upTo: $0, tx)
          })
      }
      if tx.actor.might(List.self, PlacementRecord.self) {
        groups.append(
          try numbered(Self.placements(search, placements, tx, voice), tx, voice) {
            try placements.number(foundBy: search, upTo: $0, tx)
          })
      }
    }
    return .together(groups.joined(), tx.me) { groups, _ in
      SearchFindings(search: search, groups: groups, isComplete: isComplete)
    }
  }

  /// With how many there are, where not all of them are shown.
  private static func numbered(
    _ group: Disclosed<Group>, _ tx: Transaction, _ voice: Voice, _ count: (Int) throws -> Disclosed<Int>
  ) throws -> Disclosed<Group> {
    try group.flatMap { group in
      try (group.hasMore ? count(counted + 1) : tx.me.map { _ in group.hits.count }).map { number in
        var group = group
        group.number = number
        if group.isByName { group.hits = group.hits.inOrder(of: Alphabet(readingIn: voice.language)) { $0.name } }
        return group
      }
    }
  }

  private static func people(
    _ search: SearchText, _ tx: Transaction, _ voice: Voice
  ) throws -> Disclosed<Group> {
    try People.search(search, after: nil, limit: most, tx, voice).map { found in
      Group(
        key: "people", title: .navPeople,
        hits: found.people.map { person in
          Hit(
            id: person.id.text, name: person.name,
            beside: [person.preferredName, person.originalName, person.toldBirth].compactMap { $0 }
              .filter { $0 != person.name },
            quotes: person.originalName.flatMap { name in person.originalLanguage.map { [Quote(name, $0)] } } ?? [],
            person: person.id, page: .to(PeopleAddress.person(person.id)), resource: PeopleResource.person(person.id))
        }, hasMore: found.next != nil,
        all: (.searchMorePeople, .to(PeopleAddress.people, query: ["q": search.text])))
    }
  }

  private static func organisations(_ search: SearchText, _ tx: Transaction) throws -> Disclosed<Group> {
    try Employers.search(search, after: nil, limit: most, tx).map { found in
      Group(
        key: "organisations", title: .navEmployers,
        hits: found.found.map { firm in
          Hit(
            id: firm.id.text, name: firm.details.name, beside: [firm.details.registerNumber].compactMap { $0 },
            page: .to(EmployersAddress.employer(firm.id)), resource: EmployersResource.organisation(firm.id))
        }, hasMore: found.next != nil,
        all: (.searchMoreEmployers, .to(EmployersAddress.employers, query: ["q": search.text])))
    }
  }

  private static func workplaces(_ search: SearchText, _ tx: Transaction) throws -> Disclosed<Group> {
    try Employers.workplaces(named: search, in: .latin, limit: most + 1, tx).map { found in
      Group(
        key: "workplaces", title: .workplacesTitle,
        hits: found.prefix(most).map { place in
          Hit(
            id: place.id.text, name: place.details.name,
            beside: [place.organisationName, place.details.unitNumber].compactMap { $0 },
            page: .to(EmployersAddress.workplace(place.id)), resource: EmployersResource.workplace(place.id))
        }, hasMore: found.count > most)
    }
  }

  private static func placements(
    _ search: SearchText, _ placements: Placements, _ tx: Transaction, _ voice: Voice
  ) throws -> Disclosed<Group> {
    try placements.search(search, limit: most, tx).flatMap { found in
      try .together(
        People.names(found.rows.map(\.person), tx, voice),
        Employers.names(of: found.rows.map { .workplace($0.workplace) }, tx)
      ) { people, places in
        Group(
          key: "placements", title: .navPlacements,
          hits: found.rows.map { placement in
            Hit(
              id: placement.id.text, name: people[placement.person] ?? placement.papers.caseNumber ?? "",
              beside: [placement.papers.caseNumber, places[.workplace(placement.workplace)]?.name].compactMap { $0 },
              person: placement.person, page: .to(PlacementsAddress.placement(placement.id)),
              resource: PlacementsResource.placement(placement.id))
          }, hasMore: found.hasMore, isByName: false)
      }
    }
  }
}
