/// What happens when somebody presses a button: they go somewhere, or something is sent.
enum Act: Sendable {
  /// A page; nothing changes by opening it.
  case go(Link)
  /// A change, as a form of its own with one button.
  case send(Link, hidden: [Hidden] = [])
  /// The form that the button stands in; with a name and value where one form has several buttons.
  case submit(name: String? = nil, value: String? = nil)
}

/// A value that travels with a form and is not shown: the version that was seen, the token against forged requests.
struct Hidden: Sendable, Markup {
  var name: String
  var value: String

  var html: HTML { "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">" }
}

/// A verb that does one thing.
struct Button: Sendable, Markup {
  enum Tone: Sendable {
    /// The one thing that the page or row is for.
    case main
    case plain
    /// Ends or removes something.
    case stop
    /// Among text or in rows: looks like a link.
    case quiet
  }

  var word: String
  var act: Act
  var tone: Tone = .plain
  var icon: Icon?
  /// Completes the name for those who hear it apart from its row: "Log" + "Amina Warsame, follow-up due".
  var about: String?

  init(_ word: String, _ act: Act, tone: Tone = .plain, icon: Icon? = nil, about: String? = nil) {
    (self.word, self.act, self.tone, self.icon, self.about) = (word, act, tone, icon, about)
  }

  var html: HTML {
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

  private var face: HTML { "\(icon)<span>\(word)\(with: about, { "<span class=\"unseen\">: \($0)</span>" })</span>" }

  private var styling: HTML {
    switch tone {
    case .main: " main"
    case .plain: ""
    case .stop: " stop"
    case .quiet: " quiet"
    }
  }
}
