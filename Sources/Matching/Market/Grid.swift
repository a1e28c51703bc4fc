/// Things sorted by square of the map, so that what is near lies together. What has no place comes last.
struct Grid {
  /// Numbers of the things, square by square, row by row.
  let order: [Int32]
  /// Things with a place; the rest of `order` has none.
  let placed: Int
  private let start: [Int32]
  private let side: Int
  private let west: Int
  private let south: Int
  private let columns: Int
  private let rows: Int

  init(_ spots: [Spot?]) {
    let known = spots.compactMap { $0 }
    let (west, east) = (Int(known.map(\.east).min() ?? 0), Int(known.map(\.east).max() ?? 0))
    let (south, north) = (Int(known.map(\.north).min() ?? 0), Int(known.map(\.north).max() ?? 0))
    // Squares of 5 km, larger where the map would have more than 256 by 256 of them.
    let side = max(500, max(east - west, north - south) / 256 + 1)
    let (columns, rows) = ((east - west) / side + 1, (north - south) / side + 1)
    var count = [Int32](repeating: 0, count: columns * rows + 1)
    func square(_ spot: Spot) -> Int {
      (Int(spot.north) - south) / side * columns + (Int(spot.east) - west) / side
    }
    for spot in known { count[square(spot) + 1] += 1 }
    for at in 1..<count.count { count[at] += count[at - 1] }
    start = count
    var order = [Int32](repeating: 0, count: spots.count)
    var last = known.count
    for (number, spot) in spots.enumerated() {
      if let spot {
        order[Int(count[square(spot)])] = Int32(number)
        count[square(spot)] += 1
      } else {
        order[last] = Int32(number)
        last += 1
      }
    }
    (self.order, placed) = (order, known.count)
    (self.side, self.west, self.south, self.columns, self.rows) = (side, west, south, columns, rows)
  }

  /// Runs of places in `order` that hold everything within `reach` of `spot` (and some things farther away), and
  /// everything without a place.
  func runs(around spot: Spot, within reach: Int, visit: (Range<Int>) -> Void) {
    let (x, y) = (Int(spot.east) - west, Int(spot.north) - south)
    let (left, right) = (max(0, Grid.square(x - reach, side)), min(columns - 1, Grid.square(x + reach, side)))
    let (low, high) = (max(0, Grid.square(y - reach, side)), min(rows - 1, Grid.square(y + reach, side)))
    if left <= right && low <= high {
      for row in low...high {
        let (from, to) = (Int(start[row * columns + left]), Int(start[row * columns + right + 1]))
        if from < to { visit(from..<to) }
      }
    }
    if placed < order.count { visit(placed..<order.count) }
  }

  private static func square(_ distance: Int, _ side: Int) -> Int {
    distance >= 0 ? distance / side : (distance - side + 1) / side
  }
}
