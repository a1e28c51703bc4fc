import Access
import ArgumentParser

struct KeysCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "The keys of the sealed records.", subcommands: [AcceptLoss.self])

  struct AcceptLoss: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "accept-loss",
      abstract: "Goes on with the keys that are there, when those that belong to the database are lost for good.",
      discussion: "What was sealed under the lost keys can never be read again, whatever is found later.")

    @OptionGroup var options: InstallationOptions

    func run() async throws {
      let log = makeLog()
      let (settings, clock) = try options.prepared(log: log)
      let store = try await Store.open(settings.database, surroundings: clock.surroundings())
      do {
        try await store.acceptLossOfKeys()
      } catch {
        throw await House.closing(store, after: error, log: log)
      }
      try await store.close()
      print("The database goes on with the keys that are there. What was sealed under others cannot be read.")
    }
  }
}
