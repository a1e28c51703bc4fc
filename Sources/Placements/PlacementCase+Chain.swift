import Rules

// Placements of one measure at one firm of which each begins where another ended: for their length they are one.

extension PlacementCase {
  /// Those that this one goes on from without a break, and those that go on from it; the first one first.
  var links: (before: [Placement], after: [Placement]) {
    let same = others.filter {
      $0.isLived && $0.terms.measure == placement.terms.measure && workplacesOfFirm.contains($0.workplace)
    }
    let links = PlacementChain.links(of: placement.occupied, among: same.map(\.occupied), calendar)
    return (links.before.map { same[$0] }, links.after.map { same[$0] })
  }
}
