import Access
import Design
import Language
import Values
import Web
import Work

/// Who works with the person: today, from when on, and who did before.
struct AroundCard {
  let person: PersonID
  let all: [Assignment]
  /// Whoever really reaches her today: with an open account and a fitting role.
  let workers: [Worker]
  /// Those of them who are away today.
  let away: [Absence]
  /// On the page of its own with what was, and what can be done about each.
  let isWhole: Bool

  func html(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let named = all.filter { $0.holds(on: desk.today) }.inOrder
    let current = named.filter(isWorking)
    // Whoever has lost the role or the account is named only where it can be ended.
    let idle = isWhole ? named.filter { !isWorking($0) } : []
    let coming = all.filter { !$0.hasBegun(by: desk.today) && !$0.isOver(on: desk.today) }.reversed()
    let past = all.filter { $0.isOver(on: desk.today) }
    let hasResponsible = current.contains { $0.relation == .responsible }
    let nobody: HTML =
      hasResponsible ? .nothing : "<p>\(Tag(voice(.personNobodyResponsible), .stop))</p>"
    let now: HTML =
      current.isEmpty && idle.isEmpty
      ? .nothing : "<ul class=\"plain\">\(each: current + idle, { line($0, desk) })</ul>"
    let toCome: HTML =
      coming.isEmpty
      ? .nothing
      : "<h3>\(voice(.aroundToCome))</h3><ul class=\"plain\">\(each: Array(coming), { line($0, desk) })</ul>"
    return Card(
      title: voice(.aroundTitle), sign: CircleSign(.case, voice(.circleCase)), id: "around",
      content: "\(nobody)\(now)\(AwayNotice(away).html(desk))\(toCome)\(earlier(past, desk))", buttons: buttons(desk)
    ).html
  }

  private func isWorking(_ one: Assignment) -> Bool {
    workers.contains { $0.account == one.account && $0.relation == one.relation }
  }

  private func earlier(_ past: [Assignment], _ desk: Desk) -> HTML {
    guard isWhole, !past.isEmpty else { return .nothing }
    let part = desk.part(of: past, "earlier", at: "around", desk.voice(.aroundTitle))
    return """
      <details class="more"\(if: part.isFurther, " open")><summary>\(desk.voice(.aroundEarlier(n: past.count)))</summary>\
      <ul class="plain">\(each: part.items, { line($0, desk) })</ul>\(part.ways)</details>
      """
  }

  private func buttons(_ desk: Desk) -> [Button] {
    let name =
      desk.might(Create.self, AssignmentRecord.self)
      ? [
        Button(desk.voice(.aroundNameTitle), .go(.to(PeopleAddress.newAround(person))), tone: isWhole ? .main : .plain)
      ]
      : []
    return isWhole
      ? name : name + [Button(desk.voice(.aroundAll), .go(.to(PeopleAddress.around(person))), tone: .quiet)]
  }

  private func line(_ one: Assignment, _ desk: Desk) -> HTML {
    let voice = desk.voice
    return """
      <li id="\(AroundPages.place + one.id.text)"><p><strong>\(name: one.name)</strong> · \(voice(one.relation.phrase)) \
      \(tag(one, desk))</p>\(with: days(one, desk.today), { days in
        "<p class=\"quiet\">\(voice(days))\(with: one.covering, { " · \(voice(.aroundCoversSaid(name: $0)))" })</p>"
      })\(if: isWhole, why(one, desk))\
      \(if: isWhole, ways(one, desk))</li>
      """
  }

  private func tag(_ one: Assignment, _ desk: Desk) -> HTML {
    if !one.hasBegun(by: desk.today) { return Tag(desk.voice(.aroundFromSaid(date: one.from)), .info).html }
    return one.holds(on: desk.today) && !isWorking(one) ? Tag(desk.voice(.aroundNotNow), .due).html : .nothing
  }

  /// What is to come without an end is said by its tag.
  private func days(_ one: Assignment, _ today: CivilDate) -> Phrase? {
    guard let last = one.last else { return one.hasBegun(by: today) ? .obstacleSinceSaid(date: one.from) : nil }
    return last == one.from ? .aroundOnDay(date: one.from) : .aroundFromTo(from: one.from, last: last)
  }

  /// Why it began, and why it ended.
  private func why(_ one: Assignment, _ desk: Desk) -> HTML {
    let voice = desk.voice
    func said(_ reason: Assignment.Reason?, _ words: String?) -> HTML {
      guard let reason else { return .nothing }
      return """
        <p class="quiet">\(voice(reason.phrase))\(with: words, { ": <span dir=\"auto\">\($0)</span>" })</p>
        """
    }
    return
      "\(said(one.reason, one.words))\(if: one.endReason != one.reason || one.endWords != nil, said(one.endReason, one.endWords))"
  }

  private func ways(_ one: Assignment, _ desk: Desk) -> HTML {
    guard desk.might(End.self, AssignmentRecord.self), one.closedBecause(on: desk.today) == nil else { return .nothing }
    let about = one.name + ", " + desk.voice(one.relation.phrase)
    return ButtonRow([
      Button(desk.voice(.aroundHandOver), .go(.to(PeopleAddress.handOver(one.id))), about: about),
      Button(desk.voice(.aroundEnd), .go(.to(PeopleAddress.assignment(one.id))), tone: .quiet, about: about),
    ]).html
  }
}

extension [Assignment] {
  /// As what first, then by whom stands in for whom.
  fileprivate var inOrder: [Assignment] {
    Assignment.relations.flatMap { relation in filter { $0.relation == relation } }
  }
}
