import Values

/// The hours of a placement, week by week, as a ladder: what is held, what is planned, what was refused, and the cap that
/// a person's considerations set. A drawing, and a table that says the same.
///
/// Weeks are counted from 0 along `weeks`; what lies outside is cut off at the ends.
struct LadderChart: Sendable {
  enum State: Sendable, CaseIterable {
    /// Agreed and worked, or being worked.
    case held
    case planned
    /// Asked for and stopped, by the cap or by a person.
    case refused
  }

  struct Week: Sendable {
    /// "W48".
    var label: String

    init(_ label: String) {
      self.label = label
    }
  }

  struct Step: Sendable {
    var weeks: ClosedRange<Int>
    var hours: Hours
    var state: State
    /// In the reader's way of writing numbers: "9", "9,5".
    var figure: String
    /// For the table: "W45 to W47".
    var period: String
    /// For the table: what was added, on which condition, who decided, or why it was refused.
    var note: String
  }

  struct Cap: Sendable {
    var weeks: ClosedRange<Int>
    var hours: Hours
    /// "Cap 9 h until Fri 18 Dec".
    var label: String
  }

  struct Words: Sendable {
    /// "Hours a week".
    var title: String
    /// What the drawing shows, in one or two sentences.
    var summary: String
    /// "This week".
    var thisWeek: String
    var held: String
    var planned: String
    var refused: String
    /// Opens the table: "Show as table".
    var showTable: String
    /// Headings of the table.
    var period: String
    var hours: String
    var state: String
    var note: String

    func word(for state: State) -> String {
      switch state {
      case .held: held
      case .planned: planned
      case .refused: refused
      }
    }
  }

  /// Tells apart the drawings of one page.
  var id: String
  var direction: LanguageTag.Direction
  var weeks: [Week]
  /// Position of the current week; `nil` when it lies outside.
  var thisWeek: Int?
  var steps: [Step]
  var caps: [Cap]
  var words: Words
  /// On paper and on a placement's own page the table stands open.
  var opensTable = false
  /// Writes the axis' whole hours in the reader's digits.
  var axisFigure: @Sendable (Int) -> String = { String($0) }
}

extension LadderChart: Markup {
  var html: HTML {
    """
    <figure class="chart"><figcaption>\(words.title)</figcaption>
    \(if: !weeks.isEmpty, "\(LadderDrawing(of: self, in: .wide))\(LadderDrawing(of: self, in: .compact))")
    <ul class="legend">\(each: State.allCases, legend)\(each: caps, legend)</ul>
    <details class="more"\(flag: "open", opensTable)><summary>\(words.showTable)</summary>\(table)</details></figure>
    """
  }

  private func legend(_ state: State) -> HTML {
    guard steps.contains(where: { $0.state == state }) else { return .nothing }
    let sample: HTML =
      switch state {
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
        ["\(step.period)", "\(step.figure)", "\(tag(for: step.state))", "\(step.note)"]
      })
  }

  private func tag(for state: State) -> Tag {
    switch state {
    case .held: Tag(words.held, .good)
    case .planned: Tag(words.planned, .plain)
    case .refused: Tag(words.refused, .stop)
    }
  }
}
