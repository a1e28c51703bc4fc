import Access
import ArgumentParser
import Values

struct TokenList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the tokens of an account that are good: number, begun, good until (UTC).")

  @OptionGroup var options: InstallationOptions

  @Option(help: ArgumentHelp("The account's address.", valueName: "email"))
  var account: String

  func run() async throws {
    let email = account
    let tokens = try await options.asSystem(for: "nyvej token list") { _, tx in
      try tx.tokens(of: try tx.account(typed: email))
    }
    print(tokens.isEmpty ? "There are none." : tokens.map(Self.line).joined(separator: "\n"))
  }

  static func line(_ token: AccountToken) -> String {
    token.id.text + "  " + token.begun.description + "  " + token.until.description
  }
}

struct TokenWithdraw: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Makes a token of an account worth nothing, or all of them.")

  @OptionGroup var options: InstallationOptions

  @Option(help: ArgumentHelp("The account's address.", valueName: "email"))
  var account: String

  @Option(help: "The token's number, as nyvej token list shows it.")
  var number: String?

  @Flag(help: "Every token of the account.")
  var all = false

  func validate() throws {
    guard all != (number != nil) else { throw ValidationError("name one token with --number, or --all") }
    if let number, EntryID(number) == nil { throw ValidationError("--number is none that nyvej token list shows") }
  }

  func run() async throws {
    let (email, token) = (account, number.flatMap { EntryID($0) })
    let ended = try await options.asSystem(for: "nyvej token withdraw") { _, tx in
      try tx.withdrawTokens(of: try tx.account(typed: email), only: token)
    }
    if token != nil, ended == 0 {
      throw Trouble(
        "\(email) has no such token, or it is over already", remedy: "look with nyvej token list --account \(email)")
    }
    print("Withdrawn: \(ended).")
  }
}
