import Access
import Language
import People
import Values
import Web

/// Whose cards the board shows: everybody's within reach, those of one who is responsible, or those for whom nobody is.
enum BoardReader: Sendable, Hashable {
  case team
  case own
  /// Those for whom a colleague is responsible.
  case colleague(AccountID)
  case nobody

  static let name = "whose"

  /// `team`, `own`, `nobody`, or the id of a colleague's account.
  init?(code: String) {
    switch code {
    case "team": self = .team
    case "own": self = .own
    case "nobody": self = .nobody
    default:
      guard let account = AccountID(code) else { return nil }
      self = .colleague(account)
    }
  }

  var code: String {
    switch self {
    case .team: "team"
    case .own: "own"
    case .nobody: "nobody"
    case .colleague(let account): account.text
    }
  }

  static func read(_ visit: Visit) throws -> BoardReader {
    guard let text = visit.request.query[name], !text.isEmpty else { return .team }
    guard let whose = BoardReader(code: text) else {
      throw BadRequest("whose must be one of team, own, nobody, or the id of a colleague's account")
    }
    return whose
  }

  /// For programs.
  static let query = Operation.Query(
    name,
    "“own” for those for whom you are responsible, “nobody” for those for whom nobody is, the id of a colleague's account for theirs, or “team” for everybody within reach.",
    .words)
}

/// Whose board it is, with the colleague's name, and whom else one can ask for.
struct BoardReaders: Sendable {
  let whose: BoardReader
  /// Colleagues who can be responsible, by name; nobody for whoever is not told who works with whom.
  let colleagues: [(account: AccountID, name: String)]

  /// Throws `NotFound` for a colleague whom the actor is not told of.
  static func find(_ whose: BoardReader, _ tx: Transaction) throws -> Disclosed<BoardReaders> {
    guard tx.actor.might(List.self, AssignmentRecord.self) else {
      if case .colleague = whose { throw NotFound() }
      return tx.me.map { _ in BoardReaders(whose: whose, colleagues: []) }
    }
    let me = tx.actor.account
    let found = try tx.candidates(on: tx.today).map { all in
      BoardReaders(
        whose: whose,
        colleagues: all.filter { $0.fits(.responsible) && $0.account != me }.map { ($0.account, $0.name) })
    }
    if case .colleague(let account) = whose, account != me {
      try found.act { found in
        guard found.colleagues.contains(where: { $0.account == account }) else { throw NotFound() }
      }
    }
    return found
  }
}
