import Access
import Design
import Language
import Values
import Web

/// Where a link for somebody who was invited is made, and shown this once.
enum LinkPages {
  static func link(_ visit: Visit, of id: AccountID) async throws -> Reply {
    @Sendable func page(
      _ made: InvitationLink?, _ problems: [Problem], isStale: Bool, status: Int
    ) async throws -> Reply {
      .page(
        try await visit.work(.administration) { tx, desk in
          _ = try tx.grant(Edit.self, AccountRecord.self)
          return try Accounts.find(id, tx).map { account in
            LinkPage(account: account, made: made, problems: problems, isStale: isStale).document(desk)
          }
        }, status: status)
    }
    return try await visit.on(
      get: { try await page(nil, [], isStale: false, status: 200) },
      post: {
        do {
          let made = try await visit.doing(.administration) { tx, fields in
            let version = try visit.versionSeen(fields)
            try AnswerReader(fields, of: []).finish()
            return try AccountSteps.makeLink(for: id, seen: version, tx)
          }
          return try await page(made, [], isStale: false, status: 200)
        } catch let refused as Refused {
          return try await page(nil, refused.problems, isStale: false, status: 422)
        } catch is Stale {
          return try await page(nil, [], isStale: true, status: 412)
        } catch is VersionNeeded {
          return try await page(nil, [], isStale: true, status: 428)
        }
      })
  }
}

private struct LinkPage {
  let account: Account
  let made: InvitationLink?
  let problems: [Problem]
  let isStale: Bool

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    return desk.page(
      desk.title(.accountLink, of: account.name),
      trail: desk.trail + [
        (voice(.accountsTitle), .to(AdministrationAddress.accounts)),
        (account.name, .to(AdministrationAddress.account(account.id))),
      ], "\(if: isStale, desk.conflictOfAct)\(refused(voice))\(with: made, { shown($0, desk) })\(form(desk))")
  }

  private func refused(_ voice: Voice) -> HTML {
    problems.isEmpty
      ? .nothing
      : Banner(
        .stop, title: voice(.accountNotDone), content: "\(each: problems, { "<p>\(voice($0.words))</p>" })"
      ).html
  }

  private func shown(_ made: InvitationLink, _ desk: Desk) -> HTML {
    let voice = desk.voice
    let link = desk.visit.fullAddress(
      .to(AdministrationAddress.invitation, query: [InvitationPages.link: made.secret]))
    return Card(
      title: voice(.linkMade),
      content: """
        <p>\(voice(.linkMadeLead(at: made.until)))</p><p class="secret"><bdi>\(link)</bdi></p><p>\(voice(.linkMadeOnce))</p>
        """
    ).html
  }

  /// Whoever has a password needs no link, and gets none.
  private func form(_ desk: Desk) -> HTML {
    let voice = desk.voice
    guard account.state == .invited, account.id != desk.actor.account else {
      return problems.isEmpty
        ? "<p>\(voice(account.isClosed ? .accountIsClosed : .accountHasPassword))</p>" : .nothing
    }
    return """
      \(if: made == nil, "<p class=\"lead\">\(voice(.linkLead))</p><p>\(voice(account.link(at: desk.visit.now)))</p>")\
      \(desk.form(
        QuestionForm(
          AdministrationAddress.accountLink(account.id), [], version: account.version,
          submit: account.linkUntil == nil ? .linkMake : .linkMakeNew,
          cancel: .to(AdministrationAddress.account(account.id)))))
      """
  }
}
