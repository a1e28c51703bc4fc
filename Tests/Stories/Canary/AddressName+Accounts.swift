import Access
import Administration
import TestHouse
import Values
import Web

@testable import Nyvej

// Where the addresses of the administration lead.

extension CanaryWorld {
  func administering(_ address: AddressName) -> [Sample] {
    let places = sides.flatMap(\.accounts).map { PlaceInOrder<AccountKind>(sortKey: "b", id: $0).cursor }
    func after(_ name: String) -> [String] { places.map { "?\(name)=" + $0 } }
    return switch address {
    case .administration: [Sample(route: .administration(.home))]
    case .accounts:
      [
        Sample(
          route: .administration(.accounts), queries: after("after") + after("before") + ["?from=A"], search: "q")
      ]
    case .accessRules: [Sample(route: .administration(.accessRules))]
    case .apiAccessRules: [Sample(route: .administration(.api(.accessRules)))]
    case .rulePack: packs.map { Sample(route: .administration(.rulePack($0))) }
    case .apiRulePack: packs.map { Sample(route: .administration(.api(.rulePack($0)))) }
    case .programmeModel: models.map { Sample(route: .administration(.programmeModel($0))) }
    case .apiProgrammeModel: models.map { Sample(route: .administration(.api(.programmeModel($0)))) }
    case .installation: [Sample(route: .administration(.installation))]
    case .editInstallation: [Sample(route: .administration(.editInstallation))]
    case .installationLogo: [Sample(route: .administration(.installationLogo))]
    case .referrers: [Sample(route: .administration(.referrers))]
    case .identityBasis: [Sample(route: .administration(.identityNumbers))]
    case .apiIdentityBasis: [Sample(route: .administration(.api(.identityNumbers)))]
    case .apiInstallation: [Sample(route: .administration(.api(.installation)))]
    case .newAccount: [Sample(route: .administration(.newAccount))]
    case .account: ofAccounts { .administration(.account($0)) }
    case .accountLink: ofAccounts { .administration(.accountLink($0)) }
    case .invitation: [Sample(route: .administration(.invitation), queries: ["?link=0f0f"])]
    case .apiAdministration: [Sample(route: .administration(.api(.overview)))]
    case .apiAccounts:
      [
        Sample(
          route: .administration(.api(.accounts)), queries: ["?limit=1"] + after("limit=2&cursor"), search: "q")
      ]
    case .apiAccount: ofAccounts { .administration(.api(.account($0))) }
    case .apiAccountLink: ofAccounts { .administration(.api(.accountLink($0))) }
    default: []
    }
  }

  private var packs: [String] { ["dk-2026-07", "no-such-pack"] }

  private var models: [String] { ["business-training", "no-such-model"] }

  private func ofAccounts(_ route: (AccountID) -> Route) -> [Sample] {
    sides.flatMap { side in
      side.accounts.map { id in
        Sample(
          route: route(id),
          record: Sample.Record(
            door: Door(.account, .full, About(organisation: side.municipality)), id: id.text,
            absent: route(AccountID(high: 1, low: 1))))
      }
    }
  }

  /// Somebody whom the administrator invited gets another role; her name, and why, are canaries.
  mutating func administer(_ side: Side) async throws -> AccountID {
    guard
      let administrator = principals.first(where: {
        $0.roles == [.administrator] && $0.organisation == side.municipality
      })?.account
    else { throw NoSuch("administrator of \(side.letter)") }
    let (name, first, second) = (cage.word(), cage.word(), cage.word())
    guard let email = EmailAddress(name + "@nyvej.example") else { throw NoSuch("address") }
    let id = try await story.test.acting(as: administrator, for: .administration) { tx in
      let id = try tx.inviteAccount(
        NewAccount(email: email, name: name, roles: [.learner], organisation: nil), because: first)
      _ = try tx.giveRoles([.evaluator], to: id, because: second, seen: .first)
      return id
    }
    cage.plant(
      name, "name of whom the administrator of \(side.letter) invited",
      [Door(.account, .shared, About(organisation: side.municipality))])
    for word in [first, second] {
      cage.plant(
        word, "why the account of \(side.letter) changed",
        [Door(.account, .full, About(organisation: side.municipality))])
    }
    return id
  }
}
