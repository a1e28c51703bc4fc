public import Access
import Values
public import Web

extension Employers {
  /// Whom one calls at firms and workplaces.
  public static func contacts(
    of subjects: [Subject], _ tx: Transaction
  ) throws -> Disclosed<[Subject: SubjectContact]> {
    .together(try contactsOfWorkplaces(subjects, tx), try contactsOfOrganisations(subjects, tx)) {
      Dictionary(uniqueKeysWithValues: $0 + $1)
    }
  }

  private static func contactsOfWorkplaces(
    _ subjects: [Subject], _ tx: Transaction
  ) throws -> Disclosed<[(Subject, SubjectContact)]> {
    let ids = Set(subjects.compactMap { if case .workplace(let id) = $0 { id } else { nil } })
    guard !ids.isEmpty, tx.actor.might(List.self, WorkplaceRecord.self) else { return tx.me.map { _ in [] } }
    return try workplaces(among: ids, tx).map { found in
      found.map { (.workplace($0.id), SubjectContact(phones: $0.phone.map { [$0] } ?? [], place: $0.organisationName)) }
    }
  }

  private static func contactsOfOrganisations(
    _ subjects: [Subject], _ tx: Transaction
  ) throws -> Disclosed<[(Subject, SubjectContact)]> {
    let ids = Set(subjects.compactMap { if case .organisation(let id) = $0 { id } else { nil } })
    guard !ids.isEmpty, tx.actor.might(List.self, OrganisationRecord.self) else { return tx.me.map { _ in [] } }
    return try tx.listWhatIsReadable(
      Organisation.among(ids.sorted()), try tx.grant(List.self, OrganisationRecord.self)
    ).map { found in
      found.map { one in
        let (name, phone) = (one.details.contactName ?? one.details.name, one.details.phone)
        return (
          .organisation(one.id),
          SubjectContact(phones: phone.map { [SubjectContact.Phone($0, of: name)] } ?? [], place: nil)
        )
      }
    }
  }
}

extension Workplace {
  /// The number to call there, with who answers.
  public var phone: SubjectContact.Phone? {
    details.contactPhone.map { SubjectContact.Phone($0, of: details.contactName ?? details.name) }
  }
}
