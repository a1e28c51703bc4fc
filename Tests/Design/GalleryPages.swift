import Values

@testable import Design

extension Gallery {
  static var week: HTML {
    func row(_ name: String, _ reason: String, _ due: Tag?, _ verb: String, _ tone: Button.Tone = .plain) -> Pile.Row {
      .init(
        name: name, link: Link(["people", name]), reason: reason, due: due,
        button: Button(verb, .send(Link(["log"])), tone: tone, about: name))
    }
    let switcher = WeekSwitcher(
      label: "Week", week: "Week 48", dates: "23 to 29 November 2026",
      previous: ("Week 47", Link(["week", "47"])), next: ("Week 49", Link(["week", "49"])),
      current: ("Go to this week", Link(["week"])))
    return """
      \(switcher)
      \(Pile(id: "no-step", title: "No next step", count: "2", rows: [
        row("Amina Example", "Placement ended on Thu 19 Nov; nothing is planned", Tag("Since 4 days", .due), "Plan"),
        row("Yusuf Prøve", "New referral from Example Town", nil, "Invite"),
      ], whenEmpty: "Nobody is without a next step."))
      \(Pile(id: "follow", title: "Follow-ups due", count: "more than 100", rows: [
        row("Daria Musterfrau", "Week 1 at Kvist Carpentry: talk with both", Tag("Tue 24 Nov", .due), "Log"),
        row("Tesfay Esimerkki-Langnavn af Nordsjælland", "Fortnightly call with the firm", Tag("3 days late", .stop),
            "Log"),
        row("Nordlys Bakery", "Said “maybe in March” in September", Tag("Fri 27 Nov"), "Call"),
      ], whenEmpty: "",
      more: Pile.More(
        words: "The first 3 of more than 100 are shown.", button: Button("Show all", .go(Link(["week"])), about: "Follow-ups due"))))
      \(Pile(id: "ladder", title: "Ladder steps to decide", count: "0", rows: [], whenEmpty: "Steps land here a week before they begin."))
      """
  }

  static var nobody: HTML {
    "\(EmptyState(title: "Nobody here yet", text: "People appear when a referral is accepted or when you add them.", button: Button("Add a person", .go(Link(["people", "new"])), tone: .main, icon: .plus)))"
  }

  static var person: HTML {
    let strip = PersonStrip(
      preferredName: "Amina Example", sound: "sounds like ah-MEE-na",
      originalName: .init(text: "أمينة مثال", language: .arabic),
      facts: [
        .init("Languages", "Arabic, some Danish<br>Interpreter: Arabic, by phone"),
        .init("Phase", "Placement, since 2 Nov"),
        .init("Responsible", "\(name: "Sara Holm")"),
      ],
      nextStep: .init(
        label: "Next step", what: "Talk with the bakery about Fridays",
        ownerAndDay: "\(name: "Sara Holm"), Fri 27 Nov (week 48)"),
      message: .init(word: "Leave no message", isSafe: false))
    return """
      \(strip)
      \(SubNavigation(label: "Parts of this person", items: [
        .init(word: "Plan", link: Link(["a"]), isCurrent: true), .init(word: "Week", link: Link(["b"])),
        .init(word: "Placements", link: Link(["c"]), count: 2), .init(word: "Documents", link: Link(["d"])),
        .init(word: "Access", link: Link(["e"])),
      ]))
      <div class="columns"><div class="stack">
      \(Card(title: "Now", sign: CircleSign(.shared, "Shared: firm and mentor"), content: SummaryList([
        .init("Workplace", "Nordlys Bakery, Harbour 2", change: Button("Change", .go(.home), tone: .quiet, about: "workplace")),
        .init("Hours", "9 of 12 planned this week", change: Button("Change", .go(.home), tone: .quiet, about: "hours")),
        .init("Mentor", "\(name: "Jens Prøvesen")"),
      ]).html, buttons: [Button("Log a contact", .go(.home), tone: .main), Button("Open placement", .go(.home))]))
      \(Card(title: "Considerations", sign: CircleSign(.case, "Team: responsible workers"), content: "<p>At most 9 hours a week until Fri 18 Dec 2026. Not before 8:30.</p>"))
      \(Card(title: "Conversation", sign: CircleSign(.closed, "Closed: counsellor only"), content: "<p>Two notes.</p>", buttons: [Button("Share one sentence", .go(.home))]))
      \(Card(title: "In the figures", sign: CircleSign(.statistical, "Figures: no names"), content: "<p>Counted as started, 2026.</p>"))
      </div>
      <section aria-labelledby="history" class="stack"><h2 id="history">What happened</h2>
      \(Timeline([
        .init(title: "Follow-up, day 1", who: "Sara Holm", when: "Mon 2 Nov 2026, 15:10", machineTime: "2026-11-02T15:10", sign: CircleSign(.shared, "Shared"), content: "<p>Both happy. Bus works.</p>"),
        .init(title: "Signed by all four", who: "Jens Prøvesen", when: "Fri 30 Oct 2026", machineTime: "2026-10-30", sign: CircleSign(.case, "Team")),
        .init(title: "First talk", who: "Sara Holm", when: "Thu 1 Oct 2026", machineTime: "2026-10-01", sign: CircleSign(.closed, "Closed")),
      ]))</section></div>
      """
  }

  static var placement: HTML {
    """
    \(chart(id: "ladder"))
    <div class="columns">
    \(Card(title: "Ready to start", content: TaskList([
      .init(task: "Purpose and tasks", link: .home, owedBy: "Owed by Sara Holm", status: Tag("Done", .good)),
      .init(task: "Signature of the firm", link: .home, owedBy: "Owed by Nordlys Bakery, reminded Fri 20 Nov", status: Tag("Waiting", .due)),
      .init(task: "Approval", owedBy: "Owed by Example Town", status: Tag("Not yet possible")),
      .init(task: "Share of subsidised places", link: .home, owedBy: "Owed by Nordlys Bakery", status: Tag("Stopped", .stop)),
    ]).html))
    \(Card(title: "Rules checked", content: "<p>13 weeks at most, invented rule §0, pack EX-2026.</p>"))
    </div>
    \(TwoLanguages(
      first: .init(language: .danish, title: "Dansk (gælder)", content: "<p>Du arbejder 9 timer om ugen i bageriet.</p>"),
      second: .init(language: .arabic, title: "العربية", content: "<p>تعمل 9 ساعات في الأسبوع في المخبز.</p>")))
    \(people)
    """
  }

  static var people: HTML {
    let columns: [DataTable.Column] = [
      .init("Person"), .init("Workplace"), .init("Hours", .number), .init("State", .status), .init("Actions", .action),
    ]
    func row(_ name: String, _ place: String, _ hours: String, _ tag: Tag) -> [HTML] {
      [
        "<a href=\"\(Link(["people", name]))\">\(name: name)</a>", "\(place)", "\(hours)", "\(tag)",
        "\(Button("Open", .go(.home), about: name))",
      ]
    }
    let table = DataTable(
      caption: "Placements that run", columns: columns,
      rows: [
        row("Amina Example", "Nordlys Bakery", "9", Tag("Runs", .good)),
        row("Daria Musterfrau", "Kvist Carpentry", "22.5", Tag("Stopped by cap 9 h", .stop)),
        row("Yusuf Prøve", "Havn Logistics of Example Town and Surroundings", "37", Tag("Signing", .due)),
      ])
    let pages = Pagination(
      showing: "Showing 1 to 25 of 61", label: "Pages", previous: nil,
      pieces: [
        .page(word: "1", .home, isCurrent: true), .page(word: "2", .home, isCurrent: false), .gap,
        .page(word: "9", .home, isCurrent: false),
      ], next: ("Next", .home))
    return "\(table)\(pages)"
  }

  static var employer: HTML {
    func meter(_ id: String, _ taken: Int, _ allowed: Int) -> HTML {
      "\(QuotaMeter(title: "Subsidised places, Harbour 2", taken: taken, allowed: allowed, over: max(0, taken - allowed), sentence: "One place for every 5 employees: 21 on 1 Oct 2026 make \(allowed).", words: .init(taken: "\(taken) taken", free: "\(max(0, allowed - taken)) free", coming: "", over: "\(max(0, taken - allowed)) over"), id: id))"
    }
    return """
      <div class="columns"><div class="stack">
      \(Card(title: "Harbour 2", content: meter("m1", 3, 4).html))
      \(Card(title: "Mill Lane", content: meter("m2", 6, 4).html))
      \(Card(title: "Works", content: meter("m3", 11, 57).html))</div>
      \(Card(title: "Who to call", content: SummaryList([.init("Owner", "\(name: "Jens Prøvesen")"), .init("Phone", "<a href=\"\(Link.phone("+45 00 00 00 00")!)\">\(name: "+45 00 00 00 00")</a>")]).html))
      </div>\(people)
      """
  }
}
