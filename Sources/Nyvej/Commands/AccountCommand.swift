import Access
import Administration
import ArgumentParser
import Employers
import Foundation
import Programmes
import Rules
import Values

struct AccountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account", abstract: "Accounts of people who sign in.",
    subcommands: [Add.self, AccountClose.self, AccountOpen.self, AccountRoles.self, AccountPassword.self])

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Opens an account.",
      discussion: """
        The password comes from --password-file, or from standard input when something is piped in; otherwise one is
        made and printed, once.
        """)

    @OptionGroup var options: InstallationOptions

    @Option(help: "The address to sign in with.")
    var email: String

    @Option(help: "As colleagues know the person.")
    var name: String

    @Option(
      name: .customLong("role"), help: "What the account is; may be given several times. One of: \(Self.roles).")
    var roles: [String] = [Role.jobConsultant.rawValue]

    @Option(
      name: .customLong("team"),
      help: "A programme whose team the account joins, by name; “all” for every one. May be given several times.")
    var teams: [String] = []

    @Option(
      help: """
        The organisation the person works for; it is entered when there is none of that name. Without it, the one that \
        was entered first.
        """)
    var organisation: String?

    @Option(help: "What a new organisation is. One of: \(Self.kinds).")
    var organisationKind = Organisation.Kind.municipality.rawValue

    @Option(help: "Where a new organisation is: two letters, as in ISO 3166 (else that of the first rule pack).")
    var country: String?

    @Option(
      help: """
        The part of the country in which a new organisation's people work, where parts have public holidays of their \
        own: the code of ISO 3166-2 without the country, such as BY.
        """)
    var region: String?

    @Option(help: "A file whose first line is the password; - is standard input.")
    var passwordFile: String?

    static let kinds = Organisation.Kind.allCases.map(\.rawValue).joined(separator: ", ")
    static let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")

    func run() async throws {
      let packs = try Packs()
      let place = country ?? packs.rules.first?.country ?? "XX"
      let employer = try Self.organisation(
        organisation ?? "Our organisation", kind: organisationKind, country: place, region: region,
        known: packs.shelf.calendars)
      let (isNamed, teams, models) = (organisation != nil, teams, packs.models)
      let account = NewAccount(
        email: try Self.address(email), name: try Self.name(name), roles: try Self.roles(roles), organisation: nil)
      let (password, generated) = try Self.password(try PasswordSource(file: passwordFile).read(), for: account)
      // With the rooms, for an organisation may be entered: what follows from that is theirs to know.
      try await options.withHouse { house in
        let hash = try await house.store.hash(password)
        do {
          _ = try await house.store.transact(as: .system, for: .setUp, request: "nyvej account add") { tx in
            var account = account
            let known = isNamed ? try Employers.known(as: employer.name, tx) : try Employers.first(tx)
            let own = try known ?? Employers.enterFirst(employer, tx)
            // Of the first account's organisation; whoever comes later takes over nothing.
            if known == nil, try !tx.anyAccount(), try !tx.installationIsKept() {
              try InstallationSettings.found(
                InstallationSettings.Details(controller: employer.name), keptBy: own, tx)
            }
            account.organisation = own
            let id = try tx.openAccount(account, passwordHash: hash)
            let programmes = try Participations.foundAll(models, tx)
            for team in teams {
              let wanted = programmes.filter { team == "all" || $0.name == team }
              guard !wanted.isEmpty else {
                throw Trouble(
                  "there is no programme “\(team)”",
                  remedy: "choose among: " + (programmes.map(\.name) + ["all"]).joined(separator: ", "))
              }
              for programme in wanted { try tx.joinTeam(id, of: programme.id) }
            }
            return id
          }
        } catch is EmailTaken {
          throw Trouble("there is an account for \(email) already", remedy: "choose another address")
        }
        // Said before the file is closed: whatever happens then, the password is not lost.
        print("Opened an account for \(email).")
        if let generated { print("Password, shown only now: \(generated)") }
      }
    }

    static func address(_ text: String) throws -> EmailAddress {
      guard let address = EmailAddress(text) else {
        throw Trouble("“\(text)” is no e-mail address", remedy: "write one such as ada@example.org")
      }
      return address
    }

    static func name(_ text: String) throws -> String {
      let name = text.cleanedLine
      guard !name.isEmpty, name.count <= 200 else {
        throw Trouble(
          "a name is empty, shows nothing or is longer than 200 characters",
          remedy: "write the name that colleagues know")
      }
      return name
    }

    static func organisation(
      _ name: String, kind: String, country: String, region: String?, known: Calendars
    ) throws -> Organisation.Details {
      guard let kind = Organisation.Kind(rawValue: kind) else {
        throw Trouble("there is no kind of organisation “\(kind)”", remedy: "choose among: \(kinds)")
      }
      guard country.utf8.count == 2, country.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
        throw Trouble("“\(country)” is no country", remedy: "write two capital letters, such as DK")
      }
      let regions = (known.holidays(of: country)?.regions ?? []).map(\.code)
      if let region, !regions.contains(region) {
        throw Trouble(
          "there is no region “\(region)” in \(country)",
          remedy: regions.isEmpty ? "leave --region out" : "choose among: " + regions.joined(separator: ", "))
      }
      var details = Organisation.Details(name: try Self.name(name), kind: kind, country: country)
      details.region = region
      return details
    }

    static func roles(_ texts: [String]) throws -> Set<Role> {
      guard !texts.isEmpty else {
        throw Trouble("the account has no role, and could do nothing", remedy: "add --role, one of: \(roles)")
      }
      return Set(
        try texts.map { text in
          guard let role = Role(rawValue: text) else {
            throw Trouble("there is no role “\(text)”", remedy: "choose among: \(roles)")
          }
          return role
        })
    }

    /// The password given, or a new one.
    static func password(_ given: String?, for account: NewAccount) throws -> (Password, generated: String?) {
      let text = given ?? PasswordSource.generate()
      do {
        return (
          try Password(text, name: account.name, email: account.email.text), given == nil ? text : nil
        )
      } catch {
        let what =
          switch error {
          case .tooShort: "the password has fewer than \(Password.shortest) characters"
          case .tooLong: "the password is longer than \(Password.longest) bytes"
          case .tooSimple: "the password repeats itself or counts up"
          case .containsName: "little is left of the password without the person's own name or address"
          }
        throw Trouble(what, remedy: "take several words that do not belong together, or give none and one is made")
      }
    }
  }
}
