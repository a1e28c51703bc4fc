/// The parts of one record or list, as links: each has its own address.
struct SubNavigation: Sendable, Markup {
  struct Item: Sendable {
    var word: String
    var link: Link
    var isCurrent = false
    var count: Int?
  }

  /// Names the landmark: "Parts of this person".
  var label: String
  var items: [Item]

  var html: HTML {
    """
    <nav class="tabs" aria-label="\(label)"><ul>\(each: items, { item in
      """
      <li><a href="\(item.link)"\(attribute: "aria-current", item.isCurrent ? "page" : nil)>\(item.word)\
      \(with: item.count, { " <span class=\"count\">\($0)</span>" })</a></li>
      """
    })</ul></nav>
    """
  }
}

/// The way back up; for pages more than two levels down.
struct Breadcrumbs: Sendable, Markup {
  struct Crumb: Sendable {
    var word: String
    var link: Link

    init(_ word: String, _ link: Link) {
      (self.word, self.link) = (word, link)
    }
  }

  /// Names the landmark: "You are here".
  var label: String
  /// From the top down, without the page itself.
  var crumbs: [Crumb]

  var html: HTML {
    """
    <nav class="crumbs" aria-label="\(label)"><ol>\(each: crumbs, {
      "<li><a href=\"\($0.link)\">\($0.word)</a>\(Icon.next)</li>"
    })</ol></nav>
    """
  }
}

/// Which part of a long list this is, and the way to the others.
struct Pagination: Sendable, Markup {
  enum Piece: Sendable {
    case page(word: String, Link, isCurrent: Bool)
    case gap
  }

  /// "Showing 1 to 25 of 61".
  var showing: String
  /// Names the landmark: "Pages".
  var label: String
  var previous: (word: String, link: Link)?
  var pieces: [Piece]
  var next: (word: String, link: Link)?

  var html: HTML {
    """
    <div class="pagination"><p>\(showing)</p>\(if: previous != nil || next != nil, """
      <nav aria-label="\(label)"><ul>\(with: previous, {
        "<li><a rel=\"prev\" href=\"\($0.link)\">\(Icon.previous)<span>\($0.word)</span></a></li>"
      })\(each: pieces, piece)\(with: next, {
        "<li><a rel=\"next\" href=\"\($0.link)\"><span>\($0.word)</span>\(Icon.next)</a></li>"
      })</ul></nav>
      """)</div>
    """
  }

  private func piece(_ piece: Piece) -> HTML {
    switch piece {
    case .page(let word, let link, let isCurrent):
      "<li class=\"number\"><a href=\"\(link)\"\(attribute: "aria-current", isCurrent ? "page" : nil)>\(word)</a></li>"
    case .gap: "<li class=\"number gap\" aria-hidden=\"true\">…</li>"
    }
  }
}

/// One ISO week with its dates, and the way to the weeks before and after.
struct WeekSwitcher: Sendable, Markup {
  /// Names the landmark: "Week".
  var label: String
  /// "Week 48".
  var week: String
  /// "23 to 29 November 2026".
  var dates: String
  var previous: (word: String, link: Link)
  var next: (word: String, link: Link)
  /// The way back to the current week; `nil` when this is it.
  var current: (word: String, link: Link)?

  var html: HTML {
    """
    <nav class="week" aria-label="\(label)"><a class="button" href="\(previous.link)">\(Icon.previous)\
    <span class="unseen">\(previous.word)</span></a>\
    <a class="button" href="\(next.link)">\(Icon.next)<span class="unseen">\(next.word)</span></a>\
    <p><strong>\(week)</strong> <span>\(dates)</span></p>\
    \(with: current, { "<a class=\"button quiet\" href=\"\($0.link)\">\($0.word)</a>" })</nav>
    """
  }
}
