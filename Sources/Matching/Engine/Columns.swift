/// The pairs by opening: who could come here. Needed when a seat asks for people.
///
/// Only pairs whose slack (worth + price − fit) is below `reach` are listed; a search that would have to look further
/// says so and the columns are built anew with a longer reach.
final class Columns {
  let reach: Int32
  let start: UnsafeMutablePointer<UInt32>
  let end: UnsafeMutablePointer<UInt32>
  let person: UnsafeMutablePointer<Int32>
  let fit: UnsafeMutablePointer<UInt16>
  /// Prices when the columns were built: a pair left out has gained at most what the price has fallen since.
  let priceThen: UnsafeMutablePointer<Int32>
  /// Pairs of people who came later, by opening.
  var later: [Int32: [(person: Int32, fit: UInt16)]] = [:]

  init(_ assignment: Assignment, reach: Int32) {
    self.reach = reach
    let table = assignment.table
    start = .allocate(capacity: table.openings + 1)
    end = .allocate(capacity: table.openings + 1)
    priceThen = .allocate(capacity: max(table.openings, 1))
    priceThen.update(from: assignment.price, count: table.openings)
    end.initialize(repeating: 0, count: table.openings + 1)
    Columns.eachPair(of: assignment, within: reach) { [end] _, opening, _ in end[Int(opening)] &+= 1 }
    var at: UInt32 = 0
    for opening in 0...table.openings {
      start[opening] = at
      at += end[opening]
      end[opening] = start[opening]
    }
    person = .allocate(capacity: max(Int(at), 1))
    fit = .allocate(capacity: max(Int(at), 1))
    Columns.eachPair(of: assignment, within: reach) { [end, person, fit] row, opening, score in
      let slot = Int(end[Int(opening)])
      person[slot] = row
      fit[slot] = score
      end[Int(opening)] &+= 1
    }
  }

  deinit {
    start.deallocate()
    end.deallocate()
    person.deallocate()
    fit.deallocate()
    priceThen.deallocate()
  }

  @inline(__always)
  private static func eachPair(
    of assignment: Assignment, within reach: Int32, do visit: (Int32, Int32, UInt16) -> Void
  ) {
    let table = assignment.table
    for row in 0..<table.people {
      let person = assignment.people[row]
      var at = Int(table.rowStart[row])
      var last = Int(table.rowEnd[row])
      if reach != .max, person.bound != .max, last &- at > Assignment.front,
        person.bound == .min || person.worth &- person.bound >= reach
      {
        last = at &+ Assignment.front
      }
      while at < last {
        let opening = table.opening[at]
        let slack = person.worth &+ assignment.price[Int(opening)] &- Int32(table.fit[at])
        if reach == .max || slack < reach { visit(Int32(truncatingIfNeeded: row), opening, table.fit[at]) }
        at &+= 1
      }
    }
  }

  /// Takes a pair out.
  func remove(person gone: Int32, opening: Int) {
    for at in Int(start[opening])..<Int(end[opening]) where person[at] == gone {
      end[opening] -= 1
      person[at] = person[Int(end[opening])]
      fit[at] = fit[Int(end[opening])]
      return
    }
    later[Int32(opening)]?.removeAll { $0.person == gone }
  }

  func add(person: Int32, opening: Int, fit: UInt16) {
    later[Int32(opening), default: []].append((person, fit))
  }
}
