import Access
import Design
import Language
import Values
import Web

/// Whether the hours can go up, as it was asked and answered, on the person's page.
struct HoursQuestionCard {
  let person: PersonID
  let questions: [HoursQuestion]
  /// From the latest yes to where it is put to use.
  let ways: [Button]

  func html(_ desk: Desk) -> HTML {
    let mayAsk = desk.might(Create.self, HoursQuestionRecord.self)
    // Nobody needs a card in which nothing stands and nothing can be done.
    if questions.isEmpty, !mayAsk { return .nothing }
    let voice = desk.voice
    let latest = questions.first { $0.answer?.verdict.hours != nil }
    let (first, earlier) = (questions.prefix(HoursQuestionCard.shown), questions.dropFirst(HoursQuestionCard.shown))
    func line(_ question: HoursQuestion) -> HTML {
      HoursQuestionLine(question: question, desk: desk).html(question.id == latest?.id ? ways : [])
    }
    let content: HTML =
      questions.isEmpty
      ? "<p class=\"quiet\">\(voice(.hoursQuestionNone))</p>"
      : "<ul class=\"plain\">\(each: Array(first), line)</ul>"
    let more: HTML =
      earlier.isEmpty
      ? ""
      : """
      <details class="more"><summary>\(voice(.hoursQuestionEarlier(n: earlier.count)))</summary>\
      <ul class="plain">\(each: Array(earlier), line)</ul></details>
      """
    return Card(
      title: voice(.hoursQuestionTitle), sign: CircleSign(.case, voice(.circleCase)), id: "hours-questions",
      content: content + more,
      buttons: mayAsk
        ? [Button(voice(.hoursQuestionAsk), .go(.to(PeopleAddress.newHoursQuestion(person))), tone: .main)] : []
    ).html
  }

  /// So many stand open on the page.
  private static let shown = 3
}

/// One question with its answer.
struct HoursQuestionLine {
  let question: HoursQuestion
  let desk: Desk

  private var voice: Voice { desk.voice }

  func html(_ ways: [Button]) -> HTML {
    let title = voice(.hoursQuestionSaid(hours: question.asked.hours, day: question.asked.from))
    return """
      <li id="\(HoursQuestionPages.place + question.id.text)"><p>\(with: link, { "<a href=\"\($0)\">\(title)</a>" })\
      \(if: link == nil, "\(title)") \(tag)</p>\(body(ways))</li>
      """
  }

  /// Above the form in which it is answered.
  func summary(_ ways: [Button]) -> HTML {
    """
    <section class="card"><h2>\(voice(.hoursQuestionSaid(hours: question.asked.hours, day: question.asked.from)))</h2>\
    \(body(ways))</section>
    """
  }

  private func body(_ ways: [Button]) -> HTML {
    let asked = question.asked
    let buttons = ways + (mayTakeBack ? [takingBack] : [])
    return """
      \(with: question.answer, { answer in
        """
        <p>\(voice(answer.verdict.said))</p>\(with: answer.words, { "<p dir=\"auto\">\($0)</p>" })\
        <p class="quiet">\(voice(.hoursQuestionAnsweredBy(name: answer.by.name, day: answer.on)))</p>
        """
      })\
      <p class="quiet">\(voice(.hoursQuestionAskedBy(name: asked.by.name, counsellor: question.counsellor.name, day: asked.on)))</p>\
      \(if: !buttons.isEmpty, ButtonRow(buttons).html)
      """
  }

  private var link: Link? {
    desk.might(Edit.self, HoursQuestionRecord.self) || desk.might(End.self, HoursQuestionRecord.self)
      ? .to(PeopleAddress.hoursQuestion(question.id)) : nil
  }

  private var tag: Tag {
    switch question.answer?.verdict {
    case nil: Tag(voice(.hoursQuestionWaits), .due)
    case .yes(_, let day)?: Tag(voice(.hoursQuestionYes), day < desk.today ? .plain : .good)
    case .notYet?: Tag(voice(.hoursQuestionNotYet), .plain)
    case .talkFirst?: Tag(voice(.hoursQuestionTalkFirst), .plain)
    }
  }

  /// An answer that was given stays; what waits can be taken back.
  private var mayTakeBack: Bool {
    question.waits && desk.might(End.self, HoursQuestionRecord.self)
  }

  private var takingBack: Button { question.takingBack(desk) }
}

extension HoursQuestion {
  /// Takes the question back.
  func takingBack(_ desk: Desk) -> Button {
    desk.takingBack(
      .hoursQuestionWithdraw, at: PeopleAddress.hoursQuestion(id), version,
      [Hidden(name: HoursQuestionForm.withdrawal.name, value: "withdrawn")],
      about: desk.voice(.hoursQuestionSaid(hours: asked.hours, day: asked.from)))
  }
}
