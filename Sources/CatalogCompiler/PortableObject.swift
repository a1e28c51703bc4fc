/// A gettext PO or POT file, as far as catalogs use it: header, contexts, plurals, flags, notes. Obsolete entries (`#~`),
/// earlier sentences (`#|`) and references (`#:`) are passed over.
struct PortableObject {
  struct Entry {
    var line = 0
    var context: String?
    var id: String?
    var pluralID: String?
    var forms: [Int: String] = [:]
    var notes: [String] = []
    var isFuzzy = false
    /// Whether any `msgstr` was seen; a comment or keyword after it opens the next entry.
    var isClosed: Bool { !forms.isEmpty }
    var isBlank: Bool { context == nil && id == nil && forms.isEmpty }
    /// `msgstr[0]`, `msgstr[1]` … without gaps; shorter than `forms` when the numbering has a hole.
    var orderedForms: [String] { (0..<forms.count).compactMap { forms[$0] } }
  }

  let path: String
  var header: [String: String] = [:]
  var headerLine = 1
  var entries: [Entry] = []
  private(set) var faults: [Fault] = []

  init(path: String, text: String) {
    self.path = path
    var reading = Entry()
    var slot: Slot?
    for (index, bytes) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      read(PortableObject.trimmed(Substring(bytes)), line: index + 1, into: &reading, slot: &slot)
    }
    close(&reading)
  }

  /// Where a continuation line belongs.
  private enum Slot {
    case context, id, pluralID
    case form(Int)
  }

  private mutating func read(_ line: Substring, line number: Int, into entry: inout Entry, slot: inout Slot?) {
    if line.isEmpty {
      if entry.isClosed { close(&entry) }
      slot = nil
    } else if line.hasPrefix("#") {
      if entry.isClosed { close(&entry) }
      slot = nil
      readComment(line, into: &entry)
    } else if line.hasPrefix("\"") {
      guard let slot else {
        return fault(number, "text without a keyword before it", "Put msgctxt, msgid or msgstr before it")
      }
      append(unquoted(line, line: number), to: slot, of: &entry)
    } else {
      readKeyword(line, line: number, into: &entry, slot: &slot)
    }
  }

  private func readComment(_ line: Substring, into entry: inout Entry) {
    let rest = line.dropFirst(2)
    if line.hasPrefix("#.") {
      entry.notes.append(String(PortableObject.trimmed(rest)))
    } else if line.hasPrefix("#,") {
      let flags = rest.split(separator: ",").map { PortableObject.trimmed($0) }
      if flags.contains("fuzzy") { entry.isFuzzy = true }
    }
  }

  private mutating func readKeyword(_ line: Substring, line number: Int, into entry: inout Entry, slot: inout Slot?) {
    let keyword = line.prefix { $0 != " " && $0 != "\"" && $0 != "\t" }
    let next: Slot
    switch keyword {
    case "msgctxt": next = .context
    case "msgid": next = .id
    case "msgid_plural": next = .pluralID
    case "msgstr": next = .form(0)
    default:
      guard keyword.hasPrefix("msgstr["), keyword.hasSuffix("]"), let form = Int(keyword.dropFirst(7).dropLast()),
        (0...9).contains(form)
      else {
        slot = nil
        return fault(
          number, "“\(keyword)” is no keyword", "Use msgctxt, msgid, msgid_plural, msgstr or msgstr[0] to msgstr[9]")
      }
      next = .form(form)
    }
    switch next {
    case .form: break
    default: if entry.isClosed { close(&entry) }
    }
    if entry.isBlank { entry.line = number }
    if isTaken(next, in: entry) {
      fault(number, "\(keyword) twice in one entry", "Remove one of them, or start a new entry after an empty line")
    }
    slot = next
    let quoted = PortableObject.trimmed(line.dropFirst(keyword.count))
    append(unquoted(quoted, line: number), to: next, of: &entry)
  }

  private func isTaken(_ slot: Slot, in entry: Entry) -> Bool {
    switch slot {
    case .context: entry.context != nil
    case .id: entry.id != nil
    case .pluralID: entry.pluralID != nil
    case .form(let form): entry.forms[form] != nil
    }
  }

  private func append(_ text: String, to slot: Slot, of entry: inout Entry) {
    switch slot {
    case .context: entry.context = (entry.context ?? "") + text
    case .id: entry.id = (entry.id ?? "") + text
    case .pluralID: entry.pluralID = (entry.pluralID ?? "") + text
    case .form(let form): entry.forms[form] = (entry.forms[form] ?? "") + text
    }
  }

  private mutating func close(_ entry: inout Entry) {
    defer { entry = Entry() }
    guard !entry.isBlank else { return }
    guard let id = entry.id else {
      return fault(entry.line, "an entry without msgid", "Add the English sentence as msgid")
    }
    guard entry.isClosed else {
      return fault(
        entry.line, "an entry without msgstr", "Add msgstr \"\", or msgstr[0] \"\" … where msgid_plural stands")
    }
    if entry.orderedForms.count != entry.forms.count {
      fault(entry.line, "msgstr numbers with a gap", "Number them from msgstr[0] without leaving one out")
    }
    guard id.isEmpty, entry.context == nil else {
      entries.append(entry)
      return
    }
    headerLine = entry.line
    for field in (entry.forms[0] ?? "").split(separator: "\n") {
      guard let colon = field.firstIndex(of: ":") else {
        fault(entry.line, "the header line “\(field)” has no colon", "Write it as “Name: value\\n”")
        continue
      }
      header[String(field[..<colon])] = String(PortableObject.trimmed(field[field.index(after: colon)...]))
    }
  }

  /// The text between the quotes with its escapes undone; faults are noted and the rest is read on.
  private mutating func unquoted(_ quoted: Substring, line: Int) -> String {
    var bytes = quoted.utf8
    guard bytes.count >= 2, bytes.popFirst() == 0x22, bytes.popLast() == 0x22 else {
      fault(line, "text that is not between quotation marks", "Put a straight quotation mark at both ends")
      return ""
    }
    let inner = Substring(bytes)
    guard inner.utf8.contains(where: { $0 == 0x5C || $0 == 0x22 || $0 < 0x20 }) else { return String(inner) }
    return unescaped(inner, line: line)
  }

  private mutating func unescaped(_ text: Substring, line: Int) -> String {
    var result = ""
    var scalars = text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      switch scalar {
      case "\\":
        switch scalars.next() {
        case "n": result.append("\n")
        case "t": result.append("\t")
        case "\"": result.append("\"")
        case "\\": result.append("\\")
        case let other:
          let shown = other.map { "\\" + String($0) } ?? "\\ at the end"
          fault(line, "the escape \(shown) is not known", "Use \\n, \\t, \\\" or \\\\")
        }
      case "\"":
        fault(line, "a quotation mark inside the text", "Write it as \\\"")
      case let control where control.value < 0x20:
        fault(line, "a control character inside the text", "Remove it; a new line is written \\n, a tab \\t")
      default:
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private mutating func fault(_ line: Int, _ problem: String, _ remedy: String) {
    faults.append(Fault(path: path, line: line, problem, remedy: remedy))
  }

  /// Without white space, tabs and carriage returns at the ends.
  static func trimmed(_ text: Substring) -> Substring {
    var bytes = text.utf8
    while let first = bytes.first, first == 0x20 || first == 0x09 || first == 0x0D { bytes.removeFirst() }
    while let last = bytes.last, last == 0x20 || last == 0x09 || last == 0x0D { bytes.removeLast() }
    return Substring(bytes)
  }
}
