import Access
import Logging
import ServiceLifecycle

/// On a database that several share, a demonstration can be made while a server runs: it began with nobody in it, and
/// would now let everybody in who knows the published password, without a word on its pages. So it looks now and then,
/// and ends; started again it knows. (On a file the lock of the data folder keeps the two apart.)
struct DemoWatch: Service {
  let store: Store
  let settings: Settings
  /// As it was found at the start.
  let isDemo: Bool
  let log: Logger

  private static let look: Duration = .seconds(1)

  func run() async throws {
    try await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          try await Task.sleep(for: DemoWatch.look)
          if try await store.demonstration() != nil, !isDemo { throw changed }
        } catch is CancellationError {
          return
        } catch let error as StorageTrouble {
          // While the database does not answer, nobody gets in either.
          log.debug("the mark of a demonstration could not be looked for: \(error)")
        }
      }
    }
  }

  private var changed: Trouble {
    Trouble(
      "a demonstration came into \(settings.place) while this server ran",
      remedy: "start it again when the demonstration is whole: its pages then say that everything on them is invented")
  }
}
