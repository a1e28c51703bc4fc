/// A card with its circle edge: the stripe, sign and word that say who may see it.
public struct Card: Sendable, Markup {
  public var title: String
  public var sign: CircleSign?
  /// `id` of the heading, so that other pages can point to the card.
  public var id: String?
  public var content: HTML
  public var buttons: [Button] = []

  public var html: HTML {
    """
    <section class="card\(with: sign?.edge, { " \($0)" })">
    <div class="card-head"><h2\(attribute: "id", id)>\(title)</h2>\(sign)</div>
    \(content)
    \(ButtonRow(buttons))</section>
    """
  }

  public init(title: String, sign: CircleSign? = nil, id: String? = nil, content: HTML, buttons: [Button] = []) {
    self.title = title
    self.sign = sign
    self.id = id
    self.content = content
    self.buttons = buttons
  }
}

/// Buttons beside each other; nothing at all when there are none.
public struct ButtonRow: Sendable, Markup {
  public var buttons: [Button]

  public init(_ buttons: [Button]) {
    self.buttons = buttons
  }

  public var html: HTML { buttons.isEmpty ? .nothing : "<div class=\"buttons\">\(buttons.joined())</div>" }
}
