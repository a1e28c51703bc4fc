/// What is known, term by term; each with the way to change it.
struct SummaryList: Sendable, Markup {
  struct Row: Sendable {
    var term: String
    var value: HTML
    var change: Button?

    init(_ term: String, _ value: HTML, change: Button? = nil) {
      (self.term, self.value, self.change) = (term, value, change)
    }
  }

  var rows: [Row]

  init(_ rows: [Row]) {
    self.rows = rows
  }

  var html: HTML {
    """
    <dl class="summary">\(each: rows, { row in
      "<div><dt>\(row.term)</dt><dd>\(row.value)</dd>\(with: row.change, { "<dd class=\"change\">\($0)</dd>" })</div>\n"
    })</dl>
    """
  }
}

/// What must be there before something may start; in any order. Each row says who owes it and, in a word, how far it is.
struct TaskList: Sendable, Markup {
  struct Row: Sendable {
    var task: String
    var link: Link?
    /// "Owed by Nordlys Bakery".
    var owedBy: String
    var status: Tag
  }

  var rows: [Row]

  init(_ rows: [Row]) {
    self.rows = rows
  }

  var html: HTML {
    """
    <ul class="tasks">\(each: rows, { row in
      """
      <li><div>\(title(of: row))<p class="quiet">\(row.owedBy)</p></div>\(row.status)</li>

      """
    })</ul>
    """
  }

  private func title(of row: Row) -> HTML {
    guard let link = row.link else { return "<p>\(row.task)</p>" }
    return "<p><a href=\"\(link)\">\(row.task)</a></p>"
  }
}

/// What happened, newest first: who and when, and in which circle.
struct Timeline: Sendable, Markup {
  struct Entry: Sendable {
    var title: String
    var who: String
    /// As shown: "Mon 23 Nov 2026, 10:15".
    var when: String
    /// As a machine reads it: `2026-11-23` or `2026-11-23T10:15`.
    var machineTime: String
    var sign: CircleSign?
    var content: HTML = .nothing
  }

  var entries: [Entry]

  init(_ entries: [Entry]) {
    self.entries = entries
  }

  var html: HTML {
    """
    <ol class="timeline">\(each: entries, { entry in
      """
      <li\(with: entry.sign, { " class=\"edge-\($0.circle.rawValue)\"" })><h3>\(entry.title)</h3>\
      <p class="quiet"><time datetime="\(entry.machineTime)">\(entry.when)</time> · \(name: entry.who)</p>\
      \(entry.content)\(entry.sign)</li>

      """
    })</ol>
    """
  }
}
