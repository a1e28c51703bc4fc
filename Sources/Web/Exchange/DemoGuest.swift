public import Access
import Design
public import Language

/// Somebody invented who signs in to a demonstration by one tap. Their password is published anyway: it guards nothing.
public struct DemoGuest: Sendable {
  public var email: String
  public var name: String
  public var role: Role
  /// What this role does here, as of the day on which the demonstration was made.
  public var sees: Phrase
  public var password: String

  public init(email: String, name: String, role: Role, sees: Phrase, password: String) {
    (self.email, self.name, self.role, self.sees, self.password) = (email, name, role, sees, password)
  }
}

/// The invented people of a demonstration on its sign-in page. A tap sends the same form as whoever types.
struct DemoGuestList {
  let guests: [DemoGuest]
  let voice: Voice
  /// What the sign-in form sends along beside address and password.
  let hidden: [Hidden]

  var html: HTML {
    """
    <h2>\(voice(.signInDemoTitle))</h2>
    <p>\(voice(.signInDemo))</p>
    <ul class="choices">\(each: guests, { "<li>\(tap($0))</li>\n" })</ul>
    <h2>\(voice(.signInDemoTyped))</h2>
    """
  }

  private func tap(_ guest: DemoGuest) -> HTML {
    let sent = [Hidden(name: "email", value: guest.email), Hidden(name: "password", value: guest.password)] + hidden
    return """
      <form class="one-button" method="post" action="\(Link.to(FrameAddress.signIn))">\(sent.map(\.html).joined())\
      <button>\(name: guest.name)<span class="quiet">\(voice(guest.role.phrase)): \(voice(guest.sees))</span></button></form>
      """
  }
}
