/// The labels of one index that share the most letter runs with the query.
struct Candidates {
  struct Candidate {
    var label: Int
    var cosine: Float
  }

  let list: [Candidate]

  /// How many posting entries are read at most, once six letter runs have been.
  static let fullEffort = 150_000
  static let wideEffort = 4_000

  init(_ query: Query, in index: LanguageIndex, limit: Int, effort: Int = fullEffort) {
    let all = index.labelCount
    var grams: [(number: Int, weight: Float, frequency: Int)] = []
    var querySquares: Float = 0
    for hash in query.grams {
      guard let number = index.gram(withHash: hash) else {
        let weight = Rarity.ofGram(in: 0, of: all) * 0.8
        querySquares += weight * weight
        continue
      }
      let frequency = Int(index.gramFrequency[number])
      let weight = Rarity.ofGram(in: frequency, of: all)
      querySquares += weight * weight
      grams.append((number, weight, frequency))
    }
    grams.sort { $0.frequency < $1.frequency }
    guard querySquares > 0, !grams.isEmpty else {
      list = []
      return
    }
    var scores = [Float](repeating: 0, count: all)
    var touched = [UInt32](repeating: 0, count: all + 1)
    let inverse = 1 / querySquares.squareRoot()
    list = scores.withUnsafeMutableBufferPointer { scores in
      touched.withUnsafeMutableBufferPointer { touched in
        var count = 0
        var visited = 0
        // Runs that stand in very many labels cost most and tell least: once enough has been read, they are left out.
        for (position, gram) in grams.enumerated() {
          if position >= 6, gram.frequency > max(200, all / 8) || visited > effort { break }
          visited += gram.frequency
          Candidates.add(gram.weight * gram.weight, gram.number, in: index, scores, touched, &count)
        }
        return Candidates.best(
          limit, of: scores, touched: touched[..<count], scaledBy: index.labelInverseNorm, inverse)
      }
    }
  }

  /// Adds `amount` to every label of a gram; labels reached for the first time are noted in `touched`.
  private static func add(
    _ amount: Float, _ gram: Int, in index: LanguageIndex, _ scores: UnsafeMutableBufferPointer<Float>,
    _ touched: UnsafeMutableBufferPointer<UInt32>, _ count: inout Int
  ) {
    var position = Int(index.gramStart[gram])
    let end = Int(index.gramStart[gram + 1])
    var label = 0
    let postings = index.postings
    while position < end {
      var byte = postings[position]
      position += 1
      var step = Int(byte & 0x7F)
      var shift = 7
      while byte >= 0x80 {
        byte = postings[position]
        position += 1
        step |= Int(byte & 0x7F) << shift
        shift += 7
      }
      label += step
      let before = scores[label]
      touched[count] = UInt32(truncatingIfNeeded: label)
      count += before == 0 ? 1 : 0
      scores[label] = before + amount
    }
  }

  /// The `limit` best cosines, found with one histogram instead of a sort of everything.
  private static func best(
    _ limit: Int, of scores: UnsafeMutableBufferPointer<Float>, touched: Slice<UnsafeMutableBufferPointer<UInt32>>,
    scaledBy norms: UnsafeBufferPointer<Float>, _ inverse: Float
  ) -> [Candidate] {
    var histogram = [Int](repeating: 0, count: 257)
    histogram.withUnsafeMutableBufferPointer { histogram in
      for label in touched {
        let cosine = scores[Int(label)] * norms[Int(label)] * inverse
        scores[Int(label)] = cosine
        histogram[Int(min(cosine, 1) * 256)] += 1
      }
    }
    var (bucket, kept) = (256, 0)
    while bucket > 0, kept + histogram[bucket] <= limit {
      kept += histogram[bucket]
      bucket -= 1
    }
    let threshold = kept == 0 ? Float(bucket) / 256 : Float(bucket + 1) / 256
    var list: [Candidate] = []
    list.reserveCapacity(kept)
    for label in touched where scores[Int(label)] >= threshold {
      list.append(Candidate(label: Int(label), cosine: scores[Int(label)]))
    }
    if list.count > limit * 2 {
      list.sort { $0.cosine > $1.cosine }
      list.removeLast(list.count - limit)
    }
    list.sort { $0.label < $1.label }  // the order in which labels were touched must not decide ties
    return list
  }
}
