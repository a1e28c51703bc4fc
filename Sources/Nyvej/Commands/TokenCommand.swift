import Access
import ArgumentParser

struct TokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Tokens with which programs use the API.",
    subcommands: [Issue.self, TokenList.self, TokenWithdraw.self])

  struct Issue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints a new bearer token for an account. It is shown only now, and can do what the account can.")

    @OptionGroup var options: InstallationOptions

    @Option(help: ArgumentHelp("The account's address.", valueName: "email"))
    var account: String

    @Option(help: "How many days it is good.")
    var days = 90

    func validate() throws {
      guard (1...366).contains(days) else { throw ValidationError("--days is a number from 1 to 366") }
    }

    func run() async throws {
      let email = try AccountCommand.Add.address(account)
      let log = makeLog()
      let (settings, clock) = try options.prepared(log: log)
      let days = days
      try await House.withStore(settings, clock: clock, log: log) { store in
        let token = try await store.transact(as: .system, for: .setUp, request: "nyvej token issue") {
          tx -> String? in
          guard let id = try tx.account(withEmail: email) else { return nil }
          do {
            return try tx.issueToken(for: id, days: days)
          } catch is NotFound {
            throw Trouble(
              "the account for \(email.text) is closed",
              remedy: "open it again with nyvej account open --email \(email.text)")
          }
        }
        guard let token else {
          throw Trouble("there is no account for \(account)", remedy: "open one with nyvej account add")
        }
        print(token)
      }
    }
  }
}
