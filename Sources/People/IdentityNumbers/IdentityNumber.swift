public import Access
import Language
public import Values
import Web

/// That a country's number of somebody is noted: never the number itself, which is opened when somebody asks for it.
public struct IdentityNumber: Sendable, Hashable {
  public let id: IdentityNumberID
  public let person: PersonID
  public let version: Version
  public let form: NationalNumber.Form
  /// The check digit did not fit when it was noted.
  public let isDoubted: Bool
  let notedBy: String
  let noted: CivilDate
  /// The day on which it was removed: the number is gone since then.
  public let removed: CivilDate?
}

public enum IdentityNumberKind: Identified { public static let name = "identityNumber" }
public typealias IdentityNumberID = ID<IdentityNumberKind>

/// On what an organisation bases that its people note such numbers. Without one they note, show and find none.
public struct IdentityBasis: Sendable, Hashable {
  public let id: IdentityBasisID
  public let version: Version
  /// Act and section, as an administrator wrote them.
  public let words: String
  public let from: CivilDate
  public let notedBy: String
  public let noted: CivilDate
  /// The day on which it was switched off.
  public let ended: CivilDate?

  public var isOn: Bool { ended == nil }
}

public enum IdentityBasisKind: Identified { public static let name = "identityBasis" }
public typealias IdentityBasisID = ID<IdentityBasisKind>

/// Under which a number is sealed, and under which it is found. Fetched before the transaction that needs them.
public struct IdentityKeys: Sendable {
  let sealing: SealingKey
  let lookup: LookupKey

  public init(sealing: SealingKey, lookup: LookupKey) { (self.sealing, self.lookup) = (sealing, lookup) }
}
