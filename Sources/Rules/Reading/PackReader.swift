internal import Yams

/// Reads a document by name and type, and notes every problem instead of stopping at the first.
///
/// A getter always returns something, so that the reading goes on; what it returns after a problem is never seen,
/// because `finish` throws. Names that nobody asked for are refused when their mapping is closed.
public final class PackReader {
  public let file: String
  private(set) var problems: [PackProblem] = []
  private let document: PackDocument

  /// More problems than these help nobody; the rest is not noted.
  static let mostProblems = 200

  public init(_ document: PackDocument) {
    self.document = document
    file = document.file
  }

  /// Reads the document's outermost mapping.
  public func read<Value>(_ body: (PackMap) -> Value) throws(PackProblems) -> Value {
    let map = PackMap(reader: self, path: "", mapping: document.root)
    let value = body(map)
    map.refuseUnasked()
    guard problems.isEmpty else { throw PackProblems(problems) }
    return value
  }

  var isFull: Bool { problems.count >= Self.mostProblems }

  func note(_ mark: Mark?, _ path: String, _ what: String, _ remedy: String) {
    guard !isFull else { return }
    let problem = PackProblem(
      file: file, line: mark?.line ?? 1, column: mark?.column ?? 1, path: path, what: what, remedy: remedy)
    if !problems.contains(problem) { problems.append(problem) }
  }
}

/// A mapping under reading. It remembers which names were asked for.
public final class PackMap {
  public let reader: PackReader
  public let path: String
  let mark: Mark?
  private var entries: [String: PackValue] = [:]
  private var keyMarks: [String: Mark] = [:]
  /// Names in the order of the file.
  public private(set) var names: [String] = []
  private var asked: Set<String> = []

  init(reader: PackReader, path: String, mapping: Node.Mapping) {
    self.reader = reader
    self.path = path
    mark = mapping.mark
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else {
        reader.note(key.mark, path, "a name must be plain text", "write `name: value`")
        continue
      }
      let name = scalar.string
      let below = path.isEmpty ? name : path + "." + name
      if entries[name] != nil {
        reader.note(scalar.mark, below, "“\(name)” is given twice", "keep one of the two")
        continue
      }
      names.append(name)
      keyMarks[name] = scalar.mark
      entries[name] = PackValue(reader: reader, path: below, node: value, mark: value.mark ?? scalar.mark)
    }
  }

  /// Stands in for a mapping that is missing or of another type; the problem is noted already.
  init(missingIn reader: PackReader, path: String, mark: Mark?) {
    self.reader = reader
    self.path = path
    self.mark = mark
    isMissing = true
  }

  private var isMissing = false

  public func has(_ name: String) -> Bool {
    asked.insert(name)
    return entries[name] != nil
  }

  /// The value of an optional name.
  public func optional(_ name: String) -> PackValue? {
    asked.insert(name)
    return entries[name]
  }

  /// The value of a required name; notes its absence.
  public func value(_ name: String) -> PackValue? {
    if let value = optional(name) { return value }
    if !isMissing {
      reader.note(mark, path, "“\(name)” is missing", "add `\(name): …` here")
    }
    return nil
  }

  /// Notes a problem at the name, or at the mapping when the name is absent.
  public func note(at name: String? = nil, _ what: String, remedy: String) {
    let below = name.map { path.isEmpty ? $0 : path + "." + $0 } ?? path
    reader.note(name.flatMap { keyMarks[$0] } ?? mark, below, what, remedy)
  }

  /// Refuses a name that earlier versions read, and says what has become of it. It counts as unknown otherwise.
  public func refuse(_ name: String, _ what: String, remedy: String) {
    guard entries[name] != nil else { return }
    note(at: name, what, remedy: remedy)
    asked.insert(name)
  }

  /// Accepts the names that were not asked for: the caller only wanted to look.
  public func leaveTheRest() { asked.formUnion(names) }

  /// Refuses every name that was never asked for, with the nearest known one as the remedy.
  public func refuseUnasked() {
    for name in names where !asked.contains(name) && !reader.isFull {
      let open = asked.filter { entries[$0] == nil }
      let near = Nearest.word(to: name, among: open.isEmpty ? asked : open) ?? Nearest.word(to: name, among: asked)
      let known = asked.sorted().joined(separator: ", ")
      note(
        at: name, "“\(name)” is not known here",
        remedy: near.map { "did you mean “\($0)”?" } ?? "known here: \(known)")
    }
  }
}
