import Access
import Design
import Language
import Values
import Web

/// The own week to put into a pocket: whom one has to do with, the numbers to call, and what comes first with each. For
/// paper: nothing on it is pressed.
struct PocketPage {
  let frame: WeekFrame
  let owed: Excerpt<OwedObligation>
  let names: [Subject: SubjectName]
  let contacts: [Subject: SubjectContact]

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let (entries, left) = self.entries(desk)
    return desk.page(
      desk.title(.pocketTitle, of: voice.weekAndYear(frame.week)),
      lead: voice(.weekDates(from: frame.week.monday, until: frame.week.sunday)),
      trail: [(frame.title(desk), frame.link(own: true))], leavesOutProtected: true,
      entries.isEmpty && left > 0
        ? leftOut(left, voice)
        : entries.isEmpty
          ? "<p class=\"quiet\">\(voice(frame.isThis(desk) ? .weekNothing : .weekNothingThen))</p>"
          : """
          <ul class="pocket">\(each: entries, { entry($0, voice) })</ul>\
          \(if: owed.hasMore, "<p class=\"quiet\">\(voice(.pocketMore(n: owed.rows.count)))</p>")\
          \(if: left > 0, leftOut(left, voice))
          """)
  }

  private func leftOut(_ number: Int, _ voice: Voice) -> HTML { "<p>\(voice(.pocketProtected(n: number)))</p>" }

  /// Each subject once, by what is owed first; and how many people are left out, whose address is protected.
  private func entries(_ desk: Desk) -> (told: [[OwedObligation]], left: Int) {
    let all = entries
    let told = all.filter { rows in
      !(rows.first?.obligation.subject.person.map(desk.shownProtected.contains) ?? false)
    }
    return (told, all.count - told.count)
  }

  private var entries: [[OwedObligation]] {
    var order: [Subject] = []
    var found: [Subject: [OwedObligation]] = [:]
    for row in owed.rows where row.obligation.done == nil {
      let subject = row.obligation.subject
      if found[subject] == nil { order.append(subject) }
      found[subject, default: []].append(row)
    }
    return order.compactMap { found[$0] }
  }

  private func entry(_ rows: [OwedObligation], _ voice: Voice) -> HTML {
    guard let first = rows.first?.obligation else { return .nothing }
    // Whoever is not told how somebody is reached is not told either that there is no number.
    let told = contacts[first.subject]
    let contact = told ?? SubjectContact(phones: [])
    return """
      <li><p><strong>\(name: names[first.subject]?.name ?? "")</strong>\
      \(with: contact.place, { ", \(name: $0)" })</p>\
      \(each: contact.phones, { phone($0, voice) })\
      \(if: told?.phones.isEmpty ?? false, "<p class=\"quiet\">\(voice(.pocketNoPhone))</p>")\
      \(each: rows, { row in
        "<p>\(if: row.obligation.isDue, "\(voice.date(row.obligation.due)): ")\(voice(row.obligation.reason))</p>"
      })</li>
      """
  }

  private func phone(_ phone: SubjectContact.Phone, _ voice: Voice) -> HTML {
    """
    <p>\(Telephone(phone.number).html)\(with: phone.whose, { " · \(name: $0)" })</p>\
    \(with: phone.note, { "<p class=\"quiet\">\(voice($0))</p>" })
    """
  }
}
