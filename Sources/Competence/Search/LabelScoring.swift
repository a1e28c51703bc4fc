/// Judges candidate labels of one index word by word and says what agreed.
///
/// The same few words stand in most candidates, so each pair of a query word and a label word is compared once.
struct LabelScoring {
  struct Scored {
    var label: Int
    var score: Float
    var reason: MatchReason
  }

  private struct LabelWord {
    var slot: Int
    var weight: Float
  }

  private let index: LanguageIndex
  private let ranking: Ranking
  private let query: Query
  /// Comparisons, `query.words.count` per slot.
  private var comparisons: [(score: Float, match: WordMatch)] = []
  private var slots: [UInt32: Int] = [:]
  private var frequencies: [Int] = []
  /// The words of all candidates one after the other, and where each candidate's begin.
  private var words: [LabelWord] = []
  private var starts: [Int] = []

  init(_ query: Query, in index: LanguageIndex, ranking: Ranking) {
    self.index = index
    self.ranking = ranking
    self.query = query
  }

  mutating func score(_ candidates: [Candidates.Candidate]) -> [Scored] {
    collectWords(of: candidates)
    let weights = queryWeights()
    let total = max(weights.reduce(0, +), .leastNormalMagnitude)
    var scored: [Scored] = []
    scored.reserveCapacity(candidates.count)
    var best = [Float](repeating: 0, count: candidates.count * query.words.count)
    for (number, candidate) in candidates.enumerated() {
      scored.append(score(candidate, number, weights, total, &best))
    }
    addConceptCover(to: &scored, weights, total, best)
    return scored
  }

  private mutating func collectWords(of candidates: [Candidates.Candidate]) {
    let comparison = WordComparison(ranking: ranking)
    for candidate in candidates {
      starts.append(words.count)
      for entry in Int(index.labelWordStart[candidate.label])..<Int(index.labelWordStart[candidate.label + 1]) {
        let raw = index.labelWords[entry]
        let number = raw & ~IndexLayout.asideBit
        let slot: Int
        if let known = slots[number] {
          slot = known
        } else {
          slot = frequencies.count
          slots[number] = slot
          frequencies.append(Int(index.wordFrequency[Int(number)]))
          for (position, word) in query.words.enumerated() {
            comparisons.append(
              comparison.compare(
                word.units, trunk: word.trunk, isLast: position == query.words.count - 1,
                with: index.word(Int(number)), trunk: index.trunk(Int(number))))
          }
        }
        let rarity = Rarity.ofWord(in: frequencies[slot], of: index.labelCount)
        words.append(LabelWord(slot: slot, weight: raw == number ? rarity : rarity * ranking.aside))
      }
    }
    starts.append(words.count)
  }

  /// A query word that the index knows weighs by its rarity; one it does not know weighs like a rare one.
  private func queryWeights() -> [Float] {
    query.words.enumerated().map { position, word in
      var frequency = 1
      for slot in frequencies.indices
      where comparisons[slot * query.words.count + position].match >= .inflected && frequencies[slot] > frequency {
        frequency = frequencies[slot]
      }
      return Rarity.ofWord(in: frequency, of: index.labelCount) * (word.isAside ? ranking.aside : 1)
    }
  }

  private func score(
    _ candidate: Candidates.Candidate, _ number: Int, _ weights: [Float], _ total: Float, _ best: inout [Float]
  ) -> Scored {
    let span = starts[number]..<starts[number + 1]
    let count = query.words.count
    var (covered, labelCovered, labelTotal): (Float, Float, Float) = (0, 0, 0)
    var weakest = WordMatch.equal
    var begins = count <= span.count
    for position in 0..<count {
      var found: (score: Float, match: WordMatch) = (0, .none)
      for entry in span {
        let result = comparisons[words[entry].slot * count + position]
        if result.score > found.score { found = result }
        if entry - span.lowerBound == position, result.match < .beginning { begins = false }
      }
      covered += weights[position] * found.score
      best[number * count + position] = found.score
      if !query.words[position].isAside { weakest = min(weakest, found.match) }
    }
    for entry in span {
      var most: Float = 0
      for position in 0..<count { most = max(most, comparisons[words[entry].slot * count + position].score) }
      labelCovered += words[entry].weight * most
      labelTotal += words[entry].weight
    }
    let queryCover = covered / total
    let labelCover = labelTotal > 0 ? labelCovered / labelTotal : 0
    let isWhole = weakest >= .inflected && labelCover > 0.9
    guard let kind = LabelKind(rawValue: index.labelKind[candidate.label]) else {
      preconditionFailure("no kind of label \(candidate.label), although the index was checked when it was opened")
    }
    var score = ranking.grams * candidate.cosine + ranking.queryCover * queryCover + ranking.labelCover * labelCover
    if isWhole { score += ranking.exact * (weakest == .equal ? 1 : 0.8) }
    if begins { score += ranking.begins }
    if kind == .preferred { score += ranking.preferred }
    if kind == .everyday || kind == .site { score += ranking.everyday }
    return Scored(
      label: candidate.label, score: score,
      reason: MatchReason(weakest: weakest, isWhole: isWhole, begins: begins, queryCover: queryCover, kind: kind))
  }

  /// Words that stand in different labels of one concept speak for it together; groups that are too wide step back.
  private func addConceptCover(to scored: inout [Scored], _ weights: [Float], _ total: Float, _ best: [Float]) {
    let count = query.words.count
    var together: [UInt32: [Float]] = [:]
    for number in scored.indices {
      let concept = index.labelConcept[scored[number].label]
      var known = together[concept] ?? [Float](repeating: 0, count: count)
      for position in 0..<count { known[position] = max(known[position], best[number * count + position]) }
      together[concept] = known
    }
    for number in scored.indices {
      let concept = index.labelConcept[scored[number].label]
      guard let known = together[concept] else { continue }
      var covered: Float = 0
      for position in 0..<count { covered += weights[position] * known[position] }
      scored[number].score += ranking.conceptCover * covered / total
      let isWide = index.packedISCO(ofConcept: Int(concept)) < 10_000
      if isWide, index.kind(ofConcept: Int(concept)) == .iscoGroup { scored[number].score *= ranking.wideGroup }
    }
  }
}

/// What made a label a hit, before it is put into words.
struct MatchReason: Sendable {
  var weakest: WordMatch
  var isWhole: Bool
  var begins: Bool
  var queryCover: Float
  var kind: LabelKind
}
