import Access
import Employers
import People
import Values
import Work

/// What follows when the people of an organisation work on other days than before: whatever is owed about somebody may be
/// due on another day. A few are planned anew at once; where it is about many, a job goes through everybody, a few in
/// each transaction.
enum Planning {
  /// So many people are planned anew in the transaction that changed the calendar.
  private static let atOnce = 200

  static let consequence: Consequence = { subject, tx in
    guard case .organisation(let organisation) = subject, tx.hasOtherCalendar(organisation) else { return }
    // What nobody owes by name rests on the calendar of the first organisation: that may be about anybody.
    let isFirst = try Employers.first(tx) == organisation
    let people = try Obligations.people(restingOn: isFirst ? nil : organisation, atMost: atOnce + 1, tx)
    let isMany = try people.decide(tx) { people, tx -> Bool in
      if people.count <= atOnce { for person in people { tx.touch(.person(person), for: .owing) } }
      return people.count > atOnce
    }
    if isMany { try tx.ask(for: .planning, about: JobTopic(subject)) }
  }

  static let work = JobWork(count: { try People.number($0).act { $0 } }, step: step)

  @Sendable private static func step(_ job: JobPlace, _ tx: Transaction) throws -> JobStep {
    let people = try People.everybody(after: job.cursor.flatMap { PersonID($0) }, limit: job.atMost, tx)
      .decide(tx) { people, tx in
        for person in people { tx.touch(.person(person), for: .owing) }
        return people
      }
    guard let last = people.last else { return .end(done: 0) }
    return .more(cursor: last.text, done: people.count)
  }
}
