import Access
import Design
import Language
import Values
import Web

// Who may have been entered twice, as a page and for programs.

extension PeoplePages {
  func enteredTwice(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let place = try visit.place(PersonKind.self)
      return .page(
        try await visit.work(.casework) { tx, desk in
          try People.enteredTwice(after: place, limit: PeoplePages.pageSize, tx).map { page in
            PeoplePages.twice(page, isFirst: place == nil, desk)
          }
        })
    })
  }

  private static func twice(_ page: AlikePage, isFirst: Bool, _ desk: Desk) -> HTML {
    let voice = desk.voice
    let trail = [(voice(.peopleTitle), Link.to(PeopleAddress.people))]
    let phones: HTML = "<p class=\"quiet\">\(voice(.peopleTwicePhones(n: Sameness.mostOfOnePhone)))</p>"
    guard !page.pairs.isEmpty else {
      let empty: HTML =
        isFirst
        ? "<p>\(voice(.peopleTwiceNone))</p>\(phones)"
        : ListWays<PersonKind>().pastTheEnd(PeopleAddress.enteredTwice, query: "", desk)
      return desk.page(voice(.peopleTwiceTitle), trail: trail, empty)
    }
    let mayJoin = desk.might(Create.self, PersonMergeRecord.self)
    let table = DataTable(
      caption: voice(.peopleTwiceTitle), hidesCaption: true,
      columns: [.init(voice(.peopleTwiceOne)), .init(voice(.peopleTwiceOther)), .init(voice(.peopleTwiceAlike))]
        + (mayJoin ? [.init(voice(.joinCompare))] : []),
      rows: page.pairs.map { pair in
        pair.people.map { known(in: $0, voice) } + [
          """
          <ul>\(if: pair.isCalledAlike, "<li>\(voice(.peopleTwiceName))</li>")\
          \(if: pair.hasSamePhone, "<li>\(voice(.peopleTwicePhone))</li>")</ul>
          """
        ]
          + (mayJoin && pair.people.count == 2
            ? [PeoplePages.comparing(pair.people[0].person, pair.people[1].person, voice)] : [])
      })
    let ways = ListWays(next: page.next).onward(PeopleAddress.enteredTwice, isFirst: isFirst, desk)
    return desk.page(
      voice(.peopleTwiceTitle), trail: trail, "<p>\(voice(.peopleTwiceWords))</p>\(phones)\(table)\(ways)")
  }

  private static func comparing(_ one: ListedPerson, _ other: ListedPerson, _ voice: Voice) -> HTML {
    Button(
      voice(.joinCompareThese), .go(.to(PeopleAddress.joinRecords(one.id), query: ["with": other.id.text])),
      tone: .quiet, about: one.name
    ).html
  }

  private static func known(in known: KnownPerson, _ voice: Voice) -> HTML {
    """
    <a href="\(Link.to(PeopleAddress.person(known.person.id)))">\(name: known.person.name)</a>\
    \(with: known.born, { ", \(voice(.peopleTwiceBorn(date: $0)))" })\
    \(with: known.phone, { ", <bdi dir=\"ltr\">\(Telephone.shown($0))</bdi>" })
    """
  }
}

extension PeopleAPI {
  func peopleEnteredTwice(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let limit = try visit.limit(usual: 25, most: 100)
      let place = try visit.place(PersonKind.self)
      return .json(
        try await visit.work(.exchange) { tx, _ in
          try People.enteredTwice(after: place, limit: limit, tx).map { page in
            ["items": .array(page.pairs.map(AlikePair.shape.json)), "next": .text(page.next?.cursor)]
          }
        })
    })
  }

  static let twiceOperations: [Operation] = [
    .pages(
      .at(PeopleResource.enteredTwice),
      "People within reach who may be one person, pair by pair: born on the same day with such a name, or with the same telephone, unless more than ten people have it.",
      of: AlikePair.shape.schema)
  ]
}

extension AlikePair {
  static let shape = Shape<AlikePair>("PeopleAlike") { pair in
    pair.list("people", of: ListedPerson.shape) { $0.people.map(\.person) }
    pair.truth("sameBirthDateAndName") { $0.isCalledAlike }
    pair.truth("samePhone") { $0.hasSamePhone }
  }
}
