import Access
import ArgumentParser

struct AccountRoles: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roles", abstract: "Gives an account these roles from today, and takes all others away.",
    discussion: """
      Its sessions and tokens end: whoever works with it signs in again. What it was to do and may see no more falls to
      others; the command says how much has nobody now.
      """)

  @OptionGroup var options: InstallationOptions

  @Option(help: "The address to sign in with.")
  var email: String

  @Option(
    name: .customLong("role"),
    help: "What the account is; may be given several times. One of: \(AccountCommand.Add.roles).")
  var roles: [String]

  func run() async throws {
    let (email, roles) = (email, try AccountCommand.Add.roles(roles))
    let change = try await options.withHouse { house in
      try await house.giveRoles(roles, request: "nyvej account roles") { try $0.account(typed: email) }
    }
    guard let change else { return print("\(email) has exactly these roles.") }
    print("Changed the roles of \(email); its sessions and tokens have ended." + AccountClose.withoutOwner(change))
  }
}
