extension Assignment {
  /// How a search ends: the cheapest way to absorb one person more, or one seat more.
  struct Finding {
    /// What the total loses against the source's own hope; below it lie all openings whose prices move.
    var distance: Int32
    var exit: Exit

    enum Exit {
      /// A person takes a free seat of this opening.
      case freeSeat(opening: Int32, person: Int32)
      /// This holder of a seat is left without one (with opening -1: the person searched for stays without).
      case left(person: Int32, opening: Int32)
      /// This unplaced person is taken in.
      case taken(person: Int32, opening: Int32)
      /// The seat that the chain frees here stays empty.
      case empty(opening: Int32)
    }
  }

  /// One step of a chain: a person moves from one opening to another; `nil` is "no seat".
  public struct Move: Sendable, Hashable {
    public let person: Int
    public let from: Int?
    public let to: Int?
  }

  /// Forgets the labels of the last search.
  func forget() {
    queue.clear()
    for opening in touched {
      openings[Int(opening)].distance = .max
      openings[Int(opening)].isDone = false
    }
    touched.removeAll(keepingCapacity: true)
  }
}
