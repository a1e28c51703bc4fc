import Access
import Language
import Values

/// What tells somebody from others of the same name, as far as the reader is told of it.
struct Namesake: Sendable, Hashable {
  let id: PersonID
  let birth: BirthDate?
  /// When the record was made.
  let entered: Moment

  /// How much of two who have one name is the same; each step includes those before it.
  enum Likeness: Int, Sendable, CaseIterable, Comparable {
    case name, year, birth, entry

    static func < (a: Likeness, b: Likeness) -> Bool { a.rawValue < b.rawValue }
  }

  /// Within so many seconds two were entered at what is written as one time.
  static let oneTime: Int64 = 120

  /// How alike this one is to another of the same name.
  func likeness(to other: Namesake) -> Likeness {
    guard birth?.date.year == other.birth?.date.year else { return .name }
    guard birth == other.birth else { return .year }
    let (first, last) = (min(entered, other.entered), max(entered, other.entered))
    return first.adding(seconds: Namesake.oneTime) < last ? .birth : .entry
  }

  /// What stands behind the name; nothing where nothing is known that differs.
  ///
  /// - Parameter voice: of the reader; without one, as programs are told it.
  func mark(_ likeness: Likeness, _ voice: Voice?) -> String? {
    switch likeness {
    case .name: birth.map { String($0.date.year) }
    case .year: said(voice)
    case .birth:
      [said(voice), voice.map { $0(.personBesideEntered(at: entered)) } ?? entered.description]
        .compactMap(\.self).joined(separator: ", ")
    case .entry:
      // The end of an id is by chance, and stands in the address of the record.
      [said(voice), voice.map { $0(.personBesideRecord(signs: signs)) } ?? signs]
        .compactMap(\.self).joined(separator: ", ")
    }
  }

  private var signs: String { String(id.text.suffix(6)) }

  /// The birth as exactly as it is known.
  private func said(_ voice: Voice?) -> String? {
    guard let birth else { return nil }
    switch birth.precision {
    case .year: return String(birth.date.year)
    case .month:
      return voice.map { $0(.personBesideBornIn(month: $0.month(of: birth.date))) } ?? String(birth.date.iso.prefix(7))
    case .day, .given: return voice.map { $0(.personBesideBorn(date: birth.date)) } ?? birth.date.iso
    }
  }
}

extension Namesake {
  /// Of these people, as far as they were born and entered.
  static func among(_ ids: [PersonID]) -> Statement<PersonRecord, Namesake> {
    Statement(
      """
      SELECT p.id, p.subject, p.birth_date, p.birth_precision, p.entered_at FROM \(rows: PersonRecord.self, as: "p")
      WHERE p.id IN \(any: ids) ORDER BY p.id
      """
    ) { row in
      let date = try row.dateIfAny("birth_date")
      return Namesake(
        id: try row.id("id"), birth: try date.map { BirthDate($0, try row.choice("birth_precision")) },
        entered: try row.moment("entered_at"))
    }
  }

  /// Whether anybody else within reach has the same name, however it is written.
  static func others(than id: PersonID, called name: String) -> Counting<PersonRecord> {
    Counting(
      """
      FROM \(rows: PersonRecord.self, as: "p") WHERE p.sort_key = \(Folding.order(name)) AND p.id <> \(id)
      """, upTo: 1)
  }

  /// Whether anybody else within reach has the same name, and was born in the same year or is as unknown.
  func othersOfYear(called name: String) -> Counting<PersonRecord> {
    Counting(
      """
      FROM \(rows: PersonRecord.self, as: "p") WHERE p.sort_key = \(Folding.order(name)) AND p.id <> \(id)
        AND COALESCE(substr(p.birth_date, 1, 4), '') = \(birth.map { String($0.date.iso.prefix(4)) } ?? "")
      """, upTo: 1)
  }

  /// The same with one birth.
  func othersOfBirth(called name: String) -> Counting<PersonRecord> {
    Counting(
      """
      FROM \(rows: PersonRecord.self, as: "p") WHERE p.sort_key = \(Folding.order(name)) AND p.id <> \(id)
        AND COALESCE(p.birth_date, '') = \(birth?.date.iso ?? "")
        AND COALESCE(p.birth_precision, '') = \(birth?.precision.rawValue ?? "")
      """, upTo: 1)
  }

  /// The same entered at one time.
  func othersOfEntry(called name: String) -> Counting<PersonRecord> {
    Counting(
      """
      FROM \(rows: PersonRecord.self, as: "p") WHERE p.sort_key = \(Folding.order(name)) AND p.id <> \(id)
        AND COALESCE(p.birth_date, '') = \(birth?.date.iso ?? "")
        AND COALESCE(p.birth_precision, '') = \(birth?.precision.rawValue ?? "")
        AND p.entered_at >= \(entered.adding(seconds: -Namesake.oneTime))
        AND p.entered_at <= \(entered.adding(seconds: Namesake.oneTime))
      """, upTo: 1)
  }

  /// Whether anybody within reach beyond these has one of these names.
  static func beyond(_ ids: [PersonID], called keys: [String]) -> Counting<PersonRecord> {
    Counting(
      "FROM \(rows: PersonRecord.self, as: "p") WHERE p.sort_key IN \(any: keys) AND p.id NOT IN \(any: ids)", upTo: 1)
  }
}

extension People {
  /// What stands behind somebody's name where somebody else within reach has the same. Whoever is not told when people were
  /// born is not told of namesakes either: it would help nobody.
  static func mark(_ id: PersonID, called name: String, _ tx: Transaction, _ voice: Voice?) throws -> Disclosed<String?>
  {
    func isAny(_ counting: Counting<PersonRecord>) throws -> Bool {
      try tx.count(counting, try tx.grant(Count.self, PersonRecord.self)).act { $0 > 0 }
    }
    guard tx.actor.might(List.self, PersonRecord.self), try isAny(Namesake.others(than: id, called: name)) else {
      return tx.me.map { _ in nil }
    }
    let found = try tx.list(Namesake.among([id]), try tx.grant(List.self, PersonRecord.self))
    let likeness = try found.act { found -> Namesake.Likeness in
      guard let one = found.first, try isAny(one.othersOfYear(called: name)) else { return .name }
      guard try isAny(one.othersOfBirth(called: name)) else { return .year }
      return try isAny(one.othersOfEntry(called: name)) ? .entry : .birth
    }
    return found.map { $0.first?.mark(likeness, voice) }
  }

  /// What stands behind the names in a list: of those who have one name with others in it how they differ; of those who have
  /// it with somebody beyond it, and within reach, the year of birth, as in their titles.
  ///
  /// - Parameter isAmong: whether only who is in the list matters: there the year stands beside each name anyway.
  static func marks(
    _ people: [ListedPerson], isAmong: Bool = false, _ tx: Transaction, _ voice: Voice?
  ) throws -> Disclosed<[PersonID: String]> {
    guard !people.isEmpty, tx.actor.might(List.self, PersonRecord.self) else { return tx.me.map { _ in [:] } }
    let groups = Dictionary(grouping: people) { Folding.order($0.name) }
    let together = groups.filter { $0.value.count > 1 }.flatMap { $0.value.map(\.id) }
    let alone = groups.filter { $0.value.count == 1 }.keys.sorted()
    let ids = people.map(\.id).sorted()
    var looks = isAmong ? 0 : mostLooks
    let beyond = try namesakes(beyond: ids, called: alone[...], &looks, tx).flatMap { groups[$0] ?? [] }.map(\.id)
    let alike = (together + beyond).sorted()
    guard !alike.isEmpty else { return tx.me.map { _ in [:] } }
    return try tx.listWhatIsReadable(Namesake.among(alike), try tx.grant(List.self, PersonRecord.self)).map { found in
      let byID = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
      return Dictionary(
        groups.values.flatMap { group -> [(PersonID, String)] in
          let known = group.compactMap { byID[$0.id] }
          return known.compactMap { one in
            let likeness = known.filter { $0.id != one.id }.map { one.likeness(to: $0) }.max() ?? .name
            return one.mark(likeness, voice).map { (one.id, $0) }
          }
        }
      ) { first, _ in first }
    }
  }

  /// A list is asked no oftener whether somebody beyond it has one of its names.
  private static let mostLooks = 24

  /// Which of these names somebody within reach has who is not among `ids`: all at once, and by halves where somebody has.
  private static func namesakes(
    beyond ids: [PersonID], called keys: ArraySlice<String>, _ looks: inout Int, _ tx: Transaction
  ) throws -> [String] {
    guard !keys.isEmpty, looks > 0 else { return [] }
    looks -= 1
    let isAny = try tx.count(
      Namesake.beyond(ids, called: Array(keys)), try tx.grant(Count.self, PersonRecord.self)
    ).act { $0 > 0 }
    guard isAny, keys.count > 1 else { return isAny ? Array(keys) : [] }
    let middle = keys.startIndex + keys.count / 2
    return try namesakes(beyond: ids, called: keys[..<middle], &looks, tx)
      + namesakes(beyond: ids, called: keys[middle...], &looks, tx)
  }
}
