public import Values

/// What exactly a check is about: a rule and, where a rule asks for several things, which of them. What somebody accepts
/// with a reason is one of these, never a whole rule.
public struct CheckPoint: Sendable, Hashable, Comparable {
  public let rule: RuleCode
  /// The role that signs, or the code of the declaration; `nil` where the rule asks for one thing only.
  public let about: String?

  public init(_ rule: RuleCode, about: String? = nil) {
    (self.rule, self.about) = (rule, about)
  }

  /// That whoever stands for somebody under 18 has signed.
  public static let guardianSignature = CheckPoint(.signature, about: SignatoryRole.guardian.rawValue)

  /// `signature.employer`, `approval`: as it is stored and as programs name it.
  public var text: String { about.map { rule.rawValue + "." + $0 } ?? rule.rawValue }

  /// `nil` for a rule that there is not.
  public init?(text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let rule = RuleCode(rawValue: String(first)) else { return nil }
    self.init(rule, about: parts.count > 1 ? String(parts[1]) : nil)
  }

  public static func < (a: CheckPoint, b: CheckPoint) -> Bool { a.text < b.text }
}

extension Check {
  public var point: CheckPoint {
    switch finding {
    case .signed(let role, _), .signatureUnknown(let role), .signatureNotRequired(let role),
      .signatureMissing(let role, _), .signatureOverdue(let role, _, _), .signedAfterStart(let role, _, _),
      .factMissing(.severalEmployees(let role)):
      CheckPoint(rule, about: role.rawValue)
    case .guardianNotNoted, .factMissing(.birthForSignature):
      .guardianSignature
    case .stated(let code, _), .statementUnknown(let code), .statementNotRequired(let code),
      .statementMissing(let code, _), .statementDenied(let code, _):
      CheckPoint(rule, about: code.text)
    // Whoever accepts that a permission ends has not accepted that there is none.
    case .permissionEnds, .permissionEnded: CheckPoint(rule, about: "ends")
    case .notPermitted: CheckPoint(rule, about: "not-allowed")
    default: CheckPoint(rule)
    }
  }

  /// The day of the paper that the check asks for; `nil` as long as it is not there, and where none is asked.
  public var paperDay: CivilDate? {
    switch finding {
    case .signed(_, let day), .signedAfterStart(_, let day, _), .approvedInTime(let day, _), .stated(_, let day): day
    case .startedWithoutApproval(_, let approved): approved
    default: nil
    }
  }
}
