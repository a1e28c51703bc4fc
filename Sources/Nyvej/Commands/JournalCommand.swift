import Access
import ArgumentParser
import Foundation

struct JournalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "The journal of everything that was done and looked at.",
    subcommands: [Verify.self])

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks that nothing in the journal was changed, removed or put in between.",
      discussion: """
        Prints “sound: N entries” and ends with 0, or names the first bad entry and ends with 1. The heads that the
        server noted in journal-anchors are compared as well: without them a cut at the end would stay unseen.
        """)

    @OptionGroup var options: InstallationOptions

    func run() async throws {
      let (settings, clock) = try options.resolved()
      if settings.database.hasPrefix("sqlite:") {
        let file = String(settings.database.dropFirst("sqlite:".count))
        guard FileManager.default.fileExists(atPath: file) else {
          throw Trouble("there is no database \(file)", remedy: "name the folder with --data, or the --database")
        }
      }
      let anchors = try JournalAnchors(path: settings.folder.anchors).read()
      let store = try await Store.open(settings.database, surroundings: clock.surroundings())
      let verdict: JournalVerification
      do {
        verdict = try await store.verifyJournal(anchors: anchors)
      } catch {
        await store.close()
        throw error
      }
      await store.close()
      print(Self.words(for: verdict))
      if case .broken = verdict { throw ExitCode(1) }
    }

    static func words(for verdict: JournalVerification) -> String {
      switch verdict {
      case .sound(let entries): "sound: \(entries) entries"
      case .broken(let sequence, let reason): "broken at entry \(sequence): \(words(for: reason))"
      }
    }

    private static func words(for reason: JournalVerification.Reason) -> String {
      switch reason {
      case .missing: "it is not there"
      case .altered: "it is not what was written then"
      case .unreadable: "it cannot be read as an entry"
      case .truncated: "the journal ends before it, but an anchor remembers it"
      case .rewritten: "an anchor remembers another one"
      }
    }
  }
}
