/// One heap of This week: people and firms who wait for the same kind of thing. One button in each row.
struct Pile: Sendable, Markup {
  struct Row: Sendable {
    var name: String
    var link: Link
    /// Why it lies here: "No next step since 12 Nov".
    var reason: String
    /// "Fri 27 Nov, in 4 days"; `nil` when there is no day.
    var due: Tag?
    var button: Button
  }

  var id: String
  var title: String
  var rows: [Row]
  /// What would land here; shown when nothing does.
  var whenEmpty: String

  var html: HTML {
    """
    <section class="pile" aria-labelledby="\(id)"><h2 id="\(id)">\(title) <span class="count">\(rows.count)</span></h2>
    \(if: rows.isEmpty, "<p class=\"quiet\">\(whenEmpty)</p>", else: "<ul>\(each: rows, line)</ul>")</section>
    """
  }

  private func line(_ row: Row) -> HTML {
    """
    <li><div class="who"><a href="\(row.link)">\(name: row.name)</a><p>\(row.reason)</p></div>\
    <div class="due">\(row.due)</div>\(row.button)</li>

    """
  }
}
