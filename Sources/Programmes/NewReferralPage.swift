import Access
import Design
import Language
import People
import Values
import Web

/// Referring somebody: where there are many organisations that refer, the one is found first.
struct NewReferralPage {
  let person: Person
  let programmes: [Programme]
  let referrers: Referrers.Some
  let steps: ParticipationSteps
  let query: String
  let notice: HTML
  let typed: Fields?
  let problems: [Problem]

  func document(_ desk: Desk) -> HTML {
    let usual = Fields(["programme": programmes.first?.id.text ?? "", "referredOn": desk.today.iso])
    return desk.page(
      desk.voice(.referralTitle), trail: [(person.calledName, .to(PeopleAddress.person(person.id)))],
      search(desk.voice)
        + desk.form(
          QuestionForm(
            ProgrammesAddress.newReferral(person.id),
            steps.referral(programmes, referrers.found, desk.voice.language),
            answers: typed ?? usual, problems: problems, submit: .referralSubmit,
            cancel: .to(PeopleAddress.person(person.id)))))
  }

  /// Only where not all are offered.
  private func search(_ voice: Voice) -> HTML {
    guard referrers.hasMore || !query.isEmpty else { return "" }
    let state =
      referrers.found.isEmpty
      ? voice(.referralNoReferrer(query: query))
      : referrers.hasMore ? voice(.referralMoreReferrers(n: referrers.found.count)) : nil
    return """
      \(notice)<form class="filter" role="search" method="get" action="\(Link.to(ProgrammesAddress.newReferral(person.id)))">\
      <label for="q">\(voice(.referralFindReferrer))</label>\
      <input id="q" name="q" type="search" maxlength="\(Visit.longestSearch)" value="\(query)">\
      <button class="button">\(voice(.navSearch))</button></form>\(with: state, { "<p class=\"quiet\">\($0)</p>" })
      """
  }
}
