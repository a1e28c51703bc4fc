/// Numbers the breakdown keys that one lane meets, in the order in which it meets them.
///
/// There are few keys and many rows, and neighbours often share one: the last key is tried before the table.
struct BreakdownKeys {
  /// Keys times indicators times genders are counted in memory; more keys than this is a mistake in the axes.
  static let most = 1 << 16

  private let lane: UInt32
  /// The values of each key, side by side.
  private(set) var values: [Slice] = []
  private(set) var count = 0
  private(set) var isFull = false
  private var table = [UInt32](repeating: 0, count: 64)
  private var last = 0

  init(lane: Int) { self.lane = UInt32(lane) << 24 }

  /// The number of the key that `places` of `fields` hold, with the lane in the top eight bits.
  @inline(__always)
  mutating func number(of fields: UnsafeMutableBufferPointer<Slice>, places: [Int], in file: InputFile) -> UInt32 {
    if places.isEmpty {
      count = 1
      return lane
    }
    if count > 0, matches(last, fields, places, file) { return lane | UInt32(last) }
    return look(fields, places, file)
  }

  private func matches(
    _ number: Int, _ fields: UnsafeMutableBufferPointer<Slice>, _ places: [Int], _ file: InputFile
  ) -> Bool {
    for (index, place) in places.enumerated()
    where !file.equal(values[number * places.count + index], file, fields[place]) {
      return false
    }
    return true
  }

  private mutating func look(
    _ fields: UnsafeMutableBufferPointer<Slice>, _ places: [Int], _ file: InputFile
  ) -> UInt32 {
    let mask = table.count - 1
    var hash: UInt64 = 0
    for place in places { hash = file.hash(fields[place], seed: hash) }
    var at = Int(truncatingIfNeeded: hash) & mask
    while table[at] != 0 {
      let number = Int(table[at] - 1)
      if matches(number, fields, places, file) {
        last = number
        return lane | UInt32(number)
      }
      at = (at + 1) & mask
    }
    guard count < BreakdownKeys.most else {
      isFull = true
      return lane
    }
    for place in places { values.append(fields[place]) }
    count += 1
    table[at] = UInt32(count)
    last = count - 1
    if count * 2 > table.count { grow(places.count, file) }
    return lane | UInt32(last)
  }

  private mutating func grow(_ width: Int, _ file: InputFile) {
    table = [UInt32](repeating: 0, count: table.count * 2)
    let mask = table.count - 1
    for number in 0..<count {
      let hash = values[number * width..<(number + 1) * width].reduce(0 as UInt64) { file.hash($1, seed: $0) }
      var at = Int(truncatingIfNeeded: hash) & mask
      while table[at] != 0 { at = (at + 1) & mask }
      table[at] = UInt32(number + 1)
    }
  }
}
