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
  /// Somebody else changed the step that the reader wanted to take back, or decided about the same week.
  var isStale = false
  /// The step that the reader's own form made before it was sent again with other answers.
  var made: LadderStepID?
  /// The move that the reader came to make.
  let wish: LadderStep.Move?
  /// The step that was refused a moment ago: its words come back, and another decision stands in its place.
  var refused: LadderStep?
  /// From which week and to how many hours, where that stood on the way here.
  var asked: (week: ISOWeek?, hours: Hours?) = (nil, nil)

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let placement = around.placement
    let name = voice(.placementOf(name: person.toldName, workplace: around.workplace.details.name))
    let mayDecide = desk.might(Create.self, LadderRecord.self) && around.state.kind.acts.contains(.decideStep)
    return desk.page(
      desk.title(.ladderTitle, of: person.toldName),
      trail: [
        (person.toldName, .to(PeopleAddress.person(person.id))),
        (name, .to(PlacementsAddress.placement(placement.id))),
      ],
      """
      \(if: isStale, conflict(desk))\
      \(refusal(isClosed: !mayDecide, desk))\
      \(with: closed(desk), { "<p class=\"lead\">\(voice($0))</p>" })\
      \(MendingBanner(around: around, desk: desk))\
      <div id="\(Self.place)">\(LadderView(around: around, voice: voice, opensTable: true).chart)</div>\(beyondEnd(voice))\(proposal(voice))\
      \(if: mayDecide, """
        <section class="acts" aria-labelledby="decide"><h2 id="decide">\(voice(.ladderDecide))</h2>\(form(desk))</section>
        """)\
      \(planned(desk))
      """)
  }

  /// Where the ladder itself stands.
  private static let place = "ladder"

  /// What is wrong with no single answer, but with where the ladder stands; with what was typed where there is no form.
  private func refusal(isClosed: Bool, _ desk: Desk) -> HTML {
    let general = problems.filter { isClosed || $0.field == nil }
    guard !general.isEmpty else { return .nothing }
    let ladder = Link.to(PlacementsAddress.ladder(around.placement.id), fragment: Self.place)
    let said = Problems(
      title: desk.voice(.formProblemTitle),
      general.map { problem in
        .init(words: desk.voice(problem.words), link: ladder)
      })
    return "\(said)\(if: isClosed, desk.written(typed, LadderForm.questions))"
  }

  /// Why there is no form, for whoever decides; said above already to whoever sent one.
  private func closed(_ desk: Desk) -> Phrase? {
    guard problems.isEmpty, desk.might(Create.self, LadderRecord.self) else { return nil }
    return around.closed(.decideStep)?.sentence
  }

  /// Both texts about the week that the reader decided about, where somebody else has decided about it meanwhile.
  private func conflict(_ desk: Desk) -> HTML {
    let week = typed?[LadderForm.week.name].flatMap { text in
      ISOWeek(iso: text) ?? CivilDate(iso: text).map { ISOWeek(containing: $0) }
    }
    let own = around.steps.first { $0.id == made && $0.outcome != .withdrawn }
    guard let typed, let standing = own ?? around.steps.first(where: { $0.outcome == .agreed && $0.week == week })
    else { return desk.conflictOfAct }
    return desk.conflict(
      LadderForm.questions, yours: typed, stored: LadderForm.answers(standing), isOwn: own != nil)
  }

  /// What the programme would propose; a person decides.
  private func proposal(_ voice: Voice) -> HTML {
    // What is broken is mended first.
    guard around.mending == nil, let proposal = around.proposal(in: ISOWeek(containing: around.today).adding(weeks: 1))
    else { return "" }
    return "<p class=\"quiet\">\(voice(proposal.phrase))</p>"
  }

  private func form(_ desk: Desk) -> HTML {
    let usual = around.usual(wish ?? (around.mending == nil ? .up : .back))
    let filled = Fields([
      "move": usual.move.rawValue, "week": (asked.week ?? usual.week).iso,
      "hours": (asked.hours ?? usual.hours).map { desk.voice.hours($0) } ?? "",
    ])
    return desk.form(
      QuestionForm(
        PlacementsAddress.ladder(around.placement.id), LadderForm.questions,
        answers: typed.map { $0.isEmpty ? filled : $0 } ?? refused.map { LadderForm.answers($0, desk.voice) } ?? filled,
        problems: problems.filter { $0.field != nil },
        submit: .ladderSave, cancel: .to(PlacementsAddress.placement(around.placement.id)),
        hidden: around.steps.filter { $0.outcome == .agreed }
          .map { Hidden(name: LadderForm.seen.name, value: $0.id.text) }
          + [made ?? refused?.id ?? typed?[LadderForm.mends].flatMap { LadderStepID($0) }].compactMap { $0 }
          .map { Hidden(name: LadderForm.mends, value: $0.text) }))
  }

  /// Steps whose week has not come, or that were decided today, can be taken back.
  private func revocable(_ desk: Desk) -> [LadderStep] {
    guard desk.might(Edit.self, LadderRecord.self) else { return [] }
    let beyond = Set(around.stepsBeyondEnd.map(\.id))
    return around.steps.filter { $0.isRevocable(on: around.today) && !beyond.contains($0.id) }
  }

  /// What was planned for weeks behind an end that is announced: it comes only when that is taken back.
  private func beyondEnd(_ voice: Voice) -> HTML {
    let steps = around.stepsBeyondEnd
    guard let end = around.placement.ending?.on, !around.placement.neverBegan, !steps.isEmpty else { return .nothing }
    return """
      <p>\(voice(.ladderBeyondEnd(n: steps.count, last: end, first: steps[0].hours, week: steps[0].week)))</p>
      """
  }

  /// Steps whose week has not come can be taken back, and what was refused can be taken off the ladder.
  private func planned(_ desk: Desk) -> HTML {
    let refused = around.steps.filter { $0.outcome.kind == .refused }
    guard desk.might(Edit.self, LadderRecord.self) else { return "" }
    return list("planned", .ladderPlanned, revocable(desk), .ladderWithdraw, desk)
      + list("refused", .ladderRefusedList, refused, .ladderTakeOff, desk)
  }

  private func list(
    _ id: String, _ title: Phrase, _ steps: [LadderStep], _ verb: Phrase, _ desk: Desk
  ) -> HTML {
    guard !steps.isEmpty else { return .nothing }
    let voice = desk.voice
    return """
      <section aria-labelledby="\(id)"><h2 id="\(id)">\(voice(title))</h2><ul class="plain">\(each: steps, { step in
        """
        <li><p>\(voice(.ladderLine(hours: step.hours, week: step.week)))</p>\(with: around.remainder(without: step), {
          "<p class=\"quiet\">\($0.foretold(by: voice))</p>"
        })\(step.takingBack(verb, desk))</li>
        """
      })</ul></section>
      """
  }
}

extension LadderStep {
  /// A step that is agreed and whose week has not come; on the day on which it was decided, of any week.
  func isRevocable(on today: CivilDate) -> Bool {
    outcome == .agreed && move != .start && (week > ISOWeek(containing: today) || decidedOn == today)
  }

  func takingBack(_ verb: Phrase, _ desk: Desk) -> Button {
    desk.takingBack(verb, at: PlacementsAddress.ladderStep(id), version, about: desk.voice.weekAndYear(week))
  }
}

extension PlacementCase {
  /// Steps that are agreed for weeks behind an end that is announced, the first one first.
  var stepsBeyondEnd: [LadderStep] {
    guard placement.ending != nil, let last = placement.lastDay else { return [] }
    return steps.filter { $0.outcome == .agreed && $0.week.monday > last }.sorted { $0.week < $1.week }
  }
}
