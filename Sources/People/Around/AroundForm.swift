import Access
import Language
import Values
import Web
import Work

/// The questions about who works with a person.
enum AroundForm {
  static let relation = Question(
    "as", .aroundAs, .choice(Assignment.relations.map { Question.Choice($0.rawValue, $0.phrase) }), required: true)
  static let from = Question("from", .aroundFrom, .date, hint: .aroundFromHint, required: true)
  static let words = Question("words", .aroundWords, .text(longest: 300), hint: .obstacleWordsHint)
  static let stays = Question("stays", .aroundStays, .flag, hint: .aroundStaysHint)
  static let until = Question("until", .aroundUntil, .date, hint: .aroundUntilHint, required: true)
  static let endReason = reason("endReason")
  static let endWords = Question("endWords", .aroundWords, .text(longest: 300), hint: .obstacleWordsHint)
  static let nobody = Question("nobody", .aroundNobody, .flag, hint: .aroundNobodyHint)

  /// What was done by mistake is taken back by this answer, and nothing else is answered then.
  static let outcome = Question(
    "outcome", .toldAssignmentUndo,
    .choice([
      Question.Choice("withdrawn", .toldAssignmentUndo), Question.Choice("resumed", .toldAssignmentUndo),
    ]), required: true)

  static let why = reason("reason")

  private static func reason(_ name: String) -> Question {
    Question(
      name, .aroundReason, .choice(Assignment.Reason.allCases.map { Question.Choice($0.rawValue, $0.phrase) }),
      required: true
    ).compact
  }

  /// - Parameter offered: whom the actor may name.
  static func who(_ offered: [Offer]) -> Question {
    Question("account", .aroundWho, .choice(offered.map(\.choice)), hint: .aroundWhoHint, required: true).compact
  }

  /// Before it is known about whom: whom one can name is open.
  static let openNaming = naming([]).map { $0.name == "account" ? $0.asReference : $0 }
  static let openHandOver = handingOver([], isResponsible: true).map { $0.name == "account" ? $0.asReference : $0 }

  static func naming(_ offered: [Offer]) -> [Question] { [relation, who(offered), from, why, words] }

  static func handingOver(_ offered: [Offer], isResponsible: Bool) -> [Question] {
    [who(offered), from, why, words] + (isResponsible ? [stays] : [])
  }

  /// - Parameter isResponsible: only the last one responsible can leave nobody.
  static func ending(isResponsible: Bool) -> [Question] {
    [until, endReason, endWords] + (isResponsible ? [nobody] : [])
  }

  /// Who begins, when and why.
  struct Naming {
    let relation: Relation
    let account: AccountID
    let from: CivilDate
    let note: AssignmentNote
    let stays: Bool
  }

  /// - Parameters:
  ///   - current: the assignment that is handed over; none where somebody is named beside those who are there.
  ///   - all: everybody who works with the person.
  static func read(
    _ fields: Fields, _ offered: [Offer], over current: Assignment?, among all: [Assignment], today: CivilDate
  ) throws(Refused) -> Naming {
    let questions =
      current.map { handingOver(offered, isResponsible: $0.relation == .responsible) } ?? naming(offered)
    var read = AnswerReader(fields, of: questions)
    let who = who(offered)
    let relation = current?.relation ?? read.choice(relation, as: Relation.self)
    let account = read.choice(who).flatMap { AccountID($0) }
    let from = read.date(from)
    let why = read.choice(why, as: Assignment.Reason.self)
    let words = read.text(words)
    let stays = current?.relation == .responsible ? read.flag(stays) : false
    read.near(AroundForm.from, from, today, months: 12, from: current?.from)
    if let current, let from, from < current.from, !read.isRefused(AroundForm.from) {
      read.refuse(AroundForm.from, .aroundBefore(date: current.from))
    }
    if let relation, let account, let offer = offered.first(where: { $0.candidate.account == account }) {
      if !offer.candidate.fits(relation) {
        read.refuse(who, .aroundNotFitting(name: offer.candidate.name))
      } else if account == current?.account {
        read.refuse(who, .aroundSame(name: offer.candidate.name))
      } else if let from,
        all.contains(where: {
          $0.account == account && $0.relation == relation && !$0.isCover && !$0.isOver(on: max(from, today))
        })
      {
        read.refuse(who, .aroundAlready(name: offer.candidate.name))
      }
    }
    if all.count(where: { !$0.isOver(on: today) }) >= Assignment.most {
      read.refuse(who, .aroundTooMany(n: Assignment.most))
    }
    try read.finish()
    guard let relation, let account, let from, let why else { throw Refused(nil, .formMissing) }
    return Naming(
      relation: relation, account: account, from: from, note: AssignmentNote(why.rawValue, words), stays: stays)
  }

  static func readEnd(
    _ fields: Fields, of current: Assignment, leavesNobody: (CivilDate) throws -> Bool, today: CivilDate
  ) throws -> (on: CivilDate, note: AssignmentNote) {
    let isResponsible = current.relation == .responsible
    var read = AnswerReader(fields, of: ending(isResponsible: isResponsible))
    let until = read.date(until)
    let why = read.choice(endReason, as: Assignment.Reason.self)
    let words = read.text(endWords)
    let isSaid = isResponsible ? read.flag(nobody) : false
    read.near(AroundForm.until, until, today, months: 12, from: current.from)
    if let until, until < current.from, !read.isRefused(AroundForm.until) {
      read.refuse(AroundForm.until, .aroundBefore(date: current.from))
    }
    if isResponsible, !isSaid, let until, !read.isRefused(AroundForm.until), try leavesNobody(until) {
      read.refuse(nobody, .aroundLast)
    }
    try read.finish()
    guard let until, let why else { throw Refused(nil, .formMissing) }
    return (until, AssignmentNote(why.rawValue, words))
  }
}
