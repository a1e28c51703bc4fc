import Access
import Language
import Values
import Web

/// The questions before two records are made one, and before one is made two again.
enum JoinForm {
  /// The record that is set aside.
  static let other = Question("other", .joinOther, .reference("person"), required: true)
  static let why = Question("why", .joinWhy, .text(longest: 300), hint: .joinWhyHint, required: true)
  /// Asked where somebody will see more.
  static let seen = Question("seen", .joinSeen, .flag)
  static let questions = [other, why, seen]

  static let undoWhy = Question("undoneWhy", .joinUndoWhy, .text(longest: 300), hint: .joinWhyHint, required: true)
}

/// What is done with two records, from what was answered; on pages and in the API alike.
struct JoinSteps: Sendable {
  let checks: [JoinCheck]
  let clearing: [JoinClearing]

  /// Makes one of two records; answers the merge.
  func join(_ fields: Fields, into kept: PersonID, _ tx: Transaction) throws -> PersonMergeID {
    // Who may not is not told either what is wrong with the answers.
    _ = try tx.grantToCreate(PersonMergeRecord.self, on: .person(kept))
    var read = AnswerReader(fields, of: JoinForm.questions)
    let other = read.id(JoinForm.other, PersonKind.self)
    let why = read.text(JoinForm.why)
    let isSeen = read.flag(JoinForm.seen)
    if other == kept { read.refuse(JoinForm.other, .joinSame) }
    try read.finish()
    guard let other, let why else { throw Refused(nil, .formMissing) }
    do { _ = try tx.grantToCreate(PersonMergeRecord.self, on: .person(other)) } catch is NotFound {
      throw Refused(JoinForm.other.name, .joinNotFound)
    }
    try findings(kept, other, tx).act { found in
      guard found.blocks.isEmpty else { throw Refused(found.blocks.map { Problem(nil, $0) }) }
    }
    if !isSeen, try tx.whoWillSeeMore(joining: kept, other).act({ !$0.all.isEmpty }) {
      throw Refused(JoinForm.seen.name, .joinSeenFirst)
    }
    for clear in clearing {
      try clear(kept, tx)
      try clear(other, tx)
    }
    return try PersonMerges.join(other, into: kept, because: why, tx)
  }

  /// Makes two of one again; answers whose record is kept, and which was set aside.
  func undo(_ id: PersonMergeID, _ fields: Fields, seen version: Version, _ tx: Transaction) throws -> PersonMerge {
    _ = try tx.grant(Edit.self, PersonMergeRecord.self)
    return try PersonMerges.find(id, tx).act { merge in
      // Looking is for more than those who may undo.
      _ = try tx.grantToCreate(PersonMergeRecord.self, on: .person(merge.person))
      if let stands = try PersonMerges.whyItStands(merge, tx).act({ $0 }) { throw Refused(nil, stands.phrase) }
      var read = AnswerReader(fields, of: [JoinForm.undoWhy])
      let why = read.text(JoinForm.undoWhy)
      try read.finish()
      guard let why else { throw Refused(nil, .formMissing) }
      try PersonMerges.undo(merge, because: why, seen: version, tx)
      return merge
    }
  }

  /// Mends the words about why; answers whose record is kept.
  func mend(_ id: PersonMergeID, _ fields: Fields, seen version: Version, _ tx: Transaction) throws -> PersonMerge {
    _ = try tx.grant(Edit.self, PersonMergeRecord.self)
    return try PersonMerges.find(id, tx).act { merge in
      // Looking is for more than those who may join.
      _ = try tx.grantToCreate(PersonMergeRecord.self, on: .person(merge.person))
      var read = AnswerReader(fields, of: [JoinForm.why])
      let why = read.text(JoinForm.why)
      try read.finish()
      guard let why else { throw Refused(nil, .formMissing) }
      do { try PersonMerges.mend(merge, because: why, seen: version, tx) } catch let stands as MergeStands {
        throw Refused(nil, stands.phrase)
      }
      return merge
    }
  }

  func findings(_ kept: PersonID, _ aside: PersonID, _ tx: Transaction) throws -> Disclosed<JoinFindings> {
    try checks.map { try $0(kept, aside, tx) }.joined().map { (all: [JoinFindings]) in
      JoinFindings(blocks: all.flatMap(\.blocks), notes: all.flatMap(\.notes))
    }
  }
}

extension MergeStands {
  var phrase: Phrase {
    switch self {
    case .undoneAlready(let day): .joinUndoneAlready(day: day)
    case .tooLate(let day): .joinUndoTooLate(day: day)
    case .notTheLast(let later): .joinUndoLaterFirst(name: later.asideName, day: later.joined)
    }
  }
}
