import Access
import ArgumentParser

struct KeysCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "The keys of the sealed records.", subcommands: [AcceptLoss.self])

  struct AcceptLoss: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "accept-loss",
      abstract: "Goes on with the keys that are there, when those that belong to the database are lost for good.",
      discussion: """
        What was sealed under the lost keys cannot be read. Should a copy of them be found later, put it there and say this \
        again: then that can be read, and what was sealed under other keys meanwhile cannot.
        """)

    @OptionGroup var options: InstallationOptions

    func run() async throws {
      let log = makeLog()
      let (settings, clock) = try options.prepared(log: log)
      let store = try await Store.open(settings.database, keys: .any, surroundings: clock.surroundings())
      let lost: Int?
      do {
        lost = try await store.acceptLossOfKeys(Rooms.migrations, request: "nyvej keys accept-loss")
        try await AnchorKeeper(store: store, anchors: JournalAnchors(path: settings.folder.anchors), log: log)
          .noteHead()
      } catch {
        throw await House.closing(store, after: error, log: log)
      }
      try await store.close()
      print(AcceptLoss.words(lost))
    }

    static func words(_ lost: Int?) -> String {
      guard let lost else { return "The keys belong to this database: nothing is lost, and nothing was changed." }
      return """
        The database goes on with the keys that are there. What was sealed under others cannot be read: of \(lost) \
        \(lost == 1 ? "person" : "people"). The journal says so.
        """
    }
  }
}
