/// A seat looks for a person: the best chain of moves that fills it, or the finding that it is best left empty.
extension Assignment {
  /// The columns end before the search did: build them with a longer reach and search again.
  struct ReachedTooShort: Error {}

  /// Shortest chain into a free seat of `opening`, whose price is above zero. Labels stay until `forget`.
  ///
  /// `distance` is how far the price falls: price − distance is what the seat adds to the total.
  func searchPerson(for opening: Int32) throws(ReachedTooShort) -> Finding {
    let columns = columns!
    var finding = Finding(distance: price[Int(opening)], exit: .empty(opening: opening))
    queue.reserve(Int(finding.distance) + 1)
    openings[Int(opening)].distance = 0
    openings[Int(opening)].via = -1
    openings[Int(opening)].parent = -1
    touched.append(opening)
    queue.push(opening, at: 0)
    var horizon = Int32.max
    while let (target, distance) = queue.pop(below: finding.distance) {
      if openings[Int(target)].distance != distance || openings[Int(target)].isDone { continue }
      openings[Int(target)].isDone = true
      if columns.reach != .max {
        horizon = min(horizon, distance &+ columns.reach &- columns.priceThen[Int(target)] &+ price[Int(target)])
      }
      let hope = distance &+ price[Int(target)]
      var at = Int(columns.start[Int(target)])
      let end = Int(columns.end[Int(target)])
      while at < end {
        offer(target, to: columns.person[at], fit: columns.fit[at], hope: hope, finding: &finding)
        at &+= 1
      }
      if columns.later.isEmpty { continue }
      for (person, fit) in columns.later[target] ?? [] {
        offer(target, to: person, fit: fit, hope: hope, finding: &finding)
      }
    }
    if horizon < finding.distance {
      forget()
      throw ReachedTooShort()
    }
    return finding
  }

  @inline(__always)
  private func offer(_ target: Int32, to person: Int32, fit: UInt16, hope: Int32, finding: inout Finding) {
    let row = Int(person)
    let distance = hope &+ people[row].worth &- Int32(fit)
    guard distance < finding.distance else { return }
    let place = people[row].place
    if place == target || place < Person.unplaced { return }
    if place == Person.unplaced {
      finding = Finding(distance: distance, exit: .taken(person: person, opening: target))
      return
    }
    guard distance < openings[Int(place)].distance else { return }
    if openings[Int(place)].distance == .max { touched.append(place) }
    openings[Int(place)].distance = distance
    openings[Int(place)].via = person
    openings[Int(place)].parent = target
    let emptied = distance &+ price[Int(place)]
    if emptied < finding.distance { finding = Finding(distance: emptied, exit: .empty(opening: place)) }
    queue.push(place, at: distance)
  }

  /// Lowers the prices that the search found too high.
  func lowerPrices(by finding: Finding) {
    for opening in touched where openings[Int(opening)].distance < finding.distance {
      let fall = finding.distance &- openings[Int(opening)].distance
      price[Int(opening)] &-= fall
      var holder = openings[Int(opening)].first
      while holder >= 0 {
        people[Int(holder)].worth &+= fall
        holder = people[Int(holder)].next
      }
      if isLive { liftBounds(at: opening) }
    }
  }

  /// A price fell: pairs deep in a row may bring more than the row's bound says.
  func liftBounds(at opening: Int32) {
    let columns = columns!
    let now = price[Int(opening)]
    for at in Int(columns.start[Int(opening)])..<Int(columns.end[Int(opening)]) {
      let row = Int(columns.person[at])
      let gain = Int32(columns.fit[at]) &- now
      if people[row].bound != .min && gain > people[row].bound { people[row].bound = gain }
    }
    for (person, fit) in columns.later[opening] ?? [] {
      let gain = Int32(fit) &- now
      if people[Int(person)].bound != .min && gain > people[Int(person)].bound { people[Int(person)].bound = gain }
    }
  }

  /// The moves of a chain into `opening`, in the order of the chain from its far end.
  func moves(of finding: Finding, into opening: Int32) -> [Move] {
    var moves: [Move] = []
    var at: Int32
    switch finding.exit {
    case .taken(let person, let target):
      moves.append(Move(person: Int(person), from: nil, to: Int(target)))
      at = target
    case .empty(let last): at = last
    case .freeSeat, .left: preconditionFailure("a seat's search ends with a person or an empty seat")
    }
    while at != opening {
      let parent = openings[Int(at)].parent
      moves.append(Move(person: Int(openings[Int(at)].via), from: Int(at), to: Int(parent)))
      at = parent
    }
    return moves
  }

  /// Fills the free seats of an opening as long as that adds to the total, and brings its price to where it belongs.
  @discardableResult
  func fill(_ opening: Int32) throws(ReachedTooShort) -> [Move] {
    var all: [Move] = []
    while price[Int(opening)] > 0 && openings[Int(opening)].free > 0 {
      let finding = try searchPerson(for: opening)
      let moves = moves(of: finding, into: opening)
      lowerPrices(by: finding)
      carryOut(moves)
      forget()
      all += moves
    }
    return all
  }
}
