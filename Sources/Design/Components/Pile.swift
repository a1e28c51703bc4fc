/// One heap of This week: people and firms who wait for the same kind of thing. One button in each row.
public struct Pile: Sendable, Markup {
  public struct Row: Sendable {
    public var name: String
    public var link: Link
    /// What has to be known before anything else is done about it.
    public var mark: Tag?
    /// Why it lies here: "No next step since 12 Nov".
    public var reason: String
    /// Where it is written that it is owed.
    public var source: SourceNote?
    /// "in 4 days"; `nil` when there is no day.
    public var due: Tag?
    /// The day itself, where the tag says how far away it is.
    public var day: String?
    public var button: Button

    public init(
      name: String, link: Link, mark: Tag? = nil, reason: String, source: SourceNote? = nil, due: Tag? = nil,
      day: String? = nil,
      button: Button
    ) {
      self.name = name
      self.link = link
      self.mark = mark
      self.reason = reason
      self.source = source
      self.due = due
      self.day = day
      self.button = button
    }
  }

  /// That not everything is shown, and the way to the rest.
  public struct More: Sendable {
    public var words: String
    public var button: Button

    public init(words: String, button: Button) {
      (self.words, self.button) = (words, button)
    }
  }

  /// What lies in the same heap and is not counted with it.
  public struct Aside: Sendable {
    public var title: String
    public var count: String
    public var rows: [Row]
    public var more: More?

    public init(title: String, count: String, rows: [Row], more: More? = nil) {
      (self.title, self.count, self.rows, self.more) = (title, count, rows, more)
    }
  }

  public var id: String
  public var title: String
  /// How many there are, shown or not: "12", "more than 200"; `nil` where that is not said.
  public var count: String?
  public var rows: [Row]
  /// What would land here; shown when nothing does.
  public var whenEmpty: String
  public var more: More?
  public var aside: Aside?
  /// Somebody does wrong as long as something lies here.
  public var isStop = false

  public var html: HTML {
    """
    <section class="pile\(if: isStop, " stop")" aria-labelledby="\(id)"><h2 id="\(id)">\(if: isStop, Icon.stop.html)\(title)\(with: count, { " <span class=\"count\">\($0)</span>" })</h2>
    \(if: !rows.isEmpty, "<ul>\(each: rows, line)</ul>")\
    \(if: rows.isEmpty && aside == nil, "<p class=\"quiet\">\(whenEmpty)</p>")\
    \(with: more, rest)\(with: aside, { beside in
      """
      <h3>\(beside.title) <span class="count">\(beside.count)</span></h3><ul>\(each: beside.rows, line)</ul>\
      \(with: beside.more, rest)
      """
    })</section>
    """
  }

  private func rest(_ more: More) -> HTML {
    "<div class=\"more\"><span>\(more.words)</span>\(more.button)</div>"
  }

  private func line(_ row: Row) -> HTML {
    """
    <li><div class="who"><a href="\(row.link)">\(name: row.name)</a>\(with: row.mark, { " \($0)" })<p>\(row.reason)</p>\(row.source)</div>\
    <div class="due">\(row.due)\(with: row.day, { "<p class=\"quiet\">\($0)</p>" })</div>\(row.button)</li>

    """
  }

  public init(
    id: String, title: String, count: String?, rows: [Row], whenEmpty: String, more: More? = nil,
    aside: Aside? = nil, isStop: Bool = false
  ) {
    (self.id, self.title, self.count, self.rows) = (id, title, count, rows)
    (self.whenEmpty, self.more, self.aside, self.isStop) = (whenEmpty, more, aside, isStop)
  }
}
