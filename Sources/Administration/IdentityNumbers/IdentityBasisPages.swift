import Access
import Design
import Language
import People
import Values
import Web

/// Whether one's own organisation notes identity numbers, and on what it bases that: for its administrators.
enum IdentityBasisPages {
  static func page(_ visit: Visit) async throws -> Reply {
    try await visit.on(
      get: { .page(try await shown(visit, nil, [])) },
      post: {
        do {
          return try await visit.submit(
            .administration, reading: { $0 }, apart: [IdentityBasisForm.step],
            mending: { _ in .page(try await shown(visit, try visit.fields(), [], stands: true), status: 409) }
          ) { tx, fields in
            let done = try IdentityBasisSteps.take(fields, tx) { try visit.versionSeen($0) }
            return Link.to(AdministrationAddress.identityNumbers)
              .saying(done.what, about: done.id, at: done.version)
          }
        } catch let refused as Refused {
          return .page(try await shown(visit, try visit.fields(), refused.problems), status: 422)
        } catch is Stale {
          return .page(try await shown(visit, nil, [], isStale: true), status: 412)
        } catch is VersionNeeded {
          return .page(try await shown(visit, nil, [], isStale: true), status: 428)
        }
      })
  }

  private static func shown(
    _ visit: Visit, _ typed: Fields?, _ problems: [Problem], isStale: Bool = false, stands: Bool = false
  ) async throws -> Disclosed<HTML> {
    try await visit.work(.administration) { tx, desk in
      _ = try tx.grant(Edit.self, IdentityBasisRecord.self)
      return try IdentityBases.all(tx).map { document($0, typed, problems, isStale: isStale, stands: stands, desk) }
    }
  }

  private static func document(
    _ all: [IdentityBasis], _ typed: Fields?, _ problems: [Problem], isStale: Bool, stands: Bool, _ desk: Desk
  ) -> HTML {
    let voice = desk.voice
    let current = all.first(where: \.isOn)
    let earlier = all.filter { !$0.isOn }
    let standing: HTML =
      current.map { basis in
        Card(
          title: voice(.identityBasisOn(day: basis.noted)), content: said(basis, voice),
          buttons: [basis.ending(desk)]
        ).html
      } ?? "<p>\(voice(.identityBasisOff))</p>"
    let form: HTML =
      current == nil
      ? desk.form(
        QuestionForm(
          AdministrationAddress.identityNumbers, IdentityBasisForm.questions,
          answers: typed ?? Fields(["from": desk.today.iso]), problems: problems, submit: .identityBasisSwitchOn,
          cancel: .to(AdministrationAddress.home)))
      : .nothing
    let alert: HTML =
      current != nil && !problems.isEmpty
      ? Problems(
        title: voice(.formProblemTitle), problems.map { Problems.Problem(field: nil, words: voice($0.words)) }
      ).html : .nothing
    return desk.page(
      voice(.identityBasisTitle), lead: voice(.identityBasisLead), trail: desk.trail,
      """
      \(alert)\(if: isStale, desk.conflictOfAct)\(if: stands, desk.madeAlready(typed, IdentityBasisForm.questions))\(standing)<p class="quiet">\(voice(.identityBasisOffNote))</p>\(form)\
      \(if: !earlier.isEmpty, "<h2>\(voice(.identityBasisEarlier))</h2><ul class=\"plain\">\(each: earlier, { "<li>\(said($0, voice))</li>" })</ul>")
      """)
  }

  private static func said(_ basis: IdentityBasis, _ voice: Voice) -> HTML {
    let facts: [Phrase] =
      [.identityBasisFromSaid(day: basis.from), .identityBasisNotedSaid(name: basis.notedBy, day: basis.noted)]
      + (basis.ended.map { [.identityBasisEndedSaid(day: $0)] } ?? [])
    return """
      <p class="lines" dir="auto">\(basis.words)</p>\
      <p class="quiet">\(facts.map { voice($0) }.joined(separator: " · "))</p>
      """
  }
}
