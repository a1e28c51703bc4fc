public import Access
public import Design
import Language
public import Values
public import Web
import Work

/// The pages about people. Other rooms add panels and facts to a person's page without this room knowing them.
public struct PeoplePages: Sendable {
  /// Something that another room shows on a person's page.
  public typealias Panel = @Sendable (PersonID, Transaction, Desk) throws -> Disclosed<HTML>
  public typealias StripFacts = @Sendable (PersonID, Transaction, Desk) throws -> Disclosed<[PersonStrip.Fact]>

  let panels: [Panel]
  let facts: [StripFacts]
  /// What other rooms add to the page that is printed before a talk.
  let history: [Panel]
  let timelines: Timelines

  let country: Dialling.Country
  let reachable: Reachable.Source

  init(
    panels: [Panel], facts: [StripFacts], history: [Panel], timelines: Timelines, country: @escaping Dialling.Country,
    reachable: @escaping Reachable.Source
  ) {
    (self.panels, self.facts, self.history, self.timelines) = (panels, facts, history, timelines)
    (self.country, self.reachable) = (country, reachable)
  }

  static let pageSize = 25

  /// The list, or what a search found in it.
  func people(_ visit: Visit) async throws -> Reply {
    try await visit.on(
      get: {
        let query = try visit.searchText()
        let (search, stretch) = (SearchText(query), try visit.stretch(PersonKind.self))
        return .page(
          try await visit.work(.search) { tx, desk in
            let notice = try desk.noticeOfSearch(search, in: .person, tx)
            let twice =
              try query.isEmpty && stretch == .first ? People.isAnyEnteredTwice(tx) : tx.me.map { _ in false }
            let isFoundByNumber =
              try desk.actor.might(List.self, IdentityNumberRecord.self) && IdentityBases.areOn(tx)
            return .together(try PeoplePages.found(search, stretch, tx, desk), twice) { page, twice in
              func way(_ title: Phrase, _ address: PeopleAddress) -> Button {
                Button(desk.voice(title), .go(.to(address)), tone: .quiet)
              }
              let ways =
                (isFoundByNumber ? [way(.identityFindTitle, .personByNumber)] : [])
                + (twice ? [way(.peopleTwiceTitle, .enteredTwice)] : [])
              return desk.page(
                desk.voice(.peopleTitle),
                "\(notice)\(PeoplePages.list(page, stretch, query: query, desk))\(ButtonRow(ways))"
              )
            }
          })
      },
      post: {
        try await entering(visit) {
          try await visit.submit(
            .casework, reading: { $0 },
            mending: { made in
              guard case .person(let id)? = PeopleAddress(path: made.path) else { throw NotFound() }
              return try await visit.mending(
                PeopleAddress.editPerson(id), titled: .personEditTitle, cancel: .to(PeopleAddress.person(id)),
                editable: PeoplePages.editable(id))
            }
          ) { tx, fields in
            let entry = try PersonForm.read(
              fields, today: tx.today, Dialling(country: try country(tx)), isToldAddress: true)
            let id = try People.enterOnce(entry, tx)
            return Link.to(PeopleAddress.person(id)).saying(.donePersonEntered, about: id, at: .first)
          }
        }
      })
  }

  /// What is found stands on pages in the order of the index, each page in that of the reader.
  private static func found(
    _ search: SearchText, _ stretch: ListStretch<PersonKind>, _ tx: Transaction, _ desk: Desk
  ) throws -> Disclosed<PeoplePage> {
    let alphabet = Alphabet(readingIn: desk.voice.language)
    guard search.understood == .nothing else {
      let place: PlaceInOrder<PersonKind>? = if case .after(let place) = stretch { place } else { nil }
      return try People.search(search, after: place, limit: pageSize, tx, desk.voice).flatMap { page in
        let isAll = place == nil && page.ways.next == nil
        let number =
          try isAll
          ? tx.me.map { _ in page.people.count }
          : People.number(foundBy: search, upTo: ListWays<PersonKind>.mostFound + 1, tx)
        return number.map { number in
          var page = page
          page.people.sort { $0.place(in: alphabet) < $1.place(in: alphabet) }
          page.ways.total = number
          return page
        }
      }
    }
    return try Disclosed.together(
      People.list(stretch, in: alphabet, limit: pageSize, tx), People.reachable(upTo: ListWays<PersonKind>.most + 1, tx)
    ) { ($0, $1) }.flatMap { page, number in
      try People.marked(page.people, tx, desk.voice).map { people in
        var page = page
        (page.people, page.ways.total) = (people, number)
        return page
      }
    }
  }

  private static func list(
    _ page: PeoplePage, _ stretch: ListStretch<PersonKind>, query: String, _ desk: Desk
  ) -> HTML {
    let voice = desk.voice
    let mayEnter = desk.actor.might(Create.self, PersonRecord.self)
    let enter =
      mayEnter ? Button(voice(.peopleEnter), .go(.to(PeopleAddress.newPerson)), tone: .main, icon: .plus) : nil
    let search: HTML = """
      <form class="filter" role="search" method="get" action="\(Link.to(PeopleAddress.people))">\
      <label for="q">\(voice(.peopleSearch))</label>\
      <input id="q" name="q" type="search" maxlength="\(Visit.longestSearch)" value="\(query)"><button class="button">\(voice(.navSearch))</button></form>
      """
    let letter: Character? = if case .from(let letter) = stretch { letter } else { nil }
    let letters =
      query.isEmpty
      ? page.ways.letters(
        PeopleAddress.people, from: letter, isFirst: stretch == .first, isEmpty: page.people.isEmpty, desk)
      : HTML.nothing
    guard !page.people.isEmpty else {
      if stretch != .first {
        return "\(search)\(letters)\(page.ways.pastTheEnd(PeopleAddress.people, query: query, desk))"
      }
      let empty =
        query.isEmpty
        ? EmptyState(title: voice(.peopleNone), text: voice(.peopleNoneWhy), button: enter)
        : EmptyState(title: voice(.peopleNotFound(query: query)), text: voice(.peopleNotFoundWhy), button: enter)
      return "\(search)\(empty)"
    }
    let table = DataTable(
      caption: voice(.peopleTitle), hidesCaption: true,
      columns: [
        .init(voice(.personName)), .init(voice(.personPreferredName)), .init(voice(.personOriginalName)),
        .init(voice(.peopleBorn)),
      ],
      rows: page.people.map { person in
        [
          "<a href=\"\(Link.to(PeopleAddress.person(person.id)))\">\(name: person.name)</a>\(desk.mark(of: person.id))",
          person.preferredName.map { "\(name: $0)" } ?? "",
          """
          \(with: person.originalName, { "<bdi\(with: person.originalLanguage, { " lang=\"\($0)\"" })>\($0)</bdi>" })
          """, person.toldBirth.map { "\($0)" } ?? "",
        ]
      })
    let ways = page.ways.html(
      PeopleAddress.people, query: query, number: { .peopleNumber(n: $0) }, isFirst: stretch == .first, desk)
    let isCut = !query.isEmpty && (page.ways.next != nil || stretch != .first)
    let order: HTML =
      isCut && Alphabet(readingIn: voice.language) != .latin
      ? "<p class=\"quiet\">\(voice(.listFoundOrder))</p>" : .nothing
    return "\(search)\(ButtonRow(enter.map { [$0] } ?? []))\(letters)\(order)\(table)\(ways)"
  }

  func newPerson(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: { try await form(visit, PeopleAddress.people, Fields(), [], status: 200) })
  }

  private func entering(_ visit: Visit, _ work: () async throws -> Reply) async throws -> Reply {
    do {
      return try await work()
    } catch let refused as Refused {
      return try await form(visit, PeopleAddress.people, try visit.fields(), refused.problems, status: 422)
    }
  }

  private func form(
    _ visit: Visit, _ action: PeopleAddress, _ answers: Fields, _ problems: [Problem], status: Int
  ) async throws -> Reply {
    .page(
      try await visit.work(.casework) { tx, desk in
        guard desk.actor.might(Create.self, PersonRecord.self) else { throw NotFound() }
        return tx.me.map { _ in
          let form = QuestionForm(
            action, PersonForm.shown(answers, isToldAddress: desk.actor.might(Create.self, PostalAddressRecord.self)),
            answers: answers, problems: problems, submit: .personEnterSubmit,
            cancel: .to(PeopleAddress.people)
          ).offering(.personAnother, of: PersonForm.another)
          return desk.page(
            desk.voice(.personEnterTitle), trail: [(desk.voice(.navPeople), .to(PeopleAddress.people))], desk.form(form)
          )
        }
      }, status: status)
  }

  /// One person, with everything that the rooms above show here.
  func person(_ visit: Visit, _ id: PersonID) async throws -> Reply {
    try await visit.on(get: {
      .page(
        try await visit.work(.casework) { tx, desk in
          let person = try People.withAddress(People.find(id, tx, desk.voice), id, tx)
          let desk = try desk.with(id, tx)
          let considerations = try Considerations.shown(of: id, tx)
          let panels = try self.panels.map { try $0(id, tx, desk) }.joined()
          let facts = try self.facts.map { try $0(id, tx, desk) }.joined()
          let nextStep = try Obligations.nextStep(
            about: .person(id), at: .to(PeopleAddress.person(id)), tx, desk)
          let reachable = try self.reachable(id, tx)
          return .together(person, considerations, panels, facts, nextStep, try tx.workers(of: id), reachable) {
            PersonPage(
              person: $0, considerations: $1, panels: $2, facts: $3, nextStep: $4, workers: $5, reachable: $6
            ).document(desk)
          }
        })
    })
  }

  func edit(_ visit: Visit, _ id: PersonID) async throws -> Reply {
    try await visit.editing(
      PeopleAddress.editPerson(id), titled: .personEditTitle, cancel: .to(PeopleAddress.person(id)),
      done: nil, unchanged: .doneUnchanged, editable: PeoplePages.editable(id),
      save: { tx, fields, version in
        try People.whole(id, tx).act { before in
          let entry = try PersonForm.read(
            fields, today: tx.today, Dialling(country: try country(tx), keeping: before.details.channels),
            isToldAddress: before.details.address != .untold)
          try People.changeOnce(id, from: before, to: entry, seen: version, tx)
        }
        return .to(PeopleAddress.person(id)).saying(.doneSaved, about: id, at: version.next)
      })
  }

  private static func editable(
    _ id: PersonID
  ) -> @Sendable (Transaction, Desk) throws -> Disclosed<Editable> {
    { tx, desk in
      _ = try tx.grant(Edit.self, PersonRecord.self)
      let closed = try desk.closed(about: id, tx)
      return try People.withAddress(People.find(id, tx, desk.voice), id, tx).map { person in
        let answers = PersonForm.answers(person.details)
        return Editable(
          version: person.version, answers: answers, name: person.toldName,
          questions: PersonForm.shown(answers, isToldAddress: person.details.address != .untold),
          closed: closed, otherwise: (.personAnother, PersonForm.another.name, "yes"))
      }
    }
  }
}
