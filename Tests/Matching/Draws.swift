@testable import Matching

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A small labour market drawn at random.
struct Draw {
  var rows: [[PairTable.Pair]]
  var seats: [Int]

  init(people: Int, openings: Int, density: Double, fits: ClosedRange<Int>, seats: ClosedRange<Int>, _ dice: inout Dice)
  {
    self.seats = (0..<openings).map { _ in Int.random(in: seats, using: &dice) }
    rows = (0..<people).map { _ in
      (0..<openings).compactMap { opening in
        guard Double.random(in: 0..<1, using: &dice) < density else { return nil }
        return PairTable.Pair(opening: opening, fit: Int.random(in: fits, using: &dice))
      }
    }
  }

  var table: PairTable { get throws { try PairTable(rows: rows, seats: seats) } }

  /// Best sum and, with `bonus` per person placed, the best of that: by trying everything (seats expanded, one bit
  /// each). At most 12 seats.
  func bestByTryingAll(bonus: Int = 0) -> Int {
    var owner: [Int] = []
    for (opening, count) in seats.enumerated() { owner += Array(repeating: opening, count: count) }
    var best = [Int](repeating: Int.min, count: 1 << owner.count)
    best[0] = 0
    for row in rows {
      var fits = [Int: Int]()
      for pair in row { fits[pair.opening] = pair.fit }
      for taken in stride(from: best.count - 1, through: 0, by: -1) where best[taken] > Int.min {
        for (seat, opening) in owner.enumerated() where taken & (1 << seat) == 0 {
          guard let fit = fits[opening] else { continue }
          best[taken | 1 << seat] = max(best[taken | 1 << seat], best[taken] + fit + bonus)
        }
      }
    }
    return best.max()!
  }
}
