internal import Persistence
import Values

/// The rows that an actor may reach: any of these relations, evaluated in SQL against today.
///
/// Its own tables carry names that no statement can write: `scope_b`, `scope_r`.
struct Reach: Sendable {
  let kind: Kind
  let relations: [Relation]
  let account: AccountID
  let organisation: OrganisationID?
  let today: CivilDate
  /// For changing rows: team and referrer do so only while the person takes part; afterwards they look.
  let isWriting: Bool
  /// Who keeps a programme's cases: as long as nobody is responsible for somebody with a protected address, she is told.
  var isCoordinator = false
  /// The system acting on its own: every row.
  let everything: Bool
  /// How far the actor reaches into what a record may be about, where that is no person.
  var subjects: [Reach] = []

  /// Each row is asked for itself. Without it PostgreSQL would gather everybody first, in a table of its own, although a
  /// page needs only its first rows.
  static let oneByOne = " LIMIT 1 OFFSET 0"

  /// The condition that every row meets.
  static let all = "1 = 1"

  /// The condition on the table known as `alias`, with its binds.
  ///
  /// - Parameter gathered: whom the actor reaches is gathered first, in place of asking for each row.
  func condition(on alias: StaticString, gathered: Bool = false) -> (sql: String, binds: [SQLValue]) {
    if everything { return (Reach.all, []) }
    return disjunction(gathered: gathered, about: about(on: alias)) { anchor in
      guard let column = anchor(kind.anchors) else { return nil }
      return Expression(sql: alias.string + "." + column.string, bind: nil)
    }
  }

  /// The conditions under which a row is about something that the actor reaches. What it is about is known by its id
  /// alone; a relation that asks for another column of it reaches nothing here.
  private func about(on alias: StaticString) -> [(sql: String, binds: [SQLValue])] {
    guard let about = kind.anchors.about else { return [] }
    // Said first, so that an index of what is about nobody serves.
    let nobody = kind.anchors.person.map { "\(alias.string).\($0.string) IS NULL AND " } ?? ""
    return subjects.map { subject in
      let reached = subject.disjunction(gathered: false, about: []) { anchor in
        guard anchor(subject.kind.anchors)?.string == "id" else { return nil }
        return Expression(sql: alias.string + "." + about.id.string, bind: nil)
      }
      return (
        "(\(nobody)\(alias.string).\(about.kind.string) = '\(subject.kind.rawValue)' AND \(reached.sql))", reached.binds
      )
    }
  }

  /// The same condition for a row that does not exist yet, by what it will hang on.
  func condition(on anchor: Anchor?) -> (sql: String, binds: [SQLValue]) {
    if everything { return (Reach.all, []) }
    var known = (person: String?.none, placement: String?.none, programme: String?.none, organisation: String?.none)
    switch anchor {
    case .person(let id): known.person = id.text
    case .placement(let id): known.placement = id.text
    case .programme(let id): known.programme = id.text
    case .organisation(let id): known.organisation = id.text
    case nil: break
    }
    return disjunction(gathered: false, about: []) { anchor in
      // Everybody would be the author of what they write: being it opens a row that is there, never a new one.
      let place = Anchors(
        person: known.person.map { _ in "p" }, placement: known.placement.map { _ in "l" },
        programme: known.programme.map { _ in "g" }, organisation: known.organisation.map { _ in "o" })
      switch anchor(place)?.string {
      case "p": return Expression(sql: "?", bind: known.person)
      case "l": return Expression(sql: "?", bind: known.placement)
      case "g": return Expression(sql: "?", bind: known.programme)
      case "o": return Expression(sql: "?", bind: known.organisation)
      default: return nil
      }
    }
  }

  /// The part of a belonging in which team and referrer may still write.
  private var stillOpen: (sql: String, binds: [SQLValue]) {
    isWriting ? (" AND (scope_b.last_day IS NULL OR scope_b.last_day >= ?)", [.text(today.iso)]) : ("", [])
  }

  private struct Expression {
    let sql: String
    let bind: String?

    var binds: [SQLValue] { bind.map { [.text($0)] } ?? [] }
  }

  /// Counts whom the actor reaches by relations to people, no further than `most`; nothing where the reach does not go by
  /// people.
  func size(upTo most: Int) -> (sql: String, binds: [SQLValue])? {
    var (parts, binds): ([String], [SQLValue]) = ([], [])
    _ = disjunction(gathered: true, about: []) { anchor in
      anchor(kind.anchors).map { Expression(sql: $0.string, bind: nil) }
    } noting: { _, tables, rest, values in
      parts.append("SELECT * FROM (SELECT 1 AS one FROM \(tables) WHERE \(rest) LIMIT \(most)) AS p\(parts.count)")
      binds += values
    }
    return parts.isEmpty
      ? nil
      : (
        "SELECT COUNT(*) AS count FROM (" + parts.joined(separator: " UNION ALL ") + " LIMIT \(most)) AS reached", binds
      )
  }

  /// Counts the people whom the actor reaches, by the relations alone: `count` different ones among the first `limit` of
  /// each relation, and `read`, how many those are together. All are counted where fewer than `limit` were read.
  ///
  /// Nothing where the rows are no people, or are reached by something else as well.
  func people(limit: Int) -> (sql: String, binds: [SQLValue])? {
    let byPeople: Set<Relation> = [
      .responsible, .team, .receiving, .referrer, .mentor, .counsellor, .trainer, .myself,
    ]
    guard !everything, kind.anchors.person?.string == "id", byPeople.isSuperset(of: relations) else { return nil }
    var (parts, binds): ([String], [SQLValue]) = ([], [])
    _ = disjunction(gathered: true, about: []) { anchor in
      anchor(kind.anchors).map { Expression(sql: $0.string, bind: nil) }
    } noting: { column, tables, rest, values in
      let some = "SELECT \(column) AS person FROM \(tables) WHERE \(rest) LIMIT \(limit)"
      parts.append("SELECT * FROM (\(some)) AS p\(parts.count)")
      binds += values
    }
    guard !parts.isEmpty else { return nil }
    return (
      "SELECT COUNT(DISTINCT person) AS count, COUNT(*) AS read FROM (" + parts.joined(separator: " UNION ALL ")
        + ") AS reached", binds
    )
  }

  private func disjunction(
    gathered: Bool, about: [(sql: String, binds: [SQLValue])], _ at: ((Anchors) -> StaticString?) -> Expression?,
    noting note: (_ column: String, _ tables: String, _ rest: String, _ values: [SQLValue]) -> Void = { _, _, _, _ in }
  ) -> (sql: String, binds: [SQLValue]) {
    // What the row itself tells is asked first: where it says yes, nothing is looked up.
    var (told, lookedUp): ([(sql: String, binds: [SQLValue])], [(sql: String, binds: [SQLValue])]) = ([], [])
    let day = SQLValue.text(today.iso)
    func add(_ sql: String, _ values: [SQLValue]) { lookedUp.append((sql, values)) }
    /// The hook is a value of the column in these rows.
    ///
    /// - Parameter looked: the same rows as they are asked for one by one, with the same values in the same order.
    func add(
      _ hook: Expression, is column: String, in tables: String, where rest: String, _ values: [SQLValue],
      oneByOne looked: (tables: String, rest: String)? = nil
    ) {
      note(column, tables, rest, values)
      let (from, condition) = looked ?? (tables, rest)
      add(
        gathered
          ? "\(hook.sql) IN (SELECT \(column) FROM \(tables) WHERE \(rest))"
          : "EXISTS (SELECT 1 FROM \(from) WHERE \(column) = \(hook.sql) AND \(condition)\(Reach.oneByOne))",
        hook.binds + values)
    }
    let shield = Shield(account: account, today: today, isCoordinator: isCoordinator)
    let open = shield.opens("scope_b.person_id")
    let teams = "belonging scope_b JOIN relation scope_r ON scope_r.programme_id = scope_b.programme_id"
    let inTeam = "scope_r.account_id = ? AND scope_r.kind = 'team' AND \(InForce.sql("scope_r"))"
    // Whoever is in a team reaches most people through it: that is asked first.
    for relation in relations.filter({ $0 == .team }) + relations.filter({ $0 != .team }) {
      switch relation {
      case .installation:
        told.append(("1 = 1", []))
      case .subject:
        for condition in about { add(condition.sql, condition.binds) }
      case .author:
        guard let author = at({ $0.author }) else { continue }
        // Whoever will owe it, of somebody who is theirs then, is told nothing of it before.
        let begun = at { $0.authorFrom }.map { " AND \($0.sql) <= ?" }
        // What was given to a colleague before the address was protected is hers no more, unless she is named.
        let open = at { $0.person }.flatMap { $0.bind == nil ? shield.opens($0.sql) : nil }
        told.append(
          (
            "(\(author.sql) = ?\(begun ?? "")\(open.map { " AND " + $0.sql } ?? ""))",
            author.binds + [.text(account.text)] + (begun == nil ? [] : [day]) + (open?.binds ?? [])
          ))
      case .colleague:
        guard let owner = at({ $0.organisation }), let organisation else { continue }
        told.append(("\(owner.sql) = ?", owner.binds + [.text(organisation.text)]))
      case .contact:
        // Reaches one placement, and the person only as that placement's person. Where a row names both, both must
        // fit: who keeps one person's case must not open another's placement to a contact.
        let (person, placement) = (at { $0.person }, at { $0.placement })
        guard person != nil || placement != nil else { continue }
        var (condition, values) = (
          "EXISTS (SELECT 1 FROM relation scope_r WHERE scope_r.account_id = ? AND scope_r.kind = 'contact'",
          [SQLValue.text(account.text)]
        )
        if let placement {
          condition += " AND scope_r.placement_id = \(placement.sql)"
          values += placement.binds
        }
        if let person {
          condition +=
            " AND " + (placement == nil ? "" : "(\(person.sql) IS NULL OR ") + "scope_r.person_id = \(person.sql)"
            + (placement == nil ? "" : ")")
          values += person.binds
        }
        add(condition + " AND \(InForce.sql("scope_r")))", values + [day, day])
      case .responsible, .mentor, .counsellor, .trainer, .myself:
        guard let person = at({ $0.person }) else { continue }
        add(
          person, is: "scope_r.person_id", in: "relation scope_r",
          where: "scope_r.account_id = ? AND scope_r.kind = '\(relation.rawValue)' AND \(InForce.sql("scope_r"))",
          [.text(account.text), day, day])
      case .team:
        if let person = at({ $0.person }) {
          let accepted = "scope_b.accepted = 1 AND \(InForce.sql("scope_b"))\(stillOpen.sql)"
          // The actor's few teams are the same for every row: they are looked up once.
          add(
            person, is: "scope_b.person_id", in: teams, where: "\(accepted) AND \(inTeam) AND \(open.sql)",
            [day, day] + stillOpen.binds + [.text(account.text), day, day] + open.binds,
            oneByOne: (
              "belonging scope_b",
              "\(accepted) AND scope_b.programme_id IN (SELECT scope_r.programme_id FROM relation scope_r WHERE \(inTeam)) AND \(open.sql)"
            ))
        } else if let programme = at({ $0.programme }) {
          add(
            programme, is: "scope_r.programme_id", in: "relation scope_r", where: inTeam,
            [.text(account.text), day, day])
        }
      case .receiving:
        // A row that hangs on a participation is reached by that one alone, never by another of the same person.
        guard
          let (hook, column) = at({ $0.participation }).map({ ($0, "scope_b.participation_id") })
            ?? at({ $0.person }).map({ ($0, "scope_b.person_id") })
        else { continue }
        add(
          hook, is: column, in: teams,
          where: "scope_b.accepted = 0 AND \(InForce.sql("scope_b")) AND \(inTeam) AND \(open.sql)",
          [day, day, .text(account.text), day, day] + open.binds)
      case .referrer:
        guard let person = at({ $0.person }), let organisation else { continue }
        add(
          person, is: "scope_b.person_id", in: "belonging scope_b",
          where: "scope_b.referrer_id = ? AND \(InForce.sql("scope_b"))\(stillOpen.sql) AND \(open.sql)",
          [.text(organisation.text), day, day] + stillOpen.binds + open.binds)
      }
    }
    let conditions = told + lookedUp
    if conditions.isEmpty { return ("1 = 0", []) }
    return ("(" + conditions.map(\.sql).joined(separator: " OR ") + ")", conditions.flatMap(\.binds))
  }
}
