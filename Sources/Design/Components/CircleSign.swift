public import Values

/// The circle in a word, with its sign; nothing for a circle that says nothing about a participant.
public struct CircleSign: Sendable, Markup {
  public var circle: Circle
  /// "Closed: counsellor only".
  public var word: String
  /// Whether the page has the word with the same sign already: then the sign alone is drawn, and the word is only read out.
  public var isRepeated: Bool

  public init(_ circle: Circle, _ word: String, isRepeated: Bool = false) {
    (self.circle, self.word, self.isRepeated) = (circle, word, isRepeated)
  }

  public var html: HTML {
    guard let icon else { return .nothing }
    let said: HTML = isRepeated ? "<span class=\"unseen\">\(word)</span>" : "\(word)"
    return "<p class=\"circle \(circle.rawValue)\">\(icon)\(said)</p>"
  }

  /// The coloured edge of what carries the sign; `nil` where there is none.
  var edge: String? { icon.map { _ in "edge-" + circle.rawValue } }

  private var icon: Icon? {
    switch circle {
    case .closed: .lock
    case .case: .folder
    case .shared: .handover
    case .statistical: .bars
    case .open, .installation: nil
    }
  }
}
