extension Frame {
  /// What staff find at the top of every page.
  public struct Navigation: Sendable {
    public struct Place: Sendable {
      public var word: String
      public var link: Link
      public var isCurrent = false

      public init(word: String, link: Link, isCurrent: Bool = false) {
        self.word = word
        self.link = link
        self.isCurrent = isCurrent
      }
    }

    public struct Search: Sendable {
      /// Where the question goes, as `?q=`; without a question it is the search page.
      public var action: Link
      /// "Search people, firms, placements".
      public var label: String
      public var word: String
      public var question: String = ""
      /// So many characters are taken at most.
      public var longest: Int

      public init(action: Link, label: String, word: String, question: String = "", longest: Int) {
        self.action = action
        self.label = label
        self.word = word
        self.question = question
        self.longest = longest
      }
    }

    public struct Account: Sendable {
      /// The reader's own name.
      public var name: String
      /// "Counsellor, Example Town".
      public var role: String
      /// Names the menu: "Account".
      public var label: String
      public var places: [Place]
      public var signOut: Button

      public init(name: String, role: String, label: String, places: [Place], signOut: Button) {
        self.name = name
        self.role = role
        self.label = label
        self.places = places
        self.signOut = signOut
      }
    }

    public var places: [Place]
    public var search: Search?
    /// What is done from every page: "Log a contact".
    public var log: Place?
    public var account: Account
    public var help: Place?

    public init(places: [Place], search: Search? = nil, log: Place? = nil, account: Account, help: Place? = nil) {
      self.places = places
      self.search = search
      self.log = log
      self.account = account
      self.help = help
    }
  }

  public var header: HTML {
    switch variant {
    case .staff(let navigation):
      """
      <header class="top"><div class="bar">\(sign)\(navigation.search)
      <div class="tools">\(with: navigation.log, log)\(with: navigation.search, searchLink)\(languageMenu)\(with: navigation.help, help)\
      \(navigation.account)</div></div>
      <nav class="places" aria-label="\(words.mainNavigation)"><ul>\(each: navigation.places, place)</ul></nav></header>
      """
    case .narrow:
      "<header class=\"top\"><div class=\"bar\">\(sign)<div class=\"tools\">\(languageMenu)</div></div></header>"
    case .outsider(let contact):
      """
      <header class="top"><div class="bar">\(sign)<div class="tools">\(languageMenu)\
      <a class="tool" href="\(contact.link)">\(Icon.phone)<span>\(contact.word)</span></a></div></div></header>
      """
    }
  }

  /// The installation's own sign, or the ladder that is also a road; and the name.
  private var sign: HTML {
    let ladder: HTML = """
      <svg width="28" height="28" viewBox="0 0 32 32" fill="none" \
      stroke="currentColor" stroke-width="2.6" aria-hidden="true"><path d="M6 30 12.5 2M26 30 19.5 2"/>\
      <path d="M8 22h16M9.6 15h12.8M11 9h10"/></svg>
      """
    let mark = dress.logo.map { "<img class=\"logo\" src=\"\($0)\" alt=\"\" height=\"32\">" as HTML } ?? ladder
    return "<a class=\"sign\" href=\"\(home)\">\(mark)<span>\(product)</span></a>"
  }

  private var languageMenu: HTML {
    guard !languages.isEmpty else { return .nothing }
    return """
      <details class="drop"><summary class="tool">\(Icon.globe)\
      <span class="long">\(words.language)</span></summary>\
      <ul>\(each: languages, { choice in
        """
        <li><a href="\(choice.link)"\(passageIn: choice.language) hreflang="\(choice.language)"\
        \(attribute: "aria-current", choice.language == language ? "true" : nil)>\(choice.ownName)</a></li>
        """
      })</ul></details>
      """
  }

  private func searchLink(_ search: Navigation.Search) -> HTML {
    "<a class=\"tool find-link\" href=\"\(search.action)\" data-key=\"/\">\(Icon.search)<span class=\"long\">\(search.word)</span></a>"
  }

  private func log(_ place: Navigation.Place) -> HTML {
    "<a class=\"button log\" href=\"\(place.link)\" data-key=\"l\">\(Icon.plus)<span class=\"long\">\(place.word)</span></a>"
  }

  private func help(_ place: Navigation.Place) -> HTML {
    "<a class=\"tool\" href=\"\(place.link)\">\(Icon.help)<span class=\"long\">\(place.word)</span></a>"
  }

  private func place(_ place: Navigation.Place) -> HTML {
    "<li><a href=\"\(place.link)\"\(attribute: "aria-current", place.isCurrent ? "page" : nil)>\(place.word)</a></li>"
  }
}

extension Frame.Navigation.Search: Markup {
  public var html: HTML {
    """
    <form class="find" role="search" method="get" action="\(action)"><label class="unseen" for="find">\(label)</label>\
    <input id="find" type="search" name="q" maxlength="\(longest)" value="\(question)" placeholder="\(label)" \
    data-key="/">\
    <button class="button">\(Icon.search)<span class="unseen">\(word)</span></button></form>
    """
  }
}

extension Frame.Navigation.Account: Markup {
  public var html: HTML {
    """
    <details class="drop"><summary class="tool"><span class="unseen">\(label): </span>\(Icon.person)\
    <span class="long">\(name: name)</span></summary>\
    <div><p><strong>\(name: name)</strong></p><p class="quiet">\(role)</p>\
    <ul>\(each: places, { "<li><a href=\"\($0.link)\">\($0.word)</a></li>" })</ul>\(signOut)</div></details>
    """
  }
}
