import Access
import Design
import Language
public import Values
public import Web

public enum AdministrationAddress: Address {
  case home
  case accounts
  case newAccount
  case account(AccountID)
  /// Where a link is made, and shown once.
  case accountLink(AccountID)
  /// Where somebody who was invited sets her own password; in no session.
  case invitation
  /// Who may see what.
  case accessRules
  /// One pack, by its code: every rule with its source.
  case rulePack(String)
  /// One programme model, by its code.
  case programmeModel(String)
  /// How the installation shows itself.
  case installation
  case editInstallation
  case installationLogo
  /// Who refers people.
  case referrers
  /// Whether identity numbers are noted, and on what that is based.
  case identityNumbers
  case api(AdministrationResource)

  public var segments: [String] {
    switch self {
    case .home: ["administration"]
    case .accounts: ["administration", "accounts"]
    case .newAccount: ["administration", "accounts", "new"]
    case .account(let id): ["administration", "accounts", id.text]
    case .accountLink(let id): ["administration", "accounts", id.text, "link"]
    case .invitation: ["invitation"]
    case .accessRules: ["administration", "access"]
    case .rulePack(let code): ["administration", "rules", code]
    case .programmeModel(let code): ["administration", "models", code]
    case .installation: ["administration", "installation"]
    case .editInstallation: ["administration", "installation", "edit"]
    case .installationLogo: ["administration", "installation", "logo"]
    case .referrers: ["administration", "referrers"]
    case .identityNumbers: ["administration", "identity-numbers"]
    case .api(let resource): resource.segments
    }
  }

  public static let book: [AddressEntry<Self>] =
    [
      .one(.home), .one(.accounts), .one(.newAccount), .each(Self.account), .each(Self.accountLink), .one(.invitation),
      .one(.accessRules), .named(Self.rulePack), .named(Self.programmeModel),
      .one(.installation), .one(.editInstallation), .one(.installationLogo), .one(.referrers), .one(.identityNumbers),
    ] + AdministrationResource.book.map { $0.inside(Self.api) }

  public var place: MenuPlace? {
    switch self {
    case .home, .accounts, .newAccount, .account, .accountLink, .accessRules, .rulePack, .programmeModel,
      .installation, .editInstallation, .installationLogo, .referrers, .identityNumbers:
      .administration
    case .invitation, .api: nil
    }
  }

  public var isOpen: Bool { self == .invitation }
  public var needsToken: Bool { self != .invitation }

  public var intake: Intake {
    switch self {
    case .installationLogo: .files(bytes: Logo.mostBytes * 4)
    case .api: .document(bytes: Intake.usualDocument)
    default: .form(bytes: Intake.usualForm)
    }
  }
}

public enum AdministrationResource: APIAddress {
  case overview
  case installation
  case accessRules
  case rulePack(String)
  case programmeModel(String)
  case identityNumbers
  case accounts
  case account(AccountID)
  case accountLink(AccountID)

  public var below: [String] {
    switch self {
    case .overview: ["administration"]
    case .installation: ["installation"]
    case .accessRules: ["administration", "access"]
    case .rulePack(let code): ["administration", "rules", code]
    case .programmeModel(let code): ["administration", "models", code]
    case .identityNumbers: ["administration", "identity-numbers"]
    case .accounts: ["accounts"]
    case .account(let id): ["accounts", id.text]
    case .accountLink(let id): ["accounts", id.text, "link"]
    }
  }

  public static let book: [AddressEntry<Self>] = [
    .one(.overview), .one(.installation), .one(.accessRules), .named(Self.rulePack), .named(Self.programmeModel),
    .one(.identityNumbers), .one(.accounts),
    .each(Self.account), .each(Self.accountLink),
  ]
}

extension MenuPlace {
  public static let administration = MenuPlace(.navAdministration, at: AdministrationAddress.home) {
    $0.might(Edit.self, AccountRecord.self)
  }
}
