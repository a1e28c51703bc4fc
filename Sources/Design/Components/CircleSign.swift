public import Values

/// The circle in a word, with its sign; nothing for a circle that says nothing about a participant.
public struct CircleSign: Sendable, Markup {
  public var circle: Circle
  /// "Closed: counsellor only".
  public var word: String

  public init(_ circle: Circle, _ word: String) {
    (self.circle, self.word) = (circle, word)
  }

  public var html: HTML {
    guard let icon else { return .nothing }
    return "<p class=\"circle \(circle.rawValue)\">\(icon)\(word)</p>"
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
