public import Values

/// The order in which the places of a workplace were given. Who was given one first keeps it, for the days that were given
/// then; days that an extension adds are given when it is decided, behind whoever has them by then.
public struct PlaceTurn: Sendable, Hashable, Codable {
  /// Days given at once, those after the grant before it up to `until`; `nil` for good.
  public struct Grant: Sendable, Hashable, Codable {
    public var order: Int
    public var until: CivilDate?

    public init(order: Int, until: CivilDate?) {
      (self.order, self.until) = (order, until)
    }
  }

  /// By their days.
  public var grants: [Grant]

  public init(_ grants: [Grant]) {
    self.grants = grants
  }

  /// Which number the day had; the last grant's for a day behind all of them.
  public func order(on day: CivilDate) -> Int? {
    (grants.first { grant in grant.until.map { day <= $0 } ?? true } ?? grants.last)?.order
  }

  /// With the days up to `until` given too, as the `order`-th; without those that a new end gives up.
  public func with(until: CivilDate?, order: Int) -> PlaceTurn {
    guard let last = grants.last else { return PlaceTurn([Grant(order: order, until: until)]) }
    let isLonger = last.until.map { before in until.map { $0 > before } ?? true } ?? false
    if isLonger { return PlaceTurn(grants + [Grant(order: order, until: until)]) }
    guard let until else { return self }
    var kept = grants.filter { grant in grant.until.map { $0 < until } ?? false }
    if let cut = self.order(on: until) { kept.append(Grant(order: cut, until: until)) }
    return PlaceTurn(kept)
  }

  /// The days after which another grant holds.
  var ends: [CivilDate] { grants.dropLast().compactMap(\.until) }

  /// `3:2026-12-06 5:-`, as it is stored.
  public var text: String {
    grants.map { "\($0.order):\($0.until?.iso ?? "-")" }.joined(separator: " ")
  }

  public init?(text: String) {
    var grants: [Grant] = []
    for part in text.split(separator: " ") {
      let pieces = part.split(separator: ":", maxSplits: 1)
      guard pieces.count == 2, let order = Int(pieces[0]) else { return nil }
      let until = pieces[1] == "-" ? nil : CivilDate(iso: String(pieces[1]))
      if pieces[1] != "-", until == nil { return nil }
      grants.append(Grant(order: order, until: until))
    }
    if grants.isEmpty { return nil }
    self.grants = grants
  }
}

extension Slot {
  /// Whether the place was given before another one's, for a day on which both have one.
  func comesBefore(_ turn: PlaceTurn?, from start: CivilDate, on day: CivilDate) -> Bool {
    switch (self.turn?.order(on: day), turn?.order(on: day)) {
    case (let ours?, let others?): ours < others
    // Of one of them it is not written down: it was there before that was.
    case (nil, _?): true
    case (_?, nil): false
    case (nil, nil): period.from < start
    }
  }
}
