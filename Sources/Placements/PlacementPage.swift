import Access
import Design
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
  let scans: [Readable<Scan>]
  /// What was said and tried about it.
  let contacts: HTML
  let opener: Opener
  /// A start was tried, and was blocked.
  let isBlocked: Bool
  /// Why what was asked for was not done.
  var refused: [Problem] = []
  var isStale = false

  private var placement: Placement { around.placement }

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    // What blocked a start that was tried is listed instead, with the way to where each stands.
    let banner = isBlocked ? nil : MendingBanner(around: around, desk: desk)
    let title = voice(.placementOf(name: person.toldName, workplace: around.workplace.details.name))
    return desk.page(
      title, trail: [(person.toldName, .to(PeopleAddress.person(person.id)))],
      """
      \(alerts(desk))\(head(desk))\(logButton(desk))\(with: banner, { $0.html })\(daysOff(desk))\
      \(ReadinessCard(around: around, desk: desk, isMendedAbove: banner != nil))\
      <div class="wide">\(ladderCard(desk))</div>\
      <div class="columns even">\(respectCard(desk))\
      <div class="stack">\(termsCard(desk))\(grantCard(desk))</div></div>\
      \(followUps(desk))\(contacts)\(ScansCard(scans, opener, of: placement.id, desk).card(hasButton: true))\
      \(ChecksCard(around: around, desk: desk, told: banner?.broken ?? []))
      """)
  }

  private func alerts(_ desk: Desk) -> HTML {
    let voice = desk.voice
    if isStale { return desk.conflictOfAct }
    if !refused.isEmpty {
      return Problems(
        title: voice(.formProblemTitle), refused.map { .init(field: nil, words: voice($0.words)) }
      ).html
    }
    guard isBlocked, let pack = around.pack else {
      return isBlocked
        ? Problems(title: voice(.placementStartBlocked), [.init(field: nil, words: voice(.placementNoPack))]).html : ""
    }
    let exit = around.participation.exitInTheWay.map { words in
      Problems.Problem(words: voice(words), link: .to(ProgrammesAddress.participation(around.participation.id)))
    }
    return Problems(
      title: voice(.placementStartBlocked),
      [exit].compactMap(\.self)
        + around.blockers.map { check in
          let words = CheckSentence(check, pack: pack, voice: voice, basis: around.placement.terms.basis).text
          return MendingPlace(of: check, around).map { place in
            let mayMend = place.isOpen(to: desk)
            return .init(
              words: words, link: mayMend ? place.link : nil,
              note: mayMend ? place.word.map { voice($0) } : voice(place.whoElse), quoting: around.quotes)
          } ?? .init(words: words, quoting: around.quotes)
        }
    ).html
  }

  private func head(_ desk: Desk) -> HTML {
    let voice = desk.voice
    return """
      <p class="lead">\(placement.tags(desk, withDays: false))\(with: pauseOfWhatRuns(desk), { " \($0)" }) \(placement.daysSaid(by: voice)) · \
      <a href="\(Link.to(EmployersAddress.workplace(around.workplace.id)))">\(around.workplace.organisationName)</a></p>
      """
  }

  /// That she is in a pause, as long as the placement is not over.
  private func pauseOfWhatRuns(_ desk: Desk) -> Tag? {
    around.state.kind == .ended ? nil : around.participation.pauseTag(desk)
  }

  /// Whoever is at the workplace, or rings there, notes what is said.
  private func logButton(_ desk: Desk) -> HTML {
    let timeline = Button(desk.voice(.timelineTitle), .go(.to(PlacementsAddress.timeline(placement.id))))
    guard desk.might(Create.self, ContactEntryRecord.self) else { return ButtonRow([timeline]).html }
    let address = Link.to(
      PeopleAddress.newContact(person.id),
      query: ["with": ContactEntry.Party.workplace.rawValue, "placement": placement.id.text])
    let note = Link.to(PeopleAddress.newNote(person.id), query: ["placement": placement.id.text])
    return ButtonRow(
      [Button(desk.voice(.contactLogTitle), .go(address), icon: .plus)]
        + (desk.might(Create.self, NoteRecord.self) ? [Button(desk.voice(.noteNew), .go(note), icon: .plus)] : [])
        + [timeline]
    ).html
  }

  /// Of what is over, nothing is planned any more.
  private func daysOff(_ desk: Desk) -> HTML {
    [.lastDayPassed, .ended].contains(around.state.kind) ? "" : DaysOff(around: around, voice: desk.voice).card
  }

  private func ladderCard(_ desk: Desk) -> Card {
    let voice = desk.voice
    let mayDecide =
      desk.might(Create.self, LadderRecord.self) && around.state.kind.acts.contains(.decideStep)
    func go(_ move: LadderStep.Move) -> Design.Act {
      .go(.to(PlacementsAddress.ladder(placement.id), query: ["move": move.rawValue]))
    }
    let isWell = around.mending == nil && MendingBanner(around: around, desk: desk).broken.isEmpty
    return Card(
      title: voice(.ladderTitle), sign: CircleSign(.shared, voice(.circleShared)), id: "ladder",
      content: LadderView(around: around, voice: voice).chart.html,
      buttons: mayDecide
        ? [
          // Where something has to be mended first, that is the thing to do.
          Button(voice(.moveUp), go(.up), tone: isWell && around.possibleRise != nil ? .main : .plain),
          Button(voice(.moveHold), go(.hold)), Button(voice(.moveBack), go(.back)),
        ] : [])
  }

  /// The considerations exactly as the firm reads them.
  private func respectCard(_ desk: Desk) -> Card {
    let voice = desk.voice
    let current = around.considerationsMeanwhile
    return Card(
      title: voice(.placementRespect), sign: CircleSign(.shared, voice(.circleShared), isRepeated: true),
      content: current.isEmpty
        ? "<p class=\"quiet\">\(voice(.placementRespectNothing))</p>"
        : """
        <ul class="plain">\(each: current, { consideration in
          """
          <li><p\(passageIn: consideration.terms.wording.language)>\(consideration.terms.wording.text)</p>\
          <p class="quiet">\(with: consideration.terms.effect.said(by: voice), { "\($0) · " })\(term(consideration, voice))\
          \(with: consideration.saidBeside(current, on: desk.today, by: voice), { "<br>\($0)" })</p></li>
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
    var rows = [
      SummaryList.Row(
        voice(.placementMeasure), said(pack?.measure(terms.measure)?.title, or: terms.measure.text, voice))
    ]
    if let purpose = terms.purpose {
      rows.append(
        SummaryList.Row(voice(.placementPurpose), said(pack?.purposes[purpose], or: purpose.text, voice)))
    }
    rows.append(SummaryList.Row(voice(.placementTasks), "<span class=\"lines\" dir=\"auto\">\(terms.tasks)</span>"))
    rows.append(
      SummaryList.Row(
        voice(.placementWorking),
        terms.working.stretches(of: placement.occupied).said(by: voice)))
    // Whoever is on the way there, or rings, has no time to look for it.
    let workplace = around.workplace.details
    if workplace.contactName != nil || workplace.contactPhone != nil {
      rows.append(
        SummaryList.Row(
          voice(.placementContact),
          "\(with: workplace.contactName, { "\(name: $0) " })\(with: workplace.contactPhone, { Telephone($0).html })"))
    }
    return Card(
      title: voice(.placementTerms), sign: CircleSign(.shared, voice(.circleShared), isRepeated: true),
      content: SummaryList(rows).html)
  }

  /// The pack's words in the language that they are really in; the code of what the pack does not know.
  private func said(_ wording: Wording?, or code: String, _ voice: Voice) -> HTML {
    guard let text = wording?.text(in: voice.language) else { return "\(code)" }
    return "<span\(passageIn: text.language)>\(text.text)</span>"
  }

  /// What only the team needs: the act, the authority's decision and its number.
  private func grantCard(_ desk: Desk) -> Card {
    let voice = desk.voice
    let (basis, papers) = (placement.terms.basis, placement.papers)
    var rows = [SummaryList.Row(voice(.placementBasis), said(around.pack?.bases[basis], or: basis.text, voice))]
    if let day = papers.approved { rows.append(SummaryList.Row(voice(.papersApproved), "\(voice.day(day))")) }
    for decided in papers.extensions {
      rows.append(
        SummaryList.Row(voice(.extensionGranted(on: decided.decidedOn)), "\(name: decided.reason ?? "")"))
    }
    if let number = papers.caseNumber {
      rows.append(SummaryList.Row(voice(.papersCaseNumber), "\(name: number)"))
    }
    return Card(
      title: voice(.placementGrant),
      sign: CircleSign(.case, voice(.circleCase), isRepeated: ReadinessCard(around: around, desk: desk).isCard),
      content: SummaryList(rows).html)
  }

  private func followUps(_ desk: Desk) -> HTML {
    let missed = around.followUpsMissed
    guard around.state.kind.isStarted || !around.followUpsThatCount.isEmpty || !missed.isEmpty else { return "" }
    let voice = desk.voice
    let done = around.followUpsThatCount.filter { $0.result != nil }
    let open = around.followUpsThatCount.filter { $0.result == nil }
    let soon = Array(open.prefix(PlacementPage.shownFollowUps))
    let later = Array(open.dropFirst(PlacementPage.shownFollowUps))
    let content: HTML =
      around.followUpsThatCount.isEmpty && missed.isEmpty
      ? "<p class=\"quiet\">\(voice(.followUpNone))</p>"
      : """
      \(if: !soon.isEmpty, table(soon, desk))\(folded(later, "further", .followUpFurther(n: later.count), desk))\
      \(folded(missed, "missed", .followUpMissed(n: missed.count), desk))\
      \(folded(done.reversed(), "held", .followUpLogged(n: done.count), desk))
      """
    return Card(
      title: voice(.followUpTitle), sign: CircleSign(.case, voice(.circleCase), isRepeated: true), id: "follow-ups",
      content: content
    ).html
  }

  /// As many as one can plan with; the others are a tap away.
  private static let shownFollowUps = 4

  private func folded(_ followUps: [FollowUp], _ name: String, _ title: Phrase, _ desk: Desk) -> HTML {
    guard !followUps.isEmpty else { return "" }
    let part = desk.part(of: followUps, name, at: "follow-ups", desk.voice(title))
    return """
      <details class="more"\(if: part.isFurther, " open")><summary>\(desk.voice(title))</summary>\
      \(table(part.items, desk))\(part.ways)</details>
      """
  }

  /// Moved there by hand, or the law's latest day: somebody should know.
  private func dayOff(_ followUp: FollowUp, _ voice: Voice) -> HTML {
    guard followUp.result == nil, let off = around.calendar.dayOff(on: followUp.due) else { return "" }
    return "<br><span class=\"quiet\">\(off.said(by: voice))</span>"
  }

  private func table(_ followUps: [FollowUp], _ desk: Desk) -> HTML {
    let voice = desk.voice
    let isOver = !around.placement.opensFollowUps(on: around.today)
    let mayLog = !isOver && desk.might(Edit.self, FollowUpRecord.self)
    return DataTable(
      caption: voice(.followUpTitle), hidesCaption: true,
      columns: [
        .init(voice(.followUpDue)), .init(voice(.followUpWith)), .init(voice(.followUpState), .status),
        .init(voice(.followUpLog), .action),
      ],
      rows: followUps.map { followUp in
        [
          "\(voice.date(followUp.due))\(dayOff(followUp, voice))", "\(voice(followUp.with.phrase))",
          "\(isOver && followUp.result == nil ? Tag(voice(.followUpNotHeld)) : followUp.tag(desk))",
          """
          <a href="\(Link.to(PlacementsAddress.followUp(followUp.id)))">\
          \(voice(followUp.result == nil && mayLog ? .followUpLog : .followUpOpen))\
          <span class="unseen">: \(voice.date(followUp.due))</span></a>
          """,
        ]
      }
    ).html
  }
}
