/// An exact assignment of people to seats, with the prices that prove it.
///
/// Every person is *worth* what their best opening brings after scarcity, every opening has a *price*: what one more
/// seat there is wanted for. Three rules hold between calls, and together they are the proof that nothing better exists
/// (`certificate`): worth + price is never below the fit of a pair; it equals the fit of every pair that was made; a
/// price stands only on an opening whose seats are all taken.
///
/// One owner at a time: the class holds raw buffers and is not safe to share between threads.
public final class Assignment {
  public let table: PairTable
  var people: UnsafeMutablePointer<Person>
  var roomForPeople: Int
  let price: UnsafeMutablePointer<Int32>
  let openings: UnsafeMutablePointer<Opening>
  let queue = Buckets()
  var touched: [Int32] = []
  var columns: Columns?
  /// Columns hold every pair, and `bound` is kept right while prices fall: changes may be made one by one.
  var isLive = false
  /// Pairs that were fixed by hand: person to opening. Neither the person nor the seat takes part in the proposal.
  public internal(set) var locks: [Int: Int] = [:]
  let scratch: UnsafeMutablePointer<Int32>

  /// What the engine knows of a person. `bound`: no pair outside the first eight of the row brought more than this when
  /// the row was last read; prices only rose since, so it still holds.
  struct Person {
    var worth: Int32 = 0
    var place: Int32 = Person.unplaced
    var next: Int32 = -1
    var bound: Int32 = .max
    /// What being left without a seat counts for: 0, or less where being placed carries a bonus.
    var alone: Int32 = 0
    /// The bid that won the seat in the opening auction; unused afterwards.
    var bid: Int32 = 0

    static let unplaced: Int32 = -1
    static let absent: Int32 = -2
  }

  struct Opening {
    var free: Int32
    var first: Int32 = -1
    var distance: Int32 = .max
    /// In a search: the person on the shortest way to this opening, and the opening that this way came from.
    var via: Int32 = -1
    var parent: Int32 = -1
    var isDone = false
  }

  /// The price of an opening without seats: more than any pair can bring, so nobody asks for it.
  static let closed: Int32 = 1 << 29

  /// Pairs kept at the front of a row.
  static let front = 8

  init(empty table: PairTable) {
    self.table = table
    roomForPeople = max(table.people, 1)
    people = .allocate(capacity: roomForPeople)
    people.initialize(repeating: Person(), count: table.people)
    price = .allocate(capacity: max(table.openings, 1))
    price.initialize(repeating: 0, count: table.openings)
    openings = .allocate(capacity: max(table.openings, 1))
    for opening in 0..<table.openings {
      (openings + opening).initialize(to: Opening(free: table.seats[opening]))
      if table.seats[opening] == 0 { price[opening] = Assignment.closed }
    }
    scratch = .allocate(capacity: 2 * Assignment.front)
    scratch.initialize(repeating: 0, count: 2 * Assignment.front)
  }

  deinit {
    people.deallocate()
    price.deallocate()
    openings.deallocate()
    scratch.deallocate()
  }

  // MARK: What it says

  /// The opening that a person is proposed for, `nil` when none.
  public func opening(of person: Int) -> Int? {
    let place = people[person].place
    return place >= 0 ? Int(place) : nil
  }

  public func isPresent(_ person: Int) -> Bool { people[person].place != Person.absent }

  /// The people proposed for an opening, in order of their numbers.
  public func people(at opening: Int) -> [Int] {
    var found: [Int] = []
    var person = openings[opening].first
    while person >= 0 {
      found.append(Int(person))
      person = people[Int(person)].next
    }
    return found.sorted()
  }

  public func freeSeats(at opening: Int) -> Int { Int(openings[opening].free) }

  public func seats(at opening: Int) -> Int { people(at: opening).count + freeSeats(at: opening) }

  /// What the person's best opening brings once scarcity is paid for.
  public func worth(of person: Int) -> Int { Int(people[person].worth) - Int(people[person].alone) }

  public func price(of opening: Int) -> Int { Int(price[opening]) }

  public var placed: Int {
    (0..<table.people).reduce(0) { $0 + (people[$1].place >= 0 ? 1 : 0) }
  }

  /// The sum of the fits of all pairs made.
  public var value: Int {
    (0..<table.people).reduce(0) { sum, person in
      let place = people[person].place
      return place >= 0 ? sum + table.fit(of: person, at: Int(place))! : sum
    }
  }

  // MARK: Seats

  @inline(__always)
  func seat(_ person: Int32, at opening: Int32) {
    people[Int(person)].place = opening
    people[Int(person)].next = openings[Int(opening)].first
    openings[Int(opening)].first = person
    openings[Int(opening)].free &-= 1
  }

  /// Takes the person out of the opening; the caller says what becomes of them.
  @inline(__always)
  func unseat(_ person: Int32, from opening: Int32) {
    let next = people[Int(person)].next
    var at = openings[Int(opening)].first
    if at == person {
      openings[Int(opening)].first = next
    } else {
      while people[Int(at)].next != person { at = people[Int(at)].next }
      people[Int(at)].next = next
    }
    people[Int(person)].place = Person.unplaced
    openings[Int(opening)].free &+= 1
  }
}
