import Foundation
import Synchronization
import Values

/// The clock on the installation's wall.
struct InstallationClock: Sendable {
  let zone: TimeZone
  /// For tests and pictures only: where the clock stands still.
  var frozen: Moment?

  /// - Parameter name: of the IANA database, `Europe/Copenhagen`.
  init(zone name: String) throws {
    guard let zone = TimeZone(identifier: name) else {
      throw Trouble(
        "“\(name)” is no time zone that this machine knows",
        remedy: "write one such as Europe/Copenhagen (the package tzdata holds the list)")
    }
    self.zone = zone
  }

  /// Stops the clock at a local time, `2026-11-23T09:00:00`.
  mutating func freeze(at text: String) throws {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    let clock = parts.last?.split(separator: ":").map { $0.utf8.count == 2 ? Int($0) ?? -1 : -1 } ?? []
    guard parts.count == 2, let day = CivilDate(iso: parts[0]), clock.count == 3, (0...23).contains(clock[0]),
      (0...59).contains(clock[1]), (0...59).contains(clock[2])
    else {
      throw Trouble("NYVEJ_CLOCK holds “\(text)”", remedy: "write a local time such as 2026-11-23T09:00:00")
    }
    let local = Int64(day.dayNumber) * 86_400 + Int64(clock[0] * 3600 + clock[1] * 60 + clock[2])
    // The offset is that of the moment itself, which is known only with the offset; the second look is right.
    let guess = local - offset(at: local)
    frozen = Moment(microseconds: (local - offset(at: guess)) * 1_000_000)
  }

  /// The day on the wall; midnight in UTC is not midnight in Kolding.
  func day(of moment: Moment) -> CivilDate {
    let seconds = InstallationClock.floor(moment.microseconds, by: 1_000_000)
    return CivilDate(dayNumber: Int32(InstallationClock.floor(seconds + offset(at: seconds), by: 86_400)))
  }

  private func offset(at seconds: Int64) -> Int64 {
    Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
  }

  private static func floor(_ value: Int64, by step: Int64) -> Int64 {
    value >= 0 ? value / step : (value - step + 1) / step
  }

  /// Clock, day and chance as the real world gives them.
  func surroundings() -> Surroundings {
    let ticks = Ticks()
    let frozen = frozen
    let now: @Sendable () -> Moment = {
      ticks.after(frozen ?? Moment(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)))
    }
    return Surroundings(
      now: now, today: { day(of: now()) },
      random: {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
      })
  }
}

/// Never tells the same microsecond twice, so that what was made later also sorts later, even within one millisecond.
private final class Ticks: Sendable {
  private let last = Mutex(Int64.min)

  func after(_ moment: Moment) -> Moment {
    Moment(
      microseconds: last.withLock { last in
        // A clock that was set back by more than a moment is right again, and followed.
        let wasSetBack = last > moment.microseconds && last - moment.microseconds > 1_000_000
        last = wasSetBack ? moment.microseconds : max(moment.microseconds, last &+ 1)
        return last
      })
  }
}
