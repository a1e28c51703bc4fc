/// Who may see what a card holds; the four circles of data.
public enum Circle: String, Sendable, CaseIterable {
  /// The counsellor alone.
  case closed
  /// The responsible team.
  case casework
  /// Firm, mentor and trainer too.
  case shared
  /// Numbers without names.
  case statistical
}

/// The circle in a word, with its sign.
public struct CircleSign: Sendable, Markup {
  public var circle: Circle
  /// "Closed: counsellor only".
  public var word: String

  public init(_ circle: Circle, _ word: String) {
    (self.circle, self.word) = (circle, word)
  }

  public var html: HTML { "<p class=\"circle \(circle.rawValue)\">\(icon)\(word)</p>" }

  private var icon: Icon {
    switch circle {
    case .closed: .lock
    case .casework: .folder
    case .shared: .handover
    case .statistical: .bars
    }
  }
}

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
    <section class="card\(with: sign, { " edge-\($0.circle.rawValue)" })">
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
