public import Language
public import Values

/// May somebody work, until when, and by what: as a document says it, and whoever has seen it.
///
/// What matters for a placement is the permission and its last day, not the paragraph behind it. The class of residence
/// may always stay empty: those who need no permission to be here are helped, too. How likely somebody is to stay is
/// nothing that is kept.
public struct RightToWork: Sendable, Hashable {
  public let id: RightToWorkID
  public let person: PersonID
  public let version: Version
  public let permission: Permission
  public let from: CivilDate
  /// The last day; none where none is known or there is none.
  public let until: CivilDate?
  /// What it rests on; none for whoever is told of the permission alone.
  public let ground: Ground?
  /// The day on which it was taken back: it had been noted by mistake.
  public let withdrawn: CivilDate?

  public enum Permission: String, Sendable, CaseIterable {
    case unrestricted
    case perJob = "per-job"
    case notAllowed = "not-allowed"
    /// Nobody knows yet. Not the same as having noted nothing.
    case unknown
  }

  /// What only those are told who keep it, and the person herself.
  public struct Ground: Sendable, Hashable {
    public var residence: Residence?
    /// What the document is called, in words.
    public var document: String?
    /// The employer that a permit for one job is bound to, in words.
    public var employer: String?
    public var seen: Seen?

    public init(
      residence: Residence? = nil, document: String? = nil, employer: String? = nil, seen: Seen? = nil
    ) {
      (self.residence, self.document, self.employer, self.seen) = (residence, document, employer, seen)
    }
  }

  /// Who has seen the document, and on which day.
  public struct Seen: Sendable, Hashable {
    public let by: String
    public let on: CivilDate

    public init(by: String, on: CivilDate) { (self.by, self.on) = (by, on) }
  }

  /// As what somebody is here; coarse enough for every country.
  public enum Residence: String, Sendable, CaseIterable {
    case citizen
    case union = "eu-eea"
    case permanent, protection
    case temporaryProtection = "temporary-protection"
    case asylumSeeker = "asylum-seeker"
    case tolerated, family
    case workOrStudy = "work-or-study"
    case other
  }

  public struct Details: Sendable, Hashable {
    public var permission: Permission
    public var from: CivilDate
    public var until: CivilDate?
    public var ground: Ground

    public init(
      _ permission: Permission, from: CivilDate, until: CivilDate? = nil, ground: Ground = Ground()
    ) {
      (self.permission, self.from, self.until, self.ground) = (permission, from, until, ground)
    }
  }

  /// As many as are noted about anybody in a life of permits; beyond them something is noted by mistake.
  static let most = 100

  /// None for whoever is told of the permission alone.
  var details: Details? { ground.map { Details(permission, from: from, until: until, ground: $0) } }

  func hasBegun(by day: CivilDate) -> Bool { from <= day }
  func isOver(on day: CivilDate) -> Bool { until.map { $0 < day } ?? false }
}

public enum RightToWorkKind: Identified { public static let name = "work-permission" }
public typealias RightToWorkID = ID<RightToWorkKind>

extension [RightToWork] {
  /// What holds on a day: of those that have begun and are not over the one that began last.
  func inForce(on day: CivilDate) -> RightToWork? {
    latest { $0.hasBegun(by: day) && !$0.isOver(on: day) }
  }

  /// What held last, where nothing does.
  func lastOver(on day: CivilDate) -> RightToWork? {
    guard inForce(on: day) == nil else { return nil }
    return filter { $0.isOver(on: day) }.max { ($0.until ?? $0.from, $0.id) < ($1.until ?? $1.from, $1.id) }
  }

  /// What whoever plans work with somebody has to know: what holds, or held last, and what is to come.
  func needed(on day: CivilDate) -> [RightToWork] {
    let now = [inForce(on: day) ?? lastOver(on: day)].compactMap(\.self)
    return filter { !$0.hasBegun(by: day) } + now
  }

  private func latest(_ isMeant: (RightToWork) -> Bool) -> RightToWork? {
    filter(isMeant).max { ($0.from, $0.id) < ($1.from, $1.id) }
  }
}

extension RightToWork.Permission {
  public var phrase: Phrase {
    switch self {
    case .unrestricted: .workPermissionUnrestricted
    case .perJob: .workPermissionPerJob
    case .notAllowed: .workPermissionNotAllowed
    case .unknown: .workPermissionUnknown
    }
  }
}

extension RightToWork.Residence {
  public var phrase: Phrase {
    switch self {
    case .citizen: .residenceCitizen
    case .union: .residenceUnion
    case .permanent: .residencePermanent
    case .protection: .residenceProtection
    case .temporaryProtection: .residenceTemporaryProtection
    case .asylumSeeker: .residenceAsylumSeeker
    case .tolerated: .residenceTolerated
    case .family: .residenceFamily
    case .workOrStudy: .residenceWorkOrStudy
    case .other: .residenceOther
    }
  }
}
