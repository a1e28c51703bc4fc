import Language
import Rules
import Values

// Approval, purpose and declarations.
extension CheckSentence {
  func startedWithoutApproval(_ start: CivilDate, _ approved: CivilDate?) -> Phrase {
    approved.map { .checkApprovalTooLate(start: start, on: $0) } ?? .checkApprovalStartedWithout(start: start)
  }

  /// What is written down instead is only said where it can be.
  func signatureOverdue(_ role: SignatoryRole, _ start: CivilDate, isPlanned: Bool) -> Phrase {
    let role = voice(role.phrase)
    guard isPlanned else { return .checkSignatureOverdue(role: role, start: start) }
    return check.overridable
      ? .checkSignatureOverdueReason(role: role, start: start) : .checkSignatureOverdueMove(role: role, start: start)
  }

  func signedAfterStart(_ role: SignatoryRole, _ day: CivilDate, _ start: CivilDate) -> Phrase {
    let role = voice(role.phrase)
    return check.overridable
      ? .checkSignatureAfterStart(role: role, on: day, start: start)
      : check.blocksStart
        ? .checkSignatureAfterStartMove(role: role, on: day, start: start)
        : .checkSignatureAfterStartSaid(role: role, on: day, start: start)
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
