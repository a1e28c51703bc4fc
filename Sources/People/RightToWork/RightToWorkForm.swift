import Access
import Language
import Values
import Web

/// The questions about somebody's permission to work.
enum RightToWorkForm {
  static let permission = Question(
    "permission", .workPermissionQuestion,
    .choice(RightToWork.Permission.allCases.map { Question.Choice($0.rawValue, $0.phrase) }), required: true)
  static let from = Question("from", .workPermissionFrom, .date, required: true)
  static let until = Question(
    "until", .workPermissionUntil, .date, hint: .workPermissionUntilHint(n: RightsToWork.daysAhead))
  static let employer = Question(
    "employer", .workPermissionEmployer, .text(longest: 200), hint: .workPermissionEmployerHint)
  static let document = Question(
    "document", .workPermissionDocument, .text(longest: 200), hint: .workPermissionDocumentHint)
  static let seenBy = Question("seenBy", .workPermissionSeenBy, .text(longest: 100))
  static let seenOn = Question("seenOn", .workPermissionSeenOn, .date, hint: .workPermissionSeenHint)
  static let residence = Question(
    "residence", .workPermissionResidence,
    .choice(RightToWork.Residence.allCases.map { Question.Choice($0.rawValue, $0.phrase) }),
    hint: .workPermissionResidenceHint
  ).compact

  static let questions = [permission, from, until, employer, document, seenBy, seenOn, residence]

  /// What was noted by mistake is taken back by giving it this outcome; nothing else of it is answered then.
  static let withdrawal = Question(
    "outcome", .workPermissionWithdraw, .choice([Question.Choice("withdrawn", .workPermissionWithdraw)]),
    required: true)

  /// What is answered unless somebody says otherwise: whoever notes it has the document before them.
  static func usual(_ today: CivilDate, _ reader: String) -> Fields {
    Fields(["from": today.iso, "seenBy": reader, "seenOn": today.iso])
  }

  /// The answers that would give it again.
  static func answers(_ details: RightToWork.Details) -> Fields {
    let ground = details.ground
    return Fields([
      "permission": details.permission.rawValue, "from": details.from.iso, "until": details.until?.iso ?? "",
      "employer": ground.employer ?? "", "document": ground.document ?? "", "seenBy": ground.seen?.by ?? "",
      "seenOn": ground.seen?.on.iso ?? "", "residence": ground.residence?.rawValue ?? "",
    ])
  }

  static func read(_ fields: Fields, today: CivilDate) throws(Refused) -> RightToWork.Details {
    var read = AnswerReader(fields, of: questions)
    let permission = read.choice(self.permission, as: RightToWork.Permission.self)
    let (from, until) = (read.date(self.from), read.date(self.until))
    let (employer, document) = (read.text(self.employer), read.text(self.document))
    let seen = seen(&read, today)
    let residence = read.choice(self.residence, as: RightToWork.Residence.self)
    // Somebody may have been allowed for a working life, and for one to come.
    read.near(self.from, from, today, months: 600, until: today.adding(months: 24))
    if let from, from > today.adding(months: 24), !read.isRefused(self.from) {
      read.refuse(self.from, .formDayFar(first: today.adding(months: -600), last: today.adding(months: 24)))
    }
    read.near(self.until, until, today, months: 600, from: from)
    if let from, let until, until < from, !read.isRefused(self.until) {
      read.refuse(self.until, .workPermissionUntilTooEarly(date: from))
    }
    if permission == .unknown, until != nil, !read.isRefused(self.until) {
      read.refuse(self.until, .workPermissionUntilUnknown)
    }
    if let permission, permission != .perJob, employer != nil { read.refuse(self.employer, .workPermissionNotBound) }
    try read.finish()
    guard let permission, let from else { throw Refused(nil, .formMissing) }
    return RightToWork.Details(
      permission, from: from, until: until,
      ground: RightToWork.Ground(residence: residence, document: document, employer: employer, seen: seen))
  }

  /// Who has seen the document and when: both, or nobody has.
  private static func seen(_ read: inout AnswerReader, _ today: CivilDate) -> RightToWork.Seen? {
    let (by, on) = (read.text(seenBy), read.date(seenOn))
    read.near(seenOn, on, today, months: 600, until: today)
    if let on, on > today, !read.isRefused(seenOn) { read.refuse(seenOn, .workPermissionSeenLater) }
    if on != nil, by == nil, !read.isRefused(seenBy) { read.refuse(seenBy, .workPermissionSeenByMissing) }
    if by != nil, on == nil, !read.isRefused(seenOn) { read.refuse(seenOn, .workPermissionSeenOnMissing) }
    guard let by, let on else { return nil }
    return RightToWork.Seen(by: by, on: on)
  }
}
