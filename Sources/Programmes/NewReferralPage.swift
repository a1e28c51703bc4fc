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
  let looking: LookInForm
  let notice: HTML
  /// Where the person takes part in every programme there is, or is referred to it: in which participation.
  let only: ParticipationID?
  let typed: Fields?
  let problems: [Problem]

  func document(_ desk: Desk) -> HTML {
    let usual = Fields(["programme": programmes.first?.id.text ?? "", "referredOn": desk.today.iso])
    return desk.page(
      desk.title(.referralTitle, of: person.toldName), lead: only == nil ? desk.voice(.referralStands) : nil,
      trail: [(person.toldName, .to(PeopleAddress.person(person.id)))],
      only.map { taken in
        ClosedForm(.referralAlready, way: (.actOpen, .to(ProgrammesAddress.participation(taken)))).html(
          desk, back: (person.toldName, .to(PeopleAddress.person(person.id))),
          questions: form(usual, desk.voice).questions, typed: typed)
      } ?? notice + desk.form(form(typed ?? usual, desk.voice)))
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
    guard referrers.hasMore || !looking.typed.isEmpty else { return nil }
    return QuestionForm.Search(
      before: referrer, label: .referralFindReferrer, query: looking.typed,
      result: referrers.found.isEmpty && !looking.query.isEmpty
        ? .referralNoReferrer(query: looking.query)
        : referrers.hasMore ? .referralMoreReferrers(n: referrers.found.count) : nil)
  }
}
