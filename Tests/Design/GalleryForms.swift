import Values

@testable import Design

extension Gallery {
  static var form: HTML {
    let problems = Problems(
      title: "There is a problem",
      [
        .init(field: "hours", words: "Enter the hours as a number, such as 9 or 9.5"),
        .init(field: "kind", words: "Choose what kind of step it is"),
        .init(field: nil, words: "Somebody else changed this placement at 10:15"),
      ])
    let fields: [Field] = [
      .init("from", "First day", .date("2026-11-30"), hint: "A Monday, for example 30 November 2026 (week 49)"),
      .init("hours", "Hours", .hours("many", unit: "hours a week"), isRequired: true, in: problems),
      .init(
        "kind", "Kind of step",
        .radios(
          [.init("up", "Step up", hint: "More hours or tasks"), .init("hold", "Hold"), .init("back", "Step back")],
          chosen: nil), in: problems),
      .init(
        "tasks", "Tasks",
        .checkboxes([.init("dough", "Dough"), .init("oven", "Oven"), .init("shop", "Shop")], chosen: ["dough"])),
      .init("who", "Decided by", .select([.init("s", "Sara Holm"), .init("j", "Jens Prøvesen")], chosen: "j")),
      .init("note", "Condition", .textarea("When the bus runs <daily>"), hint: "Shown to the firm"),
    ]
    return
      "\(Form(action: Link(["steps"]), hidden: [.init(name: "version", value: "3")], problems: problems, content: fields.joined().html, buttons: [Button("Save step", .submit(), tone: .main), Button("Cancel", .go(.home), tone: .quiet)]))"
  }

  static var signIn: HTML {
    let fields: [Field] = [
      .init("email", "E-mail address", .email("")), .init("password", "Password", .password(isNew: false)),
    ]
    return """
      \(Form(action: Link(["session"]), content: fields.joined().html, buttons: [Button("Sign in", .submit(), tone: .main), Button("Send me a link instead", .submit(name: "by", value: "link"), tone: .quiet)]))
      """
  }

  static var pieces: HTML {
    """
    \(Interruption(title: "The quota of this workplace is full", content: "<p>4 of 4 places are taken until Fri 18 Dec 2026. You can go on if the count is out of date.</p>", form: Form(action: .home, content: Field("reason", "Why do you go on?", .radios([.init("count", "The number of employees has grown"), .init("end", "A placement ends before this one starts")], chosen: nil)).html, buttons: [Button("Go on with this reason", .submit(), tone: .main)]).html, back: Button("Go back and change", .go(.home), tone: .quiet)))
    <section class="stack"><h2>Buttons and tags</h2>
    \(ButtonRow([Button("Save step", .go(.home), tone: .main), Button("Hold", .go(.home)), Button("End placement", .go(.home), tone: .stop), Button("Not now", .go(.home), tone: .quiet)]))
    <p>\(each: Tag.Tone.allCases, { "\(Tag("State \($0.rawValue)", $0)) " })</p></section>
    <section class="stack"><h2>Drawings</h2><p>\(each: Icon.allCases, { "\($0) " })</p></section>
    """
  }

  static var arabic: HTML {
    """
    \(Card(title: "الخطوة التالية", sign: CircleSign(.shared, "مشترك: الشركة والمرشد"), content: "<p>الجمعة 27 نوفمبر (الأسبوع 48)، مع \(name: "Sara Holm") في \(name: "Nordlys Bakery").</p>", buttons: [Button("سآتي", .go(.home), tone: .main, icon: .check), Button("لا أستطيع المجيء", .go(.home))]))
    \(Card(title: "ساعاتي", content: chart(id: "ar", direction: .rightToLeft, words: .init(title: "ساعات في الأسبوع", summary: "السلم", thisWeek: "هذا الأسبوع", held: "تم", past: "انتهى", planned: "مخطط", refused: "مرفوض", above: "فوق الحد", showTable: "عرض كجدول", period: "الفترة", hours: "ساعات", state: "الحالة", note: "ملاحظة"), week: "أ", cap: "حتى 9 ساعات").html))
    """
  }

  static let words = LadderChart.Words(
    title: "Hours a week",
    summary:
      "Held: 4, then 6, then 9 hours. Planned: 12 hours from week 51. A step to 12 hours in week 49 was refused.",
    thisWeek: "This week", held: "Held", past: "Over", planned: "Planned", refused: "Refused",
    above: "Above the limit", showTable: "Show as table",
    period: "Weeks", hours: "Hours a week", state: "State", note: "Tasks, condition, decision")

  static func chart(
    id: String, direction: LanguageTag.Direction = .leftToRight, words: LadderChart.Words = Gallery.words,
    week: String = "W", cap: String = "Cap 9 h until Fri 18 Dec"
  ) -> LadderChart {
    /// 2026 has a week 53.
    func name(_ position: Int) -> String { week + String(position > 10 ? position - 10 : position + 43) }
    func step(
      _ weeks: ClosedRange<Int>, _ hours: Int, _ state: LadderChart.State, _ note: String
    ) -> LadderChart.Step {
      .init(
        weeks: weeks, hours: Hours(hours), state: state, figure: String(hours),
        period: "\(name(weeks.lowerBound)) – \(name(weeks.upperBound))", note: note)
    }
    return LadderChart(
      id: id, direction: direction, weeks: (0...12).map { .init(name($0)) }, thisWeek: 5,
      steps: [
        step(0...1, 4, .held, "Dough, with Jens"), step(2...3, 6, .held, "Oven"), step(4...7, 9, .held, "Fridays too"),
        step(6...7, 12, .refused, "Refused by the cap of 9 hours"), step(8...10, 12, .planned, "When sleep is better"),
        step(11...12, 15, .planned, "Shop, if she likes"),
      ],
      caps: [.init(weeks: 0...7, hours: Hours(9), label: cap)], words: words)
  }

  static var ladders: HTML {
    var long = chart(id: "long")
    long.weeks = (1...52).map { .init("W\($0)") }
    long.thisWeek = 0
    long.steps = (0..<13).map { position in
      .init(
        weeks: position * 4...position * 4 + 3, hours: Hours(quarters: 10 + position * 10),
        state: position < 2 ? .held : .planned, figure: Hours(quarters: 10 + position * 10).description,
        period: "W\(position * 4 + 1)", note: "")
    }
    long.caps = [.init(weeks: 0...80, hours: Hours(37), label: "Cap 37 h")]
    var single = chart(id: "single")
    single.weeks = [.init("W48")]
    single.thisWeek = 0
    single.steps = [.init(weeks: -3...9, hours: Hours(2), state: .held, figure: "2", period: "W48", note: "")]
    single.caps = []
    var none = chart(id: "none")
    none.weeks = []
    return "\(long)\(single)\(none)"
  }
}
