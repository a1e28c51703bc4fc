import Testing

@testable import Design

@Suite("Forms")
struct FormTests {
  @Test("summary and field say the same words, and the one points to the other")
  func problems() {
    var problems = Problems(title: "There is a problem")
    #expect(problems.html.isEmpty)
    problems.add("Enter 9 <or> 9.5", at: "hours")
    let field = Field("hours", "Hours", .hours("many", unit: "hours"), in: problems).html.description
    let summary = problems.html.description
    #expect(summary.contains("<a href=\"#field-hours\">Enter 9 &lt;or&gt; 9.5</a>"))
    #expect(field.contains("id=\"field-hours\"") && field.contains("<span>Enter 9 &lt;or&gt; 9.5</span>"))
    #expect(field.contains("aria-describedby=\"field-hours-problem\"") && field.contains("aria-invalid=\"true\""))
    #expect(field.contains("value=\"many\""))
  }

  @Test("the summary points to the first of several choices")
  func choices() {
    let problems = Problems(title: "x", [.init(field: "kind", words: "Choose")])
    let field = Field("kind", "Kind", .radios([.init("a", "A"), .init("b", "B")], chosen: "b"), in: problems)
    let text = field.html.description
    #expect(text.contains("id=\"field-kind\" name=\"kind\" value=\"a\""))
    #expect(text.contains("id=\"field-kind-1\" name=\"kind\" value=\"b\" checked"))
    #expect(!text.contains("value=\"a\" checked"))
  }

  @Test("text that begins with an empty line keeps it, and cannot close its box")
  func textarea() {
    let field = Field("note", "Note", .textarea("\nx</textarea><b>")).html.description
    #expect(field.contains("rows=\"4\">\n\nx&lt;/textarea&gt;&lt;b&gt;</textarea>"))
  }

  @Test("a password is never written into a page")
  func password() {
    #expect(!Field("p", "Password", .password(isNew: true)).html.description.contains("value="))
  }

  @Test("an act that changes something is a form of its own, one that only shows is a link")
  func acts() {
    let go = Button("Open", .go(Link(["a"])), about: "Amina <x>").html.description
    #expect(
      go == "<a class=\"button\" href=\"/a\"><span>Open<span class=\"unseen\">: Amina &lt;x&gt;</span></span></a>")
    let send = Button("Log", .send(Link(["log"]), hidden: [.init(name: "version", value: "3")]), tone: .main)
    #expect(
      send.html.description == """
        <form class="one-button" method="post" action="/log"><input type="hidden" name="version" value="3">\
        <button class="button main"><span>Log</span></button></form>
        """)
  }
}
