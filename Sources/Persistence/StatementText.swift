/// What can be told of a statement's text without running it: its words, and what no room writes into one.
public struct StatementText: Sendable {
  /// A name or keyword outside quotes, in lower case, and whether a dot stands before it.
  public struct Word: Sendable, Hashable {
    public let text: String
    public let isBehindDot: Bool
  }

  public let words: [Word]
  /// What makes the rest of a text mean something else than it says, or the two engines read it differently.
  public let oddity: Oddity?

  public enum Oddity: String, Sendable, Hashable {
    case comment = "a comment"
    case quotedName = "a name in quotes"
    case severalStatements = "a semicolon"
    case openQuote = "a quote without its end"
    case openParenthesis = "a parenthesis without its partner"
    /// `E'\'…'` ends elsewhere in PostgreSQL than in SQLite.
    case escapes = "a quote directly behind a name, or with a backslash in it"
    /// `$a$`, `:a`, `@a`: a place for a value to one engine, a quote or an operator to the other. And NUL, behind which
    /// SQLite reads nothing.
    case foreignSign = "a sign that the engines read differently"
    /// It would stand in front of the table of that name, on one engine sooner than on the other.
    case namedQuery = "a query with a name of its own"
  }

  public init(_ sql: String) {
    var (words, oddity): ([Word], Oddity?) = ([], nil)
    var (depth, dotted) = (0, false)
    let pieces = SQLPieces.of(sql)
    for (place, piece) in pieces.enumerated() {
      switch piece {
      case .word(let word):
        let next = place + 1 < pieces.count ? pieces[place + 1] : nil
        if case .quoted? = next { oddity = oddity ?? .escapes }
        if !word.utf8.allSatisfy({ $0 < 0x80 }) { oddity = oddity ?? .foreignSign }
        if word.lowercased() == "with" { oddity = oddity ?? .namedQuery }
        words.append(Word(text: word.lowercased(), isBehindDot: dotted))
        dotted = false
      case .comment: oddity = oddity ?? .comment
      case .quoted(let text):
        if text.first != "'" { oddity = oddity ?? .quotedName }
        if text.utf8.contains(UInt8(ascii: "\\")) { oddity = oddity ?? .escapes }
        if text.utf8.contains(0) { oddity = oddity ?? .foreignSign }
        if !text.utf8.count(where: { $0 == text.utf8.first }).isMultiple(of: 2) { oddity = oddity ?? .openQuote }
        dotted = false
      case .placeholder: dotted = false
      case .other(let text):
        for character in text.utf8 {
          switch character {
          case UInt8(ascii: ";"): oddity = oddity ?? .severalStatements
          case UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "]"): oddity = oddity ?? .quotedName
          case UInt8(ascii: "("): depth += 1
          case UInt8(ascii: ")"):
            depth -= 1
            if depth < 0 { oddity = oddity ?? .openParenthesis }
          default: if !StatementText.plain.contains(character) { oddity = oddity ?? .foreignSign }
          }
          if character == UInt8(ascii: ".") { dotted = true } else if character > 0x20 { dotted = false }
        }
      }
    }
    if depth != 0 { oddity = oddity ?? .openParenthesis }
    (self.words, self.oddity) = (words, oddity)
  }

  /// What stands between words, quotes and values where both engines read the same.
  private static let plain = Set(" \t\r\n0123456789,.=<>!+-*/%|".utf8)

  /// How many places for values there are outside quotes.
  public static func places(_ sql: String) -> Int {
    SQLPieces.of(sql).count { if case .placeholder = $0 { true } else { false } }
  }
}
