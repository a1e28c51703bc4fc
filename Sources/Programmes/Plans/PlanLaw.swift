import Rules
import Values

/// What the law asks of somebody's plan, and in which language it is written.
struct PlanLaw: Sendable {
  /// None where the act under which she takes part asks for none, or nobody has said under which she does.
  let rule: PlanRule?
  /// The language in which the text holds; none where the pack does not say.
  let language: LanguageTag?

  /// Where no law and nobody says otherwise: the product's own practice.
  private static let usualReview = Span(6, .months)

  init(of participation: Participation, _ shelf: ProgrammeShelf, on day: CivilDate) {
    let pack = shelf.model(of: participation.programme).flatMap { shelf.pack(for: $0, start: day, on: day) }
    rule = pack?.plan.flatMap { rule in
      participation.basis.map { rule.bases.contains($0) } ?? false ? rule : nil
    }
    language = pack?.lawLanguages.first
  }

  /// Whether something is counted from the day on which the authority took over.
  var counts: Bool { rule?.signedWithin.stated.value != nil }

  /// The last day on which it can be signed in time: *within a month of the 7th* is until the 7th, for the day from which is
  /// counted is none of those in it (Regulation (EEC, Euratom) No 1182/71 art. 3).
  func due(takenOver: CivilDate?) -> CivilDate? {
    guard let takenOver, let span = rule?.signedWithin.stated.value else { return nil }
    return span.after(takenOver)
  }

  /// What a form suggests for the next look.
  func review(after day: CivilDate) -> CivilDate {
    latestReview(after: day) ?? PlanLaw.usualReview.after(day)
  }

  /// The latest day of the next look, where the law knows one.
  func latestReview(after day: CivilDate) -> CivilDate? {
    rule?.reviewedWithin.stated.value?.after(day)
  }
}
