public import Access
public import Employers
public import Language
import Programmes
import Rules
public import Values
import Web

extension Placements {
  /// How full a workplace is today, with the sentence behind it; for the page and the API of the workplace.
  public struct Fullness: Sendable {
    public let taken: Int
    /// Places in all; none when the headcount or the rule is not known.
    public let allowed: Int?
    /// Taken by people who should not be there: what somebody has to mend.
    public let over: Int
    /// Places that are taken later.
    public let coming: Int
    /// The first day from which the next one who is tested can start; none where that is not known, or nothing is in the
    /// way.
    public let nextFree: CivilDate?
    public let sentence: String
    /// Where the rule is written.
    public var source: String?
    /// What follows from it: who is there beyond the number, what is coming, and from when the next one finds a place.
    public let advice: [String]
    /// Each taken place by measure, act and dates, never by person.
    public let places: [String]
  }

  /// How full a workplace is today under the rules of its country, said in the reader's language.
  public func fullness(of workplace: Workplace, _ tx: Transaction, _ voice: Voice) throws -> Disclosed<Fullness> {
    let today = tx.today
    let taken = try Employers.same(as: workplace, tx).flatMap { same in
      try tx.list(Slot.taken(at: same.map(\.id), without: nil), try tx.grant(List.self, QuotaSlotRecord.self))
    }
    return .together(taken, try Employers.closures(at: workplace, tx)) { slots, closures in
      let here = slots.filter { $0.period.contains(today) }
      func unknown(_ sentence: Phrase, _ places: [String]) -> Fullness {
        Fullness(
          taken: here.count, allowed: nil, over: 0, coming: slots.count { $0.period.from > today }, nextFree: nil,
          sentence: voice(sentence), advice: [], places: places)
      }
      guard
        let pack = RulePack.inForce(for: today, on: today, country: workplace.country, among: shelf.packs)
      else { return unknown(.quotaNoPack, []) }
      let words = PackWords(pack: pack, voice: voice)
      guard let headcount = workplace.details.headcount,
        let staff = Headcount(ordinaryStaff: headcount.ordinaryStaff, asOf: headcount.asOf)
      else {
        return unknown(.quotaNoHeadcount, here.map { words.slot($0) })
      }
      let standing = QuotaStanding(on: today, staff: staff, slots: slots, pack: pack)
      return Fullness(
        taken: standing.present.count, allowed: standing.allowed, over: standing.over, coming: standing.coming.count,
        nextFree: standing.nextFree == today ? nil : standing.nextFree,
        sentence: voice(
          .quotaSentence(
            staff: headcount.ordinaryStaff, on: headcount.asOf, note: pack.quota.note.text(in: voice.language).text)),
        source: words.source(pack.quota.source),
        advice: standing.advice(
          on: today, workplace.calendar(shelf.calendars, closures: closures), voice
        ).map { voice($0) },
        places: (standing.present + standing.coming).map { words.slot($0) })
    }
  }
}

extension QuotaStanding {
  /// Nothing where there is nothing to know but two numbers. Months for what comes, as everywhere: a day would tell when
  /// somebody else begins. The day from which the next one can start is what the sentence is for.
  fileprivate func advice(on today: CivilDate, _ calendar: WorkingCalendar, _ voice: Voice) -> [Phrase] {
    guard let allowed else { return [] }
    var said: [Phrase] = []
    if present.count >= allowed, allowed > 0 { said.append(.quotaFull(n: allowed, present: present.count)) }
    if present.count > allowed, untested > 0 { said.append(.quotaUntested(n: untested)) }
    if over > 0 { said.append(.quotaOver(n: over)) }
    if let first = coming.first {
      said.append(.quotaComing(n: coming.count, month: voice.month(of: first.period.from)))
    }
    guard nextFree != today, allowed > 0 else { return said }
    guard let nextFree else { return said + [.quotaNextUnknown] }
    // Not one that is free by custom, nor one on which the place is closed: there it is said that nobody is expected.
    let working = calendar.suggestion(from: nextFree)
    return said + [working == nextFree ? .quotaNext(day: nextFree) : .quotaNextWorking(day: nextFree, working: working)]
  }
}
