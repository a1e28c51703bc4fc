import Values

/// The year as a picture, in one of its two sizes; the style sheet shows the one that fits.
struct YearDrawing: Sendable {
  let chart: YearChart
  let size: LadderScale.Size

  init(of chart: YearChart, in size: LadderScale.Size) { (self.chart, self.size) = (chart, size) }

  // MARK: Where things lie

  private var width: Int { size == .wide ? 720 : 330 }
  private var height: Int { size == .wide ? 300 : 250 }
  private var start: Int { 30 }
  private var end: Int { 4 }
  private var top: Int { 26 }
  private var floor: Int { height - 26 }

  private var highest: Hours {
    let most = chart.columns.flatMap { [$0.height, $0.target ?? .zero] }.max() ?? .zero
    return max(Hours(quarters: most.quarters + most.quarters / 10), Hours(4))
  }

  private func start(of column: Int) -> Int { start + (width - start - end) * column / max(1, chart.columns.count) }
  private func y(_ hours: Hours) -> Int { floor - (floor - top) * hours.quarters / highest.quarters }
  private func x(_ along: Int) -> Int { chart.direction == .leftToRight ? along : width - along }
  private func left(_ along: Int, wide: Int) -> Int {
    chart.direction == .leftToRight ? along : width - along - wide
  }

  private var id: String { size == .wide ? "year-wide" : "year-compact" }
}

extension YearDrawing: Markup {
  var html: HTML {
    """
    <svg class="\(size == .wide ? "wide" : "compact")" role="img" aria-labelledby="\(id)-title \(id)-about" \
    viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)">
    <title id="\(id)-title">\(chart.words.title)</title><desc id="\(id)-about">\(chart.words.summary)</desc>
    <defs>\(each: 0..<YearDrawing.patterns.count, pattern)\
    <pattern id="\(id)-away" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
    <rect class="away" width="2" height="6"/></pattern></defs>
    \(thisWeek)\(axis)\(labels)\(away)
    \(each: chart.columns.enumerated(), { bar(at: $0.offset, $0.element) })
    \(target)</svg>
    """
  }

  /// A fill that is told by its colour and by its lines.
  private func pattern(_ place: Int) -> HTML {
    """
    <pattern id="\(id)-k\(place)" width="6" height="6" patternUnits="userSpaceOnUse">\
    <rect class="k\(place)" width="6" height="6"/>\(YearDrawing.marks(place))</pattern>
    """
  }

  private var thisWeek: HTML {
    guard let week = chart.thisWeek, chart.columns.indices.contains(week) else { return .nothing }
    let (from, to) = (start(of: week), start(of: week + 1))
    let along = (from + to) / 2
    // Close to an edge the words lean inwards.
    let anchor = along < 60 ? "start" : along > width - 60 ? "end" : "middle"
    return """
      <rect class="this-week" x="\(left(from, wide: to - from))" y="\(top - 4)" width="\(to - from)" height="\(floor - top + 4)"/>\
      <path class="now" d="M\(x(along) - 5) \(top - 9)h10l-5 6z"/>\
      <text class="now" x="\(x(along))" y="\(top - 13)" text-anchor="\(anchor)">\(chart.words.thisWeek)</text>
      """
  }

  private var axis: HTML {
    let spacing = [1, 2, 5, 10, 20, 50].first { highest.quarters / 4 / $0 <= 6 } ?? 50
    return """
      \(each: stride(from: spacing, through: highest.quarters / 4, by: spacing), { hours in
        """
        <path class="grid" d="M\(x(start)) \(y(Hours(hours)))H\(x(width - end))"/>\
        <text x="\(x(start - 8))" y="\(y(Hours(hours)) + 4)" text-anchor="end">\(chart.axisFigure(hours))</text>
        """
      })<path class="floor" d="M\(x(start)) \(floor)H\(x(width - end))"/>
      """
  }

  private var labels: HTML {
    let wide = max(32, (chart.columns.map(\.label.count).max() ?? 0) * LadderScale.letter)
    let room = max(1, (width - start - end) / max(1, chart.columns.count))
    let spacing = [1, 2, 4, 8, 13, 26].first { $0 * room >= wide + 4 } ?? 52
    return """
      \(each: stride(from: 0, to: chart.columns.count, by: spacing), { column in
        let middle = min(max((start(of: column) + start(of: column + 1)) / 2, wide / 2), width - wide / 2)
        return "<text x=\"\(x(middle))\" y=\"\(height - 8)\" text-anchor=\"middle\">\(chart.columns[column].label)</text>\n"
      })
      """
  }

  private var away: HTML {
    """
    \(each: chart.columns.enumerated().filter(\.element.isAway), { column in
      let (from, to) = (start(of: column.offset), start(of: column.offset + 1))
      return """
        <rect fill="url(#\(id)-away)" x="\(left(from, wide: to - from))" y="\(top)" width="\(to - from)" height="\(floor - top)"/>
        """
    })
    """
  }

  /// What was worked is drawn whole; what is planned stands open, with a dashed frame.
  private func bar(at place: Int, _ column: YearChart.Column) -> HTML {
    let from = start(of: place)
    let wide = max(2, start(of: place + 1) - from - (size == .wide ? 3 : 1))
    var below = Hours.zero
    let parts = column.parts.map { part -> HTML in
      let (foot, head) = (y(below), y(below + part.hours))
      below += part.hours
      return """
        <rect class="\(column.isWorked ? "worked" : "foreseen")" fill="url(#\(id)-k\(part.category % YearDrawing.patterns.count))" \
        x="\(left(from + 1, wide: wide))" y="\(head)" width="\(wide)" height="\(max(1, foot - head))"/>
        """
    }
    return parts.joined()
  }

  /// The full week, as a line with a step where it is lowered.
  private var target: HTML {
    var path: HTML = .nothing
    var isDrawn = false
    for (place, column) in chart.columns.enumerated() {
      guard let hours = column.target else {
        isDrawn = false
        continue
      }
      let (from, to) = (x(start(of: place)), x(start(of: place + 1)))
      path += isDrawn ? "V\(y(hours))H\(to)" : "M\(from) \(y(hours))H\(to)"
      isDrawn = true
    }
    return path.isEmpty ? .nothing : "<path class=\"cap\" d=\"\(path)\"/>"
  }
}

extension YearDrawing {
  /// Lines of each fill, so that nobody has to see the colour.
  private static let patterns: [HTML] = [
    "", "M0 6 6 0", "M0 0 6 6", "M3 2v2M0 5v1", "M0 3h6", "M3 0v6", "M3 0v6M0 3h6", "M1 1h4v4h-4z",
  ]

  private static func marks(_ place: Int) -> HTML {
    patterns[place].isEmpty ? .nothing : "<path class=\"marks\" d=\"\(patterns[place])\"/>"
  }

  private static func sample(_ inside: HTML) -> HTML {
    "<svg width=\"26\" height=\"14\" viewBox=\"0 0 26 14\" aria-hidden=\"true\">\(inside)</svg>"
  }

  static func key(_ place: Int) -> HTML {
    let place = place % patterns.count
    let marks: HTML =
      patterns[place].isEmpty
      ? .nothing
      : """
      <g class="marks" transform="translate(1 1)"><path d="\(patterns[place])"/><path d="\(patterns[place])" transform="translate(6 0)"/>\
      <path d="\(patterns[place])" transform="translate(12 0)"/><path d="\(patterns[place])" transform="translate(18 0)"/>\
      <path d="\(patterns[place])" transform="translate(0 6)"/><path d="\(patterns[place])" transform="translate(6 6)"/>\
      <path d="\(patterns[place])" transform="translate(12 6)"/><path d="\(patterns[place])" transform="translate(18 6)"/></g>
      """
    return sample("<rect class=\"k\(place)\" x=\"1\" y=\"1\" width=\"24\" height=\"12\"/>\(marks)")
  }

  static let workedKey = sample("<rect class=\"worked k0\" x=\"7\" y=\"1\" width=\"12\" height=\"12\"/>")
  static let plannedKey = sample("<rect class=\"foreseen k0\" x=\"7\" y=\"1\" width=\"12\" height=\"12\"/>")
  static let targetKey = sample("<path class=\"cap\" d=\"M1 4h12v6h12\"/>")
  static let awayKey = sample(
    "<path class=\"away-line\" d=\"M2 13 14 1M8 13 20 1M14 13 25 2\"/>")
}
