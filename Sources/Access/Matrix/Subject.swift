internal import Persistence
public import Values

/// Whom or what something is about: what follows from a change is reckoned for it, and something can be owed about it.
public enum Subject: Sendable, Hashable {
  case organisation(OrganisationID)
  case workplace(WorkplaceID)
  case programme(ProgrammeID)
  case person(PersonID)

  /// The kind and id under which it is stored.
  public var stored: (kind: String, id: String) { (kind.rawValue, id) }

  public init?(kind: String, id: String) {
    switch Kind(rawValue: kind) {
    case .organisation?: self.init(OrganisationID(id), Subject.organisation)
    case .workplace?: self.init(WorkplaceID(id), Subject.workplace)
    case .programme?: self.init(ProgrammeID(id), Subject.programme)
    case .person?: self.init(PersonID(id), Subject.person)
    default: return nil
    }
  }

  private init?<Of>(_ id: ID<Of>?, _ subject: (ID<Of>) -> Subject) {
    guard let id else { return nil }
    self = subject(id)
  }

  /// The subject of a record that was written: the person whom it is about, or the record itself.
  init?(of kind: Kind, _ record: Bind, person: String?) {
    if let person {
      self.init(kind: Kind.person.rawValue, id: person)
      return
    }
    guard case .text(let id) = record.value else { return nil }
    self.init(kind: kind.rawValue, id: id)
  }

  var kind: Kind {
    switch self {
    case .organisation: .organisation
    case .workplace: .workplace
    case .programme: .programme
    case .person: .person
    }
  }

  public var id: String {
    switch self {
    case .organisation(let id): id.text
    case .workplace(let id): id.text
    case .programme(let id): id.text
    case .person(let id): id.text
    }
  }

  public var person: PersonID? {
    guard case .person(let id) = self else { return nil }
    return id
  }
}
