/// Rows and columns that become a list under 40 rem, so that on a phone every row's status and action stay in sight.
///
/// Roles are written out because `display: block`, which makes the list, takes a table's meaning away in some browsers.
public struct DataTable: Sendable, Markup {
  public enum Kind: String, Sendable {
    case text, number, status, action
  }

  public struct Column: Sendable {
    public var title: String
    public var kind: Kind

    public init(_ title: String, _ kind: Kind = .text) {
      (self.title, self.kind) = (title, kind)
    }
  }

  public var caption: String
  /// The heading above says the same as the caption: then only screen readers hear it.
  public var hidesCaption = false
  public var columns: [Column]
  /// The first cell of each row names the row. Rows with fewer cells than columns end early.
  public var rows: [[HTML]]

  public var html: HTML {
    """
    <table class="data" role="table"><caption\(if: hidesCaption, " class=\"unseen\"")>\(caption)</caption>
    <thead role="rowgroup"><tr role="row">\(each: columns, { column in
      "<th scope=\"col\" role=\"columnheader\" class=\"\(column.kind.rawValue)\">\(heading(column))</th>"
    })</tr></thead>
    <tbody role="rowgroup">\(each: rows, row)</tbody></table>
    """
  }

  private func heading(_ column: Column) -> HTML {
    column.kind == .action ? "<span class=\"unseen\">\(column.title)</span>" : "\(column.title)"
  }

  private func row(_ cells: [HTML]) -> HTML {
    "<tr role=\"row\">\(each: zip(columns, cells).enumerated(), { cell(at: $0.offset, $0.element.0, $0.element.1) })</tr>\n"
  }

  private func cell(at position: Int, _ column: Column, _ content: HTML) -> HTML {
    guard position > 0 else { return "<th scope=\"row\" role=\"rowheader\">\(content)</th>" }
    let label = column.kind == .action ? nil : column.title
    return """
      <td role="cell" class="\(column.kind.rawValue)\(if: content.isEmpty, " blank")"\(attribute: "data-label", label)>\
      <div>\(content)</div></td>
      """
  }

  public init(caption: String, hidesCaption: Bool = false, columns: [Column], rows: [[HTML]]) {
    self.caption = caption
    self.hidesCaption = hidesCaption
    self.columns = columns
    self.rows = rows
  }
}
