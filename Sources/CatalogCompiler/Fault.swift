/// What is wrong in a catalog, where, and what to do. Written the way compilers write, so that editors can jump there.
public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: String
  public let line: Int
  public let problem: String
  public let remedy: String

  public init(path: String, line: Int, _ problem: String, remedy: String) {
    self.path = path
    self.line = line
    self.problem = problem
    self.remedy = remedy
  }

  public var description: String { "\(path):\(line): error: \(problem). \(remedy)." }
}

/// Everything found wrong in one run: a translator mends a file once, not once per fault.
public struct Faults: Error, Sendable, CustomStringConvertible {
  public let all: [Fault]

  public var description: String { all.map(\.description).joined(separator: "\n") }
}
