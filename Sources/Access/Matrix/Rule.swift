/// One line of the matrix.
struct Rule: Sendable {
  let kind: Kind
  let role: Role
  let relations: [Relation]
  let acts: Set<Act>
  let mask: Mask

  init(_ kind: Kind, _ role: Role, _ relations: [Relation], _ acts: Acts, _ mask: Mask = .full) {
    (self.kind, self.role, self.relations, self.acts, self.mask) = (kind, role, relations, acts.set, mask)
  }

  /// The acts that go together.
  struct Acts: Sendable {
    let set: Set<Act>

    static let see = Acts(set: [.read, .list, .count])
    static let write = Acts(set: [.read, .list, .count, .create, .edit, .end])
    /// Looks after what is already there: changes and ends it, but starts nothing.
    static let keep = Acts(set: [.read, .list, .count, .edit, .end])
    /// Looks and fills in what is already there, but starts and ends nothing.
    static let fill = Acts(set: [.read, .list, .count, .edit])
    /// Writes down and changes; whether it is over is one of the things that are written down.
    static let note = Acts(set: [.read, .list, .count, .create, .edit])
    static let agree = Acts(set: [.read, .list, .count, .agree])
    /// Asks, and takes the question back; somebody else answers.
    static let ask = Acts(set: [.read, .list, .count, .create, .end])
    static let read = Acts(set: [.read])
    /// Changes a part of what is already there; looking has a line of its own.
    static let answer = Acts(set: [.edit])
    /// Says, corrects and takes back; looking has a line of its own.
    static let claim = Acts(set: [.create, .edit, .end])
    /// Starts something new, and no more: somebody in the own organisation's name, a note.
    static let enter = Acts(set: [.create])
    static let count = Acts(set: [.count])
    /// Takes an extract; sees nothing on the screen but counts.
    static let take = Acts(set: [.count, .export])
  }
}

/// Rules in the order in which the policy asks for them.
struct RuleBook: Sendable {
  /// The only one that the product uses.
  static let standard = RuleBook(Matrix.rules)

  private let index: [Key: [Rule]]

  private struct Key: Hashable {
    let kind: Kind
    let role: Role
  }

  init(_ rules: [Rule]) {
    index = Dictionary(grouping: rules) { Key(kind: $0.kind, role: $0.role) }
  }

  /// Rules of one kind, act and role; the policy asks for nothing else.
  func rules(for kind: Kind, _ act: Act, _ role: Role) -> [Rule] {
    index[Key(kind: kind, role: role)]?.filter { $0.acts.contains(act) } ?? []
  }
}
