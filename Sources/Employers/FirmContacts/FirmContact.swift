public import People
public import Values

/// Something that was said or tried with an employer or at a workplace, about nobody who takes part: “perhaps in March”.
/// Whoever looks for places notes it in a moment, and what is to come of it gets a day and somebody who sees to it.
public struct FirmContact: NotedContact, Sendable, Hashable {
  public let id: FirmContactID
  public let organisation: OrganisationID
  /// Where, if it was not the employer as a whole.
  public let workplace: WorkplaceID?
  public let workplaceName: String?
  public let version: Version
  public let author: ContactEntry.Author
  public let noted: CivilDate
  public let details: ContactEntry.Details
  /// What is to come of it; none where nothing is.
  public let next: ContactEntry.NextStep?
  /// Whoever said last what is to come sees to it.
  public let owner: Owner?
  /// The earlier one whose next step this was.
  public let answers: FirmContactID?
  /// The day on which it was taken back: it had been noted by mistake.
  public let withdrawn: CivilDate?

  public struct Owner: Sendable, Hashable {
    public let account: AccountID
    public let name: String
  }

  /// What it is about: the workplace, or the employer as a whole.
  public var place: FirmPlace { workplace.map { .workplace($0) } ?? .organisation(organisation) }

  /// Whether a contact on a day is what was to be done: it was tried in vain, or the day has come.
  func isSettled(by day: CivilDate) -> Bool {
    guard let next, next.done == nil, withdrawn == nil else { return false }
    return details.on <= day && (details.outcome.isTry || next.due <= day)
  }
}

public enum FirmContactKind: Identified { public static let name = "firm-contact" }
public typealias FirmContactID = ID<FirmContactKind>

/// With whom: the employer as a whole, or one workplace.
public enum FirmPlace: Sendable, Hashable {
  case organisation(OrganisationID)
  case workplace(WorkplaceID)
}
