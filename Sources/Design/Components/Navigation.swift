/// The parts of one record or list, as links: each has its own address.
public struct SubNavigation: Sendable, Markup {
  public struct Item: Sendable {
    public var word: String
    public var link: Link
    public var isCurrent = false
    public var count: Int?

    public init(word: String, link: Link, isCurrent: Bool = false, count: Int? = nil) {
      self.word = word
      self.link = link
      self.isCurrent = isCurrent
      self.count = count
    }
  }

  /// Names the landmark: "Parts of this person".
  public var label: String
  public var items: [Item]

  public var html: HTML {
    """
    <nav class="tabs" aria-label="\(label)"><ul>\(each: items, { item in
      """
      <li><a href="\(item.link)"\(attribute: "aria-current", item.isCurrent ? "page" : nil)>\(item.word)\
      \(with: item.count, { " <span class=\"count\">\($0)</span>" })</a></li>
      """
    })</ul></nav>
    """
  }

  public init(label: String, items: [Item]) {
    self.label = label
    self.items = items
  }
}

/// The way back up; for pages more than two levels down.
public struct Breadcrumbs: Sendable, Markup {
  public struct Crumb: Sendable {
    public var word: String
    public var link: Link

    public init(_ word: String, _ link: Link) {
      (self.word, self.link) = (word, link)
    }
  }

  /// Names the landmark: "You are here".
  public var label: String
  /// From the top down, without the page itself.
  public var crumbs: [Crumb]

  public var html: HTML {
    """
    <nav class="crumbs" aria-label="\(label)"><ol>\(each: crumbs, {
      "<li><a href=\"\($0.link)\">\($0.word)</a>\(Icon.next)</li>"
    })</ol></nav>
    """
  }

  public init(label: String, crumbs: [Crumb]) {
    self.label = label
    self.crumbs = crumbs
  }
}

/// Which part of a long list this is, and the way to the others.
public struct Pagination: Sendable, Markup {
  public enum Piece: Sendable {
    case page(word: String, Link, isCurrent: Bool)
    case gap
  }

  /// "Showing 1 to 25 of 61".
  public var showing: String
  /// Names the landmark: "Pages".
  public var label: String
  public var previous: (word: String, link: Link)?
  public var pieces: [Piece]
  public var next: (word: String, link: Link)?

  public var html: HTML {
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

  public init(
    showing: String, label: String, previous: (word: String, link: Link)? = nil, pieces: [Piece],
    next: (word: String, link: Link)? = nil
  ) {
    self.showing = showing
    self.label = label
    self.previous = previous
    self.pieces = pieces
    self.next = next
  }
}

/// One ISO week with its dates, and the way to the weeks before and after.
public struct WeekSwitcher: Sendable, Markup {
  /// Names the landmark: "Week".
  public var label: String
  /// "Week 48".
  public var week: String
  /// "23 to 29 November 2026".
  public var dates: String
  public var previous: (word: String, link: Link)
  public var next: (word: String, link: Link)
  /// The way back to the current week; `nil` when this is it.
  public var current: (word: String, link: Link)?

  public var html: HTML {
    """
    <nav class="week" aria-label="\(label)"><a class="button" href="\(previous.link)">\(Icon.previous)\
    <span class="unseen">\(previous.word)</span></a>\
    <a class="button" href="\(next.link)">\(Icon.next)<span class="unseen">\(next.word)</span></a>\
    <p><strong>\(week)</strong> <span>\(dates)</span></p>\
    \(with: current, { "<a class=\"button quiet\" href=\"\($0.link)\">\($0.word)</a>" })</nav>
    """
  }

  public init(
    label: String, week: String, dates: String, previous: (word: String, link: Link), next: (word: String, link: Link),
    current: (word: String, link: Link)? = nil
  ) {
    self.label = label
    self.week = week
    self.dates = dates
    self.previous = previous
    self.next = next
    self.current = current
  }
}
