import Access
import Design
import Employers
import Language
import Values
import Web

/// Which organisations may be named as the office that referred somebody.
enum ReferrerPages {
  /// So many are told of: more are no list that anybody looks through.
  private static let most = 200

  static func referrers(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      .page(
        try await visit.work(.administration) { tx, desk in
          _ = try tx.grant(Edit.self, AccountRecord.self)
          let alphabet = Alphabet(readingIn: desk.voice.language)
          return try .together(Employers.toldReferrers(in: alphabet, limit: most, tx), tx.me) { told, me in
            desk.page(
              desk.voice(.referrersTitle), lead: desk.voice(.referrersLead), trail: desk.trail,
              """
              \(table(told.found, own: me.organisation, desk))\
              \(if: told.hasMore, "<p class=\"quiet\">\(desk.voice(.referrersCut(n: most)))</p>")
              """)
          }
        })
    })
  }

  private static func table(_ found: [ToldOrganisation], own: OrganisationID?, _ desk: Desk) -> HTML {
    let voice = desk.voice
    guard !found.isEmpty else { return "<p>\(voice(.referrersNone))</p>" }
    return DataTable(
      caption: voice(.referrersTitle), hidesCaption: true,
      columns: [.init(voice(.referrersName)), .init(voice(.referrersKind)), .init(voice(.referrersCountry))],
      rows: found.map { one in
        [
          "<bdi>\(one.name)</bdi>\(if: one.id == own, " <span class=\"quiet\">\(voice(.referrersOwn))</span>")",
          "\(voice(one.kind.phrase))", "\(voice.name(ofCountry: one.country) ?? one.country)",
        ]
      }
    ).html
  }
}
