import Access

extension Expectations {
  /// The table, read. Every word must be known, so that a slip of the pen is not taken for a refusal.
  static func read() throws -> [Role: [Line]] {
    var (lines, role): ([Role: [Line]], Role?) = ([:], nil)
    for text in table.split(separator: "\n")
    where !text.allSatisfy(\.isWhitespace) && !text.drop(while: { $0 == " " }).hasPrefix("#") {
      guard text.hasPrefix(" ") else {
        guard let named = Role(rawValue: String(text)), lines[named] == nil else {
          throw Unreadable(line: String(text))
        }
        role = named
        lines[named] = []
        continue
      }
      let words = text.split(separator: " ").map(String.init)
      let relations = words.dropFirst().prefix { Relation(rawValue: $0) != nil }
      let rest = Array(words.dropFirst(1 + relations.count))
      guard let role, let kind = Kind(rawValue: words[0]), !relations.isEmpty, (1...2).contains(rest.count),
        rest[0].allSatisfy({ letters[$0] != nil }), let mask = rest.count == 1 ? .full : Mask(rawValue: rest[1])
      else { throw Unreadable(line: String(text)) }
      lines[role, default: []].append(
        Line(
          kind: kind, relations: Set(relations.compactMap(Relation.init)),
          acts: Set(rest[0].compactMap { letters[$0] }),
          mask: mask))
    }
    return lines
  }
}
