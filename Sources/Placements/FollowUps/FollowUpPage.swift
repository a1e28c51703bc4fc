import Access
import Design
import Employers
import Language
import People
import Rules
import Values
import Web

/// One follow-up: the two sides' words side by side, or a new date.
struct FollowUpPage {
  let followUp: FollowUp
  let around: PlacementCase
  let person: Person
  let typed: Fields?
  let problems: [Problem]
  /// Somebody else saved while the reader wrote what was typed.
  var isStale = false
  /// It was the reader, with the same form.
  var isOwn = false

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let name = voice(.placementOf(name: person.toldName, workplace: around.workplace.details.name))
    return desk.page(
      desk.title(.followUpHeading(date: followUp.due), of: person.toldName),
      lead: lead(voice),
      trail: [
        (person.toldName, .to(PeopleAddress.person(person.id))),
        (name, .to(PlacementsAddress.placement(around.placement.id))),
      ],
      """
      \(refused(desk))\
      \(if: isStale, conflict(desk))\
      \(source(voice))\(moved(desk))\(calls(voice))\(with: followUp.result, { result($0, desk) })\
      \(if: followUp.result == nil || writesAgain, open(desk))
      """)
  }

  /// That what was sent is not taken, where no form is left to say it at.
  private func refused(_ desk: Desk) -> HTML {
    // What names no step is said above the form of the talk, where that is there.
    let closed = step == "moved" ? noDayLeft : notBegun
    guard followUp.result != nil || !around.placement.mayNote(followUp, desk) || closed != nil, !problems.isEmpty else {
      return .nothing
    }
    let words = step == nil ? problems.map(\.words) : closed.map { [$0] } ?? problems.map(\.words)
    return """
      \(Problems(title: desk.voice(.formProblemTitle), words.map { .init(field: nil, words: desk.voice($0)) }))\
      \(written(desk))
      """
  }

  /// What was sent beside what is noted, where something is.
  private func written(_ desk: Desk) -> HTML {
    step == "moved"
      ? desk.written(typed, FollowUpForm.moved, stored: FollowUpForm.answers(movedOf: followUp))
      : desk.written(typed, FollowUpForm.result, stored: followUp.result.map { FollowUpForm.answers($0) })
  }

  /// No talk was held before the placement began.
  private var notBegun: Phrase? {
    let start = around.placement.occupied.from
    return start > around.today ? .followUpNotBegun(start: start) : nil
  }

  /// There is no day left to which it could be moved.
  private var noDayLeft: Phrase? {
    around.placement.lastDay.flatMap { $0 < around.today ? .followUpNoDayLeft(last: $0) : nil }
  }

  /// What the reader wrote can be saved again, also over what somebody else noted meanwhile.
  private var writesAgain: Bool { isStale && step != nil }

  /// The form that the reader sent.
  private var step: String? { typed?["step"].flatMap { ["held", "moved"].contains($0) ? $0 : nil } }

  private func conflict(_ desk: Desk) -> HTML {
    switch step {
    case "held":
      desk.conflict(
        FollowUpForm.result, yours: typed ?? Fields(), stored: FollowUpForm.answers(followUp.result),
        isOwn: isOwn)
    case "moved":
      desk.conflict(
        FollowUpForm.moved, yours: typed ?? Fields(), stored: FollowUpForm.answers(movedOf: followUp),
        isOwn: isOwn)
    default: desk.conflictOfAct
    }
  }

  /// With whom, and where the law asks for it: what it asks for.
  private func lead(_ voice: Voice) -> String {
    let duty = around.pack?.duties.first { $0.code == followUp.key.code }?.title
    return ([voice(followUp.with.phrase)] + [duty].compactMap { $0?.text(in: voice.language).text })
      .joined(separator: " · ")
  }

  private func source(_ voice: Voice) -> SourceNote? {
    followUp.source.map { SourceNote($0.text(in: voice.language).text, title: voice(.sourceTitle)) }
  }

  private func mayChange(_ desk: Desk) -> Bool { around.placement.opensFollowUps(desk) }

  private func moved(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let mayMoveBack = followUp.mayMoveBack && mayChange(desk)
    let off = FollowUpDayOff(followUp, around, voice)
    return
      "\(with: off, { "<p class=\"quiet\">\($0.said(by: voice))</p>" })\(with: followUp.moved, { "<p class=\"quiet\">\(voice(.followUpWasMoved(from: $0.from, reason: $0.reason)))</p>" })\(if: mayMoveBack, ButtonRow([followUp.undoing("moved-back", .followUpMoveBack, desk)]).html)"
  }

  /// Whom to ring, at the factory gate with gloves on.
  private func calls(_ voice: Voice) -> HTML {
    let numbers = [
      (person.details.phoneOf ?? person.toldName, person.details.phone),
      (around.workplace.details.contactName ?? around.workplace.details.name, around.workplace.details.contactPhone),
    ]
    let buttons = numbers.compactMap { name, phone in
      phone.flatMap { Link.phone($0) }.map { Button(voice(.followUpCall(name: name)), .go($0), icon: .phone) }
    }
    // What is no number alone is read, and then dialled by hand.
    let noted = numbers.compactMap { name, phone in
      phone.flatMap { Link.phone($0) == nil ? "<p>\(name: name): \(name: $0)</p>" as HTML : nil }
    }
    // Who answers may not be the one who was called.
    let isCareful = person.details.phone != nil && person.details.messages != .yes
    return """
      \(if: isCareful, "<p class=\"quiet\">\(name: person.toldName): \(voice(person.details.messages.phrase))</p>")\
      \(ButtonRow(buttons))\(each: noted, { $0 })
      """
  }

  private func open(_ desk: Desk) -> HTML {
    guard around.placement.mayNote(followUp, desk) else {
      return "<p class=\"quiet\">\(desk.voice(.followUpNotYet))</p>"
    }
    // What names no step of this page is said above the first form.
    func form(_ name: String, _ questions: [Question], _ usual: Fields, _ submit: Phrase) -> HTML {
      desk.form(
        QuestionForm(
          PlacementsAddress.followUp(followUp.id), questions, answers: step == name ? typed ?? usual : usual,
          problems: step == name || (step == nil && name == "held") ? problems : [], version: followUp.version,
          submit: submit, hidden: [Hidden(name: "step", value: name)], idPrefix: name))
    }
    let held =
      notBegun.map { "<p>\(desk.voice($0))</p>" }
      ?? form("held", FollowUpForm.result, Fields(["doneOn": heldOn(desk).iso, "light": ""]), .followUpSave)
    let moved: HTML =
      noDayLeft == nil
      ? """
      <details class="more"\(flag: "open", step == "moved")><summary>\(desk.voice(.followUpMove))</summary>\
      \(form("moved", FollowUpForm.moved, Fields(["due": movedTo(desk).iso]), .followUpMove))\
      </details>
      """ : .nothing
    return
      "<section class=\"acts\" aria-labelledby=\"held\"><h2 id=\"held\">\(desk.voice(.followUpHow))</h2>\(held)</section>\(moved)"
  }

  /// What is offered lies within the placement.
  private func heldOn(_ desk: Desk) -> CivilDate { around.placement.lastDay.map { min($0, desk.today) } ?? desk.today }

  private func movedTo(_ desk: Desk) -> CivilDate {
    let next = max(followUp.due, desk.today).adding(days: 1)
    guard let last = around.placement.lastDay else { return around.calendar.suggestion(from: next) }
    return around.calendar.firstOpenDay(from: next, until: last) ?? min(last, next)
  }

  private func result(_ result: FollowUp.Result, _ desk: Desk) -> HTML {
    let voice = desk.voice
    let nothing: HTML = "<span class=\"quiet\">\(voice(.followUpNothingSaid))</span>"
    func words(_ text: String) -> HTML { "<span class=\"lines\" dir=\"auto\">\(text)</span>" }
    return Card(
      title: voice(.followUpResult), sign: CircleSign(.case, voice(.circleCase)),
      content: SummaryList([
        SummaryList.Row(voice(.followUpOn), "\(voice.day(result.on))"),
        SummaryList.Row(voice(.followUpLight), "\(followUp.tag(desk))"),
        SummaryList.Row(voice(.followUpPersonSays), result.personSays.map { words($0) } ?? nothing),
        SummaryList.Row(voice(.followUpFirmSays), result.firmSays.map { words($0) } ?? nothing),
        SummaryList.Row(voice(.followUpAgreed), result.agreed.map { words($0) } ?? nothing),
      ]).html, buttons: mayChange(desk) ? [followUp.undoing("reopened", .followUpReopen, desk)] : []
    ).html
  }
}

extension Placement {
  /// Whether the reader may note, move or take back its follow-ups today.
  func opensFollowUps(_ desk: Desk) -> Bool {
    desk.might(Edit.self, FollowUpRecord.self) && state(on: desk.today).kind.acts.contains(.followUp)
  }

  /// Whether the reader may note how one of them went.
  func mayNote(_ followUp: FollowUp, _ desk: Desk) -> Bool {
    desk.might(Edit.self, FollowUpRecord.self) && mayNote(followUp, on: desk.today)
  }
}

extension FollowUp {
  var mayMoveBack: Bool { result == nil && moved?.before != nil }

  /// A form that has nothing but its button.
  func undoing(_ step: String, _ verb: Phrase, _ desk: Desk) -> Button {
    desk.takingBack(verb, at: PlacementsAddress.followUp(id), version, [Hidden(name: "step", value: step)])
  }
}
