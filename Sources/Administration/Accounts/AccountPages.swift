import Access
import Design
import Language
import Programmes
import Values
import Web

/// One account: what it may do, and everything that is done with it.
enum AccountPages {
  static func account(_ visit: Visit, _ id: AccountID) async throws -> Reply {
    @Sendable func page(
      _ typed: Fields?, _ problems: [Problem], isStale: Bool, stands: Bool = false, status: Int
    ) async throws -> Reply {
      .page(
        try await visit.work(.administration) { tx, desk in
          _ = try tx.grant(Edit.self, AccountRecord.self)
          let account = try Accounts.find(id, tx)
          let joinable = try account.flatMap { account in
            let joinable = try AccountSteps.joinable(account, tx)
            return tx.me.map { _ in joinable }
          }
          return try .together(
            account, joinable, Participations.programmes(tx), tx.numberOfPeople(of: id),
            AccountSteps.takingOver(from: id, tx), tx.changes(of: id, limit: AccountPage.mostChanges + 1)
          ) {
            AccountPage(
              account: $0, joinable: $1, programmes: $2, people: $3, colleagues: $4, changes: $5, typed: typed,
              problems: problems, isStale: isStale, stands: stands
            ).document(desk)
          }
        }, status: status)
    }
    return try await visit.on(
      get: { try await page(nil, [], isStale: false, status: 200) },
      post: {
        do {
          return try await visit.submit(
            .administration, reading: { $0 }, apart: ["step"],
            mending: { _ in try await page(try visit.fields(), [], isStale: false, stands: true, status: 409) }
          ) { tx, fields in
            let version = try visit.versionSeen(fields)
            let done = try AccountSteps.act(on: id, fields, seen: version, tx)
            return Link.to(AdministrationAddress.account(id)).saying(done, about: id, at: version.next)
          }
        } catch let refused as Refused {
          return try await page(try visit.fields(), refused.problems, isStale: false, status: 422)
        } catch is Stale {
          return try await page(try visit.fields(), [], isStale: true, status: 412)
        } catch is VersionNeeded {
          return try await page(try visit.fields(), [], isStale: true, status: 428)
        }
      })
  }
}
