import Access
import Design
import Language
import Values
import Web

/// The list of accounts, and the form by which somebody is invited.
enum AccountsPages {
  private static let pageSize = 25

  static func accounts(_ visit: Visit) async throws -> Reply {
    try await visit.on(
      get: {
        let query = try visit.searchText()
        let stretch = try visit.stretch(AccountKind.self)
        return .page(
          try await visit.work(.administration) { tx, desk in
            _ = try tx.grant(Edit.self, AccountRecord.self)
            return try Accounts.list(
              query, stretch, in: Alphabet(readingIn: desk.voice.language), limit: pageSize, tx
            ).map { AccountsPage(list: $0, stretch: stretch, query: query).document(desk) }
          })
      },
      post: {
        do {
          return try await visit.submit(
            .administration, reading: { try AccountForm.readInvitation($0) },
            // What was made is changed on its own page, with reasons of its own.
            mending: { made in
              guard case .accountLink(let id) = AdministrationAddress(path: made.path) else { throw NotFound() }
              return try made.shown(at: .to(AdministrationAddress.account(id)), saying: .doneInvitedAlready)
            }
          ) {
            let id = try AccountSteps.invite($1, $0)
            return Link.to(AdministrationAddress.accountLink(id)).saying(.doneAccountInvited, about: id, at: .first)
          }
        } catch let refused as Refused {
          return try await form(visit, try visit.fields(), refused.problems, status: 422)
        }
      })
  }

  static func newAccount(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: { try await form(visit, Fields(), [], status: 200) })
  }

  private static func form(
    _ visit: Visit, _ answers: Fields, _ problems: [Problem], status: Int
  ) async throws -> Reply {
    .page(
      try await visit.work(.administration) { tx, desk in
        _ = try tx.grant(Edit.self, AccountRecord.self)
        return tx.me.map { me in
          let trail = desk.trail + [(desk.voice(.accountsTitle), .to(AdministrationAddress.accounts))]
          guard me.organisation != nil else {
            return desk.page(
              desk.voice(.accountInvite), trail: trail, "<p>\(desk.voice(.accountsNoOrganisation))</p>")
          }
          return desk.page(
            desk.voice(.accountInvite), lead: desk.voice(.accountInviteLead), trail: trail,
            desk.form(
              QuestionForm(
                AdministrationAddress.accounts, AccountForm.invitation, answers: answers, problems: problems,
                submit: .accountInviteSubmit, cancel: .to(AdministrationAddress.accounts))))
        }
      }, status: status)
  }
}

extension Desk {
  /// The way back to the first page of the administration; of whoever has none, to the first page of all.
  var trail: [(String, Link)] {
    actor.might(Edit.self, AccountRecord.self)
      ? [(voice(.administrationTitle), .to(AdministrationAddress.home))]
      : [(voice(.navThisWeek), .to(FrameAddress.home))]
  }
}

private struct AccountsPage {
  let list: AccountsList
  let stretch: ListStretch<AccountKind>
  let query: String

  func document(_ desk: Desk) -> HTML {
    desk.page(
      desk.voice(.accountsTitle), lead: desk.voice(.accountsLead), trail: desk.trail,
      """
      \(ButtonRow([
        Button(desk.voice(.accountInvite), .go(.to(AdministrationAddress.newAccount)), tone: .main, icon: .plus)
      ]))\(search(desk))\(if: list.isCut, "<p>\(desk.voice(.accountsCut(n: Accounts.most)))</p>")\(found(desk))
      """)
  }

  private func search(_ desk: Desk) -> HTML {
    """
    <form class="filter" role="search" method="get" action="\(Link.to(AdministrationAddress.accounts))">\
    <label for="q">\(desk.voice(.accountsSearch))</label>\
    <input id="q" name="q" type="search" maxlength="\(Visit.longestSearch)" value="\(query)">\
    <button class="button">\(desk.voice(.navSearch))</button></form>
    """
  }

  private func found(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let isFirst = stretch == .first
    guard !list.found.isEmpty else {
      if !isFirst { return list.ways.pastTheEnd(AdministrationAddress.accounts, query: query, desk) }
      return EmptyState(
        title: voice(query.isEmpty ? .accountsNone : .accountsNotFound(query: query)),
        text: voice(query.isEmpty ? .accountsNoneWhy : .accountsNotFoundWhy)
      ).html
    }
    let table = DataTable(
      caption: voice(.accountsTitle), hidesCaption: true,
      columns: [
        .init(voice(.accountName)), .init(voice(.accountEmail)), .init(voice(.accountRoles)),
        .init(voice(.accountState), .status),
      ],
      rows: list.found.map { account in
        [
          "<a href=\"\(Link.to(AdministrationAddress.account(account.id)))\">\(name: account.name)</a>",
          "<bdi>\(account.email)</bdi>", "\(account.rolesSaid(voice))", account.tag(voice).html,
        ]
      })
    let ways = list.ways.html(
      AdministrationAddress.accounts, query: query, number: { .accountsNumber(n: $0) }, isFirst: isFirst, desk)
    return "\(table)\(ways)"
  }
}

extension Account {
  func rolesSaid(_ voice: Voice) -> String {
    rights.roles.isEmpty ? voice(.accountNoRoles) : voice.list(voice.inOrder(rights.roles.map { voice($0.phrase) }))
  }

  func tag(_ voice: Voice) -> Tag {
    switch state {
    case .open: Tag(voice(.accountOpen), .good)
    case .invited: Tag(voice(.accountInvited), .due)
    case .closed: Tag(voice(.accountClosed))
    }
  }
}
