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
    let first = try tx.listWhatIsReadable(
      PersonContact.of(wanted), try tx.grant(List.self, PersonRecord.self, seeing: .referral))
    // Before a referral is accepted the first telephone is what is told.
    let others =
      try tx.actor.might(List.self, PersonRecord.self)
      ? tx.listWhatIsReadable(Channel.of(wanted), try tx.grant(List.self, PersonRecord.self)) : tx.me.map { _ in [] }
    return .together(first, others) { first, others in
      let others = Dictionary(grouping: others, by: \.person)
      return Dictionary(
        uniqueKeysWithValues: first.map { found in
          let channels = [found.channel].compactMap(\.self) + (others[found.person] ?? []).map(\.channel)
          return (.person(found.person), SubjectContact(phones: channels.compactMap(\.callable)))
        })
    }
  }
}

extension Channel {
  /// The number to call, whose it is, and what to mind.
  fileprivate var callable: SubjectContact.Phone? {
    phone.map { SubjectContact.Phone($0, of: whose, note: messages == .yes ? nil : messages.phrase) }
  }
}

/// The telephone that is called first.
struct PersonContact: Sendable {
  let person: PersonID
  let channel: Channel?

  static func of(_ ids: [PersonID]) -> Statement<PersonRecord, PersonContact> {
    Statement(
      """
      SELECT p.id, p.subject, p.phone, p.phone_of, p.messages
      FROM \(rows: PersonRecord.self, as: "p") WHERE p.id IN \(any: ids) ORDER BY p.id
      """, showing: .referral
    ) { row in
      let (whose, messages): (String?, MessageSafety) = (try row.textIfAny("phone_of"), try row.choice("messages"))
      return PersonContact(
        person: try row.id("id"),
        channel: try row.textIfAny("phone").map { Channel(.phone($0), whose: whose, messages: messages) })
    }
  }
}
