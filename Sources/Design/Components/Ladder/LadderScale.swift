public import Values

/// Where hours and weeks lie in a ladder drawing, in whole units of its picture.
public struct LadderScale: Sendable {
  public enum Size: Sendable {
    case wide, compact
  }

  public let size: Size
  public let direction: LanguageTag.Direction
  /// Weeks that are drawn; they fill the picture, however few they are.
  public let weeks: Int
  /// The top of the drawing.
  public let highest: Hours
  /// Of the widest label of a week, in the widest of the letters that systems have for it.
  let labelWidth: Int

  public init(for chart: LadderChart, in size: Size) {
    self.size = size
    direction = chart.direction
    weeks = max(1, chart.weeks.count)
    labelWidth = max(32, (chart.weeks.map(\.label.count).max() ?? 0) * LadderScale.letter)
    // What was refused is shown and does not press down what is agreed.
    let agreed = chart.steps.filter { $0.state != .refused }.map(\.hours).max() ?? .zero
    let refused = chart.steps.filter { $0.state == .refused }.map(\.hours).max() ?? .zero
    let top = max(agreed, min(refused, agreed + Hours(6)), chart.caps.map(\.hours).max() ?? .zero, Hours(4))
    // Room above the highest step for its figure and for the cap's words.
    highest = Hours(quarters: top.quarters + max(4, top.quarters / 6))
  }

  /// Of a letter or a digit at the size of the drawing's words, and of one in bold.
  static let (letter, boldDigit) = (8, 9)

  public var width: Int { size == .wide ? 720 : 330 }
  public var height: Int { size == .wide ? 300 : 250 }
  /// Left free for the hours on the axis, on the side where reading starts.
  public var start: Int { 30 }
  public var end: Int { 4 }
  public var top: Int { 26 }
  public var floor: Int { height - 26 }

  /// Horizontal place of the beginning of a week, before mirroring; rounded so that gaps between weeks stay even.
  public func start(ofWeek week: Int) -> Int {
    start + (width - start - end) * min(max(week, 0), weeks) / weeks
  }

  public func y(_ hours: Hours) -> Int {
    floor - (floor - top) * max(0, hours.quarters) / highest.quarters
  }

  /// Mirrors a point where reading starts at the right.
  public func x(_ along: Int) -> Int { direction == .leftToRight ? along : width - along }

  /// The left edge of something `wide` that starts at `along` in reading order.
  public func left(_ along: Int, wide: Int) -> Int { direction == .leftToRight ? along : width - along - wide }

  /// Hours between two rungs: one while they can be counted, then as many as between two figures on the axis.
  public var rungSpacing: Hours { highest <= Hours(14) ? Hours(1) : Hours(axisSpacing) }

  /// Hours between two figures on the axis: at most six of them.
  public var axisSpacing: Int {
    [1, 2, 3, 5, 10, 20, 50].first { highest.quarters / 4 / $0 <= 5 } ?? 50
  }

  /// Every how many weeks one is labelled, so that labels do not touch: *KW 48* is wider than *W48*.
  var labelSpacing: Int {
    let room = max(1, (width - start - end) / weeks)
    return [1, 2, 4, 8, 13, 26].first { $0 * room >= labelWidth + 4 } ?? 52
  }
}
