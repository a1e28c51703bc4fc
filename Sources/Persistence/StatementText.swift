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
  }

  public init(_ sql: String) {
    var (words, oddity): ([Word], Oddity?) = ([], nil)
    var (depth, dotted) = (0, false)
    for piece in SQLPieces.of(sql) {
      switch piece {
      case .word(let word):
        words.append(Word(text: word.lowercased(), isBehindDot: dotted))
        dotted = false
      case .comment: oddity = oddity ?? .comment
      case .quoted(let text):
        if text.first != "'" { oddity = oddity ?? .quotedName }
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
          default: break
          }
          if character == UInt8(ascii: ".") { dotted = true } else if character > 0x20 { dotted = false }
        }
      }
    }
    if depth != 0 { oddity = oddity ?? .openParenthesis }
    (self.words, self.oddity) = (words, oddity)
  }
}
