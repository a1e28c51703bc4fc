import Access
import Language
import Programmes
import Values
import Web

/// What is done with accounts, from what was answered; on pages and in the API alike.
enum AccountSteps {
  static func invite(_ answers: (account: NewAccount, reason: String), _ tx: Transaction) throws -> AccountID {
    guard tx.actor.organisation != nil else { throw Refused(nil, .accountsNoOrganisation) }
    do {
      return try tx.inviteAccount(answers.account, because: answers.reason)
    } catch is EmailTaken {
      throw Refused(AccountForm.email.name, .accountEmailTaken)
    }
  }

  /// `step` says what is done; answers what is said about it.
  static func act(on id: AccountID, _ fields: Fields, seen version: Version, _ tx: Transaction) throws -> Phrase {
    let account = try changeable(id, seen: version, tx)
    guard let step = fields["step"].flatMap({ AccountForm.Step(rawValue: $0) }) else { throw fields.noStep() }
    if account.isClosed != (step == .opened) {
      throw Refused(nil, account.isClosed ? .accountIsClosed : .accountIsOpen)
    }
    var read = AnswerReader(fields, of: step.questions, besides: ["step"])
    let reason = read.text(AccountForm.reason)
    switch step {
    case .roles:
      let wanted = Set(read.choices(AccountForm.roles).compactMap { Role(rawValue: $0) })
      let reason = try finished(&read, reason)
      // What is not offered is not taken away either.
      let roles = wanted.union(account.rights.roles.subtracting(AccountForm.offered))
      guard try Accounts.giveRoles(roles, to: id, because: reason, seen: version, tx) != nil else {
        throw Refused(AccountForm.roles.name, .accountRolesSame)
      }
      return .doneAccountRoles
    case .joined, .left:
      let programme: ProgrammeID? = read.id(AccountForm.programme)
      if let programme {
        let choices = try step == .left ? account.rights.teams : joinable(account, tx)
        if !choices.contains(programme) { read.refuse(AccountForm.programme, .formNoChoice) }
      }
      let reason = try finished(&read, reason)
      guard let programme else { throw Refused(AccountForm.programme.name, .formMissing) }
      if step == .left {
        try Accounts.leave(id, programme, because: reason, seen: version, tx)
        return .doneAccountLeft
      }
      try Accounts.join(id, programme, because: reason, seen: version, tx)
      return .doneAccountJoined
    case .closed:
      let colleague: AccountID? = read.isAnswered(AccountForm.colleague) ? read.id(AccountForm.colleague) : nil
      if let colleague, try !takingOver(from: id, tx).act({ $0.contains { $0.account == colleague } }) {
        read.refuse(AccountForm.colleague, .formNoChoice)
      }
      _ = try Accounts.close(
        id, handingOverTo: colleague, because: try finished(&read, reason), seen: version, tx)
      return .doneAccountClosed
    case .opened:
      try Accounts.openAgain(id, because: try finished(&read, reason), seen: version, tx)
      return .doneAccountOpened
    }
  }

  /// A link for whoever has set no password yet.
  static func makeLink(for id: AccountID, seen version: Version, _ tx: Transaction) throws -> InvitationLink {
    let account = try changeable(id, seen: version, tx)
    guard account.state == .invited else {
      throw Refused(nil, account.isClosed ? .accountIsClosed : .accountHasPassword)
    }
    return try tx.makeLink(for: id, seen: version)
  }

  /// Whose teams the account can be put into, and is not in yet.
  static func joinable(_ account: Account, _ tx: Transaction) throws -> Set<ProgrammeID> {
    try tx.teamsOfOwnOrganisation().subtracting(account.rights.teams)
  }

  static func takingOver(from id: AccountID, _ tx: Transaction) throws -> Disclosed<[Candidate]> {
    try tx.candidates(on: tx.today).map { $0.filter { $0.account != id && $0.fits(.responsible) } }
  }

  /// The account as it is, for whoever has seen that and is not its own owner.
  private static func changeable(_ id: AccountID, seen version: Version, _ tx: Transaction) throws -> Account {
    _ = try tx.grant(Edit.self, AccountRecord.self)
    let account = try Accounts.find(id, tx).act { $0 }
    guard account.version == version else { throw Stale(current: account.version) }
    if id == tx.actor.account { throw Refused(nil, .accountOwn) }
    return account
  }

  private static func finished(_ read: inout AnswerReader, _ reason: String?) throws -> String {
    try read.finish()
    guard let reason else { throw Refused(AccountForm.reason.name, .formMissing) }
    return reason
  }
}
