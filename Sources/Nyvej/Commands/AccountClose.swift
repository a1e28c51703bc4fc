import Access
import ArgumentParser
import Values

struct AccountClose: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Closes an account: nobody signs in with it, and whoever has is signed out.",
    discussion: """
      Its tokens end as well. The people it was responsible for go to the colleague named with --hand-over-to; without
      one they have nobody, and the command says how many.
      """)

  @OptionGroup var options: InstallationOptions

  @Option(help: "The address to sign in with.")
  var email: String

  @Option(help: ArgumentHelp("The address of the colleague who takes over.", valueName: "email"))
  var handOverTo: String?

  func run() async throws {
    let (email, handOverTo) = (email, handOverTo)
    let closing = try await options.withHouse { house in
      do {
        return try await house.close(request: "nyvej account close") { tx in
          let account = try tx.account(typed: email)
          let colleague = try handOverTo.map { try tx.account(typed: $0) }
          if let colleague {
            guard colleague != account, try tx.mayLookAfterPeople(colleague) else {
              throw Trouble(
                "\(handOverTo ?? "") cannot take over",
                remedy: "name an open account with a role that looks after people, such as job-consultant")
            }
          }
          return (account, colleague)
        }
      } catch is AlreadyClosed {
        throw Trouble("the account for \(email) is closed already", remedy: "nothing is left to do")
      }
    }
    print(Self.words(closing, of: email, to: handOverTo))
  }

  static func words(_ closing: Closing, of email: String, to colleague: String?) -> String {
    var words = "Closed the account for \(email); its sessions and tokens have ended."
    if let colleague, closing.people > 0 {
      words += "\n\(counted(closing.people, "person goes", "people go")) to \(colleague), with all open tasks."
    }
    return words + withoutOwner(closing)
  }

  /// What has nobody now, as a line of its own; nothing where all is looked after.
  static func withoutOwner(_ closing: Closing) -> String {
    guard closing.peopleWithoutAnyone > 0 || closing.tasksWithoutOwner > 0 else { return "" }
    return "\nWithout an owner now: \(counted(closing.peopleWithoutAnyone, "person", "people")), "
      + "\(counted(closing.tasksWithoutOwner, "open task", "open tasks")). They stand in the team's week."
  }

  private static func counted(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }
}

struct AccountOpen: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Opens a closed account again, with the roles and the password that it had.",
    discussion: "What was handed over stays with the colleague.")

  @OptionGroup var options: InstallationOptions

  @Option(help: "The address to sign in with.")
  var email: String

  func run() async throws {
    let email = email
    try await options.withHouse { house in
      do { try await house.openAgain(request: "nyvej account open") { try $0.account(typed: email) } } catch is NotFound
      {
        throw Trouble("the account for \(email) is open", remedy: "nothing is left to do")
      }
    }
    print("Opened the account for \(email) again.")
  }
}
