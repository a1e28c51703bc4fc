import Language

/// The names under which a list or an object holds answers to some of the questions: looked up, because thousands of
/// names may have been sent.
struct Compounds {
  private var lists: Set<String> = []
  private var objects: Set<String> = []
  /// How many a list of objects holds at most, by its name.
  private var longest: [String: Int] = [:]

  init(_ questions: [Question]) {
    for question in questions {
      switch question.kind {
      case .choices, .weekdays: lists.insert(question.name)
      default: break
      }
      let parts = question.name.split(separator: ".")
      if parts.count > 1, let row = Int(parts[1]) { longest[String(parts[0]), default: 0].grow(to: row + 1) }
      var name = ""
      for (position, part) in parts.dropLast().enumerated() {
        name += (position == 0 ? "" : ".") + part
        objects.insert(name)
        if position + 2 < parts.count, parts[position + 1] == "0" { lists.insert(name) }
      }
    }
  }

  /// What is asked under a name that was answered with one plain value; `nil` where nothing is.
  func asked(_ name: String) -> Phrase? {
    lists.contains(name) ? .formTakesList(name: name) : objects.contains(name) ? .formTakesObject(name: name) : nil
  }

  /// The list that a name lies behind the end of, and how many it holds at most: the thirteenth of twelve languages.
  func listEnding(before name: String) -> (name: String, most: Int)? {
    guard !longest.isEmpty else { return nil }
    let parts = name.split(separator: ".", maxSplits: 2)
    guard parts.count > 1, let most = longest[String(parts[0])], let row = Int(parts[1]), row >= most else {
      return nil
    }
    return (String(parts[0]), most)
  }

  /// No question has more parts than this; what stands deeper lies inside something that is refused already.
  private static let deepest = 8

  /// Whether a name lies inside one of others.
  static func isInside(_ name: String, _ others: Set<String>) -> Bool {
    guard !others.isEmpty else { return false }
    var seen = 0
    for (position, character) in zip(name.indices, name) where character == "." {
      if others.contains(String(name[..<position])) { return true }
      seen += 1
      if seen == deepest { return false }
    }
    return false
  }

  func take(_ compound: Fields.Compound, as name: String) -> Bool {
    switch compound {
    case .list: lists.contains(name)
    case .object: objects.contains(name)
    }
  }
}

extension Int {
  fileprivate mutating func grow(to other: Int) { self = Swift.max(self, other) }
}
