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

extension Visit {
  /// What is looked for with the search inside a form (`QuestionForm.search`), and whether that is all that its sender
  /// wants for now: the button was pressed, or other words were typed and sent with Enter.
  public func lookingInForm(_ fields: Fields) -> LookInForm {
    let text = fields[FormField.looksFor] ?? ""
    return LookInForm(
      typed: text, isAll: fields[FormField.look] != nil || text != fields[FormField.lookedFor] ?? text)
  }
}

/// What was typed into the search inside a form. What cannot be looked for is an answer that is wrong, like any other of the
/// form: said at its field, with all that was typed kept.
public struct LookInForm: Sendable {
  /// As it stands in the field again.
  public let typed: String
  /// Whether that is all that is wanted for now.
  public let isAll: Bool

  public init(typed: String, isAll: Bool = false) { (self.typed, self.isAll) = (typed, isAll) }

  /// What is looked for: nothing where it cannot be.
  public var query: String { problems.isEmpty ? typed : "" }

  public var problems: [Problem] {
    let scalars = typed.unicodeScalars
    if scalars.count > Visit.longestSearch {
      return [Problem(FormField.looksFor, .formTooLong(n: Visit.longestSearch))]
    }
    return scalars.contains { $0.properties.generalCategory == .control && $0 != "\t" }
      ? [Problem(FormField.looksFor, .formControlCharacters)] : []
  }
}

extension Desk {
  /// That not everything is found yet, above what a search finds; nothing where the index holds all of what this list
  /// searches, or nobody asks.
  ///
  /// - Parameter list: what the list searches; with none, all that is searched for.
  public func noticeOfSearch(_ search: SearchText, in list: SearchedList? = nil, _ tx: Transaction) throws -> HTML {
    if try search.understood == .nothing || tx.isSearchComplete(of: list?.kind) { return "" }
    return "<p role=\"status\">\(voice(list?.incomplete ?? .searchIncomplete))</p>"
  }
}

/// What a list searches.
public enum SearchedList: Sendable {
  case person, organisation, placement

  fileprivate var kind: Kind {
    switch self {
    case .person: .person
    case .organisation: .organisation
    case .placement: .placement
    }
  }

  fileprivate var incomplete: Phrase {
    switch self {
    case .person: .searchIncompletePeople
    case .organisation: .searchIncompleteFirms
    case .placement: .searchIncompletePlacements
    }
  }
}

/// A text to look for that is longer than any name. Answered with 400.
struct SearchTooLong: Error, Hashable {
  let field: String
}
