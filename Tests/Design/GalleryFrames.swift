import Values

@testable import Design

/// Invented pages in every frame, for tests that look at whole documents and for people who look at pictures of them.
enum Gallery {
  static let pages: [(name: String, document: HTML)] = [
    ("week", staff("This week", current: 0, content: Gallery.week, flash: true)),
    ("week-empty", staff("People", current: 1, content: Gallery.nobody)),
    ("person", staff("Amina Example", current: 1, ownHeading: true, content: Gallery.person)),
    ("placement", staff("Amina Example at Nordlys Bakery", current: 2, content: Gallery.placement, crumbs: true)),
    ("ladders", staff("Ladders", current: 2, content: Gallery.ladders)),
    ("employer", staff("Nordlys Bakery", current: 3, content: Gallery.employer)),
    ("form", staff("Add a step", current: 2, content: Gallery.form)),
    ("pieces", staff("Pieces", current: 0, content: Gallery.pieces)),
    ("sign-in", frame(.english, .narrow).around(.init(title: "Sign in", content: Gallery.signIn))),
    (
      "participant-ar",
      frame(.arabic, .outsider(call: .init(word: "اتصل بسارة", link: Link.phone("+45 00 00 00 00")!)))
        .around(.init(title: "أسبوعك", lead: "هذا ما اتفقنا عليه.", content: Gallery.arabic))
    ),
    (
      "week-ar",
      frame(.arabic, .staff(navigation(current: 0, words: ["هذا الأسبوع", "الأشخاص", "التدريب", "الشركات"])))
        .around(.init(title: "هذا الأسبوع", content: Gallery.week))
    ),
    (
      "participant-ti",
      frame(LanguageTag.tigrinya, .outsider(call: .init(word: "ንሳራ ደውሉ", link: Link.phone("+45 00 00 00 00")!)))
        .around(.init(title: "ሰሙንኩም", content: "<p>ናይ ስራሕ ሰዓታት ኣብዚ ይርከብ።</p>"))
    ),
  ]

  static func staff(
    _ title: String, current: Int, ownHeading: Bool = false, content: HTML, flash: Bool = false, crumbs: Bool = false
  ) -> HTML {
    frame(.english, .staff(navigation(current: current))).around(
      .init(
        title: title, hasOwnHeading: ownHeading,
        breadcrumbs: crumbs
          ? Breadcrumbs(
            label: "You are here",
            crumbs: [.init("Placements", Link(["placements"])), .init("Amina Example", Link(["people", "a"]))]) : nil,
        flash: flash
          ? .init(words: "Visit to Nordlys Bakery saved.", undo: Button("Undo", .send(Link(["undo"])), icon: .undo))
          : nil,
        content: content))
  }

  static func frame(_ language: LanguageTag, _ variant: Frame.Variant) -> Frame {
    Frame(
      product: "Nyvej", language: language, variant: variant,
      words: .init(
        skipToContent: "Skip to content", language: "Language", runBy: "Run by Example Town, Department of Work",
        dataProtection: "How we protect your data", mainNavigation: "Main"),
      languages: [
        .init(language: .english, ownName: "English", link: Link(["language", "en"])),
        .init(language: .danish, ownName: "Dansk", link: Link(["language", "da"])),
        .init(language: .arabic, ownName: "العربية", link: Link(["language", "ar"])),
      ],
      dataProtection: Link(["data-protection"]), keys: variant.isStaff ? keys : nil)
  }

  static let keys = Frame.KeyList(
    title: "Keys", entries: [.init(key: "/", word: "Go to the search"), .init(key: "?", word: "Show this list")],
    close: "Close", settings: .init(word: "Switch these keys off", link: Link(["settings"])))

  static func navigation(
    current: Int, words: [String] = ["This week", "People", "Placements", "Employers"]
  ) -> Frame.Navigation {
    let paths = ["week", "people", "placements", "employers"]
    return .init(
      places: zip(words, paths).enumerated().map { position, place in
        .init(word: place.0, link: Link([place.1]), isCurrent: position == current)
      },
      search: .init(action: Link(["search"]), label: "Search people, firms, placements", word: "Search", longest: 200),
      account: .init(
        name: "Sara Holm", role: "Counsellor, Example Town", label: "Account",
        places: [.init(word: "Your settings", link: Link(["settings"]))],
        signOut: Button("Sign out", .send(Link(["session", "end"]), hidden: [.init(name: "token", value: "t")]))),
      help: .init(word: "Help", link: Link(["help"])))
  }
}

extension Frame.Variant {
  fileprivate var isStaff: Bool { if case .staff = self { true } else { false } }
}
