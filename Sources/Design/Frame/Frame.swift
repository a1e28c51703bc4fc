public import Values

/// The page around the page: who runs it, where one can go, who is signed in. Everything worded comes in.
public struct Frame: Sendable {
  public enum Variant: Sendable {
    /// Staff: navigation, search, account.
    case staff(Navigation)
    /// Signing in and setting up: one narrow column, no way to anywhere else.
    case narrow
    /// Firm or participant: no navigation, larger type, one person to call.
    case outsider(call: Contact)
  }

  /// Follow the device, or what the reader chose.
  public enum Theme: String, Sendable {
    case automatic, light, dark
  }

  public struct Contact: Sendable {
    /// "Call Sara Holm".
    public var word: String
    public var link: Link

    public init(word: String, link: Link) {
      self.word = word
      self.link = link
    }
  }

  public struct LanguageChoice: Sendable {
    public var language: LanguageTag
    /// In that language: "Dansk", "العربية".
    public var ownName: String
    public var link: Link

    public init(language: LanguageTag, ownName: String, link: Link) {
      self.language = language
      self.ownName = ownName
      self.link = link
    }
  }

  public struct Words: Sendable {
    public var skipToContent: String
    public var language: String
    /// "Run by Example Town".
    public var runBy: String
    public var dataProtection: String
    /// Names the landmarks: "Main", "Account and tools".
    public var mainNavigation: String
    /// On paper alone: when the page was made, and for whom.
    public var printed: String?

    public init(
      skipToContent: String, language: String, runBy: String, dataProtection: String, mainNavigation: String,
      printed: String? = nil
    ) {
      self.printed = printed
      self.skipToContent = skipToContent
      self.language = language
      self.runBy = runBy
      self.dataProtection = dataProtection
      self.mainNavigation = mainNavigation
    }
  }

  /// What one page puts in the frame.
  public struct Page: Sendable {
    /// Window title and, unless the content has its own `h1`, the heading.
    public var title: String
    public var hasOwnHeading = false
    /// One sentence below the heading.
    public var lead: String?
    public var breadcrumbs: Breadcrumbs?
    public var flash: Flash?
    /// What is printed in place of the whole page; none where it is printed as it stands.
    public var onPaper: String?
    public var content: HTML

    public init(
      title: String, hasOwnHeading: Bool = false, lead: String? = nil, breadcrumbs: Breadcrumbs? = nil,
      flash: Flash? = nil, onPaper: String? = nil, content: HTML
    ) {
      self.title = title
      self.hasOwnHeading = hasOwnHeading
      self.lead = lead
      self.breadcrumbs = breadcrumbs
      self.flash = flash
      self.onPaper = onPaper
      self.content = content
    }
  }

  /// What was just done, and the way back.
  public struct Flash: Sendable {
    public var words: String
    public var undo: Button?
    /// What was asked for was not done: no tick stands beside it.
    public var isRefusal: Bool
    /// It was said on a page before this one, and stands here for the way back alone.
    public var isEarlier: Bool

    public init(words: String, undo: Button? = nil, isRefusal: Bool = false, isEarlier: Bool = false) {
      (self.words, self.undo) = (words, undo)
      (self.isRefusal, self.isEarlier) = (isRefusal, isEarlier)
    }
  }

  /// What an installation wears of its own.
  public struct Dress: Sendable, Hashable {
    /// The style that its colour makes; lies over the house's own.
    public var style: Link?
    /// In place of the house's sign.
    public var logo: Link?

    public init(style: Link? = nil, logo: Link? = nil) { (self.style, self.logo) = (style, logo) }
  }

  /// Name of the installation; stands beside the sign.
  public var product: String
  public var language: LanguageTag
  public var theme: Theme = .automatic
  public var variant: Variant
  public var words: Words
  public var languages: [LanguageChoice]
  public var dress: Dress
  public var home: Link = .home
  /// `nil` until there is such a page.
  public var dataProtection: Link?
  /// `nil` where no single key acts.
  public var keys: KeyList?

  /// The whole document.
  public func around(_ page: Page) -> HTML {
    """
    <!DOCTYPE html>
    <html\(passageIn: language)\(attribute: "data-theme", theme == .automatic ? nil : theme.rawValue)>
    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">
    <title>\(page.title) – \(product)</title>
    <link rel="stylesheet" href="\(Link.asset(.styleSheet))">\(with: dress.style, { "<link rel=\"stylesheet\" href=\"\($0)\">" })\
    <link rel="icon" href="\(Link.asset(.icon))">
    \(if: isForStaff, "<script type=\"module\" src=\"\(Link.asset(.modules))\"></script>")</head>
    <body class="\(kind)"><a class="skip" href="#content">\(words.skipToContent)</a>
    \(header)
    <main id="content" tabindex="-1"\(if: page.onPaper != nil, " class=\"unprinted\"")>\
    \(with: page.onPaper, { "<p class=\"on-paper\">\($0)</p>" })\(page.flash)\(page.breadcrumbs)\(heading(of: page))
    \(page.content)
    </main>
    \(footer)\(keys)
    </body></html>

    """
  }

  /// Only these pages may ask for a module; the others stay as light as they are.
  private var isForStaff: Bool { if case .staff = variant { true } else { false } }

  private var kind: HTML {
    switch variant {
    case .staff: "staff"
    case .narrow: "narrow"
    case .outsider: "outsider"
    }
  }

  private func heading(of page: Page) -> HTML {
    """
    \(if: !page.hasOwnHeading, "<h1>\(page.title)</h1>")\(with: page.lead, { "<p class=\"lead\">\($0)</p>" })
    """
  }

  private var footer: HTML {
    """
    <footer>\(with: words.printed, { "<p class=\"printed\">\($0)</p>" })<p>\(words.runBy)</p>\(with: dataProtection, { "<p><a href=\"\($0)\">\(words.dataProtection)</a></p>" })\
    </footer>
    """
  }

  public init(
    product: String, language: LanguageTag, theme: Theme = .automatic, variant: Variant, words: Words,
    languages: [LanguageChoice], home: Link = .home, dress: Dress = Dress(), dataProtection: Link? = nil,
    keys: KeyList? = nil
  ) {
    self.dress = dress
    self.product = product
    self.language = language
    self.theme = theme
    self.variant = variant
    self.words = words
    self.languages = languages
    self.home = home
    self.dataProtection = dataProtection
    self.keys = keys
  }
}

extension Frame.Flash: Markup {
  public var html: HTML {
    if isEarlier { return "<div class=\"last-act\"><p>\(words)</p>\(undo)</div>" }
    return
      "<div class=\"flash\(if: isRefusal, " refusal")\" role=\"status\">\(isRefusal ? Icon.warning : Icon.check)<p>\(words)</p>\(undo)</div>"
  }
}
