internal import Persistence

extension Question {
  /// What both engines have under the same name and with the same meaning.
  private static let functions: Set<String> = [
    "abs", "avg", "coalesce", "count", "dense_rank", "first_value", "lag", "last_value", "lead", "length", "like",
    "lower", "max", "min", "nullif", "rank", "replace", "row_number", "substr", "sum", "trim", "upper",
  ]

  func answer(against schema: EmptySchema, _ register: Register) throws {
    for fragment in fragments { try Question.checkText(of: fragment, isReading: isReading) }
    try isReading ? checkRowSets() : checkNoRowSets()
    let examination = try examination(against: schema, register)
    for case .function(let name) in examination.touches where !Question.functions.contains(name) {
      throw StatementRefused(.function(name))
    }
    for case .other(let action) in examination.touches {
      throw StatementRefused(.unprepared("it does something else than reading or writing rows (\(action))"))
    }
    try isReading ? checkReading(examination) : checkWriting(examination, register)
  }

  /// What the statement touches.
  func examination(against schema: EmptySchema, _ register: Register) throws -> EmptySchema.Examination {
    do {
      return try schema.examine(try text(register))
    } catch let complaint as EmptySchema.Complaint {
      throw StatementRefused(Question.reason(of: complaint))
    }
  }

  private var isReading: Bool { purpose == .reading || purpose == .counting }

  // MARK: The room's own text

  private static func checkText(of pieces: [ScopedSQL.Piece], isReading: Bool) throws {
    let text = StatementText(Question.text(of: pieces))
    if let oddity = text.oddity { throw StatementRefused(.oddity(oddity.rawValue)) }
    try checkPlaces(of: pieces)
    for word in text.words {
      try check(word: word.text)
      if isReading, word.text == "subject", !word.isBehindDot { throw StatementRefused(.ownSubject) }
    }
    for piece in pieces {
      switch piece {
      case .rows(_, _, let alias, _), .part(_, _, let alias), .into(_, let alias?): try check(name: alias)
      case .found(let found): try check(name: found.alias)
      case .unkept(let unkept): try check(name: unkept.rows)
      case .membership(let membership): for name in membership.names { try check(name: name) }
      default: break
      }
    }
  }

  /// A place written by hand, or a value within quotes, would shift all values behind it, also those of the reach.
  private static func checkPlaces(of pieces: [ScopedSQL.Piece]) throws {
    var (interpolated, typed) = (0, false)
    let places = StatementText.places(
      pieces.map { piece in
        if case .text(let text) = piece {
          typed = typed || text.string.utf8.contains(UInt8(ascii: "?"))
          return text.string
        }
        interpolated += 1
        return "? "
      }.joined())
    if typed || places != interpolated {
      throw StatementRefused(.oddity("a question mark, or something interpolated within quotes"))
    }
  }

  private static func check(name: StaticString) throws {
    let text = name.string
    let isName =
      !text.isEmpty && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    guard isName else { throw StatementRefused(.unprepared("“\(text)” is no name for rows: use small letters")) }
    try check(word: text)
  }

  private static func check(word: String) throws {
    if word.hasPrefix("scope_") || word.hasPrefix("notary_") { throw StatementRefused(.reservedWord(word)) }
  }

  // MARK: Row sets

  /// Rows of its own kind as its own mask, and beside them only rows that are about nobody.
  private func checkRowSets() throws {
    var hasOwn = false
    for piece in fragments.joined() {
      switch piece {
      case .rows(let kind, let seen, _, _):
        if kind == self.kind {
          guard (seen ?? mask) == mask else { throw StatementRefused(.wider(seen ?? mask, than: mask)) }
          hasOwn = true
        } else if kind.concernsPerson {
          throw StatementRefused(.otherPeople(kind))
        }
      case .found(let found):
        // Who looks for people is asked under the kind that is journalled.
        guard found.kind == kind else { throw StatementRefused(.otherPeople(found.kind)) }
        hasOwn = true
      case .part(_, let kind, _):
        if kind == self.kind {
          hasOwn = true
        } else if kind.concernsPerson {
          throw StatementRefused(.otherPeople(kind))
        }
        // A part has no masks of its own: it belongs to the full view.
        guard mask == .full else { throw StatementRefused(.wider(.full, than: mask)) }
      case .into: throw StatementRefused(.readingWrites)
      case .text, .bind, .list, .membership, .unkept: break
      }
    }
    guard hasOwn else { throw StatementRefused(.notOwnKind(kind)) }
  }

  private func checkNoRowSets() throws {
    var targets = 0
    for piece in fragments.joined() {
      switch piece {
      case .rows, .found, .part, .membership, .unkept: throw StatementRefused(.writingReads)
      case .into(let kind, _):
        guard kind == self.kind else { throw StatementRefused(.notInto(self.kind)) }
        targets += 1
      case .text, .bind, .list: break
      }
    }
    let wanted = purpose == .insertion || purpose == .derivation ? 1 : 0
    guard targets == wanted else { throw StatementRefused(.notInto(kind)) }
  }

  // MARK: What it would touch

  private func checkReading(_ examination: EmptySchema.Examination) throws {
    guard examination.isReading else { throw StatementRefused(.readingWrites) }
    for case .read(let table, _) in examination.touches where !table.hasPrefix("notary_") {
      throw StatementRefused(.rawTable(table))
    }
    if purpose == .reading, kind.concernsPerson, !examination.columns.contains("subject") {
      throw StatementRefused(.noSubject(kind))
    }
    try checkSubjects()
  }

  private func checkWriting(_ examination: EmptySchema.Examination, _ register: Register) throws {
    let own: String
    var fixed: Set<String> = ["id"]
    switch purpose {
    case .completion(let part, _):
      own = NotarySchema.part(part)
      fixed.insert(try register.part(part, of: kind).key)
    default:
      own = NotarySchema.into(kind, mask)
      let anchors = kind.anchors
      fixed.formUnion(
        [anchors.person, anchors.placement, anchors.programme, anchors.organisation, anchors.author].compactMap {
          $0?.string
        })
    }
    // What the system derives belongs to nobody's grant; who owes something may change with the facts.
    if purpose == .derivation, let owner = kind.anchors.author { fixed.remove(owner.string) }
    let hidden = try register.entry(kind).hidden
    let opening = StatementText(shown).words.prefix(2).map(\.text)
    if purpose == .insertion || purpose == .derivation, opening.first == "replace" || opening.last == "or" {
      // SQLite does not say that these remove what is in the way.
      throw StatementRefused(.insertionChanges)
    }
    for touch in examination.touches {
      switch touch {
      case .select: throw StatementRefused(.writingReads)
      case .read(let table, let column):
        guard table == own else { throw StatementRefused(.rawTable(table)) }
        guard !hidden.contains(column) else { throw StatementRefused(.noColumn(column)) }
      case .insert(let table), .delete(let table):
        guard table == own else { throw StatementRefused(.otherTable) }
        if purpose == .insertion, case .delete = touch { throw StatementRefused(.insertionChanges) }
      case .update(let table, let column):
        guard table == own else { throw StatementRefused(.otherTable) }
        if purpose == .insertion { throw StatementRefused(.insertionChanges) }
        if fixed.contains(column) { throw StatementRefused(.movesRecord(column)) }
      case .function, .other: break
      }
    }
    let adds = examination.touches.contains { if case .insert = $0 { true } else { false } }
    if purpose == .insertion, !adds { throw StatementRefused(.insertionChanges) }
    if case .change = purpose, StatementText(shown).words.contains(where: { $0.text == "version" }) {
      throw StatementRefused(.movesRecord("version"))
    }
  }

  private static func reason(of complaint: EmptySchema.Complaint) -> StatementRefused.Reason {
    let message = complaint.message
    func rest(_ opening: String) -> String? {
      message.firstRange(of: opening).map { String(message[$0.upperBound...]).replacing("main.", with: "") }
    }
    if let table = rest("no such table: ") { return .rawTable(table) }
    if let column = rest("no such column: ") ?? rest("has no column named ") { return .noColumn(column) }
    if let name = rest("no such function: ") { return .function(name) }
    return .unprepared(message)
  }
}
