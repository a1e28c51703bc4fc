import Yams

/// A YAML text read as far as its shape: one mapping, every value with its line and column.
///
/// Packs come from other people. The text is bounded (256 KiB, nesting), names may not
/// repeat, and anchors and aliases are refused: they make a short text unfold into a huge one, and a pack that a lawyer
/// reads should say each rule where it stands. All scalars stay text until a getter asks for a type, so that `no` is
/// Norway where a country is meant and `1.10` is a version.
public struct PackDocument {
  public let file: String
  let root: Node.Mapping

  /// The largest text that is read, in bytes of UTF-8.
  public static let largestSize = 256 * 1024

  /// - Throws: `PackProblems` with exactly one problem: a text without shape cannot be searched for more.
  public init(yaml: String, file: String) throws(PackProblems) {
    self.file = file
    func refuse(_ line: Int, _ column: Int, _ what: String, _ remedy: String) -> PackProblems {
      PackProblems([PackProblem(file: file, line: line, column: column, path: "", what: what, remedy: remedy)])
    }
    let size = yaml.utf8.count
    guard size <= Self.largestSize else {
      throw refuse(
        1, 1, "the file has \(size) bytes; at most \(Self.largestSize) are read",
        "split it, or take out texts that are no rules")
    }
    if let place = AliasScan.firstAlias(in: yaml) {
      throw refuse(
        place.line, place.column, "an alias (*\(place.name)) stands for text elsewhere",
        "write the value out; anchors (&) and aliases (*) are not read, and a text that starts with * needs quotes")
    }
    if let line = NestingScan.firstTooDeep(in: yaml) {
      throw refuse(
        line, 1, "too many brackets are open, or the text is indented too far",
        "close every bracket on its line, and write long lists and groups with one entry per line")
    }
    let node: Node?
    do {
      node = try Parser(yaml: yaml, encoding: .utf8).singleRoot()
    } catch let error as YamlError {
      let problem = YAMLFault(error, yaml: yaml)
      throw refuse(problem.line, problem.column, problem.what, problem.remedy)
    } catch {
      throw refuse(1, 1, "the file cannot be read: \(error)", "check that it is a YAML text")
    }
    guard case .mapping(let mapping)? = node else {
      throw refuse(
        node?.mark?.line ?? 1, node?.mark?.column ?? 1, "the file holds no names with values",
        "begin with `format: nyvej-rule-pack/1` or `format: nyvej-programme/1`")
    }
    root = mapping
  }
}

/// Looks for an alias before the text is composed: composing hashes keys, and an alias inside a key can cost
/// exponential time. A name counts only when the same text also anchors it, so that prose with a star passes.
enum AliasScan {
  struct Place: Hashable {
    var name: String
    var line: Int
    var column: Int
  }

  static func firstAlias(in yaml: String) -> Place? {
    var anchors: Set<String> = []
    var aliases: [Place] = []
    var (line, column) = (1, 1)
    var before: Unicode.Scalar = "\n"
    let scalars = Array(yaml.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if (scalar == "&" || scalar == "*") && startsToken(after: before) {
        let name = scalars[(index + 1)...].prefix { !endsName($0) }
        if !name.isEmpty {
          let text = String(String.UnicodeScalarView(name))
          if scalar == "&" {
            anchors.insert(text)
          } else {
            aliases.append(Place(name: text, line: line, column: column))
          }
        }
      }
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
      before = scalar
    }
    return aliases.first { anchors.contains($0.name) }
  }

  private static func startsToken(after scalar: Unicode.Scalar) -> Bool {
    " \t\r\n[{,:-?!".unicodeScalars.contains(scalar)
  }

  private static func endsName(_ scalar: Unicode.Scalar) -> Bool { " \t\r\n[]{},".unicodeScalars.contains(scalar) }
}
