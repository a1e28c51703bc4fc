import Access
import Language
import Values
import Web

/// The questions about an obstacle.
struct ObstacleForm {
  static let kind = Question(
    "kind", .obstacleKind, .choice(Obstacle.Kind.allCases.map { Question.Choice($0.rawValue, $0.phrase) }),
    required: true
  ).compact
  static let words = Question("words", .obstacleWords, .text(longest: 300), hint: .obstacleWordsHint)
  static let since = Question("since", .obstacleSince, .date, required: true)
  static let due = Question("due", .obstacleDue, .date, required: true)
  static let solved = Question("solvedOn", .obstacleSolvedOn, .date, hint: .obstacleSolvedHint)

  /// One that was noted by mistake is taken back by giving it this outcome; nothing else of it is answered then.
  static let withdrawal = Question(
    "outcome", .obstacleWithdraw, .choice([Question.Choice("withdrawn", .obstacleWithdraw)]), required: true)

  /// Asked only where the same is noted already.
  static let another = Question("another", .obstacleAnother, .flag)

  let owner: Question
  private let isNew: Bool

  /// - Parameter workers: who works with the person and is told about obstacles; each of them can see to one.
  init(_ workers: [Worker], isNew: Bool) {
    self.isNew = isNew
    owner = workers.question("owner")
  }

  /// Before it is known about whom: whom it can be given to is open.
  static func open(isNew: Bool) -> [Question] {
    let form = ObstacleForm([], isNew: isNew)
    return form.answerable.map { $0.name == "owner" ? $0.asReference : $0 }
  }

  var questions: [Question] {
    [ObstacleForm.kind, ObstacleForm.words, ObstacleForm.since, owner, ObstacleForm.due]
      + (isNew ? [] : [ObstacleForm.solved])
  }

  /// All that may be answered, shown or not.
  private var answerable: [Question] { questions + (isNew ? [ObstacleForm.another] : []) }

  /// What is answered unless somebody says otherwise.
  static func usual(since day: CivilDate, due: CivilDate) -> Fields {
    Fields(["since": day.iso, "due": due.iso])
  }

  /// The answers that would give the obstacle again.
  static func answers(_ details: Obstacle.Details) -> Fields {
    Fields([
      "kind": details.kind.rawValue, "words": details.words ?? "", "since": details.since.iso,
      "owner": details.owner?.text ?? "", "due": details.due.iso, "solvedOn": details.solved?.iso ?? "",
    ])
  }

  /// What was answered, and whether somebody has said that it is another one than those that are noted.
  func read(_ fields: Fields, today: CivilDate) throws(Refused) -> (details: Obstacle.Details, isAnother: Bool) {
    var read = AnswerReader(fields, of: answerable)
    let isAnother = isNew && read.flag(ObstacleForm.another)
    let kind = read.choice(ObstacleForm.kind, as: Obstacle.Kind.self)
    let words = read.text(ObstacleForm.words)
    let since = read.date(ObstacleForm.since)
    let owner = read.choice(owner).flatMap { AccountID($0) }
    let due = read.date(ObstacleForm.due)
    let solved = isNew ? nil : read.date(ObstacleForm.solved)
    read.near(ObstacleForm.since, since, today, months: 240, until: today)
    read.near(ObstacleForm.due, due, today, from: since)
    if let since, since > today, !read.isRefused(ObstacleForm.since) {
      read.refuse(ObstacleForm.since, .obstacleSinceLater)
    }
    if let since, let due, due < since, !read.isRefused(ObstacleForm.due) {
      read.refuse(ObstacleForm.due, .obstacleDueTooEarly(date: since))
    }
    if let solved, solved > today { read.refuse(ObstacleForm.solved, .obstacleSolvedLater) }
    if let since, let solved, solved < since { read.refuse(ObstacleForm.solved, .obstacleSolvedTooEarly(date: since)) }
    try read.finish()
    guard let kind, let since, let due else { throw Refused(nil, .formMissing) }
    return (
      Obstacle.Details(kind: kind, words: words, since: since, owner: owner, due: due, solved: solved), isAnother
    )
  }
}

extension [Worker] {
  /// Which of them sees to it; left open, it is whoever is responsible for the person.
  func question(_ name: String) -> Question {
    var seen: Set<AccountID> = []
    let choices = filter { seen.insert($0.account).inserted }.map { Question.Choice($0.account.text, words: $0.name) }
    return Question(name, .obstacleOwner, .choice(choices), hint: .obstacleOwnerHint).compact
  }
}
