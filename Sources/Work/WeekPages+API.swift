import Access
import Design
import Language
import Values
public import Web

extension WeekPages {
  /// What this room's part of the API does.
  public static let operations: [Operation] = [
    .tells(
      .at(WorkResource.week),
      "What waits for whom in a week, at most \(most) items, what is open first; the week begins with what is overdue.",
      query: [
        Operation.Query("week", "Such as 2026-W48; this week when it is left out.", .week),
        Operation.Query("whose", "“own”, or “team” for everybody within reach.", .code(["own", "team"])),
      ],
      .answer(["week": .week, "more": .truth, "items": .list(OwedObligation.shape.schema)]))
  ]
}

extension OwedObligation {
  /// With what its subject is called, said at a desk.
  static let shape = Shape<(owed: OwedObligation, name: SubjectName?, standsInFor: String?, desk: Desk)>("Obligation") {
    of in
    // The heap of the page in which it lies.
    of.member("pile", .code(Obligation.Pile.heaps.map(\.rawValue))) {
      let pile = $0.owed.obligation.pile
      return .string((pile == .noProgramme ? .noNextStep : pile).rawValue)
    }
    of.member("about", .code(["organisation", "workplace", "programme", "person"])) {
      .string($0.owed.obligation.subject.stored.kind)
    }
    of.member("subject", .id) { .string($0.owed.obligation.subject.stored.id) }
    of.id("person") { $0.owed.obligation.subject.person }
    of.words("name") { $0.name?.name }
    of.day("due") { $0.owed.obligation.isDue ? $0.owed.obligation.due : nil }
    of.words("reason") { $0.desk.voice($0.owed.obligation.reason) }
    of.words("source") { $0.owed.obligation.source?.text(in: $0.desk.voice.language).text }
    of.words("owner") { $0.owed.ownerName($0.desk.voice) }
    // Of whom the reader stands in for while they are away.
    of.words("standsInFor") { $0.standsInFor }
    of.day("done") { $0.owed.obligation.done }
    of.truth("late") { $0.owed.isLate(on: $0.desk.today) }
    // Where the reader can act, or at least look.
    of.member("href", .format("uri-reference")) { of in
      let obligation = of.owed.obligation
      return .string(obligation.way(for: of.desk.actor, otherwise: obligation.page(of.name)).link.address)
    }
  }
}
