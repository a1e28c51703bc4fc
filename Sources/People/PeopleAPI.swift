import Access
import Values
import Web

/// People and considerations as JSON, under the same grants as the pages.
struct PeopleAPI: Sendable {
  let country: Dialling.Country

  func people(_ visit: Visit) async throws -> Reply {
    try await visit.on(
      get: {
        let limit = try visit.limit(usual: 25, most: 100)
        let place = try visit.place(PersonKind.self)
        let search = SearchText(try visit.searchText())
        return .json(
          try await visit.work(.search) { tx, _ in
            try People.search(search, after: place, limit: limit, tx).map { page in
              ["items": .array(page.people.map(ListedPerson.shape.json)), "next": .text(page.next)]
            }
          })
      },
      post: {
        try await visit.write(
          status: 201,
          { tx, fields in
            let entry = try PersonForm.read(
              fields, today: tx.today, Dialling(country: try country(tx)), isToldAddress: true)
            return PeopleResource.person(try People.enterOnce(entry, tx))
          },
          present: PeopleAPI.present)
      })
  }

  func person(_ visit: Visit, _ id: PersonID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try PeopleAPI.present(tx, .person(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            let version = try visit.versionSeen(fields)
            try People.whole(id, tx).act { person in
              let entry = try PersonForm.read(
                fields.over(PersonForm.answers(person.details)), today: tx.today,
                Dialling(country: try country(tx), keeping: person.details.channels),
                isToldAddress: person.details.address != .untold)
              try People.changeOnce(id, from: person, to: entry, seen: version, tx)
            }
            return PeopleResource.person(id)
          }, present: PeopleAPI.present)
      })
  }

  func considerations(_ visit: Visit, of person: PersonID) async throws -> Reply {
    try await visit.on(
      get: {
        .json(
          try await visit.work(.exchange) { tx, _ in
            try People.meet(person, tx)
            return try Considerations.shown(of: person, tx).map { ["items": .array($0.map(Consideration.shape.json))] }
          })
      },
      post: {
        try await visit.write(
          status: 201, reading: { try ConsiderationForm.read($0, today: visit.today) },
          { PeopleResource.consideration(try ConsiderationSteps.agree($1, with: person, $0)) },
          present: PeopleAPI.present)
      })
  }

  func consideration(_ visit: Visit, _ id: ConsiderationID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try PeopleAPI.present(tx, .consideration(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            _ = try ConsiderationSteps.act(on: id, fields, seen: try visit.versionSeen(fields), tx)
            return PeopleResource.consideration(id)
          }, present: PeopleAPI.present)
      })
  }

  func newWording(_ visit: Visit, _ id: ConsiderationID) async throws -> Reply {
    try await visit.on(post: {
      try await visit.write(
        status: 201,
        reading: { (try ConsiderationForm.read($0, today: visit.today, isAgain: true), try visit.versionSeen($0)) },
        { PeopleResource.consideration(try ConsiderationSteps.agreeAgain(id, $1.0, seen: $1.1, $0).made) },
        present: PeopleAPI.present)
    })
  }

  static let present: @Sendable (Transaction, PeopleResource) throws -> Disclosed<APIRecord> = { tx, resource in
    switch resource {
    case .person(let id): try People.whole(id, tx).map { APIRecord($0, as: Person.shape, $0.version) }
    case .consideration(let id):
      try Considerations.find(id, tx).map { APIRecord($0, as: Consideration.shape, $0.version) }
    case .hoursQuestion(let id):
      try HoursQuestions.find(id, tx).map { APIRecord($0, as: HoursQuestion.shape, $0.version) }
    case .obstacle(let id): try Obstacles.find(id, tx).map { APIRecord($0, as: Obstacle.shape, $0.version) }
    case .workPermission(let id):
      try RightsToWork.find(id, tx).map { APIRecord($0, as: RightToWork.shape, $0.version) }
    case .guardian(let id): try Guardians.find(id, tx).map { APIRecord($0, as: Guardian.shape, $0.version) }
    case .identityNumber(let id):
      try IdentityNumbers.find(id, tx).map { APIRecord($0, as: IdentityNumber.shape, $0.version) }
    case .appointment(let id):
      try Appointments.find(id, tx).map { APIRecord(.whole($0), as: ToldAppointment.shape, $0.version) }
    case .contact(let id): try ContactLog.find(id, tx).map { APIRecord($0, as: ContactEntry.shape, $0.version) }
    case .note(let id): try Notes.find(id, tx).map { APIRecord($0, as: Note.shape, $0.version) }
    case .assignment(let id): try Assignments.find(id, tx).map { APIRecord($0, as: Assignment.shape, $0.version) }
    case .protection(let id): try Protections.find(id, tx).map { APIRecord($0, as: Protection.shape, $0.version) }
    case .personMerge(let id): try PersonMerges.find(id, tx).map { APIRecord($0, as: PersonMerge.shape, $0.version) }
    case .assignments, .protections, .personMerges, .handOver, .people, .enteredTwice, .considerations, .newWording,
      .hoursQuestions, .obstacles,
      .workPermissions, .guardians, .identityNumbers, .shownIdentityNumber, .personByNumber,
      .talks, .appointments, .contacts,
      .notes, .timeline:
      throw NotFound()
    }
  }
}
