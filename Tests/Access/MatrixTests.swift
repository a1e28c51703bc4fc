import Persistence
import TestDatabases
import TestMatrix
import Testing
import Values

@testable import Access

/// Somebody who stands in one relation to the specimens, now, until yesterday, or from tomorrow on.
private struct Standing: Sendable {
  enum Time: String, Sendable, CaseIterable {
    case now, ended, tomorrow
  }

  let relation: Relation
  let time: Time
  let account: AccountID
  var organisation: OrganisationID?
  var note = ""
}

/// Two of everything: what the standings lead to, and what they must not.
private struct World: Sendable {
  struct Side: Sendable {
    let person, placement, programme, organisation, author: String
    /// Specimens by kind.
    let specimens: [Kind: String]
  }

  let target, other: Side
  let standings: [Standing]
}

@Suite("The matrix, every cell of it, with real rows")
struct MatrixTests {
  @Test(
    "each role, kind, act and relation reaches exactly the expected rows, and is journalled",
    arguments: TestEngine.allCases)
  func cells(engine: TestEngine) async throws {
    let expected = try Expected()
    try await withHouse(engine) { house in
      let accounts = try await house.accounts(40)
      let notary = try Notary(Register([House.declared(Kind.allCases)]))
      let clock = house.clock
      let surroundings = house.store.surroundings
      let (tried, granted, wrong) = try await house.store.database.write { connection in
        let today = clock.today
        let world = try World.build(accounts, today: today, surroundings, connection)
        let watched = WatchedConnection(connection)
        var (tried, granted, wrong): (Int, Int, [String]) = (0, 0, [])
        for standing in world.standings {
          for role in Role.allCases {
            let actor = Actor(
              account: standing.account, name: "", organisation: standing.organisation, roles: [role], language: nil,
              theme: .device, singleKeys: .on, isSystem: false)
            let tx = Transaction(
              connection: watched, notary: notary, actor: actor, purpose: .casework, request: "", today: today,
              surroundings: surroundings)
            for kind in Kind.types {
              for mask in expected.masks(role, kind.kind) {
                for act in Act.allCases {
                  tried += 1
                  let isGranted =
                    standing.time == .now
                    && expected.relations(role, kind.kind, act, seeing: mask).contains(standing.relation)
                  // The relation `house` is everybody's, so it answers in every standing.
                  let isOpen = expected.relations(role, kind.kind, act, seeing: mask).contains(.installation)
                  let before = watched.entries
                  let outcome = try world.attempt(kind, act, mask, tx)
                  try tx.journal.write()
                  let entries = watched.entries - before
                  if outcome != .refused { granted += 1 }
                  let wanted = world.expectation(kind.kind, act, isGranted: isGranted, isOpen: isOpen, outcome)
                  let wantedEntries = World.entries(kind.kind, act, outcome)
                  if outcome != wanted || entries != wantedEntries {
                    wrong.append(
                      "\(role) \(act) \(kind.kind) as \(mask), \(standing.relation) \(standing.time) \(standing.note): "
                        + "\(outcome), \(entries) entries; expected \(wanted), \(wantedEntries)")
                  }
                }
              }
            }
          }
        }
        return (tried, granted, Array(wrong.prefix(20)))
      }
      #expect(wrong == [])
      #expect(tried > 60_000)
      #expect(granted > 1_000)
      let sound = try await house.store.verifyJournal()
      #expect(sound == .sound(entries: try await house.journalEntries()))
    }
  }
}

extension House {
  fileprivate func accounts(_ count: Int) async throws -> [AccountID] {
    try await asSystem { tx in
      try (0..<count).map { number in
        let email = try #require(EmailAddress("account\(number)@nyvej.example"))
        return try tx.openAccount(
          NewAccount(email: email, name: "Account \(number)", roles: [], organisation: nil),
          passwordHash: PasswordHash(text: "none"))
      }
    }
  }
}

extension World {
  func attempt<K: Protected>(_ kind: K.Type, _ act: Act, _ mask: Mask, _ tx: Transaction) throws -> Outcome {
    let anchor: Anchor? =
      switch K.kind {
      case .person, .workplace, .firmContact, .absence, .account, .identityBasis:
        OrganisationID(target.organisation).map { .organisation($0) }
      case .programme, .organisation, .journal, .quotaSlot: nil
      default: PersonID(target.person).map { .person($0) }
      }
    return try Probe(kind: kind, tx: tx, mask: mask, target: target.specimens[K.kind] ?? "", anchor: anchor)
      .attempt(act)
  }

  func expectation(_ kind: Kind, _ act: Act, isGranted: Bool, isOpen: Bool, _ outcome: Outcome) -> Outcome {
    let (mine, others) = (target.specimens[kind] ?? "", other.specimens[kind] ?? "")
    switch act {
    case .create:
      // A new row's id is made up by the attempt.
      if isGranted || isOpen, case .granted(let ids) = outcome, ids.count == 1 { return outcome }
      return isGranted || isOpen ? .granted(["a new row"]) : .refused
    case .read, .edit, .agree, .end:
      return isGranted || isOpen ? .granted([mine]) : .refused
    case .list, .count, .export:
      // Where a rule exists and reaches nothing the list is empty; without a rule there is no list.
      let ids = isOpen ? [mine, others].sorted() : isGranted ? [mine] : []
      if ids.isEmpty { return outcome == .refused ? .refused : .granted([]) }
      return .granted(act == .count ? ids.map { _ in "" } : ids)
    }
  }

  /// Looking at a record about somebody leaves one entry, writing always does, counting and failing never.
  static func entries(_ kind: Kind, _ act: Act, _ outcome: Outcome) -> Int {
    guard case .granted(let ids) = outcome, !ids.isEmpty else { return 0 }
    switch act {
    case .create, .edit, .agree, .end: return 1
    case .count, .export: return 0
    case .read, .list:
      return [.programme, .organisation, .workplace, .quotaSlot].contains(kind) ? 0 : 1
    }
  }

  static func build(
    _ accounts: [AccountID], today: CivilDate, _ surroundings: Surroundings, _ connection: any Connection
  ) throws -> World {
    var free = accounts[...]
    func account() throws -> AccountID {
      let next = free.popFirst()
      return try #require(next)
    }
    func id() -> String { surroundings.newID(EntryKind.self).text }
    let author = try account()
    let target = try side(author: author.text, id, connection)
    let other = try side(author: try account().text, id, connection)
    var standings: [Standing] = []

    func days(_ time: Standing.Time) -> (String, SQLValue) {
      switch time {
      case .now: (today.iso, .null)
      case .ended: (today.adding(days: -30).iso, .text(today.iso))
      case .tomorrow: (today.adding(days: 1).iso, .null)
      }
    }
    func relate(_ account: AccountID, _ kind: Relation, _ time: Standing.Time, _ columns: [String: String]) throws {
      let (from, until) = days(time)
      let column = { (name: String) -> SQLValue in columns[name].map { .text($0) } ?? .null }
      _ = try connection.run(
        """
        INSERT INTO relation (id, account_id, kind, person_id, programme_id, placement_id, from_day, until_day)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          .text(id()), .text(account.text), .text(kind.rawValue), column("person"), column("programme"),
          column("placement"), .text(from), until,
        ])
    }
    func belong(
      _ programme: String, referrer: String?, _ time: Standing.Time, isAccepted: Bool = true
    ) throws {
      let (from, until) = days(time)
      _ = try connection.run(
        """
        INSERT INTO belonging
          (id, person_id, programme_id, participation_id, accepted, referrer_id, from_day, until_day)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          .text(id()), .text(target.person), .text(programme), .text(target.specimens[.participation] ?? ""),
          .integer(isAccepted ? 1 : 0), referrer.map { .text($0) } ?? .null, .text(from), until,
        ])
    }

    for time in Standing.Time.allCases {
      for relation in [Relation.responsible, .mentor, .counsellor, .trainer, .myself] {
        let account = try account()
        try relate(account, relation, time, ["person": target.person])
        standings.append(Standing(relation: relation, time: time, account: account))
      }
      let contact = try account()
      try relate(contact, .contact, time, ["person": target.person, "placement": target.placement])
      standings.append(Standing(relation: .contact, time: time, account: contact))

      // In the team now, ended, tomorrow; and in the team of a programme that the person is in now, ended, tomorrow.
      let member = try account()
      try relate(member, .team, time, ["programme": target.programme])
      standings.append(Standing(relation: .team, time: time, account: member))
      let (elsewhere, colleague) = (id(), try account())
      try belong(elsewhere, referrer: nil, time)
      try relate(colleague, .team, .now, ["programme": elsewhere])
      standings.append(Standing(relation: .team, time: time, account: colleague, note: "by belonging"))

      // Of a programme that has not yet said yes.
      let (asked, decider) = (id(), try account())
      try belong(asked, referrer: nil, time, isAccepted: false)
      try relate(decider, .team, .now, ["programme": asked])
      standings.append(Standing(relation: .receiving, time: time, account: decider))

      let referrer = surroundings.newID(OrganisationKind.self)
      try belong(id(), referrer: referrer.text, time)
      standings.append(Standing(relation: .referrer, time: time, account: try account(), organisation: referrer))
    }
    try belong(target.programme, referrer: nil, .now)
    standings.append(Standing(relation: .author, time: .now, account: author))
    standings.append(Standing(relation: .author, time: .ended, account: try account(), note: "somebody else"))
    let organisation = try #require(OrganisationID(target.organisation))
    standings.append(
      Standing(relation: .colleague, time: .now, account: try account(), organisation: organisation))
    standings.append(
      Standing(
        relation: .colleague, time: .ended, account: try account(),
        organisation: surroundings.newID(OrganisationKind.self), note: "elsewhere"))
    standings.append(Standing(relation: .installation, time: .now, account: try account()))
    return World(target: target, other: other, standings: standings)
  }

  private static func side(
    author: String, _ id: () -> String, _ connection: any Connection
  ) throws -> Side {
    let (person, placement, programme, organisation) = (id(), id(), id(), id())
    let participation = id()
    var specimens: [Kind: String] = [:]
    for kind in Kind.allCases {
      let own =
        switch kind {
        case .person: person
        case .placement: placement
        case .programme: programme
        case .organisation: organisation
        case .participation: participation
        default: id()
        }
      specimens[kind] = own
      _ = try connection.run(
        """
        INSERT INTO specimen (id, kind, person_id, placement_id, programme_id, organisation_id, author_id, owner_id,
          account_id, host_id, participation_id, subject, version)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
        """,
        [
          own, kind.rawValue, person, placement, programme, organisation, author, author, author, author,
          participation, person,
        ].map { .text($0) })
    }
    return Side(
      person: person, placement: placement, programme: programme, organisation: organisation, author: author,
      specimens: specimens)
  }
}
