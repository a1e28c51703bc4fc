public import Access
public import Design
public import Language
public import Values

/// Where somebody sits who is signed in: who they are, in which language, and the frame around their pages.
public struct Desk: Sendable {
  public let visit: Visit
  public let actor: Actor
  public let voice: Voice
  /// What lies on the desk can be looked at and not changed: the participation through which it is reached has ended.
  public private(set) var isReadOnly = false
  /// Whose case lies on it.
  private(set) var about: PersonID?
  /// The pages above this one.
  private var above: [Link] = []
  /// What was done before this page, said on it once.
  var flash: Frame.Flash?
  /// What the form on this page made before it was sent again with other answers.
  var first: String?
  /// What belongs on the pages that are made here and cannot be read.
  let damage: Damage
  /// Of whom something stands on the pages that are made here whose address is protected.
  public let shownProtected: ShownProtected

  init(visit: Visit, _ tx: Transaction) {
    (self.visit, actor, damage, shownProtected) = (visit, tx.actor, tx.damage, tx.shownProtected)
    // A language that is offered no more is nobody's choice any longer.
    let chosen = actor.language.flatMap { visit.installation.languages.contains($0) ? $0 : nil }
    let own = visit.request.asksForLanguage ? visit.voice : chosen.map { visit.zone.voice($0) } ?? visit.voice
    voice = visit.isAPI ? own : own.onPages
  }

  public var today: CivilDate { visit.today }

  /// Beside the name of somebody whose address is protected, of whom something is shown.
  public func mark(of person: PersonID) -> HTML {
    shownProtected.contains(person) ? " \(Tag(voice(.protectedMark), .due))" : .nothing
  }

  /// The desk with this person's case on it, which the reader may change or only look at.
  public func with(_ person: PersonID, _ tx: Transaction) throws -> Desk {
    var desk = self
    desk.about = person
    desk.isReadOnly = try !tx.mayChange(person) && actor.might(Edit.self, PersonRecord.self)
    return desk
  }

  /// The desk of a page about this person, where it is not asked whether the reader may change the case.
  func about(_ person: PersonID?) -> Desk {
    var desk = self
    if let person { desk.about = person }
    return desk
  }

  /// Whether to show a button for this; see `Actor.might`.
  public func might<K: Protected, V: ChangingVerb>(_ verb: V.Type, _ kind: K.Type) -> Bool {
    !isReadOnly && actor.might(verb, kind)
  }

  public func might<K: Protected>(_ verb: Create.Type, _ kind: K.Type) -> Bool {
    !isReadOnly && actor.might(verb, kind)
  }

  /// A whole document: the content inside the frame that this reader's roles call for.
  ///
  /// Of a page on which somebody with a protected address stands nothing is printed but a sentence that says so.
  ///
  /// - Parameters:
  ///   - heading: `false` when the content brings its own `h1`.
  ///   - leavesOutProtected: the content says nothing of those whose address is protected.
  public func page(
    _ title: String, lead: String? = nil, trail: [(String, Link)] = [], heading: Bool = true,
    leavesOutProtected: Bool = false, _ content: HTML
  ) -> HTML {
    var desk = self
    desk.above = trail.map(\.1)
    return desk.frame.around(
      Frame.Page(
        title: title, hasOwnHeading: !heading, lead: lead,
        breadcrumbs: trail.isEmpty
          ? nil
          : Breadcrumbs(
            label: voice(.frameBreadcrumbs), crumbs: trail.map { Breadcrumbs.Crumb($0.0, $0.1) }),
        flash: flash, onPaper: leavesOutProtected || shownProtected.isEmpty ? nil : voice(.protectedNotPrinted),
        content:
          "\(noticeOfDamage)\(leavesOutProtected ? .nothing : noticeOfProtected)\(if: isReadOnly, "<p class=\"quiet\">\(voice(.frameReadOnly))</p>")\(content)"
      ))
  }

  private var noticeOfProtected: HTML {
    shownProtected.isEmpty
      ? .nothing : "<p class=\"on-screen\">\(Tag(voice(.protectedMark), .due)) \(voice(.protectedOnPage))</p>"
  }

  private var frame: Frame {
    Frame(
      product: visit.installation.name, language: voice.language, theme: actor.theme.frameTheme,
      variant: .staff(navigation),
      words: FrameWords.all(voice, visit.installation, for: actor, at: visit.store.surroundings.now()),
      languages: visit.languageLinks,
      dress: visit.installation.face.dress, dataProtection: .to(FrameAddress.dataProtection),
      keys: actor.singleKeys == .on ? keys : nil)
  }

  private var keys: Frame.KeyList {
    let search = mightSearch ? [Frame.KeyList.Entry(key: "/", word: voice(.keysSearch))] : []
    return Frame.KeyList(
      title: voice(.keysTitle),
      entries: search + [.init(key: "?", word: voice(.keysList)), .init(key: "Esc", word: voice(.keysClose))],
      close: voice(.keysDone), settings: .init(word: voice(.keysSettings), link: .to(FrameAddress.settings)))
  }

  private var navigation: Frame.Navigation {
    return Frame.Navigation(
      places: places(visit.installation.menu),
      search: mightSearch
        ? Frame.Navigation.Search(
          action: .to(FrameAddress.search), label: voice(.navSearchLabel), word: voice(.navSearch),
          question: visit.address.path == FrameAddress.search.path ? visit.request.query["q"] ?? "" : "",
          longest: Visit.longestSearch) : nil,
      log: log,
      account: Frame.Navigation.Account(
        name: actor.name, role: voice.list(voice.inOrder(actor.roles.map { voice($0.phrase) })),
        label: voice(.navAccount),
        places: places(visit.installation.accountMenu) + [
          place(.navSettings, .settings), place(.navAccess, .ownAccess),
        ],
        signOut: Button(voice(.navSignOut), .send(.to(FrameAddress.signOut), hidden: visit.tokens), tone: .quiet)),
      help: nil)
  }

  /// The places of the menu that this reader has a use for, but the one that the page is in, and her own settings: for a first
  /// page that leads on.
  public var placesBeside: [(word: String, link: Link)] {
    let navigation = navigation
    return navigation.places.filter { !$0.isCurrent }.map { ($0.word, $0.link) }
      + navigation.account.places.map { ($0.word, $0.link) }
  }

  private func places(_ menu: [MenuPlace]) -> [Frame.Navigation.Place] {
    let here = visit.address.place?.link
    return menu.filter { $0.isFor(actor) }.map { place in
      Frame.Navigation.Place(word: voice(place.word), link: place.link, isCurrent: place.link == here)
    }
  }

  /// About whomever the page is, if that can be changed: known by the page itself, by its address or by the pages above it.
  private var log: Frame.Navigation.Place? {
    guard let log = visit.installation.log, log.isFor(actor) else { return nil }
    let link =
      isReadOnly
      ? nil
      : about.map(log.about)
        ?? ([visit.address.path] + above.reversed().map(\.address)).lazy.compactMap {
          log.behind(Desk.parts(of: $0), actor)
        }.first
    return Frame.Navigation.Place(word: voice(log.word), link: link ?? log.link)
  }

  private static func parts(of path: String) -> [String] {
    path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").map(String.init)
  }

  private var mightSearch: Bool {
    actor.might(List.self, PersonRecord.self) || actor.might(List.self, OrganisationRecord.self)
  }

  private func place(_ word: Phrase, _ address: FrameAddress) -> Frame.Navigation.Place {
    Frame.Navigation.Place(word: voice(word), link: .to(address), isCurrent: visit.address.path == address.path)
  }

  /// What every form carries hidden: the token that shows that this product made it, and the key that makes it count
  /// once.
  public var formKeys: [Hidden] {
    visit.tokens + [Hidden(name: FormField.key, value: visit.store.surroundings.newID(EntryKind.self).text)]
  }

  /// The same for a form that is given back: the key is its own.
  var keptKeys: [Hidden]? {
    visit.keptKey.map { visit.tokens + [Hidden(name: FormField.key, value: $0)] }
  }

  public func version(_ version: Version) -> Hidden { Hidden(name: FormField.version, value: String(version.number)) }
}

extension Visit {
  var tokens: [Hidden] {
    session.map { [Hidden(name: FormField.token, value: RequestDigest.formToken(session: $0))] } ?? []
  }

  /// The same page in each of the installation's languages.
  var languageLinks: [Frame.LanguageChoice] {
    installation.languages.map { language in
      Frame.LanguageChoice(
        language: language, ownName: Voice(language).name(of: language) ?? language.text,
        link: .settingLanguage(language, backTo: request))
    }
  }
}

extension Link {
  /// The same address once more, with the wish for a language; only reading pages can be come back to.
  static func settingLanguage(_ language: LanguageTag, backTo request: Request) -> Link {
    let back = request.method.isSafe ? request.segments : []
    return Link(back, query: [(name: "language", value: language.text)])
  }
}

extension Theme {
  var frameTheme: Frame.Theme {
    switch self {
    case .device: .automatic
    case .light: .light
    case .dark: .dark
    }
  }
}
