public import Access
public import Values

/// What is owed about a subject from today on, if no fact changes: a pure function of the day, and the days on which its
/// answer may turn (a limit begins or ends, a number of staff gets too old, another rule pack holds).
///
/// So what rests on the calendar alone is stored beforehand and is right on its day, without anybody computing it then.
public struct Outlook: Sendable {
  let turns: Set<CivilDate>
  let owed: @Sendable (CivilDate) -> [Obligation]
  /// Who owes it, where that is not whoever is responsible for the subject.
  let responsible: [WorkingWith]?
  /// When the person is not there for what needs her, as the one source that knows says for all of them.
  let pauses: Pauses?
  /// When she takes part no more, as that source says as well.
  let partings: Partings?

  /// - Parameters:
  ///   - turns: every day on which `owed` may answer something else than on the day before.
  ///   - responsible: who owes it, where that is not whoever is responsible for the subject.
  ///   - pauses: when the person is not there for what needs her, whichever source it comes from.
  ///   - partings: when the person takes part no more.
  ///   - owed: what is owed as of a day.
  public init(
    turning turns: some Sequence<CivilDate>, by responsible: [WorkingWith]? = nil, pauses: Pauses? = nil,
    partings: Partings? = nil, _ owed: @escaping @Sendable (CivilDate) -> [Obligation]
  ) {
    (self.turns, self.responsible, self.owed) = (Set(turns), responsible, owed)
    (self.pauses, self.partings) = (pauses, partings)
  }

  /// The same on every day.
  public init(_ owed: [Obligation]) {
    self.init(turning: []) { _ in owed }
  }

  /// The same without what waits for the person.
  func leaving(_ pauses: Pauses) -> Outlook {
    Outlook(turning: turns.union(pauses.turns), by: responsible) { day in
      owed(day).compactMap { pauses.leaving($0, on: day) }
    }
  }

  /// The same without what ends with her taking part.
  func leaving(_ partings: Partings) -> Outlook {
    Outlook(turning: turns.union(partings.turns), by: responsible) { day in
      owed(day).compactMap { partings.leaving($0, on: day) }
    }
  }

  /// The same with an owner for what nobody is named for: on each day whoever can do it then.
  func owed(by owners: Owners) -> Outlook {
    let owners = responsible.map { owners.with(responsible: $0) } ?? owners
    return Outlook(turning: turns.union(owners.turns)) { day in
      owed(day).map { $0.owed(by: owners, on: day) }
    }
  }

  /// Further ahead than this nobody looks; until then the facts will have changed, or somebody will have looked at them.
  private static let horizon = 731

  /// What is owed from `today` on, each with the days on which it holds.
  func spells(from today: CivilDate) -> [Spell] {
    let last = today.adding(days: Outlook.horizon)
    let days = [today] + turns.filter { $0 > today && $0 <= last }.sorted()
    var (open, closed): ([String: Spell], [Spell]) = ([:], [])
    for day in days {
      let owed = owed(day)
      let keys = Set(owed.map(\.key))
      for (key, spell) in open where !keys.contains(key) {
        closed.append(spell.ending(before: day))
        open[key] = nil
      }
      for var obligation in owed {
        if let spell = open[obligation.key] {
          obligation = obligation.standing(since: spell.obligation)
          if spell.obligation == obligation { continue }
          closed.append(spell.ending(before: day))
        }
        open[obligation.key] = Spell(obligation, from: day)
      }
    }
    return (closed + open.values).sorted { ($0.obligation.key, $0.from) < ($1.obligation.key, $1.from) }
  }
}

extension Outlook {
  /// An obligation and the days on which it holds.
  struct Spell: Sendable, Hashable {
    var obligation: Obligation
    /// The first day on which it holds.
    var from: CivilDate
    /// The last day; none when no end is in sight.
    var until: CivilDate?

    init(_ obligation: Obligation, from: CivilDate, until: CivilDate? = nil) {
      (self.obligation, self.from, self.until) = (obligation, from, until)
    }

    func ending(before day: CivilDate) -> Spell { Spell(obligation, from: from, until: day.adding(days: -1)) }
  }
}
