import Access
import Design
import Language
import People
import Rules
import Values
import Web

/// One participation: how it came, where it stands, and the steps that are open.
struct ParticipationPage {
  let participation: Participation
  let person: Person
  /// Whether the reader reaches the person's case, and not only what was sent with the referral.
  let isWhole: Bool
  let shelf: ProgrammeShelf
  /// What has to be over before she leaves.
  let held: HTML
  let typed: Fields?
  let problems: [Problem]
  /// Somebody else took a step while the reader wrote what was typed.
  var isStale = false
  /// The form was sent again with other answers, and what it did first stands.
  var stands = false
  var wanted: WantedStep?

  /// Where it is said how she came and where she stands.
  private static let place = "standing"

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let title = voice(.formTitleOf(title: participation.programme.name, name: person.toldName))
    guard let model = shelf.model(of: participation.programme) else {
      return desk.page(title, trail: trail, "<p>\(voice(.participationModelMissing))</p>")
    }
    let isClosed = wantsClosedStep(desk)
    let general = problems.filter { isClosed || $0.field == nil || $0.field == ParticipationForm.step }
    // What a step is refused for is where she stands, which is said below.
    let way = Link.to(ProgrammesAddress.participation(participation.id), fragment: Self.place)
    let refused = general.map { Problems.Problem(words: voice($0.words), link: way) }
    let alert: HTML = refused.isEmpty ? "" : Problems(title: voice(.formProblemTitle), refused).html
    return desk.page(
      title, lead: model.summary.text(in: voice.language).text, trail: trail,
      "\(alert)\(if: isStale || isClosed || stands, conflict(model, desk))\(introduction(desk))\(story(model, desk))\(phases(model, desk))\(pauses(desk))\(steps(model, desk))"
    )
  }

  /// The step that the reader filled in was open when they began, and is not any more: there is no form that holds it.
  private func wantsClosedStep(_ desk: Desk) -> Bool {
    guard let step = typed?[ParticipationForm.step].flatMap({ Participation.State.Kind.Step(rawValue: $0) }) else {
      return false
    }
    return !participation.steps(on: desk.today).contains(step)
  }

  /// Both texts of the step that the reader wanted to take, whether it is still open or not.
  private func conflict(_ model: ProgrammeModel, _ desk: Desk) -> HTML {
    guard let typed, let step = typed[ParticipationForm.step].flatMap({ Participation.State.Kind.Step(rawValue: $0) })
    else { return desk.conflictOfAct }
    let reader = ParticipationStepReader(shelf: shelf, language: desk.voice.language)
    let questions = reader.questions(step, of: participation, model, on: desk.today)
    if stands { return desk.madeAlready(typed, questions) }
    return questions.isEmpty
      ? desk.conflictOfAct : desk.conflict(questions, yours: typed, stored: participation.answers(to: step))
  }

  private var trail: [(String, Link)] { isWhole ? [(person.toldName, .to(PeopleAddress.person(person.id)))] : [] }

  /// Who was referred and how to reach her, where there is no page about her to go to.
  private func introduction(_ desk: Desk) -> HTML {
    guard !isWhole else { return "" }
    let voice = desk.voice
    var rows = [SummaryList.Row(voice(.personName), "\(name: person.details.name)")]
    rows += person.reachRows([participation].reachable(on: desk.today), voice)
    return Card(
      title: person.toldName, sign: CircleSign(.case, voice(.circleCase)),
      content:
        "<p class=\"quiet\">\(voice(participation.decision == .none ? .referralOnlySent : .referralOnlySentOver))</p>\(SummaryList(rows).html)"
    ).html
  }

  private func story(_ model: ProgrammeModel, _ desk: Desk) -> Card {
    let voice = desk.voice
    let language = voice.language
    var rows = [
      SummaryList.Row(voice(.participationState), participation.tags(desk)),
      SummaryList.Row(voice(.referralOn), "\(voice.day(participation.referral.on))"),
      participation.referral.referrer(voice).map { SummaryList.Row(voice(.referralBy), $0) },
      SummaryList.Row(voice(.referralEntered), participation.referral.entered(voice)),
      SummaryList.Row(
        voice(.referralEligibility),
        "\(model.title(of: participation.referral.reason, among: \.eligibilityReasons, in: language))"),
    ].compactMap(\.self)
    if participation.referral.note != nil || participation.referral.mended != nil {
      rows.append(SummaryList.Row(voice(.referralNote), note(voice)))
    }
    rows += firstTalk(voice)
    switch participation.decision {
    case .none: break
    case .accepted(let day):
      rows.append(SummaryList.Row(voice(.participationAcceptedOn), "\(voice.day(day))"))
    case .declined(let day, let reason):
      rows.append(SummaryList.Row(voice(.participationDeclinedOn), "\(voice.day(day))"))
      rows.append(
        SummaryList.Row(
          voice(.participationDeclineReason), "\(model.title(of: reason, among: \.declineReasons, in: language))"))
    }
    if let exit = participation.exit {
      let isAnnounced = participation.announced(on: desk.today) != nil
      rows.append(
        SummaryList.Row(
          voice(isAnnounced ? .participationLastDay : .participationExitedOn), "\(voice.day(exit.on))"))
      rows.append(
        SummaryList.Row(
          voice(.participationExitReason), "\(model.title(of: exit.reason, among: \.exitReasons, in: language))"))
      if !exit.isDeath {
        rows.append(
          SummaryList.Row(
            voice(.participationDestination),
            "\(model.title(of: exit.destination, among: \.destinations, in: language))"))
      }
    }
    if case .accepted = participation.decision {
      rows.append(SummaryList.Row(voice(.participationBasis), basis(model, voice)))
      rows.append(SummaryList.Row(voice(.informedTitle), informed(voice)))
    }
    return Card(
      title: voice(.participationStory), sign: CircleSign(.case, voice(.circleCase)), id: Self.place,
      content: SummaryList(rows).html)
  }

  private func firstTalk(_ voice: Voice) -> [SummaryList.Row] {
    let talk = participation.talk
    return [
      talk.invited.map { SummaryList.Row(voice(.firstTalkInvited), "\(voice.day($0))") },
      // The day that was agreed, as long as nobody has said that it was held.
      talk.met == nil ? talk.planned.map { SummaryList.Row(voice(.firstTalkDay), "\(voice.day($0))") } : nil,
      talk.met.map { SummaryList.Row(voice(.firstTalkMet), "\(voice.day($0))") },
    ].compactMap(\.self)
  }

  /// Under which act she takes part; said also where nobody has said it.
  private func basis(_ model: ProgrammeModel, _ voice: Voice) -> HTML {
    guard let basis = participation.basis else {
      return "<span class=\"quiet\">\(voice(.participationBasisNotSaid))</span>"
    }
    return "\(shelf.packs(of: model).compactMap { $0.bases[basis] }.first?.text(in: voice.language).text ?? basis.text)"
  }

  /// What she was told of what is kept about her; said also where nobody noted it, and where she takes part without.
  private func informed(_ voice: Voice) -> HTML {
    let told: HTML =
      participation.information.map { "\($0.said(voice))" }
      ?? "<span class=\"quiet\">\(voice(.informedNotNoted))</span>"
    guard let (without, what) = participation.missingSince else { return told }
    return """
      \(told)<br>\(Tag(voice(.intakeWithoutTag(what: what.said(voice))), .due)) \
      <span dir="auto">\(without.reason)</span> \
      <span class="quiet">\(name: without.by), \(voice.day(without.on))</span>
      """
  }

  /// The referrer's words, and who wrote others in their place.
  private func note(_ voice: Voice) -> HTML {
    let (note, mended) = (participation.referral.note, participation.referral.mended)
    let who = mended.map {
      note == nil
        ? voice(.referralNoteEmptied(name: $0.by, on: $0.on)) : voice(.referralNoteMended(name: $0.by, on: $0.on))
    }
    return """
      \(with: note, { "<span class=\"lines\" dir=\"auto\">\($0)</span>" })\
      \(if: note != nil && who != nil, "<br>")\(with: who, { "<span class=\"quiet\">\($0)</span>" })
      """
  }

  private func phases(_ model: ProgrammeModel, _ desk: Desk) -> HTML {
    guard !participation.phases.isEmpty else { return "" }
    let voice = desk.voice
    return Card(
      title: voice(.participationPhases), sign: CircleSign(.case, voice(.circleCase)),
      content: DataTable(
        caption: voice(.participationPhases), hidesCaption: true,
        columns: [
          .init(voice(.participationPhase)), .init(voice(.participationFrom)), .init(voice(.participationUntil)),
        ],
        rows: participation.phases.map { spell in
          [
            """
            \(model.title(of: spell.phase, in: voice.language))\
            \(with: spell.without, { "<br>\($0.html(voice))" })
            """,
            """
            \(voice.day(spell.begun))\
            \(if: spell.begun > desk.today && participation.comes(spell), " \(Tag(voice(.participationPhasePlanned), .info))")\
            \(if: !participation.comes(spell), " \(Tag(voice(.participationPhaseNotComing)))")
            """,
            participation.comes(spell)
              ? participation.lastDay(of: spell).map { "\(voice.day($0))" }
                ?? "<span class=\"quiet\">\(voice(.participationNoEnd))</span>" : "",
          ]
        }
      ).html
    ).html
  }

  private func steps(_ model: ProgrammeModel, _ desk: Desk) -> HTML {
    guard desk.might(Edit.self, ParticipationRecord.self) else { return "" }
    let steps = ParticipationStepReader(shelf: shelf, language: desk.voice.language)
    let open = participation.steps(on: desk.today)
    let wanted = typed == nil ? wanted.flatMap { open.contains($0.step) ? $0 : nil } : nil
    return open.map { step -> HTML in
      let isTyped = typed?[ParticipationForm.step] == step.rawValue
      let asked = wanted?.step == step ? wanted?.answers : nil
      guard
        let questions = steps.offered(step, of: participation, model, on: desk.today, typed: isTyped ? typed : asked)
      else { return .nothing }
      let form = QuestionForm(
        ProgrammesAddress.participation(participation.id),
        questions,
        answers: (isTyped ? typed : asked.map { $0.over(participation.proposed(for: step, on: desk.today)) })
          ?? participation.proposed(for: step, on: desk.today),
        problems: isTyped ? problems.filter { $0.field != nil && $0.field != ParticipationForm.step } : [],
        version: participation.version, submit: step.phrase, isStop: step == .decline || step == .exit,
        note: note(step, steps, model, desk),
        hidden: [Hidden(name: ParticipationForm.step, value: step.rawValue)], idPrefix: step.rawValue)
      return """
        <details class="more step" id="\(WantedStep.place(step))"\
        \(flag: "open", isTyped || asked != nil || wanted == nil && open.first == step)>\
        <summary>\(desk.voice(step.phrase))</summary>\(desk.form(form))</details>
        """
    }.joined()
  }

  /// What must be known before a step is taken.
  private func note(
    _ step: Participation.State.Kind.Step, _ steps: ParticipationStepReader, _ model: ProgrammeModel, _ desk: Desk
  ) -> HTML {
    switch step {
    case .exit: "\(held)\(planned(model, desk))"
    case .beginPhase:
      "\(each: steps.waiting(in: participation, model), { "<p class=\"quiet\">\(desk.voice($0))</p>" })\(gates(model, desk))\(stays(desk))"
    case .endPhase: stays(desk)
    default: .nothing
    }
  }

  /// The way to what the phases ask for, where any of them asks for something.
  private func gates(_ model: ProgrammeModel, _ desk: Desk) -> HTML {
    model.gates(of: participation).isEmpty
      ? .nothing
      : "<p><a href=\"\(Link.to(ProgrammesAddress.gate(participation.id)))\">\(desk.voice(.gateTitle))</a></p>"
  }

  private func stays(_ desk: Desk) -> HTML {
    "<p class=\"quiet\">\(desk.voice(.participationPhaseOverStands))</p>"
  }

  /// What an exit does to phases that are planned, before it is saved.
  private func planned(_ model: ProgrammeModel, _ desk: Desk) -> HTML {
    let planned = participation.planned(after: desk.today, seenOn: desk.today)
    return planned.isEmpty
      ? .nothing : "<p>\(desk.voice(.exitKeepsFromComing(phases: planned.said(model, desk))))</p>"
  }
}

extension [Participation.PhaseSpell] {
  /// `After-care from Mon 7 Dec`.
  func said(_ model: ProgrammeModel?, _ desk: Desk) -> String {
    desk.voice.list(
      map { spell in
        let title = model?.title(of: spell.phase, in: desk.voice.language) ?? spell.phase.text
        return desk.voice(.participationPhaseFrom(phase: title, day: spell.begun))
      })
  }
}

extension Participation.Referral {
  /// Which organisation referred; said also where none did, and nothing to whoever is not told what it is called.
  fileprivate func referrer(_ voice: Voice) -> HTML? {
    by == nil ? "<span class=\"quiet\">\(voice(.referralByHerself))</span>" : byName.map { "\(name: $0)" }
  }

  /// Who wrote it down and when; said also where that is not known.
  fileprivate func entered(_ voice: Voice) -> HTML {
    entered.map { "\(voice(.referralEnteredBy(name: $0.by, on: $0.on)))" }
      ?? "<span class=\"quiet\">\(voice(.referralEnteredUnknown))</span>"
  }
}
