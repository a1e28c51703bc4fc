public import Access
import Values
public import Web

extension People {
  /// The telephone numbers of those within reach, and whether a message may be left there.
  public static func contacts(
    of subjects: [Subject], _ tx: Transaction
  ) throws -> Disclosed<[Subject: SubjectContact]> {
    let wanted = Array(Set(subjects.compactMap(\.person))).sorted()
    guard !wanted.isEmpty, tx.actor.might(List.self, PersonRecord.self, seeing: .referral) else {
      return tx.me.map { _ in [:] }
    }
    return try tx.listWhatIsReadable(
      PersonContact.of(wanted), try tx.grant(List.self, PersonRecord.self, seeing: .referral)
    ).map {
      found in Dictionary(uniqueKeysWithValues: found.map { (.person($0.person), $0.contact) })
    }
  }
}

struct PersonContact: Sendable {
  let person: PersonID
  let contact: SubjectContact

  static func of(_ ids: [PersonID]) -> Statement<PersonRecord, PersonContact> {
    Statement(
      """
      SELECT p.id, p.subject, p.phone, p.messages
      FROM \(rows: PersonRecord.self, as: "p") WHERE p.id IN \(any: ids) ORDER BY p.id
      """, showing: .referral
    ) { row in
      let phone = try row.textIfAny("phone")
      let messages: MessageSafety = try row.choice("messages")
      return PersonContact(
        person: try row.id("id"),
        contact: SubjectContact(
          phones: phone.map { [SubjectContact.Phone($0)] } ?? [],
          note: phone == nil || messages == .yes ? nil : messages.phrase))
    }
  }
}
