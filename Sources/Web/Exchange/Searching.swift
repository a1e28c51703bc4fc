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

/// A text to look for that is longer than any name. Answered with 400.
struct SearchTooLong: Error, Hashable {
  let field: String
}
