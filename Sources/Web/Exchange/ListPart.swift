public import Design
import Language
import Values

/// So much as is shown at once of a list that hangs on one record and has no page of its own: what was solved, ended,
/// removed, held in years. All of it is read, for the page decides by all of it; all of it is within reach, part by part.
public struct ListPart<Item> {
  public let items: [Item]
  /// Somebody went on in it: what is folded stands open.
  public let isFurther: Bool
  /// The ways to the parts before and behind; nothing where all is shown.
  public let ways: HTML
}

extension Desk {
  /// - Parameters:
  ///   - name: under which the address says from where on, of all such lists of a page another.
  ///   - place: the id of the element in which the list stands.
  ///   - title: what is listed, for those who hear the page.
  public func part<Item>(
    of all: [Item], _ name: String, at place: String, _ title: String, atOnce most: Int = 25
  ) -> ListPart<Item> {
    let asked = visit.request.query[name].flatMap(Int.init) ?? 0
    let start = all.indices.contains(asked) ? asked : 0
    let end = min(all.count, start + most)
    func link(_ start: Int) -> Link {
      Link(visit.address.segments, query: [(name: name, value: String(start))], fragment: place)
    }
    let previous = start == 0 ? nil : (word: voice(.listPrevious), link: link(max(0, start - most)))
    let next = end == all.count ? nil : (word: voice(.listNext), link: link(end))
    let hasWays = previous != nil || next != nil
    return ListPart(
      items: Array(all[start..<end]), isFurther: start > 0,
      ways: hasWays
        ? Pagination(
          showing: "\(start + 1)–\(end) / \(all.count)", label: title, previous: previous, pieces: [], next: next
        ).html : .nothing)
  }
}
