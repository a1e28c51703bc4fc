import Access
import Values
import Web

/// An employer or a workplace as a contact needs it: what it is called, who answers there, and the way back.
struct Firm: Sendable {
  let place: FirmPlace
  let name: String
  /// The employer, where the place is one of its workplaces.
  let employer: String?
  let contactName: String?
  let phone: String?

  /// The page that it is on.
  var page: EmployersAddress {
    switch place {
    case .organisation(let id): .employer(id)
    case .workplace(let id): .workplace(id)
    }
  }

  /// All that was noted.
  var contacts: EmployersAddress {
    switch place {
    case .organisation(let id): .employerContacts(id)
    case .workplace(let id): .workplaceContacts(id)
    }
  }

  /// Where a contact is noted.
  var newContact: EmployersAddress {
    switch place {
    case .organisation(let id): .newEmployerContact(id)
    case .workplace(let id): .newWorkplaceContact(id)
    }
  }

  var toldName: String { employer.map { $0 + ", " + name } ?? name }
}

extension Employers {
  static func firm(at place: FirmPlace, _ tx: Transaction) throws -> Disclosed<Firm> {
    switch place {
    case .organisation(let id): try find(id, tx).map(\.firm)
    case .workplace(let id): try find(id, tx).map(\.firm)
    }
  }
}

extension Organisation {
  var firm: Firm {
    Firm(
      place: .organisation(id), name: details.name, employer: nil, contactName: details.contactName,
      phone: details.phone)
  }
}

extension Workplace {
  var firm: Firm {
    Firm(
      place: .workplace(id), name: details.name, employer: organisationName, contactName: details.contactName,
      phone: details.contactPhone)
  }
}
