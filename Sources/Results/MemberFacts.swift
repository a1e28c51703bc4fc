import Values

/// The facts of one participation as they were when it was counted: what a filed record keeps of it.
struct MemberFacts: Sendable {
  /// Bits of `Fact`.
  let simple: UInt64
  let entry: Day
  /// `unstated` while it lasts.
  let exit: Day
  /// Completed years at entry; -1 when unknown.
  let age: Int16
  let isced: UInt8

  /// In the words of the packs, in a fixed order.
  var words: [String] {
    var words = ["entry=\(CivilDate(dayNumber: entry).iso)"]
    if exit != .unstated { words.append("exit=\(CivilDate(dayNumber: exit).iso)") }
    if age >= 0 { words.append("age=\(age)") }
    if isced != ParticipationRow.missing { words.append("isced=\(isced)") }
    return words + MemberFacts.names.filter { simple >> UInt64($0.bit) & 1 == 1 }.map(\.name)
  }

  private static let names: [(bit: Int, name: String)] = {
    var names = Fact.single.map { (bit: $0.value, name: $0.key) }
    for (name, fact) in Fact.coded {
      for (index, code) in fact.codes.enumerated() { names.append((fact.first + index, "\(name)=\(code)")) }
    }
    return names.sorted { $0.bit < $1.bit }
  }()
}
