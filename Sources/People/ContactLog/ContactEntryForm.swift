import Access
import Language
public import Values
public import Web

/// The questions about a contact: with whom, how, how it stands; what came of it; what is to come. Of a contact with a firm
/// it is not asked with whom: the page says it; nor who sees to what is to come.
public struct ContactEntryForm {
  static let party = Question(
    "with", .contactWith, .choice(ContactEntry.Party.allCases.map { Question.Choice($0.rawValue, $0.phrase) }),
    required: true
  ).tapped
  static let means = Question(
    "means", .contactMeans, .choice(ContactEntry.Means.allCases.map { Question.Choice($0.rawValue, $0.phrase) }),
    required: true
  ).tapped
  static let outcome = outcome(ContactEntry.Outcome.allCases, hint: nil).tapped
  private static let outcomeOfFirm = outcome(ContactEntry.Outcome.ofFirms, hint: nil).tapped

  private static func outcome(_ all: [ContactEntry.Outcome], hint: Phrase?) -> Question {
    Question(
      "outcome", .contactOutcome, .choice(all.map { Question.Choice($0.rawValue, $0.phrase) }), hint: hint,
      required: true)
  }

  public static let words = Question("words", .contactWords, .passage(longest: 2000), hint: .obstacleWordsHint)
  private static let wordsOfFirm = Question(
    "words", .contactWords, .passage(longest: 2000), hint: .firmContactWordsHint)
  private static let more = Question.Group("more", .contactMore, folded: true)
  public static let name = Question("name", .contactName, .text(longest: 100)).inside(more)
  public static let on = Question("on", .contactOn, .date, hint: .contactOnHint).inside(more)
  /// Of one that is there the day is not guessed.
  private static let onItsDay = Question("on", .contactOn, .date, required: true).inside(more)
  private static let coming = Question.Group("next", .contactNext, folded: true)
  public static let next = Question("next", .contactNextWords, .text(longest: 300), hint: .contactNextHint).inside(
    coming)
  public static let due = Question("nextDue", .contactNextDue, .date).inside(coming)
  public static let done = Question("nextDone", .contactNextDone, .date, hint: .contactNextDoneHint).inside(coming)
  /// The earlier entry whose next step this is.
  public static let answers = Question("answers", .contactAnswers, .reference("answers"))

  /// One that was noted by mistake is taken back by giving it this; nothing else of it is answered then.
  public static let withdrawal = Question(
    "withdrawn", .obstacleWithdraw, .choice([Question.Choice("yes", .obstacleWithdraw)]), required: true)

  /// Who sees to what is to come; none where that is not asked.
  private let owner: Question?
  /// Which of the person's placements it was about; none where that is not asked.
  private let placement: Question?
  private let hasPlacements: Bool
  private let isNew: Bool

  static let placementName = "placement"

  /// - Parameters:
  ///   - workers: who works with the person and is told of contacts; each of them can see to what is to come.
  ///   - placements: hers; the contact may be about one of them.
  init(_ workers: [Worker], _ placements: [PlacementName], isNew: Bool) {
    self.isNew = isNew
    owner = workers.question("nextOwner").inside(Self.coming)
    placement = Self.question(among: placements)
    hasPlacements = !placements.isEmpty
  }

  private init(ofFirmNew isNew: Bool) {
    (owner, placement, self.isNew) = (nil, nil, isNew)
    hasPlacements = false
  }

  private static func question(among placements: [PlacementName]) -> Question {
    Question(
      placementName, .notePlacement, .choice(placements.map { Question.Choice($0.id.text, words: $0.name) })
    ).compact.inside(more)
  }

  /// About a contact with a firm.
  public static func ofFirm(isNew: Bool) -> ContactEntryForm { ContactEntryForm(ofFirmNew: isNew) }

  private var isOfFirm: Bool { owner == nil }

  /// Before it is known about whom: whom what is to come can be given to is open.
  public static func open(isNew: Bool, ofFirm: Bool = false) -> [Question] {
    let form = ofFirm ? Self.ofFirm(isNew: isNew) : ContactEntryForm([], [], isNew: isNew)
    return form.taken.map { ["nextOwner", placementName].contains($0.name) ? $0.asReference : $0 }
  }

  /// What happened, in the order of the taps; the last one saves.
  public var said: [Question] {
    (isOfFirm ? [] : [Self.party]) + [
      Self.means, isOfFirm ? Self.wordsOfFirm : Self.words, Self.name, isNew ? Self.on : Self.onItsDay,
    ] + [placement].compactMap { hasPlacements ? $0 : nil } + [
      isOfFirm ? Self.outcomeOfFirm : Self.outcome
    ]
  }

  public var toCome: [Question] {
    [Self.next, Self.due] + [owner].compactMap(\.self) + (isNew ? [] : [Self.done])
  }

  /// All that is taken; nobody is asked to choose among no placements.
  private var taken: [Question] {
    said + (hasPlacements ? [] : [placement].compactMap(\.self)) + toCome + (isNew ? [Self.answers] : [])
  }

  /// As the page asks: the tap that saves stands last, and is asked for by buttons.
  public var asked: [Question] { said.filter { $0.name != Self.outcome.name } + toCome }

  /// The same by buttons, each of which saves.
  public var saving: Question {
    Self.outcome(
      isOfFirm ? ContactEntry.Outcome.ofFirms : ContactEntry.Outcome.allCases, hint: .contactOutcomeHint)
  }

  /// The answers that would give the entry again.
  static func answers(_ entry: ContactEntry) -> Fields {
    let details = entry.details
    return Fields([
      "with": details.with.rawValue, placementName: details.placement?.text ?? "",
      "nextOwner": entry.next?.owner?.text ?? "",
    ]).over(answers(ofFirm: entry))
  }

  /// Without those that are not asked of a contact with a firm.
  public static func answers(ofFirm contact: some NotedContact) -> Fields {
    let (details, next) = (contact.details, contact.next)
    return Fields([
      "means": details.means.rawValue, "outcome": details.outcome.rawValue,
      "words": details.words ?? "", "name": details.name ?? "", "on": details.on.iso, "next": next?.words ?? "",
      "nextDue": next?.due.iso ?? "", "nextDone": next?.done?.iso ?? "",
    ])
  }

  public struct Read<Kind: Identified> {
    public var details: ContactEntry.Details
    public var next: ContactEntry.NextStep?
    /// The earlier entry whose next step this was.
    public var answers: ID<Kind>?
  }

  /// - Parameter usually: the day by which somebody sees to what cannot rest, where nobody named one.
  public func read<Kind>(
    _ fields: Fields, today: CivilDate, usually: CivilDate, answering kind: Kind.Type
  ) throws(Refused) -> Read<Kind> {
    var read = AnswerReader(fields, of: taken)
    let party = isOfFirm ? .workplace : read.choice(Self.party, as: ContactEntry.Party.self)
    let means = read.choice(Self.means, as: ContactEntry.Means.self)
    let outcome = read.choice(
      isOfFirm ? Self.outcomeOfFirm : Self.outcome, as: ContactEntry.Outcome.self)
    let words = read.text(Self.words)
    let name = read.text(Self.name)
    let about = placement.flatMap { read.choice($0) }.flatMap { PlacementID($0) }
    let day = read.isAnswered(Self.on) || !isNew ? read.date(isNew ? Self.on : Self.onItsDay) : today
    let next = read.text(Self.next)
    let due = read.date(Self.due)
    let owner = owner.flatMap { read.choice($0) }.flatMap { AccountID($0) }
    let done = isNew ? nil : read.date(Self.done)
    let answers = isNew ? read.id(Self.answers, kind) : nil
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
      details: ContactEntry.Details(
        on: day, with: party, name: name, by: means, outcome: outcome, words: words, about: about),
      next: comes.map { ContactEntry.NextStep(next, due: $0, owner: owner, done: done) }, answers: answers)
  }
}
