import Design
import Foundation
import Testing
import Values

@Suite("The drawing of a year of hours") struct YearChartTests {
  private func chart(_ direction: LanguageTag.Direction, thisWeek: Int? = nil) -> String {
    let columns = (0..<53).map { week in
      YearChart.Column(
        label: "W\(week + 1)",
        parts: week < 2 ? [(category: 0, hours: Hours(12)), (category: 1, hours: Hours(quarters: 10))] : [],
        isWorked: week == 0, target: week < 10 ? week < 5 ? Hours(37) : Hours(28) : nil, isAway: week == 51)
    }
    return YearChart(
      direction: direction, categories: ["Lessons", "Health", "Never"], columns: columns, thisWeek: thisWeek,
      words: YearChart.Words(
        title: "A year", summary: "Two weeks", thisWeek: "This week", worked: "Actual", planned: "Planned",
        target: "Full week", away: "Away")
    ).html.description
  }

  private func count(_ what: String, in text: String) -> Int { text.components(separatedBy: what).count - 1 }

  @Test("what was worked and what is planned are told apart, in both sizes, with a key for what is there")
  func parts() {
    let drawn = chart(.leftToRight, thisWeek: 52)
    #expect(count("class=\"worked\"", in: drawn) == 4 && count("class=\"foreseen\"", in: drawn) == 4)
    #expect(count("role=\"img\"", in: drawn) == 2 && count("This week", in: drawn) == 2)
    for word in ["Lessons", "Health", "Actual", "Planned", "Full week", "Away"] {
      #expect(drawn.contains("</svg>\(word)"))
    }
    #expect(!drawn.contains("Never"))
    #expect(!chart(.leftToRight).contains("This week"))
  }

  @Test("the full week is one line with a step where it is lowered, and mirrored where reading starts at the right")
  func target() throws {
    // 53 columns in 686 units behind 30: ten weeks end at 159, five at 94. 37 h are the highest, with a tenth above.
    let drawn = chart(.leftToRight)
    #expect(drawn.contains("M30 48H42V48H55V48H68V48H81V48H94V103H107"), "\(drawn.prefix(20_000))")
    #expect(chart(.rightToLeft).contains("M690 48H678V48H665"))
  }
}
