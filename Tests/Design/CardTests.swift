import Testing
import Values

@testable import Design

@Suite("Cards and their circles")
struct CardTests {
  @Test(
    "a circle about participants shows its edge, its sign and its word",
    arguments: [
      Circle.closed, .case, .shared, .statistical,
    ])
  func signed(circle: Circle) {
    let card = Card(title: "Now", sign: CircleSign(circle, "A word"), content: "<p>Text</p>").html.description
    #expect(card.contains(#"<section class="card edge-\#(circle.rawValue)">"#))
    #expect(card.contains(#"<p class="circle \#(circle.rawValue)"><svg"#) && card.contains("A word</p>"))
    #expect(entry(CircleSign(circle, "A word")).contains(#"<li class="edge-\#(circle.rawValue)">"#))
  }

  @Test("each edge has its colour in the style sheet")
  func colours() throws {
    let style = String(decoding: Asset.styleSheet.bytes, as: UTF8.self)
    for circle in [Circle.closed, .case, .shared, .statistical] {
      #expect(style.contains(".\(circle.rawValue), .edge-\(circle.rawValue) {"))
    }
  }

  @Test("a circle that says nothing about participants shows neither", arguments: [Circle.open, .installation])
  func unsigned(circle: Circle) {
    let bare = Card(title: "Now", content: "<p>Text</p>").html.description
    #expect(Card(title: "Now", sign: CircleSign(circle, "A word"), content: "<p>Text</p>").html.description == bare)
    #expect(entry(CircleSign(circle, "A word")) == entry(nil))
  }

  private func entry(_ sign: CircleSign?) -> String {
    Timeline([.init(title: "First talk", who: "Sara Holm", when: "1 Oct", machineTime: "2026-10-01", sign: sign)])
      .html.description
  }
}
