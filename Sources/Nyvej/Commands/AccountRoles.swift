import Access
import ArgumentParser
import Work

struct AccountRoles: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roles", abstract: "Gives an account these roles from today, and takes all others away.",
    discussion: "Its sessions and tokens end: whoever works with it signs in again.")

  @OptionGroup var options: InstallationOptions

  @Option(help: "The address to sign in with.")
  var email: String

  @Option(
    name: .customLong("role"),
    help: "What the account is; may be given several times. One of: \(AccountCommand.Add.roles).")
  var roles: [String]

  func run() async throws {
    let (email, roles) = (email, try AccountCommand.Add.roles(roles))
    let isChange = try await options.asSystem(for: "nyvej account roles") { _, tx in
      let account = try tx.account(typed: email)
      guard try tx.giveRoles(roles, to: account) else { return false }
      // What it owed because of a role that it had is somebody else's now.
      let owed = try Obligations.subjects(owedBy: account, tx).decide(tx) { subjects, _ in subjects }
      for subject in owed { tx.touch(subject, for: .owing) }
      return true
    }
    print(
      isChange
        ? "Changed the roles of \(email); its sessions and tokens have ended." : "\(email) has exactly these roles.")
  }
}
