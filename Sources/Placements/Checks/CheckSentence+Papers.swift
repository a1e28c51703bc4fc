import Language
import Rules
import Values

// Approval, purpose and declarations.
extension CheckSentence {
  func startedWithoutApproval(_ start: CivilDate, _ approved: CivilDate?) -> Phrase {
    approved.map { .checkApprovalTooLate(start: start, on: $0) } ?? .checkApprovalStartedWithout(start: start)
  }

  /// Nothing when the pack leaves no choice.
  func choose(_ allowed: [PurposeCode]) -> [Phrase] {
    allowed.isEmpty ? [] : [.checkChoose(choices: voice.list(allowed.map { words.purpose($0) }))]
  }

  func statementMissing(_ code: StatementCode, askedOf level: EmployerLevel) -> Phrase {
    let statement = words.statement(code)
    return switch level {
    case .workplace: .checkStatementMissingWorkplace(statement: statement)
    case .legalEntity: .checkStatementMissingFirm(statement: statement)
    }
  }
}
