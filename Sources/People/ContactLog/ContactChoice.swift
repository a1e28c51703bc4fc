import Access
import Design
import Language
import Values
import Web

/// With whom a contact is logged: those for whom something waits this week, or those who were found.
struct ContactChoice {
  let query: String
  let notice: HTML
  /// With what waits for them, where something does.
  let people: [(id: PersonID, name: String, owed: Phrase?)]
  let hasMore: Bool

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let search: HTML = """
      <form class="filter" role="search" method="get" action="\(Link.to(PeopleAddress.log))">\
      <label for="q">\(voice(.peopleSearch))</label>\
      <input id="q" name="q" type="search" maxlength="\(Visit.longestSearch)" value="\(query)"><button class="button">\(voice(.navSearch))</button></form>
      """
    let nobody = query.isEmpty ? voice(.contactNobodyWaits) : voice(.peopleNotFound(query: query))
    return desk.page(
      voice(.contactLogTitle),
      """
      \(notice)<h2>\(voice(.contactWith))</h2>\(if: people.isEmpty, "<p>\(nobody)</p>")\
      <ul class="choices">\(each: people, { line($0, voice) })</ul>\
      \(if: hasMore, "<p class=\"quiet\">\(voice(.contactMorePeople))</p>")\(search)
      """)
  }

  private func line(_ one: (id: PersonID, name: String, owed: Phrase?), _ voice: Voice) -> HTML {
    """
    <li><a href="\(Link.to(PeopleAddress.newContact(one.id)))">\(name: one.name)\
    \(with: one.owed, { "<span class=\"quiet\">\(voice($0))</span>" })</a></li>
    """
  }
}
