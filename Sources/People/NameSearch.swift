/// Words of a name that are looked for, folded before a transaction begins.
public struct NameSearch: Sendable {
  let text: String
  let terms: [NameFolding.Term]

  public init(_ text: String) {
    self.text = text
    terms = NameFolding.terms(text)
  }
}
