public import Values

extension JSON {
  /// Reads one JSON value and nothing after it. A byte order mark, which some editors put before it, is no fault.
  /// - Throws: a fault with line and character. Nesting beyond 64 levels and a name twice in one object are faults too.
  public init(_ file: InputFile) throws(InputFault) {
    let hasMark = file.bytes(upTo: 3) == [0xEF, 0xBB, 0xBF]
    do throws(JSON.Fault) {
      self = try JSON(parsing: hasMark ? Array(file.bytes.dropFirst(3)) : file.bytes)
    } catch {
      throw InputFault(
        file: file.name, line: error.line, column: error.column, problem: error.problem,
        remedy: error.remedy.prefix(1).uppercased() + error.remedy.dropFirst() + ".")
    }
  }

  /// Reads text; `name` is how messages call it, such as `--params`.
  public init(text: String, name: String) throws(InputFault) {
    try self.init(InputFile(name: name, bytes: text.utf8))
  }
}

extension JSON {
  var text: String? { if case .string(let text) = self { text } else { nil } }
  var int: Int? { if case .integer(let number) = self { number } else { nil } }
  var flag: Bool? { if case .bool(let flag) = self { flag } else { nil } }
  var items: [JSON]? { if case .array(let items) = self { items } else { nil } }
  var members: [Member]? { if case .object(let members) = self { members } else { nil } }
}
