/// The product's own line drawings, 24 by 24, always beside a word and therefore silent for screen readers.
public enum Icon: Sendable, CaseIterable {
  case lock, folder, handover, bars
  case search, globe, person, help, menu
  case check, clock, stop, warning, info, ring
  case next, previous, plus, undo, phone, mail, speech, week, paper

  private var strokes: StaticString {
    switch self {
    case .lock: "<path d=\"M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3M12 15v2\"/>"
    case .folder: "<path d=\"M3 19V6h6l2 2h10v11zM3 12h18\"/>"
    case .handover: "<path d=\"M4 8h13l-3-3M20 16H7l3 3\"/>"
    case .bars: "<path d=\"M5 20v-6M12 20V5M19 20v-9\"/>"
    case .search: "<circle cx=\"10.5\" cy=\"10.5\" r=\"6\"/><path d=\"m15 15 5.5 5.5\"/>"
    case .globe: "<circle cx=\"12\" cy=\"12\" r=\"9\"/><path d=\"M3 12h18M12 3c-6 5.5-6 12.5 0 18 6-5.5 6-12.5 0-18\"/>"
    case .person: "<circle cx=\"12\" cy=\"8\" r=\"4\"/><path d=\"M4.5 21c.5-9 14.5-9 15 0\"/>"
    case .help:
      "<circle cx=\"12\" cy=\"12\" r=\"9\"/><path d=\"M9.5 9.500c0-3.5 5-3.2 5-.2 0 2-2.5 2-2.5 4.200M12 16.500v.5\"/>"
    case .menu: "<path d=\"m7 10 5 5 5-5\"/>"
    case .check: "<path d=\"m4.5 12.5 5 5 10-11\"/>"
    case .clock: "<circle cx=\"12\" cy=\"12\" r=\"9\"/><path d=\"M12 7v5.500l3.5 2\"/>"
    case .stop: "<path d=\"M8.3 3h7.400L21 8.300v7.400L15.7 21H8.300L3 15.700V8.300zM8 12h8\"/>"
    case .warning: "<path d=\"M12 3.5 2.5 20h19zM12 10v4.500M12 17v.5\"/>"
    case .info: "<circle cx=\"12\" cy=\"12\" r=\"9\"/><path d=\"M12 11v6M12 7v.5\"/>"
    case .ring: "<circle cx=\"12\" cy=\"12\" r=\"7\"/>"
    case .next: "<path d=\"m9 5 7 7-7 7\"/>"
    case .previous: "<path d=\"m15 5-7 7 7 7\"/>"
    case .plus: "<path d=\"M12 5v14M5 12h14\"/>"
    case .undo: "<path d=\"M9 5 4 10l5 5M4 10h10a5.5 5.5 0 0 1 0 11h-3\"/>"
    case .phone:
      "<path d=\"M6 3h3l2 5-2.5 2c1 2.5 3 4.5 5.5 5.500l2-2.5 5 2v3c0 2-1.5 3-3 3C10 20.5 3.5 14 3 6c0-1.5 1-3 3-3z\"/>"
    case .mail: "<path d=\"M3 6h18v12H3zM3 7l9 7 9-7\"/>"
    case .speech: "<path d=\"M4 5h16v11h-9l-5 4v-4H4z\"/>"
    case .week: "<path d=\"M4 6h16v14H4zM4 10.500h16M8.5 3v5M15.5 3v5\"/>"
    case .paper: "<path d=\"M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6\"/>"
    }
  }

  /// Whether it points along the line of reading and so turns round where that runs from right to left.
  private var pointsAlongTheLine: Bool {
    switch self {
    case .next, .previous, .undo: true
    default: false
    }
  }
}

extension Icon: Markup {
  public var html: HTML {
    """
    <svg class="icon\(if: pointsAlongTheLine, " turns")" width="20" height="20" viewBox="0 0 24 24" fill="none" \
    stroke="currentColor" stroke-width="2" aria-hidden="true">\(raw: strokes)</svg>
    """
  }
}
