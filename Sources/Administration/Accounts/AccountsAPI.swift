import Access
import Values
import Web

/// Accounts as JSON, under the same grants as the pages.
enum AccountsAPI {
  static func accounts(_ visit: Visit) async throws -> Reply {
    try await visit.on(
      get: {
        let limit = try visit.limit(usual: 25, most: 100)
        let stretch = try visit.place(AccountKind.self).map { ListStretch.after($0) } ?? .first
        let query = try visit.searchText()
        return .json(
          try await visit.work(.exchange) { tx, _ in
            _ = try tx.grant(Edit.self, AccountRecord.self)
            return try Accounts.list(query, stretch, in: .latin, limit: limit, tx).map { list in
              ["items": .array(list.found.map(Account.listShape.json)), "next": .text(list.ways.next?.cursor)]
            }
          })
      },
      post: {
        try await visit.write(
          status: 201, reading: { try AccountForm.readInvitation($0) },
          { AdministrationResource.account(try AccountSteps.invite($1, $0)) }, present: present)
      })
  }

  static func account(_ visit: Visit, _ id: AccountID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try present(tx, .account(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            _ = try AccountSteps.act(on: id, fields, seen: try visit.versionSeen(fields), tx)
            return AdministrationResource.account(id)
          }, present: present)
      })
  }

  /// The address at which whoever was invited sets her own password, said this once.
  static func link(_ visit: Visit, of id: AccountID) async throws -> Reply {
    try await visit.on(post: {
      let made = try await visit.doing(.exchange) { tx, fields in
        try AnswerReader(fields, of: []).finish()
        return try AccountSteps.makeLink(for: id, seen: try visit.versionSeen(fields), tx)
      }
      let link = visit.fullAddress(
        .to(AdministrationAddress.invitation, query: [InvitationPages.link: made.secret]))
      return .record(
        try await visit.work(.exchange) { tx, _ in
          try Accounts.find(id, tx).map { APIRecord((link: link, account: $0), as: linkShape, $0.version) }
        }, status: 201, at: AdministrationResource.account(id))
    })
  }

  static let present: @Sendable (Transaction, AdministrationResource) throws -> Disclosed<APIRecord> = { tx, resource in
    guard case .account(let id) = resource else { throw NotFound() }
    _ = try tx.grant(Edit.self, AccountRecord.self)
    return try .together(Accounts.find(id, tx), tx.numberOfPeople(of: id)) {
      APIRecord(($0, $1), as: Account.shape, $0.version)
    }
  }

  private static let linkShape = Shape<(link: String, account: Account)>("InvitationLink") { made in
    made.words("link") { $0.link }
    made.id("account") { $0.account.id }
    made.version { $0.account.version }
  }

  static let operations: [Operation] = [
    .pages(
      .at(AdministrationResource.accounts), "The accounts of one's own organisation, in the order of names.",
      query: [Operation.Query("q", "Words of the name, or of the address.", .words)], of: Account.listShape.schema),
    .makes(
      .at(AdministrationResource.accounts),
      "Invites somebody of one's own organisation; the password she sets herself, at a link.",
      from: .answers(to: AccountForm.invitation), Account.shape.schema),
    .reads(.each(AdministrationResource.account), "One account.", Account.shape.schema),
    .changes(
      .each(AdministrationResource.account),
      "Gives an account other roles, puts it into a team or takes it out, closes it or opens it again.",
      with: .either(
        AccountForm.Step.allCases.map { step in
          .answers(to: step.questions, and: [Schema.Member("step", .code([step.rawValue]), isRequired: true)])
        }), Account.shape.schema),
    .changes(
      .each(AdministrationResource.accountLink), by: .post, status: 201,
      "Makes a link at which whoever was invited sets her own password; one made before does not hold any more.",
      with: nil, linkShape.schema),
  ]
}
