import Access
import Design
import Language
import Values
import Web

/// Who stands for somebody under 18, as of a day, and until when that can be. Of whom it is not known whether she is, nothing
/// is claimed; once she is 18 it is history.
struct GuardianCard {
  let person: PersonID
  let known: Guardianship

  func html(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let shown = known.guardians.filter { !$0.isOver(on: desk.today) }
    let isOfAge = known.minority?.holds(on: desk.today) == false
    let mayNote = !isOfAge && desk.might(Create.self, GuardianRecord.self)
    return Card(
      title: voice(.guardianTitle), sign: CircleSign(.case, voice(.circleCase)), id: "guardians",
      content: """
        \(with: standing(desk), { "<p>\($0)</p>" })\
        \(if: !shown.isEmpty, "<ul class=\"plain\">\(each: shown, { line($0, desk) })</ul>")\(earlier(desk))
        """,
      buttons: mayNote ? [Button(voice(.guardianNoteTitle), .go(.to(PeopleAddress.newGuardian(person))))] : []
    ).html
  }

  /// Until when she is under 18, and whether somebody stands for her today.
  private func standing(_ desk: Desk) -> HTML? {
    let voice = desk.voice
    guard let minority = known.minority else { return "<span class=\"quiet\">\(voice(.guardianBirthUnknown))</span>" }
    switch minority.holds(on: desk.today) {
    case true?:
      let day = minority.lastPossible.adding(days: 1)
      let said: HTML =
        minority.lastCertain == minority.lastPossible
        ? "\(voice(.guardianUnderUntil(date: day)))"
        : "\(voice(.guardianUnderAtLeastUntil(date: minority.lastCertain)))"
      return known.isMissing(on: desk.today) ? "\(said) \(Tag(voice(.guardianNobody), .stop))" : said
    case nil: return "\(voice(.guardianUnclear(from: minority.lastCertain.adding(days: 1), to: minority.lastPossible)))"
    case false?:
      return "<span class=\"quiet\">\(voice(.guardianOver(date: minority.lastPossible.adding(days: 1))))</span>"
    }
  }

  private func earlier(_ desk: Desk) -> HTML {
    let over = known.guardians.filter { $0.isOver(on: desk.today) }
    guard !over.isEmpty else { return .nothing }
    let part = desk.part(of: over, "guardians", at: "guardians", desk.voice(.guardianTitle))
    return """
      <details class="more"\(if: part.isFurther, " open")><summary>\(desk.voice(.guardianEarlier(n: over.count)))</summary>\
      <ul class="plain">\(each: part.items, { line($0, desk) })</ul>\(part.ways)</details>
      """
  }

  private func line(_ guardian: Guardian, _ desk: Desk) -> HTML {
    let (voice, details) = (desk.voice, guardian.details)
    let mayChange = desk.might(Edit.self, GuardianRecord.self)
    let facts = [voice(details.kind.phrase), guardian.termSaid(voice)] + [guardian.spoken(voice)].compactMap(\.self)
    return """
      <li id="\(GuardianPages.place + guardian.id.text)"><p>\
      \(if: mayChange, "<a href=\"\(Link.to(PeopleAddress.guardian(guardian.id)))\">\(name: details.name)</a>", else: "\(name: details.name)")\
      \(if: details.from > desk.today, " \(Tag(voice(.workPermissionFromSaid(date: details.from)), .info))")\
      \(with: details.phone, { " · \(Telephone($0).html)" })</p>\
      <p class="quiet" dir="auto">\(facts.joined(separator: " · "))</p></li>
      """
  }
}

extension Guardian {
  /// From when on, and until when that is known.
  func termSaid(_ voice: Voice) -> String {
    if neverHeld { return voice(.guardianNever(date: details.from)) }
    return lastDay.map { voice(.workPermissionFromUntilSaid(from: details.from, until: $0)) }
      ?? voice(.workPermissionFromSaid(date: details.from))
  }

  /// In which language one speaks with them, and whether an interpreter helps.
  func spoken(_ voice: Voice) -> String? {
    details.language.map { tag in
      let name = voice.name(of: tag) ?? tag.text
      return voice(details.needsInterpreter ? .personInterpreterNeeded(language: name) : .reachSpoken(language: name))
    }
  }
}
