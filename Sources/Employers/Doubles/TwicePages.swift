import Access
import Design
import Language
import Values
import Web

// What of the register was entered more than once, as pages and for programs.

extension EmployerPages {
  func enteredTwice(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let place = try visit.place(OrganisationKind.self)
      return .page(
        try await visit.work(.casework) { tx, desk in
          try Employers.enteredTwice(after: place, limit: EmployerPages.pageSize, tx).map { page in
            TwiceDocument(
              title: .employersTwiceTitle, words: .employersTwiceWords, none: .employersTwiceNone,
              number: .employerRegisterNumber, records: .employersTitle, address: .enteredTwice
            ).html(page, isFirst: place == nil, desk) { firm in
              "<a href=\"\(Link.to(EmployersAddress.employer(firm.id)))\">\(name: firm.details.name)</a>"
            }
          }
        })
    })
  }

  func workplacesEnteredTwice(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let place = try visit.place(WorkplaceKind.self)
      return .page(
        try await visit.work(.casework) { tx, desk in
          try Employers.workplacesEnteredTwice(after: place, limit: EmployerPages.pageSize, tx).map { page in
            TwiceDocument(
              title: .workplacesTwiceTitle, words: .workplacesTwiceWords, none: .workplacesTwiceNone,
              number: .workplaceUnitNumber, records: .workplacesTitle, address: .workplacesEnteredTwice
            ).html(page, isFirst: place == nil, desk) { workplace in
              """
              <a href="\(Link.to(EmployersAddress.workplace(workplace.id)))">\(name: workplace.details.name)</a>, \
              \(name: workplace.organisationName)
              """
            }
          }
        })
    })
  }
}

/// The words of a page about what was entered twice, and how it is laid out.
private struct TwiceDocument {
  let title: Phrase
  let words: Phrase
  let none: Phrase
  let number: Phrase
  let records: Phrase
  let address: EmployersAddress

  func html<Record, Of>(
    _ page: TwicePage<Record, Of>, isFirst: Bool, _ desk: Desk, _ record: (Record) -> HTML
  ) -> HTML {
    let voice = desk.voice
    let trail: [(String, Link)] =
      desk.actor.might(List.self, OrganisationRecord.self)
      ? [(voice(.employersTitle), .to(EmployersAddress.employers))] : []
    guard !page.groups.isEmpty else {
      let empty: HTML =
        isFirst ? "<p>\(voice(none))</p>" : ListWays<Of>().pastTheEnd(address, query: "", desk)
      return desk.page(voice(title), trail: trail, empty)
    }
    let table = DataTable(
      caption: voice(title), hidesCaption: true, columns: [.init(voice(number)), .init(voice(records))],
      rows: page.groups.map { group in
        [
          "<bdi>\(group.number)</bdi> (\(voice.name(ofCountry: group.country) ?? group.country))",
          "<ul>\(each: group.records, { "<li>\(record($0))</li>" })</ul>",
        ]
      })
    return desk.page(
      voice(title), trail: trail,
      "<p>\(voice(words))</p>\(table)\(ListWays(next: page.next).onward(address, isFirst: isFirst, desk))")
  }
}

extension EmployersAPI {
  func organisationsEnteredTwice(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let limit = try visit.limit(usual: 25, most: 100)
      let place = try visit.place(OrganisationKind.self)
      return .json(
        try await visit.work(.exchange) { tx, _ in
          try Employers.enteredTwice(after: place, limit: limit, tx).map { page in
            ["items": .array(page.groups.map(Organisation.twiceShape.json)), "next": .text(page.next?.cursor)]
          }
        })
    })
  }

  func workplacesEnteredTwice(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let limit = try visit.limit(usual: 25, most: 100)
      let place = try visit.place(WorkplaceKind.self)
      return .json(
        try await visit.work(.exchange) { tx, _ in
          try Employers.workplacesEnteredTwice(after: place, limit: limit, tx).map { page in
            ["items": .array(page.groups.map(Workplace.twiceShape.json)), "next": .text(page.next?.cursor)]
          }
        })
    })
  }

  static let twiceOperations: [Operation] = [
    .pages(
      .at(EmployersResource.organisationsEnteredTwice),
      "Numbers of a register that stand in several organisations' records, each with these records, the oldest first.",
      of: Organisation.twiceShape.schema),
    .pages(
      .at(EmployersResource.workplacesEnteredTwice),
      "Numbers that stand in several workplaces' records, each with these records, the oldest first.",
      of: Workplace.twiceShape.schema),
  ]
}

extension Organisation {
  static let twiceShape = Shape<Twice<Organisation>>("OrganisationEnteredTwice") { twice in
    twice.words("registerNumber") { $0.number }
    twice.member("country", .country) { .string($0.country) }
    twice.list("records", of: Organisation.shape) { $0.records }
  }
}

extension Workplace {
  static let twiceShape = Shape<Twice<Workplace>>("WorkplaceEnteredTwice") { twice in
    twice.words("unitNumber") { $0.number }
    twice.member("country", .country) { .string($0.country) }
    twice.list("records", of: Workplace.shape) { $0.records }
  }
}

/// The way to what was entered twice, below a list.
struct TwiceLink: Markup {
  let words: String
  let address: EmployersAddress

  init(_ words: String, at address: EmployersAddress) { (self.words, self.address) = (words, address) }

  var html: HTML { "<p><a href=\"\(Link.to(address))\">\(words)</a></p>" }
}
