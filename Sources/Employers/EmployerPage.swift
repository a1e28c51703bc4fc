import Access
import Design
import Language
import Rules
import Values
import Web

/// Everything that the register of employers shows, without the database.
struct EmployersPage {
  let page: RegisterPage
  let stretch: ListStretch<OrganisationKind>
  let query: String
  let notice: HTML
  /// Whether anything was entered more than once.
  var twice = (firms: false, workplaces: false)

  func document(_ desk: Desk) -> HTML {
    desk.page(desk.voice(.employersTitle), "\(notice)\(search(desk))\(list(desk))\(enteredTwice(desk))")
  }

  private func enteredTwice(_ desk: Desk) -> HTML {
    """
    \(if: twice.firms, TwiceLink(desk.voice(.employersTwiceTitle), at: .enteredTwice).html)\
    \(if: twice.workplaces, TwiceLink(desk.voice(.workplacesTwiceTitle), at: .workplacesEnteredTwice).html)
    """
  }

  private func search(_ desk: Desk) -> HTML {
    """
    <form class="filter" role="search" method="get" action="\(Link.to(EmployersAddress.employers))">\
    <label for="q">\(desk.voice(.employersSearch))</label>\
    <input id="q" name="q" type="search" maxlength="\(Visit.longestSearch)" value="\(query)">\
    <button class="button">\(desk.voice(.navSearch))</button></form>
    """
  }

  private func list(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let enter =
      desk.actor.might(Create.self, OrganisationRecord.self)
      ? Button(voice(.employersEnter), .go(.to(EmployersAddress.newEmployer)), tone: .main, icon: .plus) : nil
    let letter: Character? = if case .from(let letter) = stretch { letter } else { nil }
    let letters =
      query.isEmpty
      ? page.ways.letters(
        EmployersAddress.employers, from: letter, isFirst: stretch == .first, isEmpty: page.found.isEmpty, desk)
      : HTML.nothing
    guard !page.found.isEmpty else {
      if stretch != .first {
        return "\(letters)\(page.ways.pastTheEnd(EmployersAddress.employers, query: query, desk))"
      }
      let empty =
        query.isEmpty
        ? EmptyState(title: voice(.employersNone), text: voice(.employersNoneWhy), button: enter)
        : EmptyState(
          title: voice(.employersNotFound(query: query)), text: voice(.employersNotFoundWhy), button: enter)
      return empty.html
    }
    let table = DataTable(
      caption: voice(.employersTitle), hidesCaption: true,
      columns: [.init(voice(.employerName)), .init(voice(.employerKind)), .init(voice(.employerContact))],
      rows: page.found.map { organisation in
        [
          "<a href=\"\(Link.to(EmployersAddress.employer(organisation.id)))\">\(name: organisation.details.name)</a>",
          "\(voice(organisation.details.kind.phrase))", contact(organisation.details),
        ]
      })
    let ways = page.ways.html(
      EmployersAddress.employers, query: query, number: { .employersNumber(n: $0) }, isFirst: stretch == .first, desk)
    return "\(ButtonRow(enter.map { [$0] } ?? []))\(letters)\(table)\(ways)"
  }

  private func contact(_ details: Organisation.Details) -> HTML {
    let phone = details.phone.map { Telephone($0).html }
    switch (details.contactName, phone) {
    case (let name?, let phone?): return "\(name: name), \(phone)"
    case (let name?, nil): return "\(name: name)"
    case (nil, let phone): return phone ?? .nothing
    }
  }
}

/// Everything that one organisation's page shows: who to call, and where it works.
struct EmployerPage {
  let organisation: Organisation
  /// None for whoever may not see workplaces: what is not shown is not said to be missing either.
  let workplaces: WorkplacesPage?
  let stretch: ListStretch<WorkplaceKind>
  /// Other records of the same firm.
  let doubles: [Organisation]
  let contacts: HTML
  /// Those of its country.
  let regions: [CountryHolidays.Region]

  func document(_ desk: Desk) -> HTML {
    desk.page(
      organisation.details.name, trail: [(desk.voice(.employersTitle), .to(EmployersAddress.employers))],
      "\(others(desk))\(details(desk))\(contacts)\(with: workplaces, { places($0, desk) })")
  }

  private func others(_ desk: Desk) -> HTML {
    OtherRecords(
      words: desk.voice(.employerDoubles),
      records: doubles.map { ($0.details.name, .to(EmployersAddress.employer($0.id))) }
    ).html
  }

  private func details(_ desk: Desk) -> Card {
    let voice = desk.voice
    let details = organisation.details
    let answer = Answer(unknown: voice(.employerNotAsked))
    return Card(
      title: voice(.employerDetails),
      content: SummaryList(
        [
          .init(voice(.employerKind), "\(voice(details.kind.phrase))"),
          .init(voice(.employerCountry), "\(voice.name(ofCountry: details.country) ?? details.country)"),
        ] + region(answer, voice) + [
          .init(voice(.employerRegisterNumber), answer.text(details.registerNumber)),
          .init(voice(.employerContactName), answer.text(details.contactName)),
          .init(voice(.employerPhone), answer.phone(details.phone)),
          .init(voice(.employerEmail), answer.mail(details.email)),
        ]
      ).html,
      buttons: desk.actor.might(Edit.self, OrganisationRecord.self)
        ? [Button(voice(.employerEdit), .go(.to(EmployersAddress.editEmployer(organisation.id))))] : [])
  }

  /// Where the country has some; otherwise nothing is missing.
  private func region(_ answer: Answer, _ voice: Voice) -> [SummaryList.Row] {
    guard !regions.isEmpty else { return [] }
    let name = regions.first { $0.code == organisation.details.region }?.name.text(in: voice.language).text
    return [.init(voice(.employerRegion), answer.text(name))]
  }

  private func places(_ page: WorkplacesPage, _ desk: Desk) -> HTML {
    let voice = desk.voice
    let workplaces = page.found
    let here = EmployersAddress.employer(organisation.id)
    let letter: Character? = if case .from(let letter) = stretch { letter } else { nil }
    let letters = page.ways.letters(
      here, from: letter, isFirst: stretch == .first, isEmpty: workplaces.isEmpty, desk)
    let enter =
      desk.actor.might(Create.self, WorkplaceRecord.self)
      ? Button(
        voice(.workplaceEnter), .go(.to(EmployersAddress.newWorkplace(organisation.id))), tone: .main, icon: .plus)
      : nil
    guard !workplaces.isEmpty else {
      if stretch != .first {
        return """
          <h2 id="workplaces">\(voice(.workplacesTitle))</h2>\(letters)\
          \(page.ways.pastTheEnd(here, query: "", desk))
          """
      }
      return EmptyState(title: voice(.workplacesNone), text: voice(.workplacesNoneWhy), button: enter).html
    }
    let table = DataTable(
      caption: voice(.workplacesTitle), hidesCaption: true,
      columns: [
        .init(voice(.workplaceName)), .init(voice(.workplaceAddress)), .init(voice(.workplaceOrdinaryStaff)),
      ],
      rows: workplaces.map { workplace in
        [
          "<a href=\"\(Link.to(EmployersAddress.workplace(workplace.id)))\">\(name: workplace.details.name)</a>",
          "\(name: workplace.details.address ?? "")", HeadcountLine(workplace.details.headcount, voice).html,
        ]
      })
    let ways =
      stretch == .first && page.ways.next == nil
      ? HTML.nothing
      : page.ways.html(here, query: "", number: { .workplacesNumber(n: $0) }, isFirst: stretch == .first, desk)
    return """
      <h2 id="workplaces">\(voice(.workplacesTitle))</h2>\(letters)\(table)\(ways)\(ButtonRow(enter.map { [$0] } ?? []))
      """
  }
}

/// A number of staff with the day on which it was true; or that nobody has asked yet.
struct HeadcountLine: Markup {
  let headcount: Workplace.Headcount?
  let voice: Voice

  init(_ headcount: Workplace.Headcount?, _ voice: Voice) { (self.headcount, self.voice) = (headcount, voice) }

  var html: HTML {
    guard let headcount else { return "\(Tag(voice(.workplaceStaffNotAsked), .due))" }
    return "\(voice(.workplaceStaffSaid(n: headcount.ordinaryStaff, date: headcount.asOf)))"
  }
}

/// What is known about something, or that it is not.
struct Answer {
  let unknown: String

  private var nothing: HTML { "<span class=\"quiet\">\(unknown)</span>" }

  func text(_ text: String?) -> HTML { text.map { "\(name: $0)" } ?? nothing }
  func phone(_ number: String?) -> HTML { number.map { Telephone($0).html } ?? nothing }

  func mail(_ mailbox: String?) -> HTML {
    guard let mailbox else { return nothing }
    guard let link = Link.mail(mailbox) else { return "\(name: mailbox)" }
    return "<a href=\"\(link)\">\(name: mailbox)</a>"
  }
}

/// That what a page is about stands elsewhere too, with the way there; nothing where it does not.
struct OtherRecords: Markup {
  let words: String
  let records: [(name: String, link: Link)]

  var html: HTML {
    guard !records.isEmpty else { return .nothing }
    return """
      <div role="note"><p>\(words)</p><ul>\
      \(each: records, { "<li><a href=\"\($0.link)\">\(name: $0.name)</a></li>" })</ul></div>
      """
  }
}
