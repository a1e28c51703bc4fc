import Foundation

/// Which part of a long sweep this run does: one sample of a round, or the whole.
///
/// `bin/test` says which by `NYVEJ_TEST_SAMPLE`, `3/4` being the third of four; without it everything is done.
public struct Sweep: Sendable, Hashable {
  public let number: Int
  public let round: Int

  public static let whole = Sweep(number: 1, round: 1)

  /// What this run does.
  public static let asked: Sweep = {
    guard let text = ProcessInfo.processInfo.environment["NYVEJ_TEST_SAMPLE"] else { return .whole }
    guard let sweep = Sweep(text) else { fatalError("NYVEJ_TEST_SAMPLE is “\(text)”, not a number of a round: 3/4") }
    return sweep
  }()

  private init(number: Int, round: Int) {
    (self.number, self.round) = (number, round)
  }

  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let round = Int(parts[1]), number >= 1, number <= round else {
      return nil
    }
    self.init(number: number, round: round)
  }

  public var isWhole: Bool { round == 1 }

  /// Whether the case at this place is done now; each is done in exactly one sample of a round.
  public func takes(_ place: Int) -> Bool { place % round == number - 1 }

  /// Whether everything is done on this engine now: in each sample on one of them, so that no run leaves a case out.
  public func isWhole(on engine: TestEngine) -> Bool {
    let engines = TestEngine.allCases
    return isWhole || (number - 1) % engines.count == engines.firstIndex(of: engine)
  }

  /// Whether the case at this place is done on this engine now.
  public func takes(_ place: Int, on engine: TestEngine) -> Bool { isWhole(on: engine) || takes(place) }

  /// One line for `bin/test`, which repeats it at its end.
  public func tell(_ what: String, on engine: TestEngine, done: Int, of whole: Int) {
    if done < whole { print("left out: \(whole - done) of \(whole) \(what) on \(engine)") }
  }
}
