import Access
import Employers
import Language
import People
import Web

extension House {
  /// One box for people and firms; each under its own grant, so that nothing is found that could not be opened.
  func search(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let query = try visit.searchText()
      let (names, firmNames) = (NameSearch(query), FirmSearch(query))
      return .page(
        try await visit.work(.search) { tx, desk in
          let voice = desk.voice
          let people =
            desk.actor.might(List.self, PersonRecord.self)
            ? try People.search(names, after: nil, limit: 10, tx).map(\.people) : tx.me.map { _ in [] }
          let firms =
            desk.actor.might(List.self, OrganisationRecord.self)
            ? try Employers.search(firmNames, after: nil, limit: 10, tx).map(\.found) : tx.me.map { _ in [] }
          return .together(people, firms) { people, firms in
            let nothing = query.isEmpty || (people.isEmpty && firms.isEmpty)
            return desk.page(
              query.isEmpty ? voice(.searchTitle) : voice(.searchFor(query: query)),
              nothing
                ? """
                <form class="filter" role="search" method="get" action="\(Link.to(FrameAddress.search))">\
                <label for="q">\(voice(.navSearchLabel))</label>\
                <input id="q" name="q" type="search" maxlength="\(Visit.longestSearch)" value="\(query)"><button class="button">\(voice(.navSearch))</button>\
                </form><p class="quiet">\(voice(query.isEmpty ? .searchHint : .searchNothing))</p>
                """
                : """
                \(if: !people.isEmpty, """
                  <section aria-labelledby="people"><h2 id="people">\(voice(.navPeople))</h2>\
                  <ul class="plain">\(each: people, { person in
                    "<li><a href=\"\(Link.to(PeopleAddress.person(person.id)))\">\(name: person.name)</a></li>"
                  })</ul>\(if: people.count == 10, """
                    <p><a href="\(Link.to(PeopleAddress.people, query: ["q": query]))">\(voice(.searchMorePeople))</a></p>
                    """)</section>
                  """)\
                \(if: !firms.isEmpty, """
                  <section aria-labelledby="firms"><h2 id="firms">\(voice(.navEmployers))</h2>\
                  <ul class="plain">\(each: firms, { firm in
                    "<li><a href=\"\(Link.to(EmployersAddress.employer(firm.id)))\">\(name: firm.details.name)</a></li>"
                  })</ul></section>
                  """)
                """)
          }
        })
    })
  }
}
