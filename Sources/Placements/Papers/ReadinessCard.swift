import Access
import Design
import Language
import Programmes
import Rules
import Values
import Web

/// Where the placement stands: what must be there before it may start, and who owes it; what can be done while it runs;
/// how it ended.
struct ReadinessCard: Markup {
  let around: PlacementCase
  let desk: Desk

  private var placement: Placement { around.placement }
  private var voice: Voice { desk.voice }
  private var mayWrite: Bool { desk.might(Edit.self, PlacementRecord.self) }
  private var papers: Link { .to(PlacementsAddress.signing(placement.id)) }
  private var terms: Link { .to(PlacementsAddress.editPlacement(placement.id)) }
  /// Where the rules know of an extension.
  private var extensions: [Button] {
    guard let pack = around.pack, case .possible = PlacementChecks.extensionRoom(for: around.facts, pack: pack) else {
      return []
    }
    return [Button(voice(.extensionTitle), .go(.to(PlacementsAddress.extension(placement.id))))]
  }
  private var ending: Link { .to(PlacementsAddress.ending(placement.id)) }

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
        ] + extensions + [Button(voice(.endingTitle), .go(ending), tone: .quiet)] : []
    ).html
  }

  private var running: HTML {
    ButtonRow(
      [Button(voice(.placementExtend), .go(terms))] + extensions + [Button(voice(.papersTitle), .go(papers))]
        + (placement.ending == nil ? [Button(voice(.endingTitle), .go(ending), tone: .stop)] : [])
    ).html
  }

  /// It goes on until that day is over; until then it can be taken back, or changed.
  private func announced(_ ending: Placement.Ending) -> HTML {
    Card(
      title: voice(.endingAnnounced), sign: CircleSign(.case, voice(.circleCase)), id: "ending",
      content: "<p>\(voice(.endingRunsUntil(day: ending.on)))</p>\(summary(ending))",
      buttons: desk.might(End.self, PlacementRecord.self)
        ? [
          Button(
            voice(.endingWithdraw),
            .send(
              .to(PlacementsAddress.ending(placement.id)),
              hidden: desk.formKeys + [
                desk.version(placement.version),
                Hidden(name: EndingForm.withdrawal.name, value: LadderStep.Outcome.Kind.withdrawn.rawValue),
              ]), tone: .quiet, icon: .undo),
          Button(voice(.endingChange), .go(self.ending)),
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
      title: voice(.endingDone), sign: CircleSign(.case, voice(.circleCase)),
      content: summary(ending)
    ).html
  }

  private func summary(_ ending: Placement.Ending) -> HTML {
    SummaryList([
      SummaryList.Row(voice(.endingOn), "\(voice.day(ending.on))"),
      SummaryList.Row(voice(.endingReason), "\(voice(ending.reason.phrase))"),
      SummaryList.Row(voice(.endingBy), "\(voice(ending.by.phrase))"),
      SummaryList.Row(voice(.endingNextStep), "\(ending.nextStep)"),
    ]).html
  }

  /// Hours, dates and places together: their sentences stand with the rules.
  private var termsRow: TaskList.Row {
    let stopped = around.blockersInTerms.count
    return stopped == 0
      ? TaskList.Row(task: voice(.readyTerms), link: mayWrite ? terms : nil, status: Tag(voice(.readyDone), .good))
      : TaskList.Row(
        task: voice(.readyTermsStopped(n: stopped)),
        link: .to(PlacementsAddress.placement(placement.id), fragment: "checks"),
        owedBy: voice(.readyOwedByYou), status: Tag(voice(Verdict.breached.phrase), .stop))
  }

  private var paperRows: [TaskList.Row] {
    guard let pack = around.pack else { return [] }
    return around.checks.filter { $0.isAboutPapers && $0.verdict != .doesNotApply }.map { check in
      let sentence = CheckSentence(check, pack: pack, voice: voice, basis: placement.terms.basis)
      let isAccepted = check.overridable && placement.papers.overrides[check.rule] != nil
      let isDone = check.verdict == .fulfilled || isAccepted
      let isUnknown = check.verdict == .notKnown || !check.blocking
      return TaskList.Row(
        task: sentence.text, link: mayWrite ? papers : nil, owedBy: isDone ? nil : owner(of: check),
        source: sentence.sourceNote,
        status: isDone
          ? Tag(voice(.readyDone), .good)
          : isUnknown ? Tag(voice(.readyUnknown), .info) : Tag(voice(.readyMissing), .due))
    }
  }

  private func owner(of check: Check) -> String {
    switch check.finding {
    case .signatureMissing(let role, _), .signed(let role, _), .signedAfterStart(let role, _, _):
      voice(.readyOwedBy(who: voice(role.owing)))
    case .statementMissing, .stated, .statementDenied, .notYetConfirmed:
      voice(.readyOwedBy(who: voice(SignatoryRole.employer.owing)))
    case .approvalMissing, .approvedInTime, .startedWithoutApproval: voice(.readyOwedBy(who: authority))
    default: voice(.readyOwedByYou)
    }
  }

  /// The office's name comes from the programme.
  private var authority: String {
    around.model?.word(.authorityOffice, in: voice.language).text ?? voice(SignatoryRole.authority.owing)
  }
}
