/// What happens when somebody presses a button: they go somewhere, or something is sent.
public enum Act: Sendable {
  /// A page; nothing changes by opening it.
  case go(Link)
  /// A change, as a form of its own with one button.
  case send(Link, hidden: [Hidden] = [])
  /// The form that the button stands in; with a name and value where one form has several buttons.
  case submit(name: String? = nil, value: String? = nil)
}

/// A value that travels with a form and is not shown: the version that was seen, the token against forged requests.
public struct Hidden: Sendable, Markup {
  public var name: String
  public var value: String

  public var html: HTML { "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">" }

  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// A verb that does one thing.
public struct Button: Sendable, Markup {
  public enum Tone: Sendable {
    /// The one thing that the page or row is for.
    case main
    case plain
    /// Ends or removes something.
    case stop
    /// Among text or in rows: looks like a link.
    case quiet
  }

  public var word: String
  public var act: Act
  public var tone: Tone = .plain
  public var icon: Icon?
  /// Completes the name for those who hear it apart from its row: "Log" + "Amina Warsame, follow-up due".
  public var about: String?
  /// The same in words that somebody wrote.
  public var quote: Quote?

  public init(
    _ word: String, _ act: Act, tone: Tone = .plain, icon: Icon? = nil, about: String? = nil,
    quoting quote: Quote? = nil
  ) {
    (self.word, self.act, self.tone, self.icon, self.about) = (word, act, tone, icon, about)
    self.quote = quote
  }

  public var html: HTML {
    switch act {
    case .go(let link):
      "<a class=\"button\(styling)\" href=\"\(link)\">\(face)</a>"
    case .send(let link, let hidden):
      """
      <form class="one-button" method="post" action="\(link)">\(hidden.joined())\
      <button class="button\(styling)">\(face)</button></form>
      """
    case .submit(let name, let value):
      "<button class=\"button\(styling)\"\(attribute: "name", name)\(attribute: "value", value)>\(face)</button>"
    }
  }

  private var face: HTML {
    """
    \(icon)<span>\(word)\(with: about, { "<span class=\"unseen\">: \($0)</span>" })\
    \(with: quote, { "<span class=\"unseen\">: \($0.text, quoting: [$0])</span>" })</span>
    """
  }

  private var styling: HTML {
    switch tone {
    case .main: " main"
    case .plain: ""
    case .stop: " stop"
    case .quiet: " quiet"
    }
  }
}
