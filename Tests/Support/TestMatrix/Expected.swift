public import Access

/// The expectations as a question: may this role do this to this, seeing so much, through this relation?
public struct Expected: Sendable {
  private let relations: [Cell: Set<Relation>]
  private let masks: [Role: [Kind: Set<Mask>]]

  private struct Cell: Hashable {
    let role: Role
    let kind: Kind
    let act: Act
    let mask: Mask
  }

  public init() throws {
    var (relations, masks): ([Cell: Set<Relation>], [Role: [Kind: Set<Mask>]]) = ([:], [:])
    for (role, lines) in try Expectations.read() {
      for line in lines {
        masks[role, default: [:]][line.kind, default: []].insert(line.mask)
        // Who sees all sees every part.
        for mask in line.mask == .full ? Mask.allCases : [line.mask] {
          for act in line.acts {
            relations[Cell(role: role, kind: line.kind, act: act, mask: mask), default: []].formUnion(line.relations)
          }
        }
      }
    }
    (self.relations, self.masks) = (relations, masks)
  }

  public func relations(_ role: Role, _ kind: Kind, _ act: Act, seeing mask: Mask) -> Set<Relation> {
    relations[Cell(role: role, kind: kind, act: act, mask: mask)] ?? []
  }

  /// What is worth asking for: everything, and each mask that the role has for the kind.
  public func masks(_ role: Role, _ kind: Kind) -> Set<Mask> { (masks[role]?[kind] ?? []).union([.full]) }
}
