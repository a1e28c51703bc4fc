/// Who may see what a card holds; the four circles of data.
enum Circle: String, Sendable, CaseIterable {
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
struct CircleSign: Sendable, Markup {
  var circle: Circle
  /// "Closed: counsellor only".
  var word: String

  init(_ circle: Circle, _ word: String) {
    (self.circle, self.word) = (circle, word)
  }

  var html: HTML { "<p class=\"circle \(circle.rawValue)\">\(icon)\(word)</p>" }

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
struct Card: Sendable, Markup {
  var title: String
  var sign: CircleSign?
  /// `id` of the heading, so that other pages can point to the card.
  var id: String?
  var content: HTML
  var buttons: [Button] = []

  var html: HTML {
    """
    <section class="card\(with: sign, { " edge-\($0.circle.rawValue)" })">
    <div class="card-head"><h2\(attribute: "id", id)>\(title)</h2>\(sign)</div>
    \(content)
    \(ButtonRow(buttons))</section>
    """
  }
}

/// Buttons beside each other; nothing at all when there are none.
struct ButtonRow: Sendable, Markup {
  var buttons: [Button]

  init(_ buttons: [Button]) {
    self.buttons = buttons
  }

  var html: HTML { buttons.isEmpty ? .nothing : "<div class=\"buttons\">\(buttons.joined())</div>" }
}
