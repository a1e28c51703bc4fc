import Access
import Design
import Language
import People
import Programmes
import Rules
import Values
import Web

/// Where the placement stands: what must be there before it may start, and who owes it; what can be done while it runs;
/// how it ended.
struct ReadinessCard: Markup {
  let around: PlacementCase
  let desk: Desk
  /// Whether what stands in the way of the terms is said above, with what mends it.
  var isMendedAbove = true

  private var placement: Placement { around.placement }
  private var voice: Voice { desk.voice }
  private var mayWrite: Bool { desk.might(Edit.self, PlacementRecord.self) }
  private var papers: Link { .to(PlacementsAddress.signing(placement.id)) }
  private var terms: Link { .to(PlacementsAddress.editPlacement(placement.id)) }
  /// Where the rules know of an extension.
  private var extensions: [Button] {
    around.wantsExtension
      ? [Button(voice(.extensionTitle), .go(.to(PlacementsAddress.extension(placement.id))))] : []
  }
  private var ending: Link { .to(PlacementsAddress.ending(placement.id)) }

  /// Whether there is a card, and not only what can be done.
  var isCard: Bool {
    ![.ready, .running].contains(around.state.kind) || placement.announced(on: around.today) != nil
  }

  var html: HTML {
    switch around.state {
    case .draft, .checked: open
    case .ready, .running:
      "\(with: placement.announced(on: around.today), { announced($0) })\(if: mayWrite, running)"
    case .lastDayPassed(let last): passed(last)
    case .ended(let ending): ended(ending)
    }
  }

  private var open: HTML {
    Card(
      title: voice(.readyTitle), sign: CircleSign(.case, voice(.circleCase)),
      content: TaskList([termsRow] + paperRows).html,
      buttons: mayWrite
        ? [
          Button(
            voice(.placementStart),
            .send(
              .to(PlacementsAddress.placement(placement.id)), hidden: desk.formKeys + [desk.version(placement.version)]),
            tone: around.blockers.isEmpty ? .main : .plain),
          Button(voice(.papersTitle), .go(papers)), Button(voice(.placementEdit), .go(terms)),
        ] + extensions + [placement.dropping(desk)] : []
    ).html
  }

  private var running: HTML {
    // As long as an ending is announced the last day is its day.
    ButtonRow(
      placement.ending == nil
        ? [Button(voice(around.mayLastLonger ? .placementExtend : .placementChangeTimes), .go(terms))] + extensions
          + [Button(voice(.papersTitle), .go(papers)), Button(voice(.endingTitle), .go(ending), tone: .stop)]
        : [Button(voice(.placementChangeTimes), .go(terms)), Button(voice(.papersTitle), .go(papers))]
    ).html
  }

  /// It goes on until that day is over; until then it can be taken back, or changed.
  private func announced(_ ending: Placement.Ending) -> HTML {
    Card(
      title: voice(.endingAnnounced), sign: CircleSign(.case, voice(.circleCase)), id: "ending",
      content: """
        <p>\(voice(.endingRunsUntil(day: ending.on)))</p>\(summary(ending, withDay: false))\
        \(with: around.exitRestsOnEnding, { why in
          """
          <p>\(voice(why)) <a href="\(Link.to(ProgrammesAddress.participation(around.participation.id)))">\
          \(around.participation.programme.name)</a></p>
          """
        })
        """,
      buttons: desk.might(End.self, PlacementRecord.self)
        ? (around.exitRestsOnEnding == nil ? [placement.endingWithdrawal(desk)] : []) + [
          Button(voice(.endingChange), .go(self.ending))
        ] : []
    ).html
  }

  /// Nobody has said how it ended.
  private func passed(_ last: CivilDate) -> HTML {
    Card(
      title: voice(.placementLastDayPassed(day: last)), sign: CircleSign(.case, voice(.circleCase)), id: "ending",
      content: "<p>\(voice(.endingMissing))</p>",
      buttons: mayWrite
        ? [
          Button(voice(.endingTitle), .go(ending), tone: .main), Button(voice(.placementExtend), .go(terms)),
          Button(voice(.papersTitle), .go(papers)),
        ] : []
    ).html
  }

  private func ended(_ ending: Placement.Ending) -> HTML {
    Card(
      title: voice(ending.isDrop ? .endingDropped : .endingDone), sign: CircleSign(.case, voice(.circleCase)),
      content: ending.isDrop
        ? "<p>\(voice(.endingDroppedOn(day: ending.on)))</p>"
        : summary(
          ending, withDay: !placement.isLived || ending.on < placement.terms.period.from),
      // What was written down today is taken back today, also when the sentence behind it is gone.
      buttons: placement.mayGoOn(on: around.today) && around.exitRestsOnEnding == nil
        && desk.might(End.self, PlacementRecord.self) ? [placement.endingWithdrawal(desk)] : []
    ).html
  }

  /// - Parameter day: whether nothing else of the page says the last day.
  private func summary(_ ending: Placement.Ending, withDay day: Bool) -> HTML {
    SummaryList(
      (day ? [SummaryList.Row(voice(.endingOn), "\(voice.day(ending.on))")] : []) + [
        SummaryList.Row(voice(.endingReason), "\(voice(ending.reason.phrase))")
      ]
        + (ending.isByDeath
          ? []
          : [
            SummaryList.Row(voice(.endingBy), "\(voice(ending.by.phrase))"),
            SummaryList.Row(voice(.endingNextStep), "\(name: ending.nextStep)"),
          ])
    ).html
  }

  /// Hours, dates and places together: their sentences stand with the rules.
  private var termsRow: TaskList.Row {
    let stopped = around.blockersInTerms.count
    return stopped == 0
      ? TaskList.Row(task: voice(.readyTerms), link: mayWrite ? terms : nil, status: Tag(voice(.readyDone), .good))
      : TaskList.Row(
        task: voice(.readyTermsStopped(n: stopped)),
        link: .to(PlacementsAddress.placement(placement.id), fragment: isMendedAbove ? MendingBanner.place : "checks"),
        owedBy: voice(mayWrite ? .readyOwedByYou : .readyOwedByTeam), status: Tag(voice(Verdict.breached.phrase), .stop)
      )
  }

  private var paperRows: [TaskList.Row] {
    guard let pack = around.pack else { return [] }
    return around.checks.filter { $0.isAboutPapers && $0.verdict != .doesNotApply }.map { check in
      let sentence = CheckSentence(check, pack: pack, voice: voice, basis: placement.terms.basis)
      let accepted = AcceptanceSentence(check, of: placement, pack: pack, voice: voice)
      let isDone = check.verdict == .fulfilled
      var row = TaskList.Row(
        task: sentence.text, link: link(to: check), owedBy: isDone || accepted != nil ? nil : owner(of: check),
        source: sentence.sourceNote, note: accepted?.text, status: tag(check, accepted),
        button: mayWrite ? AcceptanceButton(around, desk).button(check, accepted) : nil)
      row.quotes = around.quotes
      return row
    }
  }

  /// What was accepted is never done: the paper is as missing as before.
  private func tag(_ check: Check, _ accepted: AcceptanceSentence?) -> Tag {
    if check.verdict == .fulfilled { return Tag(voice(.readyDone), .good) }
    if let accepted { return Tag(voice(accepted.isPast ? .readyLate : .readyAccepted), .due) }
    return check.verdict == .notKnown || !check.blocking
      ? Tag(voice(.readyUnknown), .info) : Tag(voice(.readyMissing), .due)
  }

  /// Only where the reader can do something: others read the sentence.
  private func link(to check: Check) -> Link? {
    if check.finding == .guardianNotNoted, desk.might(Create.self, GuardianRecord.self) {
      return .to(PeopleAddress.newGuardian(placement.person))
    }
    if mayWrite { return papers }
    return check.rule == .approval && mayApprove ? .to(PlacementsAddress.approval(placement.id)) : nil
  }

  private var mayApprove: Bool { desk.might(Edit.self, ApprovalRecord.self) }

  private func owner(of check: Check) -> String {
    switch check.finding {
    // What was signed too late waits for another first day, or for a reason.
    case .signedAfterStart: mayWrite ? voice(.readyOwedByYou) : voice(.readyOwedByTeam)
    case .signatureOverdue(_, _, let isPlanned) where isPlanned && !check.overridable:
      mayWrite ? voice(.readyOwedByYou) : voice(.readyOwedByTeam)
    case .signatureMissing(let role, _), .signed(let role, _), .signatureOverdue(let role, _, _):
      voice(.readyOwedBy(who: voice(role.owing)))
    case .statementMissing, .stated, .statementDenied, .notYetConfirmed:
      voice(.readyOwedBy(who: voice(SignatoryRole.employer.owing)))
    case .approvalMissing, .approvedInTime, .startedWithoutApproval:
      // Whoever decides notes it; until then whoever has been told may.
      mayApprove
        ? voice(.readyOwedByYou)
        : voice(mayWrite ? .readyDecidedByNote(who: authority) : .readyDecidedBy(who: authority))
    default: mayWrite ? voice(.readyOwedByYou) : voice(.readyOwedByTeam)
    }
  }

  /// The office's name comes from the programme.
  private var authority: String {
    around.model?.word(.authorityOffice, in: voice.language).text ?? voice(SignatoryRole.authority.owing)
  }
}
