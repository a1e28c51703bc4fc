import Access
import Logging
import ServiceLifecycle

/// Notes the head of the journal while the server runs, so that what is noted is never older than five seconds of
/// activity, and once more at its end.
struct AnchorKeeper: Service {
  let store: Store
  let anchors: JournalAnchors
  let log: Logger

  /// Reading the head and flushing one line take their time too.
  private static let look: Duration = .seconds(4)

  func run() async throws {
    try await lookBack()
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          try await noteHead()
          try await Task.sleep(for: AnchorKeeper.look)
        } catch is CancellationError {
          return
        } catch {
          // The journal itself is safe; the anchor is tried again in a moment.
          log.error("the head of the journal could not be noted: \(error)")
          do { try await Task.sleep(for: AnchorKeeper.look) } catch { return }
        }
      }
    }
  }

  /// Adds the head to the file, unless it stands there already. Commands that wrote something do so at their end.
  func noteHead() async throws {
    guard let head = try await store.journalHead() else { return }
    guard try anchors.newest() != head else { return }
    try anchors.append(head)
  }

  /// Says at once when the journal is not the one whose heads were noted; what to make of it, people decide.
  private func lookBack() async throws {
    guard let newest = try anchors.read().max(by: { $0.sequence < $1.sequence }) else { return }
    guard try await !store.journalContains(newest) else { return }
    log.error(
      """
      the journal does not hold entry \(newest.sequence) as it was noted in \(anchors.path): it was cut or changed, or \
      an older copy of the database was put in place. → nyvej journal verify
      """)
  }
}
