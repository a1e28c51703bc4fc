import Access
import Design
import Employers
import Language
import People
import Programmes
import Rules
import Values
import Web

/// The ladder of one placement with the decision that is to be taken.
struct LadderPage {
  let around: PlacementCase
  let person: Person
  let typed: Fields?
  let problems: [Problem]
  /// The move that the reader came to make.
  let wish: LadderStep.Move?

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let placement = around.placement
    let name = voice(.placementOf(name: person.calledName, workplace: around.workplace.details.name))
    let mayDecide = desk.might(Create.self, LadderRecord.self) && around.state.kind.acts.contains(.decideStep)
    return desk.page(
      voice(.ladderTitle),
      trail: [
        (person.calledName, .to(PeopleAddress.person(person.id))),
        (name, .to(PlacementsAddress.placement(placement.id))),
      ],
      """
      \(if: !mayDecide && !problems.isEmpty, Problems(
        title: voice(.formProblemTitle), problems.map { .init(field: nil, words: voice($0.words)) }).html)\
      \(LadderView(around: around, voice: voice, opensTable: true).chart)\(proposal(voice))\
      \(if: mayDecide, """
        <section aria-labelledby="decide"><h2 id="decide">\(voice(.ladderDecide))</h2>\(form(desk))</section>
        """)\
      \(planned(desk))
      """)
  }

  /// What the programme would propose; a person decides.
  private func proposal(_ voice: Voice) -> HTML {
    guard let proposal = around.proposal(in: ISOWeek(containing: around.today).adding(weeks: 1)) else { return "" }
    return "<p class=\"quiet\">\(voice(proposal.phrase))</p>"
  }

  private func form(_ desk: Desk) -> HTML {
    let current = ISOWeek(containing: around.today)
    let start = ISOWeek(containing: around.placement.terms.period.from)
    let week = max(current.adding(weeks: 1), start)
    let now = around.steps.ladder.hours(in: week) ?? around.steps.ladder.steps.first?.hours ?? .zero
    let move = wish ?? .up
    let rise = around.model?.ladder.riseBy ?? Hours(3)
    let hours: Hours =
      switch move {
      case .up: now + rise
      case .back: around.steps.ladder.steps.last { $0.hours < now }?.hours ?? max(.zero, now - rise)
      case .hold, .start: now
      }
    let usual = Fields([
      "move": move.rawValue, "week": week.iso, "hours": desk.voice.hours(hours),
    ])
    return desk.form(
      QuestionForm(
        PlacementsAddress.ladder(around.placement.id), LadderForm.questions, answers: typed ?? usual,
        problems: problems,
        submit: .ladderSave, cancel: .to(PlacementsAddress.placement(around.placement.id))))
  }

  /// Steps whose week has not come can be taken back.
  private func planned(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let current = ISOWeek(containing: around.today)
    let steps = around.steps.filter {
      $0.outcome == .agreed && $0.move != .start && $0.week > current
        && (around.placement.lastDay ?? $0.week.monday) >= $0.week.monday
    }
    guard !steps.isEmpty, desk.might(Edit.self, LadderRecord.self) else { return "" }
    return """
      <section aria-labelledby="planned"><h2 id="planned">\(voice(.ladderPlanned))</h2><ul class="plain">\(each: steps, { step in
        """
        <li><p>\(voice(.ladderLine(hours: step.hours, week: step.week)))</p>\(Button(
          voice(.ladderWithdraw),
          .send(.to(PlacementsAddress.ladderStep(step.id)), hidden: desk.formKeys + [desk.version(step.version)]), tone: .quiet,
          icon: .undo, about: voice.weekAndYear(step.week)))</li>
        """
      })</ul></section>
      """
  }
}
