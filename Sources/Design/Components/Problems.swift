/// What is wrong with what somebody sent. One list makes both the summary above the form and the words at each field, so
/// the two cannot differ.
public struct Problems: Sendable {
  public struct Problem: Sendable {
    /// Name of the field; `nil` for something that no single field can mend.
    public var field: String?
    /// What is wrong and what to do: "Enter the hours as a number, such as 9 or 9.5".
    public var words: String
    /// Another record that it is about, and the way to it.
    public var record: (name: String, link: Link)?

    public init(field: String? = nil, words: String, record: (name: String, link: Link)? = nil) {
      self.field = field
      self.words = words
      self.record = record
    }
  }

  /// "There is a problem", in the reader's language.
  public var title: String
  public private(set) var list: [Problem] = []
  /// The form of several on one page that this is about; see `Field.idPrefix`.
  public var form = ""

  public init(title: String, _ list: [Problem] = []) {
    (self.title, self.list) = (title, list)
  }

  public var isEmpty: Bool { list.isEmpty }

  public mutating func add(_ words: String, at field: String? = nil) {
    list.append(Problem(field: field, words: words))
  }

  /// The first thing wrong with the field.
  public func about(_ field: String) -> String? { list.first { $0.field == field }?.words }
}

extension Problems: Markup {
  /// The summary; nothing when nothing is wrong. It takes the focus when the page opens, without a script.
  public var html: HTML {
    guard !isEmpty else { return .nothing }
    return """
      <div class="problems" role="alert" tabindex="-1" autofocus aria-labelledby="problems-title">
      <h2 id="problems-title">\(Icon.stop)<span>\(title)</span></h2>
      <ul>\(each: list, { problem in
        "<li>\(with: problem.field, { "<a href=\"\(Link.here(Field.id(of: $0, in: form)))\">\(problem.words)</a>" })"
          + "\(if: problem.field == nil, "\(problem.words)")"
          + "\(with: problem.record, { " <a class=\"record\" href=\"\($0.link)\">\(name: $0.name)</a>" })</li>"
      })</ul></div>
      """
  }
}
