import Values

/// The ladder as a picture, in one of its two sizes; the style sheet shows the one that fits.
public struct LadderDrawing: Sendable {
  public let chart: LadderChart
  public let scale: LadderScale

  public init(of chart: LadderChart, in size: LadderScale.Size) {
    self.chart = chart
    scale = LadderScale(for: chart, in: size)
  }

  /// Room between a ladder's rails and its neighbour's.
  private let gap = 3
  /// Of the rung on which a step stands. A rung is a bar that is drawn; a step has others below it.
  private let thickness = 11

  private var id: String { chart.id + (scale.size == .wide ? "-wide" : "-compact") }
}

extension LadderDrawing: Markup {
  public var html: HTML {
    """
    <svg class="\(scale.size == .wide ? "wide" : "compact")" role="img" aria-labelledby="\(id)-title \(id)-about" \
    viewBox="0 0 \(scale.width) \(scale.height)" width="\(scale.width)" height="\(scale.height)">
    <title id="\(id)-title">\(chart.words.title)</title><desc id="\(id)-about">\(chart.words.summary)</desc>
    <defs><pattern id="\(id)-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
    <rect class="refused-ground" width="7" height="7"/><rect class="refused-line" width="2" height="7"/></pattern>\
    <pattern id="\(id)-above" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">\
    <rect class="refused-line" width="2" height="9"/></pattern></defs>
    \(thisWeek)\(axis)\(weekLabels)
    \(each: chart.steps, ladder)
    \(each: chart.steps, above)\(each: chart.caps, capLine)
    \(each: chart.steps, figure)\(each: chart.caps, capWords)</svg>
    """
  }

  // MARK: Ground

  private var thisWeek: HTML {
    guard let week = chart.thisWeek, (0..<scale.weeks).contains(week) else { return .nothing }
    let (from, to) = (scale.start(ofWeek: week), scale.start(ofWeek: week + 1))
    let middle = scale.x((from + to) / 2)
    // Close to an edge the words lean inwards.
    let along = (from + to) / 2
    let anchor = along < 60 ? "start" : along > scale.width - 60 ? "end" : "middle"
    let textX = anchor == "middle" ? middle : scale.x(anchor == "start" ? from : to)
    return """
      <rect class="this-week" x="\(scale.left(from, wide: to - from))" y="\(scale.top - 4)" width="\(to - from)" \
      height="\(scale.floor - scale.top + 4)"/>\
      <path class="now" d="M\(middle - 5) \(scale.top - 9)h10l-5 6z"/>\
      <text class="now" x="\(textX)" y="\(scale.top - 13)" text-anchor="\(anchor)">\(chart.words.thisWeek)</text>
      """
  }

  private var axis: HTML {
    let figures = stride(from: scale.axisSpacing, through: scale.highest.quarters / 4, by: scale.axisSpacing)
    return """
      \(each: figures, { hours in
        """
        <path class="grid" d="M\(scale.x(scale.start)) \(scale.y(Hours(hours)))H\(scale.x(scale.width - scale.end))"/>\
        <text x="\(scale.x(scale.start - 8))" y="\(scale.y(Hours(hours)) + 4)" text-anchor="end">\(chart.axisFigure(hours))</text>
        """
      })
      <path class="floor" d="M\(scale.x(scale.start)) \(scale.floor)H\(scale.x(scale.width - scale.end))\(goesOn)"/>
      """
  }

  /// The floor ends in an arrow where the placement goes on behind the drawing.
  private var goesOn: HTML {
    guard chart.steps.contains(where: \.goesOn) else { return .nothing }
    let (x, back) = (scale.x(scale.width - scale.end), scale.x(scale.width - scale.end - 8))
    return "M\(back) \(scale.floor - 5)L\(x) \(scale.floor)L\(back) \(scale.floor + 5)"
  }

  private var weekLabels: HTML {
    let labelled = stride(from: 0, to: chart.weeks.count, by: scale.labelSpacing)
    var free = 0
    // One that had to lean inwards too far is left out.
    let placed = labelled.compactMap { week -> (week: Int, middle: Int)? in
      let middle = middle(ofLabel: week)
      guard middle - scale.labelWidth / 2 >= free else { return nil }
      free = middle + scale.labelWidth / 2
      return (week, middle)
    }
    return """
      \(each: placed, { label in
        """
        <text x="\(scale.x(label.middle))" y="\(scale.height - 8)" text-anchor="middle">\(chart.weeks[label.week].label)</text>

        """
      })
      """
  }

  /// Close to an edge it leans inwards.
  private func middle(ofLabel week: Int) -> Int {
    let (middle, half) = ((scale.start(ofWeek: week) + scale.start(ofWeek: week + 1)) / 2, scale.labelWidth / 2)
    return min(max(middle, half), scale.width - half)
  }

  // MARK: Ladders

  /// From where to where a step reaches in reading order; `nil` when it lies outside the drawing.
  private func span(_ weeks: ClosedRange<Int>) -> (from: Int, wide: Int)? {
    guard weeks.upperBound >= 0, weeks.lowerBound < scale.weeks else { return nil }
    let from = scale.start(ofWeek: max(0, weeks.lowerBound)) + gap
    return (from, max(3, scale.start(ofWeek: min(weeks.upperBound, scale.weeks - 1) + 1) - gap - from))
  }

  private func ladder(_ step: LadderChart.Step) -> HTML {
    guard let (from, drawn) = span(step.weeks) else { return .nothing }
    // What goes on has no end in the drawing: its rung reaches to the edge.
    let wide = step.goesOn ? drawn + gap : drawn
    // What was refused does not set the scale: above it, it hangs at the edge.
    let (left, top) = (scale.left(from, wide: wide), scale.y(min(step.hours, scale.highest)))
    let rung: HTML =
      "x=\"\(left)\" y=\"\(top)\" width=\"\(wide)\" height=\"\(thickness)\" rx=\"2\""
    switch step.state {
    case .held:
      return """
        \(below(step, left: left, wide: wide, name: "held"))<rect class="held" \(rung)/>\
        \(grain(left: left, top: top, wide: wide))

        """
    case .past:
      return "\(below(step, left: left, wide: wide, name: "past"))<rect class=\"past\" \(rung)/>\n"
    case .planned:
      return "\(below(step, left: left, wide: wide, name: "planned"))<rect class=\"planned\" \(rung)/>\n"
    case .refused:
      return "<rect class=\"refused\" fill=\"url(#\(id)-hatch)\" \(rung)/>\n"
    }
  }

  /// The part of a ladder above what its weeks allow: a hatched field with a frame, so that nobody has to see the colour.
  private func above(_ step: LadderChart.Step) -> HTML {
    guard let limit = step.above, step.hours > limit, let (from, wide) = span(step.weeks) else { return .nothing }
    let (top, foot) = (scale.y(step.hours), scale.y(limit))
    return """
      <rect class="above" fill="url(#\(id)-above)" x="\(scale.left(from, wide: wide))" y="\(top)" width="\(wide)" \
      height="\(max(thickness, foot - top))"/>

      """
  }

  /// Two fibres and, where there is room, a knot between them.
  private func grain(left: Int, top: Int, wide: Int) -> HTML {
    let half = wide / 2 - 5
    guard half > 4 else { return .nothing }
    let knot: HTML = wide > 60 ? "M\(left + wide / 3) \(top + 5)q4 -2 8 0q-4 3 -8 0" : .nothing
    return """
      <path class="grain" d="M\(left + 5) \(top + 3)q\(half / 2) 2 \(half) 0t\(half) 0\
      M\(left + 5) \(top + 8)q\(half / 2) -2 \(half) 0t\(half) 0\(knot)"/>
      """
  }

  /// Rails down to the floor, and the rungs that one has already climbed; square at the foot.
  private func below(_ step: LadderChart.Step, left: Int, wide: Int, name: StaticString) -> HTML {
    let top = scale.y(step.hours)
    let inset = wide > 12 ? 3 : 1
    let spacing = scale.rungSpacing.quarters
    let free = figureStandsBelow(step) ? top + thickness + 20 : top + thickness + 4
    let rungs = stride(from: spacing, to: step.hours.quarters, by: spacing).map { scale.y(Hours(quarters: $0)) }
      .filter { $0 > free }
    let (start, end) = (
      scale.direction == .leftToRight ? left + inset : left + wide - inset,
      scale.direction == .leftToRight ? left + wide - inset : left + inset
    )
    let closing: HTML = step.goesOn ? .nothing : "M\(end) \(top)V\(scale.floor)"
    return """
      <path class="\(raw: name)-rails" fill="none" d="M\(start) \(top)V\(scale.floor)\(closing)"/>\
      <path class="\(raw: name)-rungs" fill="none" d="\(each: rungs, { y in
        "M\(left + inset) \(y)h\(wide - 2 * inset)"
      })"/>
      """
  }

  private func figureStandsBelow(_ step: LadderChart.Step) -> Bool {
    step.state != .refused && scale.floor - scale.y(step.hours) > thickness + 24
  }

  private func figure(_ step: LadderChart.Step) -> HTML {
    // Never wider than its column; of a column that is too narrow the table says the hours.
    guard let (from, wide) = span(step.weeks) else { return .nothing }
    let isTight = wide < step.figure.count * LadderScale.boldDigit + 4
    guard !isTight || wide >= step.figure.count * (LadderScale.boldDigit - 2) + 2 else { return .nothing }
    let top = scale.y(min(step.hours, scale.highest))
    let y = figureStandsBelow(step) ? top + thickness + 15 : top - 5
    return """
      <text class="figure\(if: isTight, " tight")\(if: step.above != nil, " halo")" x="\(scale.x(from + wide / 2))" y="\(y)" text-anchor="middle">\(step.figure)</text>
      """
  }

  // MARK: Caps

  private func capLine(_ cap: LadderChart.Cap) -> HTML {
    guard let (from, wide) = span(cap.weeks) else { return .nothing }
    let y = scale.y(cap.hours) - 2
    let isCut = cap.goesOn || cap.weeks.upperBound >= scale.weeks
    let end = isCut ? from + wide + gap : from + wide
    // A small post where the limit ends: from there on it no longer holds. An arrow where it goes on behind the drawing.
    let (x, back) = (scale.x(end), scale.x(end - 8))
    let mark: HTML = isCut ? "M\(back) \(y - 5)L\(x) \(y)L\(back) \(y + 5)" : "M\(x) \(y - 7)v14"
    return "<path class=\"cap\" d=\"M\(scale.x(from)) \(y)H\(x)\(mark)\"/>\n"
  }

  /// The cap's words above its line, unless a refused step hangs just there: the legend has them in any case.
  private func capWords(_ cap: LadderChart.Cap) -> HTML {
    guard let (from, wide) = span(cap.weeks) else { return .nothing }
    let length = cap.label.count * 7
    guard length <= scale.width - scale.start else { return .nothing }
    let y = scale.y(cap.hours) - 9
    let places = [(anchor: "start", along: from), (anchor: "end", along: from + wide)].filter { place in
      let (low, high) =
        place.anchor == "start" ? (place.along, place.along + length) : (place.along - length, place.along)
      return low >= scale.start && high <= scale.width && !isTaken(low...high, near: y)
    }
    guard let place = places.first else { return .nothing }
    return """
      <text class="cap-words halo" x="\(scale.x(place.along))" y="\(y)" text-anchor="\(place.anchor)">\(cap.label)</text>
      """
  }

  private func isTaken(_ stretch: ClosedRange<Int>, near y: Int) -> Bool {
    chart.steps.contains { step in
      guard let (from, wide) = span(step.weeks), stretch.overlaps(from...(from + wide)) else { return false }
      let top = scale.y(min(step.hours, scale.highest))
      let upper = figureStandsBelow(step) ? top : top - 18
      // The field above a limit is full of lines.
      let foot = step.above.map { scale.y($0) } ?? top + thickness
      return upper < y + 2 && max(foot, top + thickness) > y - 13
    }
  }
}
