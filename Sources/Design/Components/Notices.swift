public import Values

/// A list with nothing in it: what would be here, why it is empty, and the one thing to do about it.
public struct EmptyState: Sendable, Markup {
  public var title: String
  public var text: String
  public var button: Button?

  public var html: HTML {
    """
    <div class="empty">\(raw: drawing)<h2>\(title)</h2><p>\(text)</p>\(ButtonRow(button.map { [$0] } ?? []))</div>
    """
  }

  /// An empty ladder against a wall: rails, and rungs that are still to come.
  private var drawing: StaticString {
    """
    <svg class="rungs" width="120" height="96" viewBox="0 0 120 96" fill="none" stroke="currentColor" \
    stroke-width="3" aria-hidden="true"><path d="M41 92 53 6M79 92 67 6"/><path d="M43.5 74h33M46 56h28"/>\
    <path stroke-dasharray="4 5" d="M48.5 38h23M51 20h18"/><path stroke-width="1.5" d="M12 92h96"/></svg>
    """
  }

  public init(title: String, text: String, button: Button? = nil) {
    self.title = title
    self.text = text
    self.button = button
  }
}

/// What must be known before anything else on the page, with what can be done about it.
public struct Banner: Sendable, Markup {
  public enum Tone: String, Sendable, CaseIterable {
    /// Something is broken, or blocked.
    case stop
    /// Something will be lost, or needs a look.
    case due
  }

  public var tone: Tone
  public var title: String
  public var content: HTML
  public var buttons: [Button]

  public var html: HTML {
    """
    <section class="banner \(tone.rawValue)" aria-labelledby="banner-title"><h2 id="banner-title">\(icon)\
    <span>\(title)</span></h2>\(content)\(ButtonRow(buttons))</section>
    """
  }

  private var icon: Icon { tone == .stop ? .stop : .warning }

  public init(_ tone: Tone, title: String, content: HTML = .nothing, buttons: [Button] = []) {
    (self.tone, self.title, self.content, self.buttons) = (tone, title, content, buttons)
  }
}

/// Something may be wrong: stop once, say why, and let the reader go on with a reason or go back.
public struct Interruption: Sendable, Markup {
  public var title: String
  public var content: HTML
  /// The form that asks for the reason.
  public var form: HTML
  public var back: Button?

  public var html: HTML {
    """
    <section class="interruption" aria-labelledby="interruption-title"><h2 id="interruption-title">\(Icon.warning)\
    <span>\(title)</span></h2>
    \(content)\(form)\(with: back, { "<p class=\"back\">\($0)</p>" })</section>
    """
  }

  public init(title: String, content: HTML, form: HTML, back: Button? = nil) {
    self.title = title
    self.content = content
    self.form = form
    self.back = back
  }
}

/// The same text in two languages beside each other; the legally binding one first.
public struct TwoLanguages: Sendable, Markup {
  public struct Passage: Sendable {
    public var language: LanguageTag
    /// The language's own name, or "Binding text".
    public var title: String
    public var content: HTML

    public init(language: LanguageTag, title: String, content: HTML) {
      self.language = language
      self.title = title
      self.content = content
    }
  }

  public var first: Passage
  public var second: Passage

  public var html: HTML { "<div class=\"two-languages\">\(each: [first, second], passage)</div>" }

  private func passage(_ passage: Passage) -> HTML {
    "<section\(passageIn: passage.language)><h3>\(passage.title)</h3>\(passage.content)</section>\n"
  }

  public init(first: Passage, second: Passage) {
    self.first = first
    self.second = second
  }
}
