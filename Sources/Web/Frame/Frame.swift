import Values

/// The page around the page: who runs it, where one can go, who is signed in. Everything worded comes in.
struct Frame: Sendable {
  enum Variant: Sendable {
    /// Staff: navigation, search, account.
    case staff(Navigation)
    /// Signing in and setting up: one narrow column, no way to anywhere else.
    case narrow
    /// Firm or participant: no navigation, larger type, one person to call.
    case outsider(call: Contact)
  }

  /// Follow the device, or what the reader chose.
  enum Theme: String, Sendable {
    case automatic, light, dark
  }

  struct Contact: Sendable {
    /// "Call Sara Holm".
    var word: String
    var link: Link
  }

  struct LanguageChoice: Sendable {
    var language: LanguageTag
    /// In that language: "Dansk", "العربية".
    var ownName: String
    var link: Link
  }

  struct Words: Sendable {
    var skipToContent: String
    var language: String
    /// "Run by Example Town".
    var runBy: String
    var dataProtection: String
    /// Names the landmarks: "Main", "Account and tools".
    var mainNavigation: String
  }

  /// What one page puts in the frame.
  struct Page: Sendable {
    /// Window title and, unless the content has its own `h1`, the heading.
    var title: String
    var hasOwnHeading = false
    /// One sentence below the heading.
    var lead: String?
    var breadcrumbs: Breadcrumbs?
    var flash: Flash?
    var content: HTML
  }

  /// What was just done, and the way back.
  struct Flash: Sendable {
    var words: String
    var undo: Button?
  }

  /// Name of the installation; stands beside the sign.
  var product: String
  var language: LanguageTag
  var theme: Theme = .automatic
  var variant: Variant
  var words: Words
  var languages: [LanguageChoice]
  var home: Link = .home
  /// `nil` until there is such a page.
  var dataProtection: Link?

  /// The whole document.
  func around(_ page: Page) -> HTML {
    """
    <!DOCTYPE html>
    <html\(passageIn: language)\(attribute: "data-theme", theme == .automatic ? nil : theme.rawValue)>
    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">
    <title>\(page.title) – \(product)</title>
    <link rel="stylesheet" href="\(Link.asset(.styleSheet))"><link rel="icon" href="\(Link.asset(.icon))">
    </head>
    <body class="\(kind)"><a class="skip" href="#content">\(words.skipToContent)</a>
    \(header)
    <main id="content" tabindex="-1">\(page.flash)\(page.breadcrumbs)\(heading(of: page))
    \(page.content)
    </main>
    \(footer)
    </body></html>

    """
  }

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
    <footer><p>\(words.runBy)</p>\(with: dataProtection, { "<p><a href=\"\($0)\">\(words.dataProtection)</a></p>" })\
    </footer>
    """
  }
}

extension Frame.Flash: Markup {
  var html: HTML {
    "<div class=\"flash\" role=\"status\">\(Icon.check)<p>\(words)</p>\(undo)</div>"
  }
}
