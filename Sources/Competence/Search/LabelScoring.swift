/// Judges candidate labels of one index word by word and says what agreed.
struct LabelScoring {
  struct Scored {
    var label: Int
    var score: Float
    var reason: MatchReason
  }

  let index: LanguageIndex
  let ranking: Ranking
  private let query: Query
  private let weights: [Float]
  private var memory: [UInt64: (score: Float, match: WordMatch)] = [:]

  init(_ query: Query, in index: LanguageIndex, ranking: Ranking) {
    self.index = index
    self.ranking = ranking
    self.query = query
    weights = query.words.map { word in
      Rarity.ofWord(in: 1, of: index.labelCount) * (word.isAside ? ranking.aside : 1)
    }
  }

  mutating func score(_ candidates: [Candidates.Candidate]) -> [Scored] {
    var known: [Float?] = query.words.map { _ in nil }
    // A query word that the index knows weighs by its rarity; one it does not know weighs like a rare one.
    for candidate in candidates {
      for number in words(of: candidate.label) {
        for (position, word) in query.words.enumerated() where known[position] == nil {
          let match = comparison(of: position, word, with: number)
          if match.match >= .inflected {
            known[position] = Rarity.ofWord(in: Int(index.wordFrequency[number]), of: index.labelCount)
          }
        }
      }
    }
    let weights = zip(known, self.weights).enumerated().map { position, pair in
      pair.0.map { $0 * (query.words[position].isAside ? ranking.aside : 1) } ?? pair.1
    }
    var scored: [Scored] = []
    scored.reserveCapacity(candidates.count)
    var found: [UInt32: [Float]] = [:]
    for candidate in candidates {
      let (one, words) = score(candidate, weights: weights)
      scored.append(one)
      let concept = index.labelConcept[one.label]
      if let known = found[concept] {
        found[concept] = zip(known, words).map { max($0, $1) }
      } else {
        found[concept] = words
      }
    }
    let total = max(weights.reduce(0, +), .leastNormalMagnitude)
    for position in scored.indices {
      let concept = index.labelConcept[scored[position].label]
      let covered = zip(weights, found[concept] ?? []).reduce(0) { $0 + $1.0 * $1.1 } / total
      scored[position].score += ranking.conceptCover * covered
      let isco = index.packedISCO(ofConcept: Int(concept))
      if isco < 10_000, index.kind(ofConcept: Int(concept)) == .iscoGroup {
        scored[position].score *= ranking.wideGroup
      }
    }
    return scored
  }

  private func words(of label: Int) -> LazyMapSequence<Slice<UnsafeBufferPointer<UInt32>>, Int> {
    index.labelWords[Int(index.labelWordStart[label])..<Int(index.labelWordStart[label + 1])].lazy
      .map { Int($0 & ~IndexLayout.asideBit) }
  }

  private mutating func comparison(
    of position: Int, _ word: Wording.Word, with number: Int
  ) -> (
    score: Float, match: WordMatch
  ) {
    let key = UInt64(position) << 32 | UInt64(number)
    if let known = memory[key] { return known }
    let result = WordComparison(ranking: ranking).compare(
      word.units, trunk: word.trunk, isLast: position == query.words.count - 1, with: index.word(number),
      trunk: index.trunk(number))
    memory[key] = result
    return result
  }

  private mutating func score(_ candidate: Candidates.Candidate, weights: [Float]) -> (Scored, words: [Float]) {
    let label = candidate.label
    let span = Int(index.labelWordStart[label])..<Int(index.labelWordStart[label + 1])
    var labelBest = [Float](repeating: 0, count: span.count)
    var (covered, total): (Float, Float) = (0, 0)
    var weakest = WordMatch.equal
    var begins = true
    var wordScores: [Float] = []
    wordScores.reserveCapacity(query.words.count)
    for (position, word) in query.words.enumerated() {
      var best: (score: Float, match: WordMatch) = (0, .none)
      for (place, entry) in span.enumerated() {
        let result = comparison(of: position, word, with: Int(index.labelWords[entry] & ~IndexLayout.asideBit))
        labelBest[place] = max(labelBest[place], result.score)
        if result.score > best.score { best = result }
        if place == position, result.match < .beginning { begins = false }
      }
      covered += weights[position] * best.score
      wordScores.append(best.score)
      total += weights[position]
      if !word.isAside { weakest = min(weakest, best.match) }
    }
    if query.words.count > span.count { begins = false }
    var (labelCovered, labelTotal): (Float, Float) = (0, 0)
    for (place, entry) in span.enumerated() {
      let raw = index.labelWords[entry]
      var weight = Rarity.ofWord(
        in: Int(index.wordFrequency[Int(raw & ~IndexLayout.asideBit)]), of: index.labelCount)
      if raw & IndexLayout.asideBit != 0 { weight *= ranking.aside }
      labelCovered += weight * labelBest[place]
      labelTotal += weight
    }
    let queryCover = total > 0 ? covered / total : 0
    let labelCover = labelTotal > 0 ? labelCovered / labelTotal : 0
    var score =
      ranking.grams * candidate.cosine + ranking.queryCover * queryCover + ranking.labelCover * labelCover
    let isWhole = weakest >= .inflected && labelCover > 0.9
    if isWhole { score += ranking.exact * (weakest == .equal ? 1 : 0.8) }
    if begins { score += ranking.begins }
    let kind = LabelKind(rawValue: index.labelKind[label]) ?? .alternative
    if kind == .preferred { score += ranking.preferred }
    if kind == .everyday || kind == .site { score += ranking.everyday }
    let reason = MatchReason(
      weakest: weakest, isWhole: isWhole, begins: begins, queryCover: queryCover, kind: kind)
    return (Scored(label: label, score: score, reason: reason), wordScores)
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
