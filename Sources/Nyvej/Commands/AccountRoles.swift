import Access
import ArgumentParser

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
      try tx.giveRoles(roles, to: try tx.account(typed: email))
    }
    print(
      isChange
        ? "Changed the roles of \(email); its sessions and tokens have ended." : "\(email) has exactly these roles.")
  }
}
