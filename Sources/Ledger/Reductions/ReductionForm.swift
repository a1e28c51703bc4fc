import Language
import Rules
import Values
import Web

/// The questions about a full week that is lowered.
enum ReductionForm {
  static let hours = Question("hours", .reductionHours, .hours(most: .wholeWeek), required: true)
  static let from = Question("from", .reductionFrom, .date, required: true)
  static let until = Question("until", .reductionUntil, .date, hint: .reductionUntilHint)
  static let reason = Question(
    "reason", .reductionReason, .text(longest: 300), hint: .reductionReasonHint, required: true)
  static let decidedBy = Question(
    "decidedBy", .reductionDecidedBy, .text(longest: 100), hint: .reductionDecidedByHint, required: true)
  static let decidedOn = Question("decidedOn", .reductionDecidedOn, .date, required: true)

  static let questions = [hours, from, until, reason, decidedBy, decidedOn]

  /// What was noted by mistake is taken back by giving it this outcome; nothing else of it is answered then.
  static let withdrawal = Question(
    "outcome", .plannedWithdraw, .choice([Question.Choice("withdrawn", .plannedWithdraw)]), required: true)

  /// The answers that would give it again.
  static func answers(_ details: WeekReduction.Details, said: (Hours) -> String) -> Fields {
    Fields([
      "hours": said(details.hours), "from": details.from.iso, "until": details.until?.iso ?? "",
      "reason": details.reason, "decidedBy": details.decidedBy, "decidedOn": details.decidedOn.iso,
    ])
  }

  /// - Parameter pack: the rules of a week; none where she takes part in no programme.
  static func read(
    _ fields: Fields, today: CivilDate, pack: (ISOWeek) -> RulePack?
  ) throws(Refused) -> (WeekReduction.Details, by: PackCode) {
    var read = AnswerReader(fields, of: questions)
    let hours = read.hours(self.hours)
    let (from, until) = (read.date(self.from), read.date(self.until))
    let (reason, decidedBy) = (read.text(self.reason), read.text(self.decidedBy))
    let decidedOn = read.date(self.decidedOn)
    read.near(self.from, from, today, months: 72)
    read.near(self.until, until, today, months: 72, from: from)
    read.near(self.decidedOn, decidedOn, today, months: 72, until: today)
    if let decidedOn, decidedOn > today, !read.isRefused(self.decidedOn) {
      read.refuse(self.decidedOn, .reductionDecidedLater)
    }
    if let from, let until, until < from, !read.isRefused(self.until) {
      read.refuse(self.until, .reductionUntilTooEarly(date: from))
    }
    let rules = from.flatMap { pack(ISOWeek(containing: $0)) }
    if let from, !read.isRefused(self.from) {
      if let full = rules?.fullWeek.stated.value {
        if let hours, hours >= full { read.refuse(self.hours, .reductionNotLower(full: full)) }
        if rules?.loweredWeek.stated == .given(false) || rules?.loweredWeek.stated == Stated.none {
          read.refuse(self.from, .reductionNotForeseen)
        }
      } else {
        read.refuse(self.from, .reductionNoFullWeek(date: from))
      }
    }
    try read.finish()
    guard let hours, let from, let reason, let decidedBy, let decidedOn, let rules else {
      throw Refused(nil, .formMissing)
    }
    return (
      WeekReduction.Details(
        hours: hours, from: from, until: until, reason: reason, decidedBy: decidedBy, decidedOn: decidedOn),
      by: rules.code
    )
  }
}
