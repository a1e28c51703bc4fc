public import Values

/// A kind of placement, with its terms under each act that grants it.
public struct Measure: Sendable, Hashable {
  public var code: MeasureCode
  public var title: Wording
  /// Whether it is ordinary work: duties that are counted from that hold for it.
  public var isOrdinaryWork: Bool
  public var terms: [BasisCode: MeasureTerms]
}

/// What one act says about one measure.
public struct MeasureTerms: Sendable, Hashable {
  /// Whether the quota is tested when this person starts.
  public var tested: Rule<Bool>
  /// Whether this person takes one of the workplace's places when the next one is tested.
  public var counted: Rule<Bool>
  public var length: Rule<LengthLimit>
  /// Limits of groups that differ from `length`.
  public var lengthByGroup: [GroupCode: Rule<LengthLimit>]
  public var leastHours: Rule<Hours>
  public var mostHours: Rule<Hours>
  public var approval: Rule<ApprovalNeed>
  /// Roles that are absent need not sign.
  public var signatures: [SignatoryRole: Rule<SignatureNeed>]
  public var purposes: Rule<[PurposeCode]>
  public var sameEmployer: Rule<SameEmployerBar>
  public var beside: Rule<BesideRule>
  /// What the employer must declare.
  public var statements: [StatementCode: Rule<EmployerLevel>]
  /// `nil` when the pack does not ask.
  public var workPermission: Rule<PermissionNeed>?
}

/// How long a placement may last, and by how much it may be extended.
public struct LengthLimit: Sendable, Hashable, Codable {
  public var longest: Span
  public var extensions: Stated<[LengthExtension]>

  public init(longest: Span, extensions: Stated<[LengthExtension]>) {
    self.longest = longest
    self.extensions = extensions
  }
}

public struct LengthExtension: Sendable, Hashable, Codable {
  public var by: Span
  /// How often; `nil` without limit.
  public var times: Int?
  /// The condition in words, when there is one.
  public var condition: Wording?

  public init(by: Span, times: Int?, condition: Wording? = nil) {
    self.by = by
    self.times = times
    self.condition = condition
  }
}

public enum SignatoryRole: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  case employer
  case employeeRepresentative = "employee-representative"
  case participant
  /// Of whoever is under 18; asked for by the chapter of a pack about them.
  case guardian
  case authority

  /// Of whom a pack says for each measure and act whether they sign.
  static let ofMeasures = allCases.filter { $0 != .guardian }

  public static func < (a: SignatoryRole, b: SignatoryRole) -> Bool {
    allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!
  }
}

public enum SignatureNeed: String, Sendable, Hashable, CaseIterable {
  case always
  /// Only where the employer has more than one employee.
  case withSeveralEmployees = "with-several-employees"
}

public enum ApprovalNeed: String, Sendable, Hashable, CaseIterable {
  case beforeStart = "before-start"
}

public enum PermissionNeed: String, Sendable, Hashable, CaseIterable {
  case required
}

/// What of an employer a rule looks at: the place of work or the firm as a legal person.
public enum EmployerLevel: String, Sendable, Hashable, Codable, CaseIterable {
  case workplace
  case legalEntity = "legal-entity"
}

/// Which earlier ties to the employer bar a placement there.
public struct SameEmployerBar: Sendable, Hashable {
  public enum Tie: String, Sendable, Hashable, CaseIterable {
    /// The employer is the one that the person worked for last.
    case lastEmployer = "last-employer"
    /// The person was ever employed there.
    case anyEmployment = "any-employment"
    /// The person had any employment or placement there.
    case anyTie = "any-tie"
  }

  public var tie: Tie
  /// How long after its end the tie bars; `nil` for ever.
  public var within: Span?

  public init(tie: Tie, within: Span? = nil) {
    self.tie = tie
    self.within = within
  }
}

/// Which measures one person may have at the same time as this one.
public struct BesideRule: Sendable, Hashable {
  public enum Others: String, Sendable, Hashable, CaseIterable {
    case refused
    case unknown
  }

  public var with: [MeasureCode]
  /// What holds for measures that are not listed.
  public var others: Others

  public init(with: [MeasureCode], others: Others) {
    self.with = with
    self.others = others
  }
}

extension MeasureTerms {
  /// Whether somebody under these terms may have to find a free place; also where nobody has found out.
  public var mayBeTested: Bool { tested.stated != .given(false) && tested.stated != .none }
}
