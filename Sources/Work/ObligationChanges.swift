import Access
import Design
import Language
import Values
import Web

/// What is different between what is owed and what is stored as owed, so that only that is written.
struct ObligationChanges {
  private(set) var new: [Line] = []
  private(set) var different: [(id: ObligationID, line: Line)] = []
  private(set) var gone: [ObligationID] = []
  /// Nothing is different but that days have passed. Nobody asks for what is over: it goes with the next change, and is
  /// none by itself.
  private(set) var isOnlyOver = true

  /// An obligation as it stands in the table, without whom it is about.
  struct Line: Sendable, Hashable {
    let key: String
    let pile: String
    var from: CivilDate
    let until: CivilDate?
    let due: CivilDate
    let shown: CivilDate
    let reason: String
    let source: String?
    let address: String
    let verb: String
    let deed: String?
    let owner: AccountID?
    let covering: AccountID?
    let office: Office?
    let participation: ParticipationID?
    let done: CivilDate?
    let isOnItsDay: Bool

    func holds(on day: CivilDate) -> Bool { from <= day && until.map { day <= $0 } ?? true }
  }

  /// - Parameter spells: those of one key in the order of their days.
  init(_ spells: [Outlook.Spell], over stored: [StoredObligation], today: CivilDate) {
    var left = Dictionary(grouping: stored, by: \.line.key)
    var latest: [String: Outlook.Spell] = [:]
    for spell in spells {
      let before = left[spell.obligation.key] ?? []
      // What holds today was known before if it is stored as holding, and stays known since then.
      let known = before.last { spell.from == today && $0.line.holds(on: today) }
      var spell = spell
      if let known = known?.line {
        spell.obligation = spell.obligation.standing(since: (known.due, known.shown))
        spell.from = known.from
      } else if let earlier = latest[spell.obligation.key], earlier.until == spell.from.adding(days: -1) {
        // What follows without a gap stands since the same day, also where that is known from earlier.
        spell.obligation = spell.obligation.standing(since: earlier.obligation)
      }
      latest[spell.obligation.key] = spell
      let line = Line(spell)
      guard let earlier = known ?? before.first(where: { $0.line.from == line.from }) else {
        new.append(line)
        continue
      }
      left[line.key] = before.filter { $0.id != earlier.id }
      if earlier.line != line { different.append((earlier.id, line)) }
    }
    let rest = left.values.joined()
    gone = rest.map(\.id).sorted()
    isOnlyOver = new.isEmpty && different.isEmpty && rest.allSatisfy { $0.line.until.map { $0 < today } ?? false }
  }
}

extension ObligationChanges.Line {
  init(_ spell: Outlook.Spell) {
    let obligation = spell.obligation
    self.init(
      key: obligation.key, pile: obligation.pile.rawValue, from: spell.from, until: spell.until, due: obligation.due,
      shown: obligation.shown, reason: obligation.reason.stored, source: obligation.source?.stored,
      address: obligation.address.address, verb: obligation.verb.stored, deed: obligation.deed?.rawValue,
      owner: obligation.owner, covering: obligation.covering, office: obligation.office,
      participation: obligation.participation,
      done: obligation.done,
      isOnItsDay: obligation.isOnItsDay)
  }
}

/// An obligation as it was stored, for comparing.
struct StoredObligation: Sendable {
  let id: ObligationID
  let line: ObligationChanges.Line

  static func of(_ subject: Subject) -> Statement<ObligationRecord, StoredObligation> {
    let about = subject.stored
    return Statement(
      """
      SELECT b.id, b.subject, b.key, b.pile, b.holds_from, b.holds_until, b.due_day, b.shown_day, b.reason, b.source,
        b.address, b.verb, b.deed, b.owner_id, b.covered_id, b.office_id, b.team_id, b.participation_id, b.done_day, b.on_its_day
      FROM \(rows: ObligationRecord.self, as: "b")
      WHERE b.about_id = \(about.id) AND b.about_kind = \(about.kind) ORDER BY b.holds_from, b.id
      """
    ) { row in
      StoredObligation(
        id: try row.id("id"),
        line: ObligationChanges.Line(
          key: try row.text("key"), pile: try row.text("pile"), from: try row.date("holds_from"),
          until: try row.dateIfAny("holds_until"), due: try row.date("due_day"), shown: try row.date("shown_day"),
          reason: try row.text("reason"), source: try row.textIfAny("source"), address: try row.text("address"),
          verb: try row.text("verb"), deed: try row.textIfAny("deed"), owner: try row.idIfAny("owner_id"),
          covering: try row.idIfAny("covered_id"), office: try Office(row),
          participation: try row.idIfAny("participation_id"), done: try row.dateIfAny("done_day"),
          isOnItsDay: try row.integer("on_its_day") == 1))
    }
  }
}
