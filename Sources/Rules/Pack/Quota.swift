/// How many places a workplace has for persons whom the authority supports, by the size of its ordinary staff. Supported
/// persons are no part of that staff: callers leave them out.
public struct Quota: Sendable, Hashable {
  /// One place for every `onePer` ordinary staff, up to and including the `upTo`-th; `nil` without end.
  public struct Band: Sendable, Hashable {
    public var upTo: Int?
    public var onePer: Int

    public init(upTo: Int?, onePer: Int) {
      self.upTo = upTo
      self.onePer = onePer
    }
  }

  /// Ascending; the last one is open.
  public let bands: [Band]
  /// Places that even the smallest workplace has.
  public let atLeast: Int

  public init(bands: [Band], atLeast: Int) {
    self.bands = bands
    self.atLeast = atLeast
  }

  /// Places at a workplace with so many ordinary staff. Each band is rounded down by itself.
  public func allowed(ordinaryStaff: Int) -> Int {
    var places = 0
    var below = 0
    for band in bands where band.onePer > 0 {
      let top = min(ordinaryStaff, band.upTo ?? ordinaryStaff)
      guard top > below else { break }
      places += (top - below) / band.onePer
      below = top
    }
    return max(places, atLeast)
  }
}
