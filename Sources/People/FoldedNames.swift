/// Names in the forms in which they are ordered and found, made before a transaction begins: a name in another script is
/// put into Latin letters first, and nobody else should have to wait for that.
public struct FoldedNames: Sendable {
  struct Forms: Sendable {
    let sortKey: String
    let tokens: Set<String>

    init(_ name: String) {
      sortKey = String(NameFolding.folded(name).prefix(120))
      tokens = NameFolding.tokens(of: [name])
    }
  }

  private var known: [String: Forms] = [:]

  /// None yet: each is made when it is asked for.
  public init() {}

  public init(_ details: Person.Details) { self.init(details.names) }

  init(_ names: [String]) {
    for name in names { known[name] = Forms(name) }
  }

  subscript(_ name: String) -> Forms { known[name] ?? Forms(name) }
}

extension Person.Details {
  var names: [String] { [name, preferredName, originalName].compactMap { $0 } }
}
