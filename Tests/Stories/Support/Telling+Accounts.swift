import Access
import Administration
import TestHouse
import Testing
import Values
import Web

extension StoryHouse {
  /// What there is to look after, the list of accounts, and one of them.
  func tellOfAccounts() async throws {
    let agnes = try await visitor(try await test.account("agnes", [.administrator], in: municipality))
    for resource in [AdministrationResource.overview, .accounts, .account(mette)] {
      #expect(try await agnes.api(.get, resource).status == 200)
    }
    try await test.settingUp { tx in
      try InstallationSettings.found(InstallationSettings.Details(controller: "Prøvekøbing"), keptBy: municipality, tx)
      try tx.handInstallation(to: municipality)
    }
    #expect(try await agnes.get(AdministrationAddress.referrers).status == 200)
    let changed = try await agnes.api(
      .patch, AdministrationResource.installation, ##"{"accent": "#1d5687"}"##, seen: 2)
    #expect(changed.status == 200, "\(changed.text)")
    let keeper = try await browser("agnes")
    let plain = try await keeper.page(AdministrationAddress.installationLogo)
      .form(to: AdministrationAddress.installationLogo)
    let removed = plain.fields.filter { $0.name != "file" } + [(name: "step", value: "removed")]
    #expect(try await keeper.post(plain.action, removed).status == 303)
  }
}
