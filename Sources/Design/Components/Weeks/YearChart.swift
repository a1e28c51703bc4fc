public import Values

/// The hours of a year, week by week, stacked by what they were for, against the line of what they are held to. A drawing;
/// the page that shows it says the same in a table.
public struct YearChart: Sendable {
  public struct Column: Sendable {
    /// "W48".
    public var label: String
    /// From the floor up: which category, by its place in `categories`, and how many hours.
    public var parts: [(category: Int, hours: Hours)]
    /// What was worked, rather than what is planned.
    public var isWorked: Bool
    /// What the hours are held against.
    public var target: Hours?
    /// Nobody is expected to work all of it.
    public var isAway: Bool

    public init(
      label: String, parts: [(category: Int, hours: Hours)], isWorked: Bool, target: Hours? = nil, isAway: Bool = false
    ) {
      (self.label, self.parts, self.isWorked, self.target, self.isAway) = (label, parts, isWorked, target, isAway)
    }

    var height: Hours { parts.map(\.hours).reduce(.zero, +) }
  }

  public struct Words: Sendable {
    public var title, summary, thisWeek, worked, planned, target, away: String

    public init(
      title: String, summary: String, thisWeek: String, worked: String, planned: String, target: String, away: String
    ) {
      (self.title, self.summary, self.thisWeek) = (title, summary, thisWeek)
      (self.worked, self.planned, self.target, self.away) = (worked, planned, target, away)
    }
  }

  public var direction: LanguageTag.Direction
  public var categories: [String]
  public var columns: [Column]
  /// Position of the current week; `nil` when it lies in another year.
  public var thisWeek: Int?
  public var words: Words
  /// Writes the axis' whole hours in the reader's digits.
  public var axisFigure: @Sendable (Int) -> String = { String($0) }

  public init(
    direction: LanguageTag.Direction, categories: [String], columns: [Column], thisWeek: Int?, words: Words
  ) {
    (self.direction, self.categories, self.columns) = (direction, categories, columns)
    (self.thisWeek, self.words) = (thisWeek, words)
  }
}

extension YearChart: Markup {
  public var html: HTML {
    """
    <figure class="chart year"><figcaption class="unseen">\(words.title)</figcaption>
    \(YearDrawing(of: self, in: .wide))\(YearDrawing(of: self, in: .compact))
    <ul class="legend">\(each: shown, { "<li>\(YearDrawing.key($0))\(categories[$0])</li>" })\
    \(if: columns.contains { $0.isWorked }, "<li>\(YearDrawing.workedKey)\(words.worked)</li>")\
    \(if: columns.contains { !$0.isWorked && !$0.parts.isEmpty }, "<li>\(YearDrawing.plannedKey)\(words.planned)</li>")\
    \(if: columns.contains { $0.target != nil }, "<li>\(YearDrawing.targetKey)\(words.target)</li>")\
    \(if: columns.contains(where: \.isAway), "<li>\(YearDrawing.awayKey)\(words.away)</li>")</ul></figure>
    """
  }

  /// Categories that have hours in the year.
  private var shown: [Int] {
    let used = Set(columns.flatMap { $0.parts.map(\.category) })
    return categories.indices.filter { used.contains($0) }
  }
}
