import Access
import Logging
import ServiceLifecycle
import Web

/// What has to be done now and then while the server runs: each minute the journal gets what was counted at the door,
/// and its index by person the stretches that have become full, and forms that nobody came back for are deleted; each hour it is asked that what only grows be swept, and
/// that what follows be reckoned anew when running placements adopt other rules on this day. Several processes on one database may each have theirs: the same sweeping is asked for once.
///
/// The index is no job: nobody asks for it, it knows itself how far it has come, and it is read beside the writer.
struct Caretaker: Service {
  let store: Store
  let log: Logger
  /// See `House.askForReckoning`.
  let askForReckoning: @Sendable () async throws -> Void
  /// How the installation shows itself, which another process may have changed.
  let face: FaceHolder

  private static let (look, askEach): (Duration, Int) = (.seconds(60), 60)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var minutes = 0
      while !Task.isCancelled {
        if minutes % Caretaker.askEach == 0 {
          await attempt("sweeping could not be asked for", askForSweeping)
          await attempt("what follows from the rules of the day could not be asked for", askForReckoning)
        }
        minutes += 1
        do { try await Task.sleep(for: Caretaker.look) } catch { return }
        await attempt("what was refused at the door could not be journalled") { try await store.tellBursts() }
        await attempt("how the installation shows itself could not be read") { try await face.reload(from: store) }
        await attempt("kept forms could not be deleted") { try await store.dropKeptForms() }
        await attempt("the journal's index by person could not be made") { try await store.indexJournal() }
      }
    }
  }

  private func askForSweeping() async throws {
    try await store.transact(as: .system, for: .administration) { try $0.ask(for: .sweeping) }
  }

  /// What was counted last, when nothing is served any more.
  func finish() async {
    await attempt("what was refused at the door could not be journalled") { try await store.tellBursts(all: true) }
  }

  /// Tried again the next time.
  private func attempt(_ failure: String, _ work: () async throws -> Void) async {
    do { try await work() } catch is CancellationError {} catch { log.error("\(failure): \(error)") }
  }
}
