import Access
import Design
import Values

/// The way that somebody came through the pages of what a search found, in the address of each page: what is found is only
/// read onward, and the page before is where they were.
struct SearchTrail<Of: Identified> {
  /// The places behind which the pages in front of this one begin, without the first, whose is none. Where that way is not
  /// known to its beginning, `lost` comes first.
  private let steps: [String]
  /// Behind which this page begins; none on the first.
  private let here: String?

  private static var name: String { "back" }
  private static var lost: String { "-" }
  /// An address has to stay one.
  private static var longest: Int { 2000 }

  init(_ visit: Visit) {
    here = visit.request.query["after"]
    let given = visit.request.query["back"]?.split(separator: "~").map(String.init)
    let isOurs = given?.enumerated().allSatisfy { index, step in
      index == 0 && step == Self.lost || PlaceInOrder<Of>(cursor: step) != nil
    }
    steps = here == nil ? [] : isOurs == true ? given ?? [] : [Self.lost]
  }

  /// The page before; `nil` where nobody knows which that is.
  ///
  /// - Parameter list: the first page.
  func back(_ list: Link) -> Link? {
    guard let last = steps.last else { return list }
    return last == Self.lost ? nil : list.adding(query: "after", last).adding(query: Self.name, said(steps.dropLast()))
  }

  func onward(_ list: Link, to next: PlaceInOrder<Of>) -> Link {
    list.adding(query: "after", next.cursor).adding(query: Self.name, said((steps + [here].compactMap(\.self))[...]))
  }

  private func said(_ steps: ArraySlice<String>) -> String {
    var steps = Array(steps)
    while steps.joined(separator: "~").utf8.count > Self.longest {
      steps.replaceSubrange(0..<(steps.first == Self.lost ? 2 : 1), with: [Self.lost])
    }
    return steps.joined(separator: "~")
  }
}
