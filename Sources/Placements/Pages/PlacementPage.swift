import Access
import Employers
import Language
import People
import Programmes
import Rules
import Values
import Web

/// One placement: what is ready, the ladder, the rules as sentences, what the firm must respect, and the follow-ups.
struct PlacementPage {
  let around: PlacementCase
  let person: Person
  /// A start was tried and held back.
  let heldBack: Bool
  var isStale = false

  private var placement: Placement { around.placement }

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let title = voice(.placementOf(name: person.calledName, workplace: around.workplace.details.name))
    return desk.page(
      title, trail: [(person.calledName, .to(.person(person.id)))],
      """
      \(alerts(desk))\(head(desk))\(readiness(desk))\
      <div class="wide">\(ladderCard(desk))</div>\
      <div class="columns even">\(respectCard(desk))\(termsCard(desk))</div>\
      \(followUps(desk))\(ChecksCard(around: around, voice: voice))
      """)
  }

  private func alerts(_ desk: Desk) -> HTML {
    let voice = desk.voice
    if isStale {
      return Problems(title: voice(.formProblemTitle), [.init(field: nil, words: voice(.formStale))]).html
    }
    guard heldBack, let pack = around.pack else {
      return heldBack
        ? Problems(title: voice(.placementHeldBack), [.init(field: nil, words: voice(.placementNoPack))]).html : ""
    }
    return Problems(
      title: voice(.placementHeldBack),
      around.blockers.map {
        .init(field: nil, words: CheckSentence($0, pack: pack, voice: voice, basis: around.placement.terms.basis).text)
      }
    ).html
  }

  private func head(_ desk: Desk) -> HTML {
    let voice = desk.voice
    return """
      <p class="lead">\(placement.state.tag(voice)) \(placement.occupied.words(voice)) · \
      <a href="\(Link.to(.workplace(around.workplace.id)))">\(around.workplace.organisationName)</a></p>
      """
  }

  /// What must be there before it may start; each row with who owes it.
  private func readiness(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let mayWrite = desk.actor.might(Edit.self, PlacementRecord.self)
    switch placement.state {
    case .draft, .checked:
      let papers = Link.to(.signing(placement.id))
      let edit = Link.to(.editPlacement(placement.id))
      var rows: [TaskList.Row] = []
      rows.append(
        around.blockersInTerms.isEmpty
          ? task(voice(.readyTerms), edit, voice(.readyOwedByYou), true, voice)
          : TaskList.Row(
            task: voice(.readyTermsStopped(n: around.blockersInTerms.count)),
            link: .to(.placement(placement.id), fragment: "checks"), owedBy: voice(.readyOwedByYou),
            status: Tag(voice(Verdict.breached.phrase), .stop)))
      for check in around.checks where [.signature, .approval, .statement].contains(check.rule) {
        guard check.verdict != .doesNotApply else { continue }
        let accepted = check.overridable && placement.papers.overrides[check.rule] != nil
        rows.append(
          task(
            around.pack.map { CheckSentence(check, pack: $0, voice: voice, basis: around.placement.terms.basis).text }
              ?? "", papers,
            owner(of: check, voice), check.verdict == .fulfilled || accepted, voice,
            isUnknown: check.verdict == .notKnown || !check.blocking))
      }
      let buttons: [Button] =
        mayWrite
        ? [
          Button(
            voice(.placementStart),
            .send(.to(.placement(placement.id)), hidden: desk.formKeys + [desk.version(placement.version)]),
            tone: around.blockers.isEmpty ? .main : .plain),
          Button(voice(.papersTitle), .go(papers)), Button(voice(.placementEdit), .go(edit)),
          Button(voice(.endingTitle), .go(.to(.ending(placement.id))), tone: .quiet),
        ] : []
      return Card(
        title: voice(.readyTitle), sign: CircleSign(.casework, voice(.circleCase)), content: TaskList(rows).html,
        buttons: buttons
      ).html
    case .running:
      guard mayWrite else { return "" }
      return ButtonRow([
        Button(voice(.placementExtend), .go(.to(.editPlacement(placement.id)))),
        Button(voice(.papersTitle), .go(.to(.signing(placement.id)))),
        Button(voice(.endingTitle), .go(.to(.ending(placement.id))), tone: .stop),
      ]).html
    case .ended(let ending):
      return Card(
        title: voice(.endingDone), sign: CircleSign(.casework, voice(.circleCase)),
        content: SummaryList([
          SummaryList.Row(voice(.endingOn), "\(voice.date(ending.on))"),
          SummaryList.Row(voice(.endingReason), "\(voice(ending.reason.phrase))"),
          SummaryList.Row(voice(.endingBy), "\(voice(ending.by.phrase))"),
          SummaryList.Row(voice(.endingNextStep), "\(ending.nextStep)"),
        ]).html
      ).html
    }
  }

  private func task(
    _ words: String, _ link: Link, _ owner: String, _ isDone: Bool, _ voice: Voice, isUnknown: Bool = false
  ) -> TaskList.Row {
    let status =
      isDone
      ? Tag(voice(.readyDone), .good) : isUnknown ? Tag(voice(.readyUnknown), .info) : Tag(voice(.readyMissing), .due)
    return TaskList.Row(task: words, link: link, owedBy: isDone ? nil : owner, status: status)
  }

  private func owner(of check: Check, _ voice: Voice) -> String {
    switch check.finding {
    case .signatureMissing(let role, _), .signed(let role, _), .signedAfterStart(let role, _, _):
      voice(.readyOwedBy(who: voice(role.phrase)))
    case .statementMissing, .stated, .statementDenied:
      voice(.readyOwedBy(who: voice(SignatoryRole.employer.phrase)))
    case .approvalMissing, .approvedInTime, .startedWithoutApproval:
      voice(.readyOwedBy(who: authority(voice)))
    default: voice(.readyOwedByYou)
    }
  }

  /// The office's name comes from the programme.
  private func authority(_ voice: Voice) -> String {
    around.model?.word(.authorityOffice, in: voice.language).text ?? voice(SignatoryRole.authority.phrase)
  }

  private func ladderCard(_ desk: Desk) -> Card {
    let voice = desk.voice
    let mayClimb =
      desk.actor.might(Create.self, LadderRecord.self) && placement.state.kind != .ended
    func go(_ move: LadderStep.Move) -> Web.Act { .go(.to(.ladder(placement.id), query: ["move": move.rawValue])) }
    return Card(
      title: voice(.rungTitle), sign: CircleSign(.shared, voice(.circleShared)), id: "ladder",
      content: LadderView(around: around, voice: voice).chart.html,
      buttons: mayClimb
        ? [
          Button(voice(.moveUp), go(.up), tone: .main), Button(voice(.moveHold), go(.hold)),
          Button(voice(.moveBack), go(.back)),
        ] : [])
  }

  /// The considerations exactly as the firm reads them.
  private func respectCard(_ desk: Desk) -> Card {
    let voice = desk.voice
    let period = placement.terms.period
    let current = around.considerations.filter { consideration in
      consideration.inForce.map { $0.period.overlaps(period) } ?? false
    }
    return Card(
      title: voice(.placementRespect), sign: CircleSign(.shared, voice(.circleShared)),
      content: current.isEmpty
        ? "<p class=\"quiet\">\(voice(.placementRespectNothing))</p>"
        : """
        <ul class="plain">\(each: current, { consideration in
          """
          <li><p\(passageIn: consideration.terms.wording.language)>\(consideration.terms.wording.text)</p>\
          <p class="quiet">\(term(consideration, voice))</p></li>
          """
        })</ul>
        """)
  }

  private func term(_ consideration: Consideration, _ voice: Voice) -> String {
    if let last = consideration.lastDay {
      return voice(.placementFromUntil(from: consideration.terms.from, until: last))
    }
    return voice(.placementFromOpen(from: consideration.terms.from))
  }

  private func termsCard(_ desk: Desk) -> Card {
    let voice = desk.voice
    let terms = placement.terms
    let pack = around.pack
    let language = voice.language
    var rows = [
      SummaryList.Row(
        voice(.placementMeasure), "\(pack?.measure(terms.measure)?.title.text(in: language).text ?? terms.measure.text)"
      ),
      SummaryList.Row(
        voice(.placementBasis), "\(pack?.bases[terms.basis]?.text(in: language).text ?? terms.basis.text)"),
    ]
    if let purpose = terms.purpose {
      rows.append(
        SummaryList.Row(
          voice(.placementPurpose), "\(pack?.purposes[purpose]?.text(in: language).text ?? purpose.text)"))
    }
    rows.append(SummaryList.Row(voice(.placementTasks), "<span class=\"lines\">\(terms.tasks)</span>"))
    if let number = placement.papers.caseNumber {
      rows.append(SummaryList.Row(voice(.papersCaseNumber), "\(name: number)"))
    }
    return Card(
      title: voice(.placementTerms), sign: CircleSign(.shared, voice(.circleShared)), content: SummaryList(rows).html)
  }

  private func followUps(_ desk: Desk) -> HTML {
    guard placement.state.kind == .running || !around.followUps.isEmpty else { return "" }
    let voice = desk.voice
    let done = around.followUps.filter { $0.result != nil }
    let open = around.followUps.filter { $0.result == nil }
    let soon = Array(open.prefix(PlacementPage.shownFollowUps))
    let later = Array(open.dropFirst(PlacementPage.shownFollowUps))
    let content: HTML =
      around.followUps.isEmpty
      ? "<p class=\"quiet\">\(voice(.followUpNone))</p>"
      : """
      \(if: !soon.isEmpty, table(soon, desk))\(folded(later, .followUpFurther(n: later.count), desk))\
      \(folded(done.reversed(), .followUpHeld(n: done.count), desk))
      """
    return Card(
      title: voice(.followUpTitle), sign: CircleSign(.casework, voice(.circleCase)), id: "follow-ups", content: content
    ).html
  }

  /// As many as one can plan with; the others are a tap away.
  private static let shownFollowUps = 4

  private func folded(_ followUps: [FollowUp], _ title: Phrase, _ desk: Desk) -> HTML {
    guard !followUps.isEmpty else { return "" }
    return """
      <details class="more"><summary>\(desk.voice(title))</summary>\(table(followUps, desk))</details>
      """
  }

  private func table(_ followUps: [FollowUp], _ desk: Desk) -> HTML {
    let voice = desk.voice
    return DataTable(
      caption: voice(.followUpTitle), hidesCaption: true,
      columns: [
        .init(voice(.followUpDue)), .init(voice(.followUpWith)), .init(voice(.followUpState), .status),
        .init(voice(.followUpLog), .action),
      ],
      rows: followUps.map { followUp in
        [
          "\(voice.date(followUp.due))", "\(voice(followUp.with.phrase))", "\(followUp.tag(desk))",
          """
          <a href="\(Link.to(.followUp(followUp.id)))">\(voice(followUp.result == nil ? .followUpLog : .followUpOpen))\
          <span class="unseen">: \(voice.date(followUp.due))</span></a>
          """,
        ]
      }
    ).html
  }
}

/// The rules as sentences with their source: what is stopped first, what is fulfilled folded away.
struct ChecksCard: Markup {
  let around: PlacementCase
  let voice: Voice

  var html: HTML {
    guard let pack = around.pack else {
      return Card(title: voice(.checksTitle), content: "<p>\(voice(.placementNoPack))</p>").html
    }
    let shown = around.checks.filter { $0.verdict == .breached || $0.verdict == .notKnown || $0.exemptsFromRatio }
      .sorted { ($0.holdsBackStart ? 0 : 1) < ($1.holdsBackStart ? 0 : 1) }
    let fulfilled = around.checks.filter { $0.verdict == .fulfilled }
    func line(_ check: Check) -> HTML {
      let sentence = CheckSentence(check, pack: pack, voice: voice, basis: around.placement.terms.basis)
      let accepted = around.placement.papers.overrides[check.rule].flatMap { check.overridable ? $0 : nil }
      return """
        <li><p>\(check.tag(in: voice)) \(sentence.text)</p>\
        \(with: check.verdict == .breached ? accepted : nil, { "<p class=\"quiet\">\(voice(.checksAccepted(reason: $0)))</p>" })\
        <p class="quiet">\(sentence.source)</p></li>
        """
    }
    return Card(
      title: voice(.checksTitle), sign: CircleSign(.casework, voice(.circleCase)), id: "checks",
      content: """
        \(if: shown.isEmpty, "<p>\(voice(.checksAllWell))</p>", else: "<ul class=\"plain checks\">\(each: shown, line)</ul>")\
        <details class="more"><summary>\(voice(.checksFulfilled(n: fulfilled.count)))</summary>\
        <ul class="plain checks">\(each: fulfilled, line)</ul></details>
        """
    ).html
  }
}

extension Check {
  /// Not tested, but perhaps in the way of the next one: not fulfilled, and nothing to keep quiet about.
  fileprivate var exemptsFromRatio: Bool {
    if case .notTested = finding { rule == .ratio } else { false }
  }
}

extension Placement.State {
  func tag(_ voice: Voice) -> Tag {
    switch self {
    case .draft: Tag(voice(.placementStateDraft), .due)
    case .checked: Tag(voice(.placementStateChecked), .info)
    case .running: Tag(voice(.placementStateRunning), .good)
    case .ended: Tag(voice(.placementStateEnded))
    }
  }
}

extension FollowUpCadence.With {
  var phrase: Phrase {
    switch self {
    case .participant: .followUpWithPerson
    case .workplace: .followUpWithFirm
    case .both: .followUpWithBoth
    }
  }
}

extension FollowUp {
  func tag(_ desk: Desk) -> Tag {
    let voice = desk.voice
    if let result {
      return Tag(voice(result.light.phrase), result.light == .ok ? .good : result.light == .watch ? .due : .stop)
    }
    if due < desk.today { return Tag(voice.relativeDays(until: due, from: desk.today), .stop) }
    return Tag(voice.relativeDays(until: due, from: desk.today), due == desk.today ? .due : .plain)
  }
}
