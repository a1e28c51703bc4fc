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
  }
}
