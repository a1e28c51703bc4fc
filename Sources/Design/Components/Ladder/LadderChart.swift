public import Values

/// The hours of a placement, week by week, as a ladder: what was reached, what is agreed for weeks to come, what was
/// refused, and the limit that a person's considerations set. A drawing, and a table that says the same.
///
/// Weeks are counted from 0 along `weeks`; what lies outside is cut off at the ends.
public struct LadderChart: Sendable {
  public enum State: Sendable, CaseIterable {
    /// Agreed, and its weeks have come.
    case held
    /// Of a placement that is over.
    case past
    /// Agreed for weeks to come.
    case planned
    /// Asked for and stopped, by the cap or by a person.
    case refused
  }

  public struct Week: Sendable {
    /// "W48".
    public var label: String

    public init(_ label: String) {
      self.label = label
    }
  }

  public struct Step: Sendable {
    public var weeks: ClosedRange<Int>
    public var hours: Hours
    public var state: State
    /// What the hours may be in these weeks, where they are more: the part above it is marked.
    public var above: Hours?
    /// It stands on behind the last week that is drawn.
    public var goesOn: Bool
    /// In the reader's way of writing numbers: "9", "9,5".
    public var figure: String
    /// For the table: "W45 to W47".
    public var period: String
    /// For the table: what was added, on which condition, who decided, or why it was refused.
    public var note: String

    public init(
      weeks: ClosedRange<Int>, hours: Hours, state: State, above: Hours? = nil, goesOn: Bool = false,
      figure: String, period: String, note: String
    ) {
      self.weeks = weeks
      self.hours = hours
      self.state = state
      self.above = above
      self.goesOn = goesOn
      self.figure = figure
      self.period = period
      self.note = note
    }
  }

  public struct Cap: Sendable {
    public var weeks: ClosedRange<Int>
    public var hours: Hours
    /// "Cap 9 h until Fri 18 Dec".
    public var label: String
    /// It holds on behind the last week that is drawn.
    public var goesOn: Bool

    public init(weeks: ClosedRange<Int>, hours: Hours, label: String, goesOn: Bool = false) {
      self.weeks = weeks
      self.hours = hours
      self.label = label
      self.goesOn = goesOn
    }
  }

  public struct Words: Sendable {
    /// "Hours a week".
    public var title: String
    /// What the drawing shows, in one or two sentences.
    public var summary: String
    /// "This week".
    public var thisWeek: String
    public var held: String
    public var past: String
    public var planned: String
    public var refused: String
    /// Hours above the limit of their weeks.
    public var above: String
    /// Opens the table: "Show as table".
    public var showTable: String
    /// Headings of the table.
    public var period: String
    public var hours: String
    public var state: String
    public var note: String

    public func word(for state: State) -> String {
      switch state {
      case .held: held
      case .past: past
      case .planned: planned
      case .refused: refused
      }
    }

    public init(
      title: String, summary: String, thisWeek: String, held: String, past: String, planned: String, refused: String,
      above: String, showTable: String, period: String, hours: String, state: String, note: String
    ) {
      self.title = title
      self.summary = summary
      self.thisWeek = thisWeek
      self.held = held
      self.past = past
      self.planned = planned
      self.refused = refused
      self.above = above
      self.showTable = showTable
      self.period = period
      self.hours = hours
      self.state = state
      self.note = note
    }
  }

  /// Tells apart the drawings of one page.
  public var id: String
  public var direction: LanguageTag.Direction
  public var weeks: [Week]
  /// Position of the current week; `nil` when it lies outside.
  public var thisWeek: Int?
  public var steps: [Step]
  public var caps: [Cap]
  public var words: Words
  /// The heading right above says the same; readers who hear the page still get it.
  public var hidesCaption: Bool
  /// On paper and on a placement's own page the table stands open.
  public var opensTable = false
  /// Writes the axis' whole hours in the reader's digits.
  public var axisFigure: @Sendable (Int) -> String = { String($0) }

  public init(
    id: String, direction: LanguageTag.Direction, weeks: [Week], thisWeek: Int? = nil, steps: [Step], caps: [Cap],
    words: Words, hidesCaption: Bool = false, opensTable: Bool = false
  ) {
    self.id = id
    self.direction = direction
    self.weeks = weeks
    self.thisWeek = thisWeek
    self.steps = steps
    self.caps = caps
    self.words = words
    self.hidesCaption = hidesCaption
    self.opensTable = opensTable
  }
}

extension LadderChart: Markup {
  public var html: HTML {
    // Without a week there is nothing to see and no line in the table.
    guard !weeks.isEmpty else { return "<p class=\"quiet\">\(words.summary)</p>" }
    return """
      <figure class="chart"><figcaption\(if: hidesCaption, " class=\"unseen\"")>\(words.title)</figcaption>
      \(LadderDrawing(of: self, in: .wide))\(LadderDrawing(of: self, in: .compact))
      <ul class="legend">\(each: State.allCases, legend)\(aboveLegend)\(each: caps, legend)</ul>
      <details class="more"\(flag: "open", opensTable)><summary>\(words.showTable)</summary>\(table)</details></figure>
      """
  }

  private func legend(_ state: State) -> HTML {
    guard steps.contains(where: { $0.state == state }) else { return .nothing }
    let sample: HTML =
      switch state {
      case .past: "<rect class=\"past\" x=\"1\" y=\"3\" width=\"24\" height=\"8\" rx=\"2\"/>"
      case .held: "<rect class=\"held\" x=\"1\" y=\"3\" width=\"24\" height=\"8\" rx=\"2\"/>"
      case .planned: "<rect class=\"planned\" x=\"1\" y=\"3\" width=\"24\" height=\"8\" rx=\"2\"/>"
      case .refused:
        """
        <rect class="refused-ground refused" x="1" y="3" width="24" height="8" rx="2"/>\
        <path class="hatching" d="M4 11 10 3M10 11 16 3M16 11 22 3"/>
        """
      }
    return "<li>\(key(sample))\(words.word(for: state))</li>"
  }

  private var aboveLegend: HTML {
    guard steps.contains(where: { $0.above != nil }) else { return .nothing }
    let sample: HTML =
      """
      <rect class="above" x="1" y="2" width="24" height="10" rx="1"/>\
      <path class="hatching" d="M4 12 12 2M10 12 18 2M16 12 24 2"/>
      """
    return "<li>\(key(sample))\(words.above)</li>"
  }

  private func legend(_ cap: Cap) -> HTML {
    "<li>\(key("<path class=\"cap\" d=\"M1 7h24\"/>"))\(cap.label)</li>"
  }

  private func key(_ sample: HTML) -> HTML {
    "<svg width=\"26\" height=\"14\" viewBox=\"0 0 26 14\" aria-hidden=\"true\">\(sample)</svg>"
  }

  private var table: DataTable {
    DataTable(
      caption: words.title, hidesCaption: true,
      columns: [
        .init(words.period), .init(words.hours, .number), .init(words.state, .status), .init(words.note),
      ],
      rows: steps.map { step in
        [
          "\(step.period)", "\(step.figure)",
          "\(tag(for: step.state))\(if: step.above != nil, " \(Tag(words.above, .stop))")", "\(step.note)",
        ]
      })
  }

  private func tag(for state: State) -> Tag {
    switch state {
    case .held: Tag(words.held, .good)
    case .past: Tag(words.past, .plain)
    case .planned: Tag(words.planned, .plain)
    case .refused: Tag(words.refused, .stop)
    }
  }
}
