/// One thing wrong in a rule pack or programme model, said to the person who edits the file.
public struct PackProblem: Error, Sendable, Hashable {
  public var file: String
  /// Line and column count from 1; columns count Unicode scalars, as editors do.
  public var line: Int
  public var column: Int
  /// Where in the document: `measures.virksomhedspraktik.length.default`. Empty for the document as a whole.
  public var path: String
  public var what: String
  public var remedy: String

  public init(file: String, line: Int, column: Int, path: String, what: String, remedy: String) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.what = what
    self.remedy = remedy
  }
}

extension PackProblem: CustomStringConvertible {
  /// `dk.yaml:14:9: measures.x.length: … — remedy`, the form that editors and terminals make clickable.
  public var description: String {
    let place = path.isEmpty ? "" : path + ": "
    return "\(file):\(line):\(column): \(place)\(what)\n    → \(remedy)"
  }
}

/// Everything wrong in one file, in the order of its lines. Never empty when thrown.
public struct PackProblems: Error, Sendable, Hashable {
  public let problems: [PackProblem]

  public init(_ problems: [PackProblem]) {
    self.problems = problems.sorted { ($0.line, $0.column, $0.path) < ($1.line, $1.column, $1.path) }
  }

  /// The text for the command line: every problem with line and remedy, then how many there are.
  public var report: String {
    let count = problems.count == 1 ? "1 problem" : "\(problems.count) problems"
    return problems.map(\.description).joined(separator: "\n") + "\n\(count); nothing was loaded.\n"
  }
}

extension PackProblems: CustomStringConvertible {
  public var description: String { report }
}
