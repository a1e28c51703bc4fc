public import Access
public import Design
import Language

extension Visit {
  /// Scalars, since one letter may carry any number of marks.
  public static let longestSearch = 200

  /// The words that are looked for. Throws what is answered with 400 and names the field when there are too many: asked
  /// for before a transaction begins, since folding a text takes the longer, the longer it is.
  public func searchText(_ field: String = "q") throws -> String {
    let text = request.query[field] ?? ""
    guard text.unicodeScalars.count <= Visit.longestSearch else { throw SearchTooLong(field: field) }
    return text
  }
}

extension Desk {
  /// That not everybody is found yet, above what a search finds; nothing where the index is whole or nobody asks.
  public func noticeOfSearch(_ search: SearchText, _ tx: Transaction) throws -> HTML {
    if try search.understood == .nothing || tx.isSearchComplete() { return "" }
    return "<p role=\"status\">\(voice(.searchIncomplete))</p>"
  }
}

/// A text to look for that is longer than any name. Answered with 400.
struct SearchTooLong: Error, Hashable {
  let field: String
}
