import Access
import Language
import People
import Values
import Web

/// The questions of whoever switches identity numbers on.
enum IdentityBasisForm {
  static let words = Question(
    "words", .identityBasisWords, .passage(longest: 500), hint: .identityBasisWordsHint, required: true)
  static let from = Question("from", .identityBasisFrom, .date, required: true)
  static let questions = [words, from]

  static let step = "step"
  static let off = "switch-off"
  /// Takes back that they were switched off.
  static let again = "switch-on-again"
}

/// What an administrator does about identity numbers; on the page and in the API alike.
enum IdentityBasisSteps {
  struct Taken {
    let id: IdentityBasisID
    let version: Version
    let what: Phrase
  }

  static func take(
    _ fields: Fields, _ tx: Transaction, seen: (Fields) throws -> Version
  ) throws -> Taken {
    _ = try tx.grant(Edit.self, IdentityBasisRecord.self)
    switch fields[IdentityBasisForm.step] {
    case nil: return try switchOn(fields, tx)
    case IdentityBasisForm.off, IdentityBasisForm.again: return try turn(fields, tx, seen: try seen(fields))
    default: throw fields.noStep(IdentityBasisForm.step)
    }
  }

  private static func switchOn(_ fields: Fields, _ tx: Transaction) throws -> Taken {
    var read = AnswerReader(fields, of: IdentityBasisForm.questions)
    let (words, from) = (read.text(IdentityBasisForm.words), read.date(IdentityBasisForm.from))
    read.near(IdentityBasisForm.from, from, tx.today, months: 1200)
    if let from, from > tx.today, !read.isRefused(IdentityBasisForm.from) {
      read.refuse(IdentityBasisForm.from, .identityBasisLater)
    }
    try read.finish()
    guard let words, let from else { throw Refused(nil, .formMissing) }
    do {
      let id = try IdentityBases.note(words, from: from, tx)
      return Taken(id: id, version: .first, what: .doneIdentityBasisNoted)
    } catch is IdentityBasisThere { throw Refused(nil, .identityBasisThere) }
  }

  private static func turn(_ fields: Fields, _ tx: Transaction, seen version: Version) throws -> Taken {
    let isOff = fields[IdentityBasisForm.step] == IdentityBasisForm.off
    try AnswerReader(fields, of: [], besides: [IdentityBasisForm.step]).finish()
    return try IdentityBases.all(tx).act { all in
      guard let basis = isOff ? all.first(where: \.isOn) : all.first else {
        throw Refused(IdentityBasisForm.step, .identityBasisOff)
      }
      guard basis.version == version else { throw Stale(current: basis.version) }
      if isOff {
        try IdentityBases.end(basis.id, seen: version, tx)
      } else {
        do { try IdentityBases.resume(basis.id, seen: version, tx) } catch is IdentityBasisThere {
          throw Refused(nil, .identityBasisThere)
        }
      }
      return Taken(
        id: basis.id, version: version.next, what: isOff ? .doneIdentityBasisEnded : .doneIdentityBasisNoted)
    }
  }
}
