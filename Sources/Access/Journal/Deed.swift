internal import Persistence
public import Values

/// Something that was done to a record, as the journal names it: for asking by whom.
public struct Deed: Sendable, Hashable {
  let record: String
  let events: [String]
  let which: Which

  /// Which one is meant where the journal has several.
  enum Which: Sendable, Hashable {
    /// The last: what holds now came of it.
    case last
    /// The one in which an id was made.
    case making(milliseconds: Int64)
    /// Any of the first kind of which there are any, where all were done by the same person; otherwise it is not known which.
    case any
  }

  /// What was done last of these.
  public static func last<Of>(_ events: String..., of record: ID<Of>) -> Deed {
    Deed(record: record.text, events: events, which: .last)
  }

  /// What was done when a part of the record was made.
  public static func making<Part, Of>(_ part: ID<Part>, _ events: String..., of record: ID<Of>) -> Deed {
    Deed(record: record.text, events: events, which: .making(milliseconds: Int64(part.high >> 16)))
  }

  /// What was done, of the first kind of which there is anything, as far as only one person ever did that.
  public static func any<Of>(_ events: String..., of record: ID<Of>) -> Deed {
    Deed(record: record.text, events: events, which: .any)
  }

  /// By whom, of what the journal has of it, the newest first.
  fileprivate func doer(among done: [Done]) -> String? {
    let mine = done.filter { events.contains($0.event) }
    switch which {
    case .last: return mine.first?.name
    case .making(let milliseconds): return mine.first { $0.milliseconds <= milliseconds }?.name
    case .any:
      let first = events.first { event in mine.contains { $0.event == event } }
      let names = Set(mine.filter { $0.event == first }.map(\.name))
      return names.count == 1 ? names.first ?? nil : nil
    }
  }

  fileprivate struct Done {
    let event: String
    let milliseconds: Int64
    /// Nobody's where the system did it.
    let name: String?
  }
}

extension Transaction {
  /// So many entries are looked at: those of a page of records, and of what was done to each of them.
  private static let mostDone = 2000

  /// Who did what about a person, as far as the journal knows it, in one statement however much is asked. For those who are
  /// told who works with her, and nobody else: that somebody has a counsellor tells of her. What an entry says of anybody
  /// else is not told, whatever record is named.
  public func doers(of deeds: [Deed], about person: PersonID) throws -> Disclosed<[Deed: String]> {
    guard !deeds.isEmpty, let reach = policy.reachIfAny(.list, .assignment, seeing: .full),
      try reaches(reach.condition(on: .person(person)))
    else { return Disclosed([:]) }
    let records = Set(deeds.map(\.record)).sorted()
    let events = Set(deeds.flatMap(\.events)).sorted()
    let rows = try connection.rows(
      Transaction.deedsSQL(records: records.count, events: events.count), (records + events).map { .text($0) })
    var done: [String: [Deed.Done]] = [:]
    let people = rows.isEmpty ? [] : try whole(person)
    for row in rows where try !people.isDisjoint(with: row.packedPeople()) {
      let columns = Columns(row)
      done[try columns.text("record"), default: []].append(
        Deed.Done(
          event: try columns.text("event"), milliseconds: try Int64(columns.integer("at")) / 1000,
          name: try columns.textIfAny("name")))
    }
    var doers: [Deed: String] = [:]
    for deed in deeds { doers[deed] = done[deed.record].flatMap { deed.doer(among: $0) } }
    return Disclosed(doers)
  }

  static func deedsSQL(records: Int, events: Int) -> String {
    func places(_ count: Int) -> String { repeatElement("?", count: count).joined(separator: ", ") }
    return """
      SELECT j.record, j.event, j.at, j.subjects, a.name FROM journal j LEFT JOIN account a ON a.id = j.account_id
      WHERE j.event IS NOT NULL AND j.record IN (\(places(records))) AND j.event IN (\(places(events)))
      ORDER BY j.sequence DESC LIMIT \(mostDone)
      """
  }

  /// Under whose records the journal speaks of a person: her own, and those that were made one with it.
  private func whole(_ person: PersonID) throws -> Set<PersonID> {
    let asides: [PersonID] = try connection.rows(
      "SELECT aside_id FROM person_merge WHERE person_id = ? AND undone_day IS NULL ORDER BY aside_id",
      [person.bind.value]
    ).map { try Columns($0).id("aside_id") }
    return Set([person] + asides)
  }
}

extension AccessTables {
  /// So that what was done to a record is found without passing over every look at it.
  static let deedsOfRecords = Migration(
    138, "what was done to a record, by the record",
    [.sql("CREATE INDEX journal_deeds ON journal (record, event, sequence) WHERE event IS NOT NULL")])
}
