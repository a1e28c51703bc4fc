/// How much a step of a job does, so that the writer has about ten milliseconds to do with it: nobody who writes
/// meanwhile waits noticeably longer. A step begins with one, since nobody knows yet what that one takes.
struct Pace: Sendable {
  private(set) var atMost = 1

  private static let (aim, most): (Duration, Int) = (.milliseconds(10), 1000)
  /// A quick step may have been quick by chance.
  private static let boldest = 4

  /// Learns from a step.
  mutating func note(_ took: Duration) {
    // A step that took no time at all says nothing about how many more would fit.
    let fitting = took > .zero ? Int(Double(atMost) * (Pace.aim / took)) : atMost
    atMost = min(max(1, fitting), atMost * Pace.boldest, Pace.most)
  }
}
