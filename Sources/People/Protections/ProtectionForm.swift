import Access
import Language
import Values
import Web
import Work

/// The questions about a protected address.
enum ProtectionForm {
  static let from = Question("from", .protectedFrom, .date, hint: .protectedFromHint, required: true)
  static let words = Question(
    "words", .protectedWords, .text(longest: 300), hint: .protectedWordsHint, required: true)
  static let why = Question("words", .protectedWhy, .text(longest: 300), hint: .protectedWordsHint, required: true)
  static let until = Question("until", .aroundUntil, .date, hint: .aroundUntilHint, required: true)
  static let endWords = Question(
    "endWords", .protectedWhy, .text(longest: 300), hint: .protectedWordsHint, required: true)

  /// What was done by mistake is taken back by this answer, and nothing else is answered then.
  static let outcome = Question(
    "outcome", .toldAssignmentUndo,
    .choice([
      Question.Choice("withdrawn", .toldAssignmentUndo), Question.Choice("resumed", .toldAssignmentUndo),
    ]), required: true)

  static let ending = [until, endWords]

  /// - Parameter offered: whom the actor may name.
  static func who(_ offered: [Offer], isRequired: Bool = true) -> Question {
    Question(
      "account", .aroundWho, .choice(offered.map(\.choice)), hint: .protectedWhoHint, required: isRequired
    ).compact
  }

  static let protecting = [from, words]
  static func naming(_ offered: [Offer]) -> [Question] { [who(offered), from, why] }

  /// For programs: with an account that one is named, without one the address is protected.
  static let open = [who([], isRequired: false).asReference, from, words]

  /// What is noted.
  struct Noting {
    let worker: AccountID?
    let from: CivilDate
    let words: String
  }

  /// - Parameters:
  ///   - offered: whom the actor may name; none where the address itself is protected.
  ///   - all: what is noted about the person.
  static func read(
    _ fields: Fields, naming offered: [Offer]?, among all: [Protection], today: CivilDate
  ) throws(Refused) -> Noting {
    var read = AnswerReader(fields, of: offered.map(naming) ?? protecting)
    let account = offered.flatMap { read.choice(who($0)) }.flatMap { AccountID($0) }
    let from = read.date(from)
    let words = read.text(offered == nil ? words : why)
    read.near(ProtectionForm.from, from, today, months: 12)
    let left = all.filter { !$0.isOver(on: max(from ?? today, today)) }
    if let offered {
      let there = left.first { $0.worker != nil && $0.worker?.account == account }
      if left.allSatisfy({ $0.worker != nil }) {
        read.refuse(who(offered), .protectedNoneToName)
      } else if let worker = there?.worker {
        read.refuse(who(offered), .aroundAlready(name: worker.name))
      } else if left.count(where: { $0.worker != nil }) >= Protection.most {
        read.refuse(who(offered), .protectedTooMany(n: Protection.most))
      }
    } else if let there = left.first(where: { $0.worker == nil }), !read.isRefused(ProtectionForm.from) {
      read.refuse(ProtectionForm.from, .protectedAlready(date: there.from))
    }
    try read.finish()
    guard let from, let words, offered == nil || account != nil else { throw Refused(nil, .formMissing) }
    return Noting(worker: account, from: from, words: words)
  }

  static func readEnd(
    _ fields: Fields, of one: Protection, today: CivilDate
  ) throws(Refused) -> (on: CivilDate, words: String) {
    var read = AnswerReader(fields, of: ending)
    let (until, words) = (read.date(until), read.text(endWords))
    read.near(ProtectionForm.until, until, today, months: 12, from: one.from)
    if let until, until < one.from, !read.isRefused(ProtectionForm.until) {
      read.refuse(ProtectionForm.until, .aroundBefore(date: one.from))
    }
    try read.finish()
    guard let until, let words else { throw Refused(nil, .formMissing) }
    return (until, words)
  }
}
