import Access
import Design
import Language
import Values
import Web

/// What somebody may do, until when, and by what: as of a day, and no more of it than the reader is told.
struct RightToWorkCard {
  let person: PersonID
  /// What began last first.
  let noted: [RightToWork]

  func html(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let needed = noted.needed(on: desk.today)
    let content: HTML =
      needed.isEmpty
      ? "<p class=\"quiet\">\(voice(.workPermissionNone))</p>"
      : "<ul class=\"plain\">\(each: needed, { line($0, desk) })</ul>"
    let mayNote = desk.might(Create.self, ResidenceRecord.self)
    return Card(
      title: voice(.workPermissionTitle), sign: CircleSign(.case, voice(.circleCase)), id: "work-permission",
      content: "\(content)\(earlier(besides: needed, desk))",
      buttons: mayNote
        ? [Button(voice(.workPermissionNoteTitle), .go(.to(PeopleAddress.newWorkPermission(person))))] : []
    ).html
  }

  private func earlier(besides needed: [RightToWork], _ desk: Desk) -> HTML {
    let others = noted.filter { !needed.contains($0) }
    guard !others.isEmpty else { return .nothing }
    let part = desk.part(of: others, "permissions", at: "work-permission", desk.voice(.workPermissionTitle))
    return """
      <details class="more"\(if: part.isFurther, " open")><summary>\(desk.voice(.workPermissionEarlier(n: others.count)))</summary>\
      <ul class="plain">\(each: part.items, { line($0, desk) })</ul>\(part.ways)</details>
      """
  }

  private func line(_ one: RightToWork, _ desk: Desk) -> HTML {
    let title = desk.voice(one.permission.phrase)
    let mayChange = one.ground != nil && desk.might(Edit.self, ResidenceRecord.self)
    return """
      <li id="\(RightToWorkPages.place + one.id.text)"><p>\
      \(if: mayChange, "<a href=\"\(Link.to(PeopleAddress.workPermission(one.id)))\">\(title)</a>", else: "\(title)") \
      \(term(one, desk))</p>\(with: one.ground, { ground($0, one, desk) })</li>
      """
  }

  /// From when or until when, and whether that is over.
  private func term(_ one: RightToWork, _ desk: Desk) -> HTML {
    let voice = desk.voice
    if one == noted.lastOver(on: desk.today), let until = one.until {
      return Tag(voice(.workPermissionWasUntil(date: until)), .stop).html
    }
    if !one.hasBegun(by: desk.today) { return Tag(one.termSaid(voice, on: desk.today), .info).html }
    guard let until = one.until else { return .nothing }
    let isNear = until.adding(days: -RightsToWork.daysAhead) <= desk.today && !one.isOver(on: desk.today)
    return Tag(one.termSaid(voice, on: desk.today), isNear && one == noted.inForce(on: desk.today) ? .due : .plain).html
  }

  private func ground(_ ground: RightToWork.Ground, _ one: RightToWork, _ desk: Desk) -> HTML {
    let voice = desk.voice
    let employer = ground.employer.map { voice(.workPermissionBoundSaid(employer: $0)) }
    let words = [ground.residence.map { voice($0.phrase) }, ground.document, employer].compactMap(\.self)
    let facts = [
      one.hasBegun(by: desk.today) ? voice(.obstacleSinceSaid(date: one.from)) : nil,
      ground.seen.map { voice(.workPermissionSeenSaid(name: $0.by, day: $0.on)) },
    ].compactMap(\.self)
    return """
      \(if: !words.isEmpty, "<p dir=\"auto\">\(words.joined(separator: " · "))</p>")\
      \(if: !facts.isEmpty, "<p class=\"quiet\" dir=\"auto\">\(facts.joined(separator: " · "))</p>")
      """
  }
}

extension RightToWork {
  /// From when on, where that is to come, and until when, where that is known; empty where it holds and no end is.
  func termSaid(_ voice: Voice, on day: CivilDate) -> String {
    switch (hasBegun(by: day), until) {
    case (true, nil): ""
    case (true, let until?): voice(.workPermissionUntilSaid(date: until))
    case (false, nil): voice(.workPermissionFromSaid(date: from))
    case (false, let until?): voice(.workPermissionFromUntilSaid(from: from, until: until))
    }
  }
}
