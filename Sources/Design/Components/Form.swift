/// Questions that are sent together. What was wrong stands above them; what the page needs to know again travels hidden.
public struct Form: Sendable, Markup {
  public enum Method: String, Sendable {
    /// Changes something.
    case post
    /// Only asks: the answers stand in the address, which can be kept.
    case get
  }

  public var action: Link
  public var method: Method = .post
  public var hidden: [Hidden] = []
  /// Sent in parts, so that a file can be one of them.
  public var bringsFiles = false
  /// `nil` where the page shows the summary elsewhere.
  public var problems: Problems?
  public var content: HTML
  /// The last button is not the one that Enter presses: the first is.
  public var buttons: [Button]

  /// The browser's own bubbles are switched off: the server's words are the ones that can be translated and read again.
  public var html: HTML {
    """
    \(problems)<form class="form" method="\(method.rawValue)" action="\(action)"\
    \(if: bringsFiles, " enctype=\"multipart/form-data\"") novalidate>\(hidden.joined())
    \(content)\(ButtonRow(buttons))</form>
    """
  }

  public init(
    action: Link, method: Method = .post, hidden: [Hidden] = [], problems: Problems? = nil, content: HTML,
    buttons: [Button]
  ) {
    self.action = action
    self.method = method
    self.hidden = hidden
    self.problems = problems
    self.content = content
    self.buttons = buttons
  }
}
