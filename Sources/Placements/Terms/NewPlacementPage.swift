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
  /// What was looked for among the workplaces, and how much there is of it.
  let looking: LookInForm
  let found: Int
  let typed: Fields?
  let problems: [Problem]

  /// What came of the search, in words.
  private var result: Phrase? {
    if found > PlacementForm.mostWorkplaces { return .placementFoundMore(n: PlacementForm.mostWorkplaces) }
    let query = looking.query
    guard !query.isEmpty else { return nil }
    return found == 0 ? .placementNoneFound(words: query) : .placementFound(n: found, words: query)
  }

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let trail = [(person.toldName, Link.to(PeopleAddress.person(person.id)))]
    guard !form.participations.isEmpty else {
      let (title, why) = form.none
      return desk.page(
        desk.title(.placementNew, of: person.toldName), trail: trail,
        EmptyState(
          title: voice(title), text: voice(why),
          button: Button(voice(.placementToPerson), .go(.to(PeopleAddress.person(person.id))))
        ).html + desk.written(typed, form.questions))
    }
    let participation = form.participations[0]
    let usual = Fields([
      "participation": participation.id.text, "basis": participation.basis?.text ?? "",
      "from": firstDay(participation, desk.today).iso,
      "hours": form.shelf.model(of: participation.programme).map { voice.hours($0.ladder.start) } ?? "",
      // Until somebody has asked, nobody knows.
      "lastEmployer": Placement.Answer.unknown.rawValue,
    ])
    var asked = QuestionForm(
      PlacementsAddress.newPlacement(person.id), form.questions, answers: typed ?? usual, problems: problems,
      submit: .placementDraft, cancel: .to(PeopleAddress.person(person.id)))
    if problems.contains(where: { $0.field == PlacementForm.another.name }) {
      asked.otherwise = PlacementForm.otherwise
    }
    asked.search = QuestionForm.Search(
      before: form.workplace, label: .placementFindWorkplace, query: looking.typed,
      result: result)
    // Whoever drafts reads before it is sent that she is in a pause; of the first day that is agreed the checks say it.
    let pauses = form.participations.compactMap { $0.pauseTag(desk) }
    return desk.page(
      desk.title(.placementNew, of: person.toldName), trail: trail,
      "\(if: !pauses.isEmpty, "<p class=\"lead\">\(each: pauses, { "\($0) " })</p>")\(desk.form(asked))")
  }

  /// A Monday, or the next working day of the programme's country: the workplace is not chosen yet.
  private func firstDay(_ participation: Participation, _ today: CivilDate) -> CivilDate {
    let monday = ISOWeek(containing: today).adding(weeks: 2).monday
    let country = form.shelf.model(of: participation.programme).flatMap { form.shelf.packs(of: $0).first?.country }
    return form.shelf.calendars.calendar(country: country ?? "", region: nil).suggestion(from: monday)
  }
}
