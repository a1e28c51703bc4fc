import Access
import Foundation
import Logging
import ServiceLifecycle
import Values

/// Watches the clock on the wall against one that nobody can set, and has every jump noted in the journal.
struct ClockWatch: Service {
  let store: Store
  let log: Logger

  private static let look: Duration = .seconds(5)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var pace = ClockPace(wall: store.surroundings.now(), steady: .zero)
      let began = ContinuousClock.now
      while !Task.isCancelled {
        do {
          try await Task.sleep(for: ClockWatch.look)
          if let jump = pace.look(wall: store.surroundings.now(), steady: began.duration(to: .now)) {
            try await store.note(jump)
            log.warning("\(ClockWatch.words(for: jump))")
          }
        } catch is CancellationError {
          return
        } catch {
          log.error("a jump of the clock could not be noted in the journal: \(error)")
        }
      }
    }
  }

  static func words(for jump: ClockJump) -> String {
    let (way, size) = (jump.isBack ? "back" : "forward", jump.size)
    let distance =
      switch size {
      case ..<7200: "\(size / 60) minutes"
      case ..<172_800: "\(size / 3600) hours"
      default: "\(size / 86_400) days"
      }
    return """
      the clock went \(way) by \(distance), from \(jump.from) to \(jump.to); this is noted in the journal. What \
      was entered meanwhile bears the other time. → see that the machine keeps its clock right (NTP)
      """
  }
}

/// What the wall's clock should show, by a clock that only ever runs on.
struct ClockPace: Sendable {
  private var wall: Moment
  private var steady: Duration

  init(wall: Moment, steady: Duration) {
    (self.wall, self.steady) = (wall, steady)
  }

  /// The jump since the last look. Small steps are followed without a word, so that they never add up to one.
  mutating func look(wall found: Moment, steady now: Duration) -> ClockJump? {
    let passed = now - steady
    let micro = passed.components.seconds * 1_000_000 + passed.components.attoseconds / 1_000_000_000_000
    let expected = Moment(microseconds: wall.microseconds + micro)
    (wall, steady) = (found, now)
    return ClockJump.between(expected: expected, found: found)
  }
}
