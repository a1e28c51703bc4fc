public import Access
public import Design
import Language
public import Programmes
import Rules
import Values
public import Web

public struct AdministrationRoom: Room {
  private let shelf: ProgrammeShelf
  let home: AdministrationHome

  let accessView: AccessViewPages
  let rulePacks: RulePackPages
  let models: ModelPages
  let installation: InstallationPages

  /// - Parameter declarations: of everything that is stored.
  public init(shelf: ProgrammeShelf, declarations: [TableDeclaration], server: ServerFacts) {
    self.shelf = shelf
    installation = InstallationPages(server: server)
    home = AdministrationHome(shelf: shelf)
    rulePacks = RulePackPages(packs: shelf.packs)
    models = ModelPages(shelf: shelf)
    accessView = AccessViewPages(view: AccessView(declarations))
  }

  /// What the program holds as text and everybody who works here may read: who may see what, the programme models and the
  /// rules, each by its name.
  public func texts(_ desk: Desk) -> [(word: String, link: Link)] {
    let language = desk.voice.language
    let models = shelf.models.map { model in
      (word: model.title.text(in: language).text, link: Link.to(AdministrationAddress.programmeModel(model.code.text)))
    }
    let packs = shelf.packs.map { pack in
      (word: pack.title.text(in: language).text, link: Link.to(AdministrationAddress.rulePack(pack.code.text)))
    }
    return [(word: desk.voice(.accessViewTitle), link: Link.to(AdministrationAddress.accessRules))] + models + packs
  }

  public static var migrations: [Migration] { [] }
  public static var declarations: [TableDeclaration] { [] }
  public static var operations: [Operation] {
    AdministrationHome.operations + AccountsAPI.operations + AccessViewPages.operations
      + RulePackPages.operations + ModelPages.operations + InstallationAPI.operations + IdentityBasisAPI.operations
  }
  public static var menu: [MenuPlace] { [] }
  public static var accountMenu: [MenuPlace] { [.administration] }
  public static var tellings: [Telling] { [Accounts.telling, InstallationPages.telling, IdentityBasisPages.telling] }

  public func answer(_ visit: Visit, at address: AdministrationAddress) async throws -> Reply {
    switch address {
    case .home: try await home.page(visit)
    case .accounts: try await AccountsPages.accounts(visit)
    case .newAccount: try await AccountsPages.newAccount(visit)
    case .account(let id): try await AccountPages.account(visit, id)
    case .accountLink(let id): try await LinkPages.link(visit, of: id)
    case .invitation: try await InvitationPages.invitation(visit)
    case .accessRules: try await accessView.page(visit)
    case .rulePack(let code): try await rulePacks.page(visit, code)
    case .programmeModel(let code): try await models.page(visit, code)
    case .installation: try await installation.page(visit)
    case .editInstallation: try await installation.edit(visit)
    case .installationLogo: try await installation.logo(visit)
    case .referrers: try await ReferrerPages.referrers(visit)
    case .identityNumbers: try await IdentityBasisPages.page(visit)
    case .api(.identityNumbers): try await IdentityBasisAPI.basis(visit)
    case .api(.installation): try await InstallationAPI.installation(visit)
    case .api(.overview): try await home.api(visit)
    case .api(.accessRules): try await accessView.api(visit)
    case .api(.rulePack(let code)): try await rulePacks.api(visit, code)
    case .api(.programmeModel(let code)): try await models.api(visit, code)
    case .api(.accounts): try await AccountsAPI.accounts(visit)
    case .api(.account(let id)): try await AccountsAPI.account(visit, id)
    case .api(.accountLink(let id)): try await AccountsAPI.link(visit, of: id)
    }
  }

  /// Asked before a long body is taken in.
  public func mayBring(_ visit: Visit, to address: AdministrationAddress) async throws {
    if case .installationLogo = address { try await installation.mayBring(visit) }
  }
}
