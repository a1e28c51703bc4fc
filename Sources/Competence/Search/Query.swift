/// What was typed, prepared once for every index.
struct Query {
  let text: String
  let grams: [UInt32]
  let words: [Wording.Word]

  /// Letters beyond this are not looked at: nobody types a title of 200 letters.
  static let longest = 200

  init(_ text: String, language: String) {
    self.text = text
    let wording = Wording(text.prefix(Query.longest), language: language)
    words = wording.words
    grams = Grams.hashes(of: wording.padded)
  }
}

/// How two words agree.
enum WordMatch: UInt8, Sendable, Comparable {
  case none, similar, compound, beginning, inflected, equal

  static func < (a: WordMatch, b: WordMatch) -> Bool { a.rawValue < b.rawValue }
}

/// Similarity of single words, 0 to 1.
struct WordComparison {
  let ranking: Ranking

  func compare(
    _ a: [UInt16], trunk aTrunk: ArraySlice<UInt16>, isLast: Bool, with b: UnsafeBufferPointer<UInt16>,
    trunk bTrunk: UnsafeBufferPointer<UInt16>
  ) -> (score: Float, match: WordMatch) {
    if a.count == b.count, a.elementsEqual(b) { return (1, .equal) }
    if aTrunk.count == bTrunk.count, aTrunk.elementsEqual(bTrunk) { return (ranking.inflection, .inflected) }
    var best: (score: Float, match: WordMatch) = (0, .none)
    let (shorter, longer) = (Float(min(a.count, b.count)), Float(max(a.count, b.count)))
    let common = commonPrefix(a, b)
    if common >= 4, common + 4 >= Int(longer), Float(common) >= 0.6 * longer {
      best = (ranking.inflection - 0.06 * (longer - Float(common)), .inflected)
    }
    if common == a.count, isLast, a.count >= 2 {
      best = better(best, (ranking.compoundStart + (0.98 - ranking.compoundStart) * shorter / longer, .beginning))
    }
    if shorter >= 3, shorter < longer {
      let share = shorter / longer
      if a.count > b.count ? ends(a, with: b) : ends(b, with: a) {
        best = better(best, (ranking.compoundHead + (0.95 - ranking.compoundHead) * share, .compound))
      } else if common == Int(shorter), shorter >= 4 {
        best = better(best, (ranking.compoundStart * (0.6 + 0.4 * share), .compound))
      }
    }
    // Two compounds with one head: "skibsværftsarbejder" and "lagerarbejder" are both workers.
    let tail = commonSuffix(a, b)
    if tail >= 5 { best = better(best, (0.55 * Float(tail) / longer + 0.1, .compound)) }
    if common >= 5 { best = better(best, (0.55 * Float(common) / longer + 0.1, .compound)) }
    if shorter >= 4, longer - shorter <= 2, best.score < 0.9 {
      let allowed = longer >= 8 ? 2 : 1
      if let distance = SpellingDistance.between(a, b, atMost: allowed + (longer >= 12 ? 1 : 0)) {
        best = better(best, (ranking.misspelling * (1 - 0.9 * Float(distance) / longer), .similar))
      }
    }
    return best
  }

  private func better(
    _ a: (score: Float, match: WordMatch), _ b: (score: Float, match: WordMatch)
  ) -> (score: Float, match: WordMatch) { b.score > a.score ? b : a }

  private func commonPrefix(_ a: [UInt16], _ b: UnsafeBufferPointer<UInt16>) -> Int {
    var index = 0
    while index < a.count, index < b.count, a[index] == b[index] { index += 1 }
    return index
  }

  private func commonSuffix(_ a: [UInt16], _ b: UnsafeBufferPointer<UInt16>) -> Int {
    var index = 0
    while index < a.count, index < b.count, a[a.count - 1 - index] == b[b.count - 1 - index] { index += 1 }
    return index
  }

  private func ends(_ long: [UInt16], with short: UnsafeBufferPointer<UInt16>) -> Bool {
    commonSuffix(long, short) == short.count
  }

  private func ends(_ long: UnsafeBufferPointer<UInt16>, with short: [UInt16]) -> Bool {
    commonSuffix(short, long) == short.count
  }
}

/// Letters to insert, drop, change or swap with the next one (optimal string alignment).
enum SpellingDistance {
  /// `nil` when more than `limit` steps are needed.
  static func between(_ a: [UInt16], _ b: UnsafeBufferPointer<UInt16>, atMost limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    let width = b.count + 1
    return withUnsafeTemporaryAllocation(of: Int16.self, capacity: width * 3) { rows -> Int? in
      for column in 0..<width { rows[column] = Int16(column) }
      var (before, above, here) = (2, 0, 1)
      for row in 1...a.count {
        rows[here * width] = Int16(row)
        var least = Int16(row)
        for column in 1..<width {
          let change: Int16 = a[row - 1] == b[column - 1] ? 0 : 1
          var cost = min(
            rows[above * width + column] + 1, rows[here * width + column - 1] + 1,
            rows[above * width + column - 1] + change)
          if row > 1, column > 1, a[row - 1] == b[column - 2], a[row - 2] == b[column - 1] {
            cost = min(cost, rows[before * width + column - 2] + 1)
          }
          rows[here * width + column] = cost
          least = min(least, cost)
        }
        if Int(least) > limit { return nil }
        (before, above, here) = (above, here, before)
      }
      let distance = Int(rows[above * width + b.count])
      return distance <= limit ? distance : nil
    }
  }
}
