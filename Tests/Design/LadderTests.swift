import Testing
import Values

@testable import Design

@Suite("The drawn ladder")
struct LadderTests {
  @Test("more hours stand higher, and everything stands on the floor")
  func heights() {
    let scale = LadderScale(for: Gallery.chart(id: "x"), in: .wide)
    #expect(scale.y(Hours(12)) < scale.y(Hours(9)) && scale.y(Hours(9)) < scale.y(Hours(4)))
    #expect(scale.y(.zero) == scale.floor && scale.y(scale.highest) == scale.top)
    #expect(scale.y(Hours(-3)) == scale.floor)
  }

  @Test("where reading starts at the right, the first week does too")
  func mirrored() {
    let left = LadderScale(for: Gallery.chart(id: "x"), in: .compact)
    let right = LadderScale(for: Gallery.chart(id: "x", direction: .rightToLeft), in: .compact)
    #expect(left.x(40) == 40 && right.x(40) == right.width - 40)
    #expect(right.left(40, wide: 10) == right.width - 50)
    #expect(left.start(ofWeek: 0) < left.start(ofWeek: 12))
  }

  @Test("states differ in shape, not only in colour, and the table says what the drawing shows")
  func states() {
    let text = Gallery.chart(id: "x").html.description
    #expect(
      text.contains("class=\"held\"") && text.contains("class=\"planned\"") && text.contains("url(#x-wide-hatch)"))
    #expect(text.contains("<title id=\"x-wide-title\">Hours a week</title>"))
    #expect(text.contains("Refused by the cap of 9 hours"))
    #expect(text.contains("Cap 9 h until Fri 18 Dec"))
    #expect(!text.contains("style="))
  }

  @Test("the rungs of every hour are drawn as long as they can be told apart")
  func rungs() {
    for (hours, hourly) in [(9, true), (20, false)] {
      var chart = Gallery.chart(id: "x")
      chart.steps = [.init(weeks: 0...3, hours: Hours(hours), state: .held, figure: "\(hours)", period: "", note: "")]
      chart.caps = []
      for size in [LadderScale.Size.compact, .wide] {
        let scale = LadderScale(for: chart, in: size)
        #expect((scale.rungSpacing == Hours(1)) == hourly, "\(hours) \(scale.rungSpacing)")
      }
    }
  }

  @Test("weeks outside the drawing, absurd hours and an empty ladder are drawn as far as they can be")
  func hostile() {
    var chart = Gallery.chart(id: "x")
    let ranges: [ClosedRange<Int>] = [Int.min...Int.max, -9 ... -1, 99...Int.max, 0...0]
    chart.steps = ranges.map {
      .init(weeks: $0, hours: Hours(168), state: .held, figure: "168", period: "", note: "")
    }
    chart.caps = ranges.map { .init(weeks: $0, hours: Hours(-4), label: String(repeating: "cap ", count: 80)) }
    chart.thisWeek = 400
    let text = chart.html.description
    #expect(text.contains("<svg") && !text.contains("width=\"-"))
    chart.weeks = []
    #expect(!chart.html.description.contains("<svg class=\"wide\""))
    chart.steps = []
    chart.caps = []
    chart.weeks = (0..<400).map { .init("W\($0)") }
    #expect(chart.html.description.contains("<svg class=\"wide\""))
  }

  @Test("the weeks of a placement fill the picture, however few they are", arguments: [1, 2, 4, 8, 30])
  func filled(weeks: Int) {
    for size in [LadderScale.Size.compact, .wide] {
      var chart = Gallery.chart(id: "l")
      chart.weeks = (0..<weeks).map { .init("W\($0)") }
      let scale = LadderScale(for: chart, in: size)
      #expect(scale.start(ofWeek: 0) == scale.start && scale.start(ofWeek: weeks) == scale.width - scale.end)
    }
  }

  @Test(
    "no figure is wider than its column, and no label of a week touches another or leaves the drawing",
    arguments: [4, 8, 13, 27, 52], ["W48", "KW 48", "vk 48"])
  func widths(weeks: Int, label: String) throws {
    for size in [LadderScale.Size.compact, .wide] {
      let chart = LadderChart(
        id: "l", direction: .leftToRight, weeks: Array(repeating: .init(label), count: weeks),
        steps: (0..<weeks).map {
          .init(weeks: $0...$0, hours: Hours(12), state: .held, figure: "12,75", period: "", note: "")
        }, caps: [], words: Gallery.chart(id: "x").words)
      let drawing = LadderDrawing(of: chart, in: size).html.description
      let scale = LadderScale(for: chart, in: size)
      let column = scale.start(ofWeek: 1) - scale.start(ofWeek: 0) - 6
      for tag in drawing.split(separator: "<text").filter({ $0.contains("class=\"figure") }) {
        #expect(5 * (tag.contains("tight") ? 7 : 9) <= column, "\(column)")
      }
      let places = drawing.split(separator: "<text x=\"").filter { $0.contains(">\(label)<") }
        .compactMap { Int($0.prefix { $0 != "\"" }) }
      let half = label.count * 8 / 2
      #expect(!places.isEmpty && places[0] - half >= 0 && (places.last ?? 0) + half <= scale.width)
      for (place, next) in zip(places, places.dropFirst()) { #expect(next - place >= 2 * half, "\(places)") }
    }
  }

  @Test(
    "the meter counts taken, coming and free seats as they are, and as too many only those who are",
    arguments: [(3, 4, 0, 0), (6, 4, 0, 0), (6, 4, 2, 1), (0, 1, 0, 1), (1, 3, 0, 1), (4, 4, 1, 0), (0, 0, 0, 0)])
  func meter(taken: Int, allowed: Int, over: Int, coming: Int) {
    let meter = QuotaMeter(
      title: "Places", taken: taken, allowed: allowed, over: over, coming: coming, sentence: "s", advice: ["a"],
      words: .init(taken: "t", free: "f", coming: "c", over: "o"), id: "m")
    let text = meter.html.description
    func seats(_ kind: String) -> Int { text.components(of: "<rect class=\"\(kind)\"") }
    #expect(seats("taken") == taken - over)
    #expect(seats("over") == over)
    #expect(seats("coming") == min(coming, max(0, allowed - taken)))
    #expect(seats("free") == max(allowed == 0 && taken == 0 ? 1 : 0, allowed - taken - seats("coming")))
    #expect(text.contains("key over") == (over > 0) && text.contains("key coming") == (coming > 0))
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
