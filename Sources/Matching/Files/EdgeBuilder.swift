/// Finds every possible pair of an `Instance` and its fit. The rules and the formula are those of
/// `Benchmarks/matching/edges.py`; the result is equal to it bit for bit.
final class EdgeBuilder {
  /// The best pairs kept per person.
  static let most = 200

  let instance: Instance
  let shelves: OpeningShelves
  /// One bit per opening of the neighbourhood: passed every filter.
  private var passed: UnsafeMutablePointer<UInt64>
  private var words = 0
  private let reader: FitReader
  private var candidates: UnsafeMutablePointer<Int32>
  private var columns: UnsafeMutablePointer<Int32>
  private var scores: UnsafeMutablePointer<Int32>
  private let level: UnsafeMutablePointer<Int32>
  private var border: [(score: Int32, at: Int)] = []

  /// Several builders may share one set of shelves.
  init(_ instance: Instance, _ shelves: OpeningShelves) {
    self.instance = instance
    self.shelves = shelves
    let room = shelves.largestNeighbourhood
    words = room / 64 + 1
    passed = .allocate(capacity: words)
    passed.initialize(repeating: 0, count: words)
    reader = FitReader(instance)
    level = .allocate(capacity: EdgeBuilder.levels)
    level.initialize(repeating: 0, count: EdgeBuilder.levels)
    candidates = .allocate(capacity: room + 8)
    columns = .allocate(capacity: room + 1)
    scores = .allocate(capacity: room + 1)
  }

  deinit {
    passed.deallocate()
    level.deallocate()
    candidates.deallocate()
    columns.deallocate()
    scores.deallocate()
  }

  /// Calls `row` for every person of these cells in order, with the openings in ascending order and their fits.
  func build(
    _ cells: Range<Int>, row: (UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Int32>) throws -> Void
  ) rethrows {
    for cell in cells {
      let hood = shelves.neighbourhood(of: cell)
      for person in Int(instance.peopleOfCell[cell])..<Int(instance.peopleOfCell[cell + 1]) {
        filter(person, hood)
        var count = score(person, hood)
        if count > EdgeBuilder.most { count = keepBest(count) }
        try row(UnsafeBufferPointer(start: columns, count: count), UnsafeBufferPointer(start: scores, count: count))
      }
    }
  }

  // MARK: Filters

  private func filter(_ person: Int, _ hood: [OpeningShelves.Neighbour]) {
    let forbids = shelves.forbidden(for: person)
    let (x, y, limit) = (instance.px[person], instance.py[person], Int(instance.commute[person]))
    let first = instance.wishes[0][person]
    let second = instance.wishes[1][person]
    let third = instance.wishes[2][person]
    let reach = limit * limit
    for neighbour in hood {
      let level = neighbour.level(from: x, y, reach: instance.commute[person])
      if level == OpeningShelves.levels { continue }
      sweepSector(first, neighbour, level, forbids, x, y, reach)
      sweepSector(second, neighbour, level, forbids, x, y, reach)
      sweepSector(third, neighbour, level, forbids, x, y, reach)
      if instance.pany[person] != 0 {
        let from = Int(shelves.unskilledStart[neighbour.cell])
        let count = Int(shelves.unskilledBeyond[neighbour.cell &* OpeningShelves.levels &+ level])
        sweep(shelves.unskilled, from: from, to: from &+ count, forbids, neighbour.shift, x, y, reach)
      }
    }
  }

  @inline(__always)
  private func sweepSector(
    _ wish: UInt8, _ neighbour: OpeningShelves.Neighbour, _ level: Int, _ forbids: UInt64, _ x: Int32, _ y: Int32,
    _ reach: Int
  ) {
    guard Int(wish) < Instance.sectors else { return }
    let shelf = neighbour.cell &* Instance.sectors &+ Int(wish)
    let count = Int(shelves.sectorBeyond[shelf &* OpeningShelves.levels &+ level])
    if count == 0 { return }
    let from = Int(shelves.sectorStart[shelf])
    sweep(shelves.bySector, from: from, to: from &+ count, forbids, neighbour.shift, x, y, reach)
  }

  /// First a pass that only collects who passes the masks, without a branch; then the exact distance of those.
  @inline(__always)
  private func sweep(
    _ shelf: OpeningShelves.Shelf, from: Int, to: Int, _ forbids: UInt64, _ shift: Int32,
    _ x: Int32, _ y: Int32, _ reach: Int
  ) {
    var found = 0
    var at = from
    while at < to {
      candidates[found] = Int32(truncatingIfNeeded: at)
      found &+= shelf.needs[at] & forbids == 0 ? 1 : 0
      at &+= 1
    }
    var index = 0
    while index < found {
      let entry = shelf.spot[Int(candidates[index])]
      let (dx, dy) = (Int(x &- entry.x), Int(y &- entry.y))
      let near: UInt64 = dx &* dx &+ dy &* dy <= reach ? 1 : 0
      let local = Int(entry.opening &- shift)
      passed[local &>> 6] |= near &<< UInt64(truncatingIfNeeded: local & 63)
      index &+= 1
    }
  }

  // MARK: Fit

  private func score(_ person: Int, _ hood: [OpeningShelves.Neighbour]) -> Int {
    let eyes = reader.takeUp(person)
    defer { reader.putDown(person) }
    let count = gather(hood, hours: UInt8(truncatingIfNeeded: eyes.hours))
    let (rows, columns, scores) = (shelves.rows, columns, scores)
    for at in 0..<count { scores[at] = eyes.fit(rows + Int(columns[at])) }
    return count
  }

  /// Lists the openings that passed, in their order, and clears the bitmap. The filter knows hours only roughly; asking
  /// for them here also brings the rows near before the fits are read, many at once.
  private func gather(_ hood: [OpeningShelves.Neighbour], hours: UInt8) -> Int {
    let (passed, columns, rows) = (passed, columns, shelves.rows)
    var (count, from) = (0, 0)
    for neighbour in hood {
      var word = from &>> 6
      // The last word of one cell is the first of the next: its bits are shared out by place.
      while word &<< 6 < neighbour.end {
        let isLast = neighbour.end &- word &<< 6 < 64
        let mine = isLast ? (1 &<< UInt64(truncatingIfNeeded: neighbour.end & 63)) &- 1 : ~0
        var bits = passed[word] & mine
        passed[word] &= ~mine
        while bits != 0 {
          let opening = Int32(truncatingIfNeeded: word &<< 6 &+ bits.trailingZeroBitCount) &+ neighbour.shift
          columns[count] = opening
          count &+= rows[Int(opening)].hours <= hours ? 1 : 0
          bits &= bits &- 1
        }
        word &+= 1
      }
      from = neighbour.end
    }
    return count
  }

  /// Scores are counted in levels of 32 points to find the border without sorting everything.
  private static let levels = 65_536 / 32

  /// Keeps the best; among equals the opening that comes first.
  private func keepBest(_ count: Int) -> Int {
    for at in 0..<count { level[Int(scores[at]) &>> 5] &+= 1 }
    var (line, above) = (EdgeBuilder.levels - 1, 0)
    while above + Int(level[line]) < EdgeBuilder.most {
      above += Int(level[line])
      line -= 1
    }
    border.removeAll(keepingCapacity: true)
    for at in 0..<count {
      level[Int(scores[at]) &>> 5] = 0
      if Int(scores[at]) &>> 5 == line { border.append((scores[at], at)) }
    }
    border.sort { ($1.score, $0.at) < ($0.score, $1.at) }
    let last = border[EdgeBuilder.most - above - 1]
    var kept = 0
    for at in 0..<count where scores[at] > last.score || (scores[at] == last.score && at <= last.at) {
      (columns[kept], scores[kept]) = (columns[at], scores[at])
      kept += 1
    }
    return kept
  }
}
