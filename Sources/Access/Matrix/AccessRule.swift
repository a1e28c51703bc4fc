/// A line of the matrix, to be shown. Nothing is decided by it: it is made from what decides.
public struct AccessRule: Sendable, Hashable {
  public let role: Role
  public let kind: Kind
  public let relations: [Relation]
  public let acts: Set<Act>
  public let mask: Mask

  /// All of them, in the order of the matrix.
  public static var all: [AccessRule] {
    Matrix.rules.map {
      AccessRule(role: $0.role, kind: $0.kind, relations: $0.relations, acts: $0.acts, mask: $0.mask)
    }
  }
}

extension TableDeclaration {
  /// The kinds whose records lie here.
  public var kinds: [Kind] { rows.map(\.kind) }
}
