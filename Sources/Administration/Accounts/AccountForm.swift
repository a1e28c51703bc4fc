import Access
import Language
import Programmes
import Values
import Web

/// The questions about accounts.
enum AccountForm {
  static let name = Question("name", .accountName, .text(longest: 200), required: true)
  static let email = Question("email", .accountEmail, .email, hint: .accountEmailHint, required: true)
  static let roles = Question(
    "roles", .accountRoles, .choices(offered.map { Question.Choice($0.rawValue, $0.phrase) }), required: true)
  static let reason = Question(
    "reason", .accountReason, .passage(longest: 500), hint: .accountReasonHint, required: true)
  static let invitation = [name, email, roles, reason]

  static let programme = Question("programme", .accountProgramme, .reference("programme"), required: true)
  static let colleague = Question("colleague", .accountColleague, .reference("account"), hint: .accountColleagueHint)

  /// The participant and the contact at a workplace are who they are through a person's record, and are named there.
  static let offered = Role.allCases.filter { $0 != .participant && $0 != .workplaceContact }

  /// What can be done with an account, and what is asked for it.
  enum Step: String, CaseIterable, Sendable {
    case roles, joined, left, closed, opened

    var questions: [Question] {
      switch self {
      case .roles: [AccountForm.roles, AccountForm.reason]
      case .joined, .left: [AccountForm.programme, AccountForm.reason]
      case .closed: [AccountForm.colleague, AccountForm.reason]
      case .opened: [AccountForm.reason]
      }
    }
  }

  static func programme(among programmes: [Programme]) -> Question {
    var question = programme.compact
    question.kind = .choice(programmes.map { Question.Choice($0.id.text, words: $0.name) })
    return question
  }

  static func colleague(among candidates: [Candidate]) -> Question {
    var question = colleague.compact
    question.kind = .choice(
      candidates.map { candidate in
        Question.Choice(
          candidate.account.text,
          words: [candidate.name, candidate.address].compactMap(\.self).joined(separator: " · "))
      })
    return question
  }

  static func readInvitation(_ fields: Fields) throws(Refused) -> (account: NewAccount, reason: String) {
    var read = AnswerReader(fields, of: invitation)
    let (name, address) = (read.text(name), read.email(email))
    let (roles, reason) = (Set(read.choices(roles).compactMap { Role(rawValue: $0) }), read.text(reason))
    let email = address.flatMap { EmailAddress($0) }
    try read.finish()
    guard let name, let email, let reason else { throw Refused(nil, .formMissing) }
    return (NewAccount(email: email, name: name, roles: roles, organisation: nil), reason)
  }
}
