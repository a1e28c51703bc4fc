import Language

/// The names under which a list or an object holds answers to some of the questions: looked up, because thousands of
/// names may have been sent.
struct Compounds {
  private var lists: Set<String> = []
  private var objects: Set<String> = []

  init(_ questions: [Question]) {
    for question in questions {
      switch question.kind {
      case .choices, .weekdays: lists.insert(question.name)
      default: break
      }
      let parts = question.name.split(separator: ".")
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
