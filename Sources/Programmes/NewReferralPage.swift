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
      desk.voice(.referralTitle), trail: [(person.toldName, .to(PeopleAddress.person(person.id)))],
      notice + desk.form(form(typed ?? usual, desk.voice)))
  }

  private func form(_ answers: Fields, _ voice: Voice) -> QuestionForm {
    let questions = steps.referral(programmes, referrers.found, voice.language)
    var form = QuestionForm(
      ProgrammesAddress.newReferral(person.id), questions, answers: answers, problems: problems,
      submit: .referralSubmit, cancel: .to(PeopleAddress.person(person.id)))
    if let referrer = questions.first(where: { $0.name == ParticipationForm.referrerName }) {
      form.search = search(referrer)
    }
    return form
  }

  /// Only where not all are offered.
  private func search(_ referrer: Question) -> QuestionForm.Search? {
    guard referrers.hasMore || !query.isEmpty else { return nil }
    return QuestionForm.Search(
      before: referrer, label: .referralFindReferrer, query: query,
      result: referrers.found.isEmpty
        ? .referralNoReferrer(query: query)
        : referrers.hasMore ? .referralMoreReferrers(n: referrers.found.count) : nil)
  }
}
