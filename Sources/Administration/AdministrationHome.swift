import Access
import Design
import Language
import Programmes
import Rules
import Values
import Web

/// The first page of whoever administers: what there is to look after, in numbers. Nothing about a participant.
struct AdministrationHome: Sendable {
  let shelf: ProgrammeShelf

  private var packs: [RulePack] { shelf.packs }

  struct Numbers: Sendable {
    let open: Int
    let invited: Int
    let closed: Int
  }

  private static func numbers(_ tx: Transaction) throws -> Disclosed<Numbers> {
    _ = try tx.grant(Edit.self, AccountRecord.self)
    func count(_ counting: Counting<AccountRecord>) throws -> Disclosed<Int> {
      try tx.count(counting, try tx.grant(Count.self, AccountRecord.self))
    }
    return try .together(count(Account.open), count(Account.invited), count(Account.closed)) {
      Numbers(open: $0, invited: $1, closed: $2)
    }
  }

  func page(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      .page(
        try await visit.work(.administration) { tx, desk in
          try AdministrationHome.numbers(tx).map { numbers in
            desk.page(
              desk.voice(.administrationTitle), lead: desk.voice(.administrationLead),
              "\(accounts(numbers, desk))\(installation(desk))\(access(desk))\(models(desk))\(rules(desk))")
          }
        })
    })
  }

  private func accounts(_ numbers: Numbers, _ desk: Desk) -> HTML {
    let voice = desk.voice
    return Card(
      title: voice(.accountsTitle),
      content: SummaryList([
        .init(voice(.accountOpen), "\(voice.number(numbers.open))"),
        .init(voice(.accountInvited), "\(voice.number(numbers.invited))"),
        .init(voice(.accountClosed), "\(voice.number(numbers.closed))"),
      ]).html,
      buttons: [
        Button(voice(.accountsSee), .go(.to(AdministrationAddress.accounts)), tone: .main),
        Button(voice(.accountInvite), .go(.to(AdministrationAddress.newAccount))),
      ]
    ).html
  }

  private func installation(_ desk: Desk) -> HTML {
    let voice = desk.voice
    return Card(
      title: voice(.installationTitle), content: "<p>\(voice(.installationLead))</p>",
      buttons: [
        Button(voice(.installationGo), .go(.to(AdministrationAddress.installation))),
        Button(voice(.referrersTitle), .go(.to(AdministrationAddress.referrers))),
        Button(voice(.identityBasisTitle), .go(.to(AdministrationAddress.identityNumbers))),
      ]
    ).html
  }

  private func access(_ desk: Desk) -> HTML {
    let voice = desk.voice
    return Card(
      title: voice(.accessViewTitle), content: "<p>\(voice(.accessViewLead))</p>",
      buttons: [Button(voice(.accessViewGo), .go(.to(AdministrationAddress.accessRules)))]
    ).html
  }

  private func models(_ desk: Desk) -> HTML {
    let voice = desk.voice
    return Card(
      title: voice(.modelsTitle),
      content: """
        <p>\(voice(.modelsLead))</p>
        <ul class="plain">\(each: shelf.models, { model in
          let title = model.title.text(in: voice.language)
          return """
            <li><a href="\(Link.to(AdministrationAddress.programmeModel(model.code.text)))">\
            <bdi lang="\(title.language.text)">\(title.text)</bdi></a></li>
            """
        })</ul>
        """
    ).html
  }

  private func rules(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let table = DataTable(
      caption: voice(.rulesTitle), hidesCaption: true,
      columns: [
        .init(voice(.rulesPack)), .init(voice(.rulesCountry)), .init(voice(.rulesFrom)),
        .init(voice(.rulesNumber), .number), .init(voice(.rulesUnverified), .number),
        .init(voice(.rulesState), .status),
      ],
      rows: packs.map { pack in
        let (census, title) = (pack.census, pack.title.text(in: voice.language))
        return [
          """
          <a href="\(Link.to(AdministrationAddress.rulePack(pack.code.text)))">\
          <bdi lang="\(title.language.text)">\(title.text)</bdi></a>
          """,
          "\(voice.name(ofCountry: pack.country) ?? pack.country)", "\(voice.bareDay(pack.effectiveFrom))",
          "\(voice.number(census.rules))", "\(voice.number(census.rules - census.verified))",
          RulePackState(of: pack, among: packs, on: desk.today).tag(in: voice).html,
        ]
      })
    return Card(
      title: voice(.rulesTitle), content: "<p>\(voice(.rulesLead))</p>\(table)"
    ).html
  }

  func api(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      .json(
        try await visit.work(.exchange) { tx, desk in
          try AdministrationHome.numbers(tx).map { AdministrationHome.shape.json((numbers: $0, packs: packs)) }
        })
    })
  }

  private static let shape = Shape<(numbers: Numbers, packs: [RulePack])>("Administration") { overview in
    overview.count("accountsOpen") { $0.numbers.open }
    overview.count("accountsInvited") { $0.numbers.invited }
    overview.count("accountsClosed") { $0.numbers.closed }
    overview.list("packs", of: packShape) { $0.packs }
  }

  private static let packShape = Shape<RulePack>("InstalledRulePack") { pack in
    pack.words("code") { $0.code.text }
    pack.words("country") { $0.country }
    pack.day("from") { $0.effectiveFrom }
    pack.count("rules") { $0.census.rules }
    pack.count("unverified") { $0.census.rules - $0.census.verified }
  }

  static let operations: [Operation] = [
    .tells(
      .at(AdministrationResource.overview),
      "What an administrator looks after: accounts of her own organisation, and the rule packs of the installation.",
      shape.schema)
  ]
}
