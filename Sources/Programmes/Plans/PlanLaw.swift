import Rules
import Values

/// What the law asks of somebody's plan, and in which language it is written.
struct PlanLaw: Sendable {
  /// None where the act under which she takes part asks for none, or nobody has said under which she does.
  let rule: PlanRule?
  /// The language in which the text holds; none where the pack does not say.
  let language: LanguageTag?

  /// Whether whoever stands for somebody under 18 signs it too; none where the pack does not say.
  let guardian: Rule<GuardianNeed>?

  /// How long after the acceptance the programme asks for a plan; none where it asks for none.
  let within: Span?

  /// Where no law and nobody says otherwise: the product's own practice.
  private static let usualReview = Span(6, .months)

  init(of participation: Participation, _ shelf: ProgrammeShelf, on day: CivilDate) {
    let model = shelf.model(of: participation.programme)
    let pack = model.flatMap { shelf.pack(for: $0, start: day, on: day) }
    within = model?.planWithin
    rule = pack?.plan.flatMap { rule in
      participation.basis.map { rule.bases.contains($0) } ?? false ? rule : nil
    }
    guardian = pack?.youth?.planSignature
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

  /// The last day on which somebody without any plan is to have one, and whether a law says so. The law counts from when the
  /// authority took over, which nobody has written down then: it was no later than on the day of the acceptance.
  func begun(by acceptance: CivilDate) -> (day: CivilDate, isLaw: Bool)? {
    if let span = rule?.signedWithin.stated.value { return (span.after(acceptance), true) }
    return within.map { ($0.after(acceptance), false) }
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
