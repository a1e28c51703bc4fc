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
        Three things are checked: that every entry follows from the one before; that the heads which were noted outside \
        the database are still in it (in journal-anchors of the data folder, at most five seconds of activity old, and \
        in the copy that --anchors names); and that the database still refuses to change entries.

        The first line says what was found, and the exit code says it too:
          0  sound: N entries
          1  broken at entry N: WHY — the first entry that is not as it was written
          1  not provable: WHY — the chain holds, but something is missing without which a change could not be seen
          1  Error: WHY — it could not be checked
        Wrong options end with 64. Nothing is changed, and a server may run meanwhile.

        Whoever can write both the database and the data folder can cut the same entries from both, or put an old copy \
        of both in place. Only a copy of journal-anchors kept elsewhere shows that.
        """)

    @OptionGroup var options: InstallationOptions

    @Option(
      help: ArgumentHelp(
        "A copy of journal-anchors that was kept where the database's administrator has no access.", valueName: "file"))
    var anchors: String?

    func run() async throws {
      let (settings, clock) = try options.resolved()
      if settings.database.hasPrefix("sqlite:") {
        let file = String(settings.database.dropFirst("sqlite:".count))
        guard FileManager.default.fileExists(atPath: file) else {
          throw Trouble("there is no database \(file)", remedy: "name the folder with --data, or the --database")
        }
      }
      let copy = anchors.map { JournalAnchors(path: $0) }
      if let copy, !copy.exists {
        throw Trouble("there is no file \(copy.path)", remedy: "name the copy of journal-anchors that you kept")
      }
      let store = try await Store.open(settings.database, keys: .none, surroundings: clock.surroundings())
      let proof: JournalProof
      do {
        proof = try await JournalProof.of(
          store, beside: JournalAnchors(path: settings.folder.anchors), elsewhere: copy)
      } catch {
        throw await House.closing(store, after: error, log: makeLog())
      }
      try await store.close()
      for line in Self.lines(for: proof) { print(line) }
      guard case .sound = proof.verdict else { throw ExitCode(1) }
    }

    /// The verdict first; then how far the noted heads reach, and what they cannot show.
    static func lines(for proof: JournalProof) -> [String] {
      switch proof.verdict {
      case .sound(let entries): ["sound: \(entries) entries"] + reach(of: proof)
      case .broken(let sequence, let reason):
        ["broken at entry \(sequence): \(words(for: reason))"]
          + proof.flaws.map { "and " + words(for: .unguarded($0)) } + reach(of: proof)
      case .notProvable(let doubts): doubts.map { "not provable: " + words(for: $0) } + reach(of: proof)
      }
    }

    private static func reach(of proof: JournalProof) -> [String] {
      let files = [proof.beside, proof.elsewhere].compactMap { $0 }
      let newest = proof.newestAt.map { ["the newest entry was written \($0)"] } ?? []
      let noted =
        newest
        + files.compactMap { file in
          file.newest.map { newest in
            "noted up to entry \(newest) in \(file.path)" + (file.newestAt.map { ", written \($0)" } ?? "")
          }
        }
      guard proof.elsewhere == nil else { return noted }
      return noted + [
        "Whoever can change the database and \(proof.beside.path) together can cut both, or put an old copy of both in "
          + "place: that would not show here. → keep a copy of that file elsewhere, and name it with --anchors"
      ]
    }

    private static func words(for reason: JournalVerification.Reason) -> String {
      switch reason {
      case .missing: "it is not there"
      case .altered: "it is not what was written then"
      case .unreadable: "it cannot be read as an entry"
      case .truncated: "the journal ends before it, but an anchor remembers it"
      case .rewritten: "an anchor remembers another one"
      case .misfiled: "from here on the index by person does not hold what the entries hold"
      }
    }

    static func words(for doubt: JournalProof.Doubt) -> String {
      switch doubt {
      case .nothingNoted(let path, let isThere):
        "\(path) \(isThere ? "holds no noted head" : "is not there"), so a cut at the end would not show. → bring the "
          + "file back, or name a copy with --anchors; if there never was one, start the server: it notes the head"
      case .empty:
        "the journal is empty. → if anything was ever done here, restore the last backup"
      case .unnoted(let first, let last):
        "entries \(first) to \(last) were never noted as the newest, so they could have been replaced. → if the server "
          + "was killed just after them, start it: it notes the head; otherwise compare with a copy (--anchors)"
      case .lostHeads(let path, let newest, let copy, let copyNewest):
        "\(path) ends at entry \(newest), but \(copy) at \(copyNewest): heads were taken out of it, or it was replaced "
          + "by an older one. → find out by whom, then put the copy in its place"
      case .unguarded(let flaw): words(for: flaw) + ". → find out by whom, and restore the database from a backup"
      }
    }

    private static func words(for flaw: GuardFlaw) -> String {
      let change = "so entries could be changed without the database refusing"
      return switch flaw.kind {
      case .missing where flaw.name == flaw.table: "the table \(flaw.table) is not there"
      case .missing: "the trigger \(flaw.name) that guards the table \(flaw.table) is not there, \(change)"
      case .disabled: "the trigger \(flaw.name) that guards the table \(flaw.table) is switched off, \(change)"
      case .altered:
        "the trigger \(flaw.name) that guards the table \(flaw.table) is not the one that was made, \(change)"
      case .stranger: "“\(flaw.name)” was put on the table \(flaw.table), and could make entries disappear"
      }
    }
  }
}
