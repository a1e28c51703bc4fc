import Access
import Design
import Language
import People
import Rules
import Values
import Web

/// One version of a plan: what stands in it, where it stands, and the steps that are open.
struct PlanPage {
  let found: PlanCase
  let person: Person
  let shelf: ProgrammeShelf
  /// Which goal or duty the reader asked to change.
  let opened: EntryID?
  let typed: Fields?
  let problems: [Problem]
  /// Somebody took a step while the reader wrote what was typed; or the reader's own form did, and was sent again.
  let isStale, sentAgain: Bool

  private var plan: Plan { found.plan }

  /// Where it is said where the plan stands.
  private static let place = "standing"

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let title = shelf.planTitle(found.participation.programme, voice)
    let step = typedStep
    let isClosed = step.map { !isOpen($0, desk) } ?? false
    let general = problems.filter { isClosed || $0.field == nil || $0.field == PlanForm.step }
    let alert: HTML =
      general.isEmpty
      ? .nothing
      : Problems(
        title: voice(.formProblemTitle),
        general.map { problem in
          // What a step is refused for is where the plan stands, which is said below.
          Problems.Problem(
            words: voice(problem.words), link: .to(ProgrammesAddress.plan(plan.id), fragment: Self.place))
        }
      ).html
    return desk.page(
      voice(.formTitleOf(title: title, name: person.toldName)), lead: found.participation.programme.name,
      trail: [(person.toldName, .to(PeopleAddress.person(person.id)))],
      """
      \(alert)\(if: isStale || isClosed || sentAgain, conflict(desk))\(standing(desk))\(card(.planGoals, plan.goals, .planNoGoal, desk, adding: .addGoal))\
      \(card(.planDuties, plan.duties, .planNoDuty, desk, adding: .addDuty))\(takenOut(desk))\(steps(desk))\(versions(desk))
      """)
  }

  // MARK: Where it stands

  private func standing(_ desk: Desk) -> Card {
    let voice = desk.voice
    let state = found.state(on: desk.today)
    var rows = [
      SummaryList.Row(
        voice(.planState), "\(voice(.planVersion(n: plan.number))) \(PlanLines(desk: desk).tag(state))"),
      SummaryList.Row(voice(.planWritten), "\(voice(.planWrittenSaid(name: plan.written.by, day: plan.written.on)))"),
    ]
    if let day = plan.terms.takenOver { rows.append(SummaryList.Row(voice(.planTakenOver), "\(voice.day(day))")) }
    rows.append(SummaryList.Row(voice(.planDue), due(desk)))
    rows.append(SummaryList.Row(voice(.planExplainedRow), explanation(voice)))
    rows += plan.signatures.map { one in
      SummaryList.Row(
        voice(.planSignature),
        """
        \(voice(one.said(voice))) <span class="quiet">\(voice(.planRecordedSaid(name: one.recorded.by, day: one.recorded.on)))</span>
        """)
    }
    if plan.isInHand, !found.signing.missing(of: plan, on: desk.today).isEmpty {
      rows.append(SummaryList.Row(voice(.planMissing), missing(desk)))
    }
    if let held = plan.held { rows.append(SummaryList.Row(voice(.planHeldFrom), "\(voice.day(held))")) }
    rows.append(SummaryList.Row(voice(.planReviewDay), reviews(voice)))
    if let ending = plan.ending {
      rows.append(SummaryList.Row(voice(.planLastDay), "\(voice.day(ending.on)), \(voice(ending.reason.phrase))"))
    }
    if let day = plan.dropped { rows.append(SummaryList.Row(voice(.planDroppedRow), "\(voice.day(day))")) }
    return Card(
      title: voice(.planWhere), sign: CircleSign(.case, voice(.circleCase)), id: Self.place,
      content: SummaryList(rows).html,
      buttons: [Button(voice(.planPrint), .go(.to(ProgrammesAddress.planPaper(plan.id))))])
  }

  /// Who has not signed; of a guardian also who that is, or that nobody is noted.
  private func missing(_ desk: Desk) -> HTML {
    let (voice, missing) = (desk.voice, found.signing.missing(of: plan, on: desk.today))
    var said: HTML = "<span class=\"quiet\">\(missing.map { voice($0.phrase) }.joined(separator: " · "))</span>"
    if found.signing.isSignedAgain(plan, on: desk.today) {
      said = "\(said)<p class=\"quiet\">\(voice(.planSignAgain))</p>"
    }
    guard missing.contains(.guardian) else { return said }
    if let rule = found.law.guardian { said = "\(said)\(PlanLines.said(rule, desk))" }
    guard found.guardianship.standing(on: desk.today).isEmpty else { return said }
    let note = Button(voice(.guardianNoteTitle), .go(.to(PeopleAddress.newGuardian(plan.person))))
    return """
      \(said)<p>\(voice(.planGuardianNotNoted))</p>\
      \(if: desk.might(Create.self, GuardianRecord.self), ButtonRow([note]).html)
      """
  }

  private func due(_ desk: Desk) -> HTML {
    let isLaw = plan.terms.takenOver != nil && found.law.due(takenOver: plan.terms.takenOver) == plan.terms.due
    return "\(desk.voice.day(plan.terms.due))\(if: isLaw, PlanLines.said(found.law, desk))"
  }

  private func explanation(_ voice: Voice) -> HTML {
    guard let explained = plan.explained else { return "<span class=\"quiet\">\(voice(.planNotExplained))</span>" }
    return "\(explained.said(voice).map { voice($0) }.joined(separator: " "))"
  }

  private func reviews(_ voice: Voice) -> HTML {
    let looks = plan.reviews.map { voice(.planReviewedSaid(name: $0.noted.by, day: $0.on)) }
    return
      "\(voice.day(plan.reviewDue))\(each: looks, { "<br><span class=\"quiet\">\($0)</span>" })"
  }

  // MARK: What stands in it

  private func card(
    _ title: Phrase, _ entries: [Plan.Entry], _ none: Phrase, _ desk: Desk, adding step: Plan.Step
  ) -> HTML {
    let list = PlanLines(desk: desk).list(entries, none: none, plan.terms.language) { buttons($0, desk) }
    return Card(
      title: desk.voice(title), sign: CircleSign(.case, desk.voice(.circleCase)),
      content: "\(list)\(if: isOpen(step, desk), form(step, nil, desk))"
    ).html
  }

  private func buttons(_ entry: Plan.Entry, _ desk: Desk) -> HTML {
    let isTyped = typed?[PlanForm.entryName] == entry.id.text
    let step = isTyped ? typedStep : opened == entry.id ? (plan.isInHand ? .changeEntry : .reach) : nil
    if let step, step.isAboutEntry, !PlanForm.questions(step, changing: entry).isEmpty, isOpen(step, desk) {
      return form(step, entry, desk)
    }
    var buttons: [Button] = []
    let open = Link.to(ProgrammesAddress.plan(plan.id), query: [PlanForm.entryName: entry.id.text])
    if isOpen(.changeEntry, desk) {
      buttons.append(Button(desk.voice(.planChangeEntry), .go(open), tone: .quiet, about: entry.details.words.text))
      buttons.append(send(.removeEntry, entry, desk))
    }
    if isOpen(.reach, desk), entry.reached == nil {
      buttons.append(Button(desk.voice(.planReach), .go(open), tone: .quiet, about: entry.details.words.text))
    }
    if isOpen(.takeReachBack, desk), entry.reachedNoted == desk.today {
      buttons.append(send(.takeReachBack, entry, desk))
    }
    return ButtonRow(buttons).html
  }

  private func takenOut(_ desk: Desk) -> HTML {
    guard isOpen(.putEntryBack, desk), !plan.removed.isEmpty else { return .nothing }
    let lines = PlanLines(desk: desk).list(plan.removed, none: .planNoEntry, plan.terms.language) {
      ButtonRow([send(.putEntryBack, $0, desk)]).html
    }
    return
      "<details class=\"more\"><summary>\(desk.voice(.planTakenOut(n: plan.removed.count)))</summary>\(lines)</details>"
  }

  private func send(_ step: Plan.Step, _ entry: Plan.Entry, _ desk: Desk) -> Button {
    plan.button(step, [Hidden(name: PlanForm.entryName, value: entry.id.text)], desk, about: entry.details.words.text)
  }

  // MARK: Steps

  private func isOpen(_ step: Plan.Step, _ desk: Desk) -> Bool {
    desk.might(Edit.self, PlanRecord.self) && found.isOpen(step, for: desk.actor, on: desk.today)
  }

  private var typedStep: Plan.Step? { typed?[PlanForm.step].flatMap { Plan.Step(rawValue: $0) } }

  /// Those of the plan as a whole, in the order in which they come.
  private func steps(_ desk: Desk) -> HTML {
    let forms: [Plan.Step] = [.explain, .sign, .review, .changeTerms, .takeSignatureBack, .end]
    let back: [Plan.Step] = [.takeExplanationBack, .takeReviewBack, .takeEndBack, .drop, .takeUp]
    let revise =
      found.versions.inForce(on: desk.today).contains(plan) && found.versions.inHand(of: plan.participation) == nil
      && desk.might(Create.self, PlanRecord.self)
      && PlanSteps.problem(beginningFor: found.participation, on: desk.today) == nil
    let buttons =
      (revise ? [Button(desk.voice(.planRevise), .go(.to(ProgrammesAddress.newPlan(plan.participation))))] : [])
      + back.filter { isOpen($0, desk) }.map { plan.button($0, [], desk) }
    return """
      \(each: forms.filter { isOpen($0, desk) }, { form($0, nil, desk) })\
      \(if: plan.isInHand && plan.explained != nil && plan.signatures.isEmpty, "<p class=\"quiet\">\(desk.voice(.planChangingUnexplains))</p>")\
      \(ButtonRow(buttons))
      """
  }

  private func form(_ step: Plan.Step, _ entry: Plan.Entry?, _ desk: Desk) -> HTML {
    let isTyped = typedStep == step && typed?[PlanForm.entryName] == entry?.id.text
    let form = QuestionForm(
      ProgrammesAddress.plan(plan.id), questions(step, entry, desk),
      answers: isTyped ? typed ?? Fields() : proposed(for: step, entry, desk),
      problems: isTyped ? problems.filter { $0.field != nil && $0.field != PlanForm.step } : [],
      version: plan.version, submit: step.phrase,
      cancel: entry == nil ? nil : .to(ProgrammesAddress.plan(plan.id)), isStop: step == .end,
      hidden: [Hidden(name: PlanForm.step, value: step.rawValue)]
        + (entry.map { [Hidden(name: PlanForm.entryName, value: $0.id.text)] } ?? []),
      idPrefix: step.rawValue)
    return """
      <details class="more step"\(flag: "open", isTyped || entry != nil)>\
      <summary>\(desk.voice(step.phrase))</summary>\(desk.form(form))</details>
      """
  }

  /// What the step asks here: a signature is taken back by whoever wrote it down, of those who signed.
  private func questions(_ step: Plan.Step, _ entry: Plan.Entry?, _ desk: Desk) -> [Question] {
    step == .takeSignatureBack
      ? [PlanForm.signed(plan.mine(on: desk.today, desk.actor.account).map(\.by))]
      : PlanForm.questions(step, found.law, changing: entry)
  }

  /// What the form of a step holds before anybody writes in it.
  private func proposed(for step: Plan.Step, _ entry: Plan.Entry?, _ desk: Desk) -> Fields {
    let today = desk.today
    switch step {
    case .changeEntry: return entry.map { PlanForm.answers($0.details) } ?? Fields()
    case .changeTerms: return PlanForm.answers(plan.terms)
    case .addGoal, .addDuty: return Fields(["side": Plan.Entry.Side.person.rawValue])
    case .explain: return Fields(["on": today.iso, "language": plan.terms.language?.text ?? ""])
    case .sign:
      let next = found.signing.missing(of: plan, on: today).first
      let guardian = found.guardianship.standing(on: today).first?.details.name ?? ""
      return Fields([
        "on": today.iso, "signatory": next?.rawValue ?? "",
        "name": next == .authority ? desk.actor.name : next == .guardian ? guardian : "",
      ])
    case .takeSignatureBack:
      return Fields(["signatory": plan.mine(on: today, desk.actor.account).first?.by.rawValue ?? ""])
    case .review: return Fields(["on": today.iso, "next": found.law.review(after: today).iso])
    case .reach, .end: return Fields(["on": today.iso])
    default: return Fields()
    }
  }

  /// Both texts of what the reader wrote, or that nothing was done.
  private func conflict(_ desk: Desk) -> HTML {
    guard let typed, let step = typedStep else { return desk.conflictOfAct }
    let entry = plan.all.first { $0.id.text == typed[PlanForm.entryName] }
    let questions = PlanForm.questions(step, found.law, changing: entry)
    let isMended = sentAgain && [.changeEntry, .changeTerms].contains(step) && isOpen(step, desk)
    if sentAgain, !isMended { return desk.madeAlready(typed, questions) }
    return questions.isEmpty
      ? desk.conflictOfAct : desk.conflict(questions, yours: typed, stored: stored(step, entry), isOwn: isMended)
  }

  /// The answers that would give what is stored.
  private func stored(_ step: Plan.Step, _ entry: Plan.Entry?) -> Fields {
    switch step {
    case .changeEntry: entry.map { PlanForm.answers($0.details) } ?? Fields()
    case .changeTerms: PlanForm.answers(plan.terms)
    case .explain:
      plan.explained.map {
        Fields([
          "on": $0.on.iso, "language": $0.language.text, "interpreter": $0.interpreter ?? "",
          "interpreterIsMinor": $0.minorBecause == nil ? "" : "yes", "minorBecause": $0.minorBecause ?? "",
        ])
      } ?? Fields()
    default: Fields()
    }
  }

  private func versions(_ desk: Desk) -> HTML {
    let others = found.versions.filter { $0.id != plan.id }
    guard !others.isEmpty else { return .nothing }
    let part = desk.part(of: others, "versions", at: "versions", desk.voice(.planVersions))
    return """
      <section id="versions"><h2>\(desk.voice(.planVersions))</h2><ul class="plain">\(each: part.items, { other in
        let state = other.state(on: desk.today, among: found.versions)
        return """
          <li><p><a href="\(Link.to(ProgrammesAddress.plan(other.id)))">\(desk.voice(.planVersion(n: other.number)))</a> \
          \(PlanLines(desk: desk).tag(state))</p>\
          <p class="quiet">\(other.facts(state, desk.voice).joined(separator: " · "))</p></li>
          """
      })</ul>\(part.ways)</section>
      """
  }
}

extension Plan.Explanation {
  /// In which language, on which day and with whom.
  func said(_ voice: Voice) -> [Phrase] {
    let name = voice.name(of: language) ?? language.text
    let with: Phrase = interpreter.map { .planInterpreterSaid(name: $0) } ?? .planNoInterpreter
    return [.planExplainedIn(language: name, day: on), with] + (minorBecause.map { [.planMinorSaid(reason: $0)] } ?? [])
  }
}

extension Plan {
  /// A step that asks nothing.
  func button(_ step: Step, _ answers: [Hidden], _ desk: Desk, about: String? = nil) -> Button {
    desk.takingBack(
      step.phrase, at: ProgrammesAddress.plan(id), version,
      [Hidden(name: PlanForm.step, value: step.rawValue)] + answers, about: about)
  }
}
