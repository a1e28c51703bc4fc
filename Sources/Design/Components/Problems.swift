/// What is wrong with what somebody sent. One list makes both the summary above the form and the words at each field, so
/// the two cannot differ.
public struct Problems: Sendable {
  public struct Problem: Sendable {
    /// Name of the field; `nil` for something that no single field can mend.
    public var field: String?
    /// What is wrong and what to do: "Enter the hours as a number, such as 9 or 9.5".
    public var words: String
    /// What the field is called: the summary says of what it speaks; beside the field that is plain.
    public var label: String?
    /// Where it is mended, when that is not a field of this page.
    public var link: Link?
    /// Who can mend it, where the reader cannot, or behind the way to it.
    public var note: String?
    /// Another record that it is about, and the way to it.
    public var record: (name: String, link: Link)?
    /// What of the words is quoted.
    public var quotes: [Quote] = []

    public init(
      field: String? = nil, words: String, label: String? = nil, link: Link? = nil, note: String? = nil,
      record: (name: String, link: Link)? = nil, quoting quotes: [Quote] = []
    ) {
      (self.field, self.words, self.label) = (field, words, label)
      (self.link, self.note, self.record) = (link, note, record)
      self.quotes = quotes
    }

    /// A label that asks ends its own sentence.
    fileprivate var sentence: HTML {
      "\(with: label, { label in "\(label, quoting: quotes)\(if: !(label.last.map { "?؟.:".contains($0) } ?? false), ":") " })\(words, quoting: quotes)"
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
      <ul>\(each: list, item)</ul></div>
      """
  }

  private func item(_ problem: Problem) -> HTML {
    let link = problem.link ?? problem.field.map { Link.here(Field.id(of: $0, in: form)) }
    let sentence: HTML = link.map { "<a href=\"\($0)\">\(problem.sentence)</a>" } ?? problem.sentence
    return """
      <li>\(sentence)\(with: problem.record, { " <a class=\"record\" href=\"\($0.link)\">\(name: $0.name)</a>" })\
      \(with: problem.note, { " <span class=\"quiet\">\($0)</span>" })</li>
      """
  }
}
