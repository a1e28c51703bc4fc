/// Who could take which opening, with the stated fit of each pair: one row of pairs per person.
///
/// The engine's only input. It knows people and openings by number; what a number stands for is kept by the caller.
/// The table owns its buffers and is used by one assignment at a time, which may reorder the pairs inside a row.
public final class PairTable {
  /// A fit is a whole number from 1 to this.
  public static let highestFit = 60_000

  public internal(set) var people: Int
  public let openings: Int
  /// Seats of each opening as given; an assignment keeps its own count.
  let seats: UnsafeMutablePointer<Int32>
  /// Row `i` is `rowStart[i] ..< rowEnd[i]`.
  var rowStart: UnsafeMutablePointer<UInt32>
  var rowEnd: UnsafeMutablePointer<UInt32>
  var opening: UnsafeMutablePointer<Int32>
  var fit: UnsafeMutablePointer<UInt16>
  var pairs: Int
  var capacity: (rows: Int, pairs: Int)

  /// Room for a table that the caller then fills; every array must be filled before the table is handed on.
  init(people: Int, openings: Int, pairs: Int) {
    self.people = people
    self.openings = openings
    self.pairs = pairs
    capacity = (people, pairs)
    seats = .allocate(capacity: max(openings, 1))
    rowStart = .allocate(capacity: max(people, 1))
    rowEnd = .allocate(capacity: max(people, 1))
    opening = .allocate(capacity: max(pairs, 1))
    fit = .allocate(capacity: max(pairs, 1))
  }

  deinit {
    seats.deallocate()
    rowStart.deallocate()
    rowEnd.deallocate()
    opening.deallocate()
    fit.deallocate()
  }

  /// One pair of a row.
  public struct Pair: Sendable, Hashable {
    public let opening: Int
    public let fit: Int

    public init(opening: Int, fit: Int) {
      self.opening = opening
      self.fit = fit
    }
  }

  /// What keeps a table from being built.
  public enum Fault: Error, Hashable, CustomStringConvertible {
    case seats(opening: Int, Int)
    case opening(person: Int, Int)
    case fit(person: Int, opening: Int, Int)
    case twice(person: Int, opening: Int)
    case tooLarge

    public var description: String {
      switch self {
      case .seats(let opening, let seats):
        "opening \(opening) has \(seats) seats; give a number from 0 to \(Int32.max)"
      case .opening(let person, let opening): "person \(person) is paired with opening \(opening), which is not listed"
      case .fit(let person, let opening, let fit):
        "person \(person) and opening \(opening) have fit \(fit); give a number from 1 to \(PairTable.highestFit)"
      case .twice(let person, let opening): "person \(person) is paired with opening \(opening) twice; keep one pair"
      case .tooLarge: "there are more people, openings or pairs than fit in 31 bits; split the market"
      }
    }
  }

  /// - Parameters:
  ///   - rows: for each person the openings that are possible, in any order, each at most once.
  ///   - seats: for each opening how many people it takes.
  public convenience init(rows: [[Pair]], seats: [Int]) throws(Fault) {
    let pairs = rows.reduce(0) { $0 + $1.count }
    guard pairs < Int(Int32.max), rows.count < Int(Int32.max), seats.count < Int(Int32.max) else { throw .tooLarge }
    for (opening, count) in seats.enumerated() where !(0...Int(Int32.max)).contains(count) {
      throw .seats(opening: opening, count)
    }
    for (person, row) in rows.enumerated() {
      var seen = Set<Int>()
      for pair in row {
        guard seats.indices.contains(pair.opening) else { throw .opening(person: person, pair.opening) }
        guard (1...PairTable.highestFit).contains(pair.fit) else {
          throw .fit(person: person, opening: pair.opening, pair.fit)
        }
        guard seen.insert(pair.opening).inserted else { throw .twice(person: person, opening: pair.opening) }
      }
    }
    self.init(people: rows.count, openings: seats.count, pairs: pairs)
    for (opening, count) in seats.enumerated() { self.seats[opening] = Int32(count) }
    var at = 0
    for (person, row) in rows.enumerated() {
      rowStart[person] = UInt32(at)
      for pair in row {
        opening[at] = Int32(pair.opening)
        fit[at] = UInt16(pair.fit)
        at += 1
      }
      rowEnd[person] = UInt32(at)
    }
  }

  /// The pairs of one person, best fit first.
  public func row(of person: Int) -> [Pair] {
    (rowStart[person]..<rowEnd[person]).map { Pair(opening: Int(opening[Int($0)]), fit: Int(fit[Int($0)])) }
      .sorted { ($1.fit, $0.opening) < ($0.fit, $1.opening) }
  }

  /// The fit of a pair, `nil` when the two cannot be paired.
  public func fit(of person: Int, at place: Int) -> Int? {
    position(of: person, at: place).map { Int(fit[$0]) }
  }

  func position(of person: Int, at place: Int) -> Int? {
    var at = Int(rowStart[person])
    let end = Int(rowEnd[person])
    while at < end {
      if opening[at] == Int32(place) { return at }
      at += 1
    }
    return nil
  }

  /// Adds a person with a row of their own and returns the number. The pairs must be valid.
  func append(_ row: [Pair]) -> Int {
    if people + 1 > capacity.rows {
      let rows = max(16, capacity.rows * 2)
      rowStart = PairTable.grown(rowStart, from: people, to: rows)
      rowEnd = PairTable.grown(rowEnd, from: people, to: rows)
      capacity.rows = rows
    }
    if pairs + row.count > capacity.pairs {
      let room = max(64, (pairs + row.count) * 5 / 4)
      opening = PairTable.grown(opening, from: pairs, to: room)
      fit = PairTable.grown(fit, from: pairs, to: room)
      capacity.pairs = room
    }
    let person = people
    rowStart[person] = UInt32(pairs)
    for pair in row {
      opening[pairs] = Int32(pair.opening)
      fit[pairs] = UInt16(pair.fit)
      pairs += 1
    }
    rowEnd[person] = UInt32(pairs)
    people += 1
    return person
  }

  static func grown<T>(_ old: UnsafeMutablePointer<T>, from count: Int, to room: Int) -> UnsafeMutablePointer<T> {
    let new = UnsafeMutablePointer<T>.allocate(capacity: room)
    new.moveInitialize(from: old, count: count)
    old.deallocate()
    return new
  }
}
