public import Web

extension WeekPages {
  /// What this room's part of the API does.
  public static let operations: [Operation] = [
    .tells(
      .at(WorkResource.week),
      "What waits for whom in a week, at most \(most) items; the week begins with what is overdue.",
      query: [
        Operation.Query("week", "Such as 2026-W48; this week when it is left out.", .week),
        Operation.Query("whose", "“own”, or “team” for everybody within reach.", .code(["own", "team"])),
      ],
      .answer(["week": .week, "items": .list(OwedObligation.schema)]))
  ]
}

extension OwedObligation {
  static let schema = Schema.record(
    "Obligation",
    [
      "pile": .code(of: Obligation.Pile.self), "about": .code(["organisation", "workplace", "programme", "person"]),
      "subject": .id, "person": Schema.id.orNull, "name": Schema.words.orNull, "due": .date,
      "reason": .words, "source": Schema.words.orNull, "owner": Schema.words.orNull, "done": Schema.date.orNull,
      "late": .truth, "href": .format("uri-reference"),
    ])
}
