public import Values

/// A municipality, a job centre, a firm: whoever refers, runs, pays or takes people in.
public struct Organisation: Sendable, Hashable {
  public let id: OrganisationID
  public let version: Version
  public let details: Details

  public struct Details: Sendable, Hashable {
    public var name: String
    public var kind: Kind
    /// ISO 3166-1 alpha-2; says which rule packs can apply.
    public var country: String
    /// The part of the country where its people work, where that has holidays of its own: a German Land, `BY`.
    public var region: String?
    /// The number in the country's business register (CVR in Denmark); none is needed.
    public var registerNumber: String?
    /// The number as it is compared with others: the key of the legal entity within its country.
    var registerKey: String? { registerNumber.flatMap(Folding.identity) }
    public var contactName: String?
    public var phone: String?
    public var email: String?

    public init(name: String, kind: Kind, country: String) {
      (self.name, self.kind, self.country) = (name, kind, country)
    }
  }

  public enum Kind: String, Sendable, CaseIterable {
    case company
    case publicEmployer = "public-employer"
    case municipality
    case jobCentre = "job-centre"
    case carrier
    case association
    case school
    case funder

    /// Sends people: an office or a carrier.
    public var refers: Bool { self == .municipality || self == .jobCentre || self == .carrier || self == .association }
  }

  public init(id: OrganisationID, version: Version, details: Details) {
    (self.id, self.version, self.details) = (id, version, details)
  }
}

/// One place where a firm works: the level at which staff are counted and places are taken (P-number in Denmark).
public struct Workplace: Sendable, Hashable {
  public let id: WorkplaceID
  public let organisation: OrganisationID
  public let organisationName: String
  /// The number of its firm in the register, as it is compared with others: what the law counts as one firm.
  let firmKey: String?
  public let country: String
  public let version: Version
  public let details: Details

  public struct Details: Sendable, Hashable {
    public var name: String
    public var address: String?
    /// The number of this place in the register; none is needed.
    public var unitNumber: String?
    /// The number as it is compared with others: the key of what the law counts staff and places at.
    var unitKey: String? { unitNumber.flatMap(Folding.identity) }
    /// Ordinary staff, without anybody whose pay is subsidised; none until somebody has asked.
    public var headcount: Headcount?
    /// Who speaks for the employees, and signs where there is more than one.
    public var representative: String?
    public var contactName: String?
    public var contactPhone: String?
    /// How one gets there without a car.
    public var transport: String?
    /// The part of the country in which it lies, where that has holidays of its own: a German Land, `BY`.
    public var region: String?

    public init(name: String) {
      self.name = name
    }
  }

  /// A number of ordinary staff, and on which day it was true.
  public struct Headcount: Sendable, Hashable {
    public var ordinaryStaff: Int
    public var asOf: CivilDate

    public init(_ ordinaryStaff: Int, asOf: CivilDate) {
      (self.ordinaryStaff, self.asOf) = (ordinaryStaff, asOf)
    }
  }

  public init(
    id: WorkplaceID, organisation: OrganisationID, organisationName: String, firmKey: String? = nil, country: String,
    version: Version, details: Details
  ) {
    (self.id, self.organisation, self.organisationName, self.firmKey) = (id, organisation, organisationName, firmKey)
    (self.country, self.version, self.details) = (country, version, details)
  }
}
