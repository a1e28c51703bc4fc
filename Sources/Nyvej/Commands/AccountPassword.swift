import Access
import ArgumentParser

struct AccountPassword: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "password", abstract: "Gives an account another password; its sessions and tokens end.",
    discussion: """
      The password comes from --password-file, or from standard input when something is piped in; otherwise one is
      made and printed, once.
      """)

  @OptionGroup var options: InstallationOptions

  @Option(help: "The address to sign in with.")
  var email: String

  @Option(help: "A file whose first line is the password; - is standard input.")
  var passwordFile: String?

  func run() async throws {
    let email = email
    let given = try PasswordSource(file: passwordFile).read()
    let account = NewAccount(
      email: try AccountCommand.Add.address(email), name: "", roles: [], organisation: nil)
    let (password, generated) = try AccountCommand.Add.password(given, for: account)
    let log = makeLog()
    let (settings, clock) = try options.prepared(log: log)
    try await House.withStore(settings, clock: clock, log: log) { store in
      let hash = try await store.hash(password)
      try await store.transact(as: .system, for: .setUp, request: "nyvej account password") { tx in
        try tx.setPassword(hash, of: try tx.account(typed: email))
      }
    }
    print("Changed the password of \(email); its sessions and tokens have ended.")
    if let generated { print("Password, shown only now: \(generated)") }
  }
}
