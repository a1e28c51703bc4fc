/// A possible pair with everything that speaks for and against it.
public struct Match: Sendable, Hashable {
  /// Numbers in `Market.people` and `Market.openings`.
  public let person: Int
  public let opening: Int
  public let fit: Fit
  public let eligibility: Eligibility
}

extension Market {
  /// The openings that fit a person best among all that are possible: by fit, then by the order of the openings.
  public func topOpenings(for person: Int, _ count: Int = 10) -> [Match] {
    topOpenings(for: person, count) { number, _ in match(person, number) }
  }

  func topOpenings<Row>(for person: Int, _ count: Int, row: (_ opening: Int, _ fit: Int) -> Row) -> [Row] {
    let seeker = packedPeople[Int(rankOfPerson[person])]
    var best = Best(count)
    setMarks(peopleSkills, seeker.skillStart, seeker.skillCount, to: 1)
    openingSkills.withUnsafeBufferPointer { skills in
      mark.withUnsafeBufferPointer { mark in
        packedOpenings.withUnsafeBufferPointer { packed in
          let look = { (run: Range<Int>) in
            for at in run where self.isPossible(seeker, packed[at]) {
              let opening = packed[at]
              var common = 0
              for skill in Int(opening.skillStart)..<Int(opening.skillStart &+ opening.skillCount) {
                common &+= Int(mark[Int(skills[skill])])
              }
              best.offer(self.fit(seeker, opening, common: common), opening.number)
            }
          }
          if seeker.hasSpot {
            openingGrid.runs(around: seeker.spot, within: seeker.commute, visit: look)
          } else {
            look(0..<packed.count)
          }
        }
      }
    }
    setMarks(peopleSkills, seeker.skillStart, seeker.skillCount, to: 0)
    return best.list.map { row(Int($0.number), $0.fit) }
  }

  /// The people whom an opening fits best among all for whom it is possible: by fit, then by the order of the people.
  /// The order is the fit of the place to the person's wish and way, not a ranking of people.
  public func topPeople(for opening: Int, _ count: Int = 10) -> [Match] {
    let offer = packedOpenings[Int(rankOfOpening[opening])]
    var best = Best(count)
    setMarks(openingSkills, offer.skillStart, offer.skillCount, to: 1)
    peopleSkills.withUnsafeBufferPointer { skills in
      mark.withUnsafeBufferPointer { mark in
        packedPeople.withUnsafeBufferPointer { packed in
          let look = { (run: Range<Int>) in
            for at in run where self.isPossible(packed[at], offer) {
              let seeker = packed[at]
              var common = 0
              for skill in Int(seeker.skillStart)..<Int(seeker.skillStart &+ seeker.skillCount) {
                common &+= Int(mark[Int(skills[skill])])
              }
              best.offer(self.fit(seeker, offer, common: common), seeker.number)
            }
          }
          if offer.hasSpot {
            peopleGrid.runs(around: offer.spot, within: farthestCommute, visit: look)
          } else {
            look(0..<packed.count)
          }
        }
      }
    }
    setMarks(openingSkills, offer.skillStart, offer.skillCount, to: 0)
    return best.list.map { match(Int($0.number), opening) }
  }

  func match(_ person: Int, _ opening: Int) -> Match {
    Match(
      person: person, opening: opening, fit: Fit(of: people[person], for: openings[opening]),
      eligibility: Eligibility(of: people[person], for: openings[opening]))
  }

  private func setMarks(_ skills: [Int32], _ start: Int32, _ count: Int32, to value: UInt8) {
    for at in Int(start)..<Int(start + count) { mark[Int(skills[at])] = value }
  }

  /// The best few so far: highest fit first, among equals the lowest number.
  private struct Best {
    private(set) var list: [(fit: Int, number: Int32)] = []
    private let room: Int
    private var least = Int.min

    init(_ room: Int) {
      self.room = max(0, room)
      list.reserveCapacity(self.room + 1)
    }

    mutating func offer(_ fit: Int, _ number: Int32) {
      guard fit >= least, room > 0 else { return }
      var at = list.count
      while at > 0 && (list[at - 1].fit, number) < (fit, list[at - 1].number) { at -= 1 }
      guard at < room else { return }
      list.insert((fit, number), at: at)
      if list.count > room { list.removeLast() }
      if list.count == room { least = list[room - 1].fit }
    }
  }
}
