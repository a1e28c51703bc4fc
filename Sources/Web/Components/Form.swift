/// Questions that are sent together. What was wrong stands above them; what the page needs to know again travels hidden.
struct Form: Sendable, Markup {
  enum Method: String, Sendable {
    /// Changes something.
    case post
    /// Only asks: the answers stand in the address, which can be kept.
    case get
  }

  var action: Link
  var method: Method = .post
  var hidden: [Hidden] = []
  /// `nil` where the page shows the summary elsewhere.
  var problems: Problems?
  var content: HTML
  /// The last button is not the one that Enter presses: the first is.
  var buttons: [Button]

  /// The browser's own bubbles are switched off: the server's words are the ones that can be translated and read again.
  var html: HTML {
    """
    \(problems)<form class="form" method="\(method.rawValue)" action="\(action)" novalidate>\(hidden.joined())
    \(content)\(ButtonRow(buttons))</form>
    """
  }
}
