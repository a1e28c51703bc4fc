import Design
import Language
import People
import Programmes
import Rules
import Values
import Web

/// Drafting a placement: first the workplace is found, then the terms are written.
struct NewPlacementPage {
  let person: Person
  let form: PlacementForm
  let query: String
  let typed: Fields?
  let problems: [Problem]

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let trail = [(person.calledName, Link.to(PeopleAddress.person(person.id)))]
    guard !form.participations.isEmpty else {
      return desk.page(
        voice(.placementNew), trail: trail,
        EmptyState(
          title: voice(.placementNotAccepted), text: voice(.placementNotAcceptedWhy),
          button: Button(voice(.placementToPerson), .go(.to(PeopleAddress.person(person.id))))
        )
        .html)
    }
    let participation = form.participations[0]
    let usual = Fields([
      "participation": participation.id.text, "basis": participation.basis?.text ?? "",
      "from": ISOWeek(containing: desk.today).adding(weeks: 2).monday.iso,
      "hours": form.shelf.model(of: participation.programme).map { voice.hours($0.ladder.start) } ?? "",
      "lastEmployer": Placement.Answer.no.rawValue,
    ])
    let search: HTML = """
      <form class="filter" role="search" method="get" action="\(Link.to(PlacementsAddress.newPlacement(person.id)))">\
      <label for="q">\(voice(.placementFindWorkplace))</label>\
      <input id="q" name="q" type="search" maxlength="\(Visit.longestSearch)" value="\(query)"><button class="button">\(voice(.navSearch))</button></form>
      """
    return desk.page(
      voice(.placementNew), trail: trail,
      search
        + desk.form(
          QuestionForm(
            PlacementsAddress.newPlacement(person.id), form.questions, answers: typed ?? usual, problems: problems,
            submit: .placementDraft, cancel: .to(PeopleAddress.person(person.id)))))
  }
}
