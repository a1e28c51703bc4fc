import Access
import Language
import Rules
import Values
import Web

/// The questions about days on which a workplace is closed.
enum ClosureForm {
  static let from = Question("from", .closureFrom, .date, required: true)
  static let until = Question("until", .closureUntil, .date, hint: .closureUntilHint, required: true)
  static let name = Question("name", .closureName, .text(longest: 100), hint: .closureNameHint, required: true)
  static let questions = [from, until, name]

  /// The identifier of an existing one, where it is changed or removed.
  static let closure = Question("closure", .closureName, .reference("closure"), required: true)

  /// As many as anybody plans ahead; those that are over do not count.
  static let most = 40

  /// A closure that lasts longer than this is a slip, or the workplace has shut down.
  private static let longest = 184

  /// - Parameters:
  ///   - names: of what is read elsewhere.
  ///   - others: closures of the same workplace, which it may not run into.
  static func read(
    _ fields: Fields, besides names: [String], _ others: [Closure], today: CivilDate
  ) throws(Refused) -> ClosureDetails {
    var read = AnswerReader(fields, of: questions, besides: names)
    let first = read.date(from)
    let last = read.date(until)
    let called = read.text(name)
    if let first, let last {
      if last < first {
        read.refuse(until, .closureBackwards(from: first))
      } else if last.days(since: first) >= longest {
        read.refuse(until, .closureTooLong(last: first.adding(days: longest - 1)))
      } else if let other = others.first(where: { $0.from <= last && first <= $0.until }) {
        read.refuse(from, .closureTwice(name: other.name, from: other.from, until: other.until))
      }
    }
    if let first, first < today.adding(months: -12) {
      read.refuse(from, .closureTooOld(day: today.adding(months: -12)))
    }
    if let first, first > today.adding(months: 60) { read.refuse(from, .closureTooFar(day: today.adding(months: 60))) }
    try read.finish()
    guard let first, let last, let called else { throw Refused(nil, .formMissing) }
    return ClosureDetails(from: first, until: last, name: called)
  }

  static func answers(_ closure: Closure) -> Fields {
    Fields(["from": closure.from.iso, "until": closure.until.iso, "name": closure.name])
  }
}

/// What is done with the closures of a workplace, by its page and by the API alike.
enum ClosureSteps {
  /// `step` says what is done: `added`, `changed` or `removed`. Answers which, and with which closure; of one that is gone
  /// the days that it had.
  static func act(
    on workplace: WorkplaceID, _ fields: Fields, seen version: Version, _ tx: Transaction
  ) throws -> (what: Phrase, part: String) {
    _ = try tx.grant(Edit.self, WorkplaceRecord.self)
    // Whoever did not see the newest state is shown it, before being told what is wrong with the old one.
    let current = try Employers.find(workplace, tx).act(\.version)
    guard current == version else { throw Stale(current: current) }
    return try Employers.closures(of: workplace, tx).act { closures in
      switch fields["step"] {
      case "added":
        if closures.count(where: { $0.until >= tx.today }) >= ClosureForm.most {
          throw Refused(ClosureForm.from.name, .closureTooMany(n: ClosureForm.most))
        }
        let id = try Employers.add(
          try ClosureForm.read(fields, besides: ["step"], closures, today: tx.today), to: workplace, seen: version, tx)
        return (.doneClosureAdded, id.text)
      case "changed":
        let id = try one(fields, among: closures)
        let others = closures.filter { $0.id != id }
        try Employers.change(
          id, of: workplace, to: try ClosureForm.read(fields, besides: ["step", "closure"], others, today: tx.today),
          seen: version, tx)
        return (.doneClosureChanged, id.text)
      case "removed":
        let id = try one(fields, among: closures)
        try AnswerReader(fields, of: [], besides: ["step", "closure"]).finish()
        try Employers.remove(id, of: workplace, seen: version, tx)
        return (.doneClosureRemoved, closures.first { $0.id == id }.map { $0.from.iso + "/" + $0.until.iso } ?? "")
      default: throw fields.noStep()
      }
    }
  }

  private static func one(_ fields: Fields, among closures: [Closure]) throws -> EntryID {
    let text = fields["closure"] ?? ""
    guard let id = EntryID(text), closures.contains(where: { $0.id == id }) else {
      throw Refused("closure", .closureGone)
    }
    return id
  }
}

extension Calendars {
  /// The parts of a country that have holidays of their own.
  func regions(of country: String) -> [CountryHolidays.Region] { holidays(of: country)?.regions ?? [] }

  /// A region must be one of the country's.
  func requireRegion(of details: Workplace.Details, in organisation: OrganisationID, _ tx: Transaction) throws {
    try Employers.find(organisation, tx).act { try requireRegion(of: details, in: $0.details.country) }
  }

  func requireRegion(of details: Workplace.Details, at workplace: WorkplaceID, _ tx: Transaction) throws {
    try Employers.find(workplace, tx).act { try requireRegion(of: details, in: $0.country) }
  }

  private func requireRegion(of details: Workplace.Details, in country: String) throws(Refused) {
    try requireRegion(details.region, in: country, WorkplaceForm.region)
  }

  /// The same of an organisation's own office. A region is one of the country that it was chosen for: it goes with it.
  ///
  /// - Parameter before: as it was until now.
  func settled(
    _ details: Organisation.Details, before: Organisation.Details? = nil
  ) throws(Refused) -> Organisation.Details {
    var details = details
    if let before, before.country != details.country, before.region == details.region { details.region = nil }
    try requireRegion(details.region, in: details.country, OrganisationForm.region)
    return details
  }

  private func requireRegion(_ region: String?, in country: String, _ question: Question) throws(Refused) {
    guard let region else { return }
    let known = regions(of: country).map(\.code)
    if known.isEmpty { throw Refused(question.name, .workplaceNoRegions) }
    if !known.contains(region) {
      throw Refused(question.name, .workplaceNoRegion(codes: known.joined(separator: ", ")))
    }
  }
}
