import Access
import Language
import Values
import Web

/// The questions about a contact: with whom, how, how it stands; what came of it; what is to come.
struct ContactEntryForm {
  static let party = Question(
    "with", .contactWith, .choice(ContactEntry.Party.allCases.map { Question.Choice($0.rawValue, $0.phrase) }),
    required: true
  ).tapped
  static let means = Question(
    "means", .contactMeans, .choice(ContactEntry.Means.allCases.map { Question.Choice($0.rawValue, $0.phrase) }),
    required: true
  ).tapped
  static let outcome = outcome(hint: nil).tapped
  /// The same by buttons, each of which saves.
  static let saving = outcome(hint: .contactOutcomeHint)

  private static func outcome(hint: Phrase?) -> Question {
    Question(
      "outcome", .contactOutcome,
      .choice(ContactEntry.Outcome.allCases.map { Question.Choice($0.rawValue, $0.phrase) }), hint: hint, required: true
    )
  }

  static let words = Question("words", .contactWords, .passage(longest: 2000), hint: .obstacleWordsHint)
  private static let more = Question.Group("more", .contactMore, folded: true)
  static let name = Question("name", .contactName, .text(longest: 100)).inside(more)
  static let on = Question("on", .contactOn, .date, hint: .contactOnHint).inside(more)
  /// Of one that is there the day is not guessed.
  private static let onItsDay = Question("on", .contactOn, .date, required: true).inside(more)
  private static let coming = Question.Group("next", .contactNext, folded: true)
  static let next = Question("next", .contactNextWords, .text(longest: 300), hint: .contactNextHint).inside(coming)
  static let due = Question("nextDue", .contactNextDue, .date).inside(coming)
  static let done = Question("nextDone", .contactNextDone, .date, hint: .contactNextDoneHint).inside(coming)
  /// The earlier entry whose next step this is.
  static let answers = Question("answers", .contactAnswers, .reference("answers"))

  /// One that was noted by mistake is taken back by giving it this; nothing else of it is answered then.
  static let withdrawal = Question(
    "withdrawn", .obstacleWithdraw, .choice([Question.Choice("yes", .obstacleWithdraw)]), required: true)

  let owner: Question
  private let isNew: Bool

  /// - Parameter workers: who works with the person and is told of contacts; each of them can see to what is to come.
  init(_ workers: [Worker], isNew: Bool) {
    self.isNew = isNew
    owner = workers.question("nextOwner").inside(Self.coming)
  }

  /// Before it is known about whom: whom what is to come can be given to is open.
  static func open(isNew: Bool) -> [Question] {
    let form = ContactEntryForm([], isNew: isNew)
    return (form.said + form.toCome + (isNew ? [answers] : [])).map { $0.name == "nextOwner" ? $0.asReference : $0 }
  }

  /// What happened, in the order of the taps; the last one saves.
  var said: [Question] {
    [Self.party, Self.means, Self.words, Self.name, isNew ? Self.on : Self.onItsDay, Self.outcome]
  }

  var toCome: [Question] { [Self.next, Self.due, owner] + (isNew ? [] : [Self.done]) }

  /// As the page asks: the tap that saves stands last, and is asked for by buttons.
  var asked: [Question] { said.filter { $0.name != Self.outcome.name } + toCome }

  /// The answers that would give the entry again.
  static func answers(_ entry: ContactEntry) -> Fields {
    let (details, next) = (entry.details, entry.next)
    return Fields([
      "with": details.with.rawValue, "means": details.means.rawValue, "outcome": details.outcome.rawValue,
      "words": details.words ?? "", "name": details.name ?? "", "on": details.on.iso, "next": next?.words ?? "",
      "nextDue": next?.due.iso ?? "", "nextOwner": next?.owner?.text ?? "", "nextDone": next?.done?.iso ?? "",
    ])
  }

  struct Read {
    var details: ContactEntry.Details
    var next: ContactEntry.NextStep?
    var answers: ContactEntryID?
  }

  /// - Parameter usually: the day by which somebody sees to what cannot rest, where nobody named one.
  func read(_ fields: Fields, today: CivilDate, usually: CivilDate) throws(Refused) -> Read {
    let asked = said + toCome + (isNew ? [Self.answers] : [])
    var read = AnswerReader(fields, of: asked)
    let party = read.choice(Self.party, as: ContactEntry.Party.self)
    let means = read.choice(Self.means, as: ContactEntry.Means.self)
    let outcome = read.choice(Self.outcome, as: ContactEntry.Outcome.self)
    let words = read.text(Self.words)
    let name = read.text(Self.name)
    let day = read.isAnswered(Self.on) || !isNew ? read.date(isNew ? Self.on : Self.onItsDay) : today
    let next = read.text(Self.next)
    let due = read.date(Self.due)
    let owner = read.choice(owner).flatMap { AccountID($0) }
    let done = isNew ? nil : read.date(Self.done)
    let answers = isNew ? read.id(Self.answers, ContactEntryKind.self) : nil
    if let day, day > today {
      read.refuse(Self.on, .contactOnLater)
    } else {
      read.near(Self.on, day, today, months: ContactEntry.oldest, until: today)
    }
    if let day, let due, due < day {
      read.refuse(Self.due, .contactNextDueTooEarly(date: day))
    } else {
      read.near(Self.due, due, today, from: day)
    }
    if let done, done > today { read.refuse(Self.done, .contactNextDoneLater) }
    if let day, let done, done < day { read.refuse(Self.done, .contactNextDueTooEarly(date: day)) }
    let isToCome = next != nil || due != nil || owner != nil || done != nil
    // What does not exist is not done.
    if done != nil, next == nil, due == nil, owner == nil {
      read.refuse(Self.done, .contactNextDoneOfNothing)
    }
    // Words alone, or a name alone, would wait for ever.
    if due == nil, isToCome, next != nil || owner != nil, !(outcome?.asksForMore ?? true), !read.isAnswered(Self.due) {
      read.refuse(Self.due, .contactNextDueMissing)
    }
    try read.finish()
    guard let party, let means, let outcome, let day else { throw Refused(nil, .formMissing) }
    let comes = (isToCome || outcome.asksForMore) ? due ?? max(usually, day) : nil
    return Read(
      details: ContactEntry.Details(on: day, with: party, name: name, by: means, outcome: outcome, words: words),
      next: comes.map { ContactEntry.NextStep(next, due: $0, owner: owner, done: done) }, answers: answers)
  }
}
