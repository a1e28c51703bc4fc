/// What is known, term by term; each with the way to change it.
public struct SummaryList: Sendable, Markup {
  public struct Row: Sendable {
    public var term: String
    public var value: HTML
    public var change: Button?

    public init(_ term: String, _ value: HTML, change: Button? = nil) {
      (self.term, self.value, self.change) = (term, value, change)
    }
  }

  public var rows: [Row]

  public init(_ rows: [Row]) {
    self.rows = rows
  }

  public var html: HTML {
    """
    <dl class="summary">\(each: rows, { row in
      "<div><dt>\(row.term)</dt><dd>\(row.value)</dd>\(with: row.change, { "<dd class=\"change\">\($0)</dd>" })</div>\n"
    })</dl>
    """
  }
}

/// What must be there before something may start; in any order. Each row says who owes it and, in a word, how far it is.
public struct TaskList: Sendable, Markup {
  public struct Row: Sendable {
    public var task: String
    public var link: Link?
    /// "Owed by Nordlys Bakery"; `nil` when it is there.
    public var owedBy: String?
    /// Where it is written that it must be there.
    public var source: SourceNote?
    /// What somebody decided about it.
    public var note: String?
    public var status: Tag
    /// What else can be done about it than to bring it.
    public var button: Button?
    /// What of it is quoted.
    public var quotes: [Quote] = []

    public init(
      task: String, link: Link? = nil, owedBy: String? = nil, source: SourceNote? = nil, note: String? = nil,
      status: Tag, button: Button? = nil
    ) {
      self.task = task
      self.link = link
      self.owedBy = owedBy
      self.source = source
      self.note = note
      self.status = status
      self.button = button
    }
  }

  public var rows: [Row]

  public init(_ rows: [Row]) {
    self.rows = rows
  }

  public var html: HTML {
    """
    <ul class="tasks">\(each: rows, { row in
      """
      <li><div>\(title(of: row))\(with: row.owedBy, { "<p class=\"owed\">\($0)</p>" })\
      \(with: row.note, { "<p>\($0)</p>" })\
      \(row.source)\(row.button)</div>\(row.status)</li>

      """
    })</ul>
    """
  }

  private func title(of row: Row) -> HTML {
    guard let link = row.link else { return "<p>\(row.task, quoting: row.quotes)</p>" }
    return "<p><a href=\"\(link)\">\(row.task, quoting: row.quotes)</a></p>"
  }
}

/// What happened, newest first: who and when, and in which circle.
public struct Timeline: Sendable, Markup {
  public struct Entry: Sendable {
    public var title: String
    /// Where it is read.
    public var link: Link?
    /// Nothing where nobody is named for it.
    public var who: String?
    /// As shown: "Mon 23 Nov 2026, 10:15".
    public var when: String
    /// As a machine reads it: `2026-11-23` or `2026-11-23T10:15`.
    public var machineTime: String
    public var sign: CircleSign?
    public var content: HTML = .nothing

    public init(
      title: String, link: Link? = nil, who: String?, when: String, machineTime: String, sign: CircleSign? = nil,
      content: HTML = .nothing
    ) {
      self.title = title
      self.link = link
      self.who = who
      self.when = when
      self.machineTime = machineTime
      self.sign = sign
      self.content = content
    }
  }

  public var entries: [Entry]

  public init(_ entries: [Entry]) {
    self.entries = entries
  }

  public var html: HTML {
    """
    <ol class="timeline">\(each: entries, { entry in
      """
      <li\(attribute: "class", entry.sign?.edge)><h3>\(with: entry.link, { "<a href=\"\($0)\">\(entry.title)</a>" })\(if: entry.link == nil, "\(entry.title)")</h3>\
      <p class="quiet"><time datetime="\(entry.machineTime)">\(entry.when)</time>\(with: entry.who, { " · \(name: $0)" })</p>\
      \(entry.content)\(entry.sign)</li>

      """
    })</ol>
    """
  }
}
