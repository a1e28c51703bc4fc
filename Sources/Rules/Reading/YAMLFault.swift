import Yams

/// What the parser found wrong, in words for someone who writes rules and not parsers.
struct YAMLFault {
  var line: Int
  var column: Int
  var what: String
  var remedy: String

  init(_ error: YamlError, yaml: String) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      // What is never closed is noticed at the end of the text; the reader needs the place where it opens.
      let place = problem.contains("end of stream") ? context?.mark ?? mark : mark
      (line, column) = (place.line, place.column)
      what = "this is no YAML: " + [problem, context?.text].compactMap(\.self).joined(separator: " ")
      remedy = Self.remedy(for: problem)
    case .reader(let problem, _, let value, let text):
      (line, column) = Self.place(ofScalar: value, in: text)
      what = "a character cannot be read: \(problem)"
      remedy = "delete the invisible character; the file must be UTF-8 text"
    case .duplicatedKeysInMapping(let names, let context):
      let name = names.first ?? ""
      (line, column) = Self.second(name, after: context.mark, in: yaml)
      what = "“\(name)” is given twice (first in line \(context.mark.line))"
      remedy = "keep one of the two"
    case .memory, .no, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      (line, column) = (1, 1)
      what = "the file cannot be read: \(error)"
      remedy = "check that it is a YAML text in UTF-8"
    }
  }

  private static func remedy(for problem: String) -> String {
    if problem.contains("tab") || problem.contains("cannot start any token") {
      return "indent with spaces, not tabs, and put quotes around text that begins with @, ` or %"
    }
    if problem.contains("undefined alias") { return "put quotes around text that begins with *" }
    if problem.contains("mapping values are not allowed") {
      return "put quotes around text that contains “: ”, or correct the indentation"
    }
    if problem.contains("another document") {
      return "keep one document in a file: delete the line “---” and what follows"
    }
    return "look at the indentation, at missing colons and at unclosed quotes or brackets just above this line"
  }

  /// libyaml names the unreadable character, not its line.
  private static func place(ofScalar value: Int32, in text: String) -> (Int, Int) {
    var (line, column) = (1, 1)
    for scalar in text.unicodeScalars {
      if Int64(scalar.value) == Int64(value) { return (line, column) }
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    return (1, 1)
  }

  /// The parser marks the first of two equal names; the reader needs the second.
  private static func second(_ name: String, after mark: Mark, in yaml: String) -> (Int, Int) {
    let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
    for index in lines.indices.dropFirst(mark.line) {
      let indent = lines[index].prefix { $0 == " " || $0 == "-" }.count
      guard indent + 1 == mark.column else { continue }
      let text = lines[index].dropFirst(indent)
      if text.hasPrefix(name + ":") || text.hasPrefix("\"\(name)\":") || text.hasPrefix("'\(name)':") {
        return (index + 1, indent + 1)
      }
    }
    return (mark.line, mark.column)
  }
}
