import Access
import Values
import Web

/// People and considerations as JSON, under the same grants as the pages.
struct PeopleAPI: Sendable {
  func people(_ visit: Visit) async throws -> Reply {
    try await visit.on(
      get: {
        let limit = try visit.limit(usual: 25, most: 100)
        let place = try visit.place(PersonKind.self)
        let search = NameSearch(try visit.searchText())
        return .json(
          try await visit.work(.search) { tx, _ in
            try People.search(search, after: place, limit: limit, tx).map { page in
              ["items": .array(page.people.map(\.json)), "next": .text(page.next)]
            }
          })
      },
      post: {
        try await visit.write(
          status: 201, reading: { try PersonForm.readFolded($0) },
          { PeopleResource.person(try People.enter($1.details, named: $1.names, $0)) },
          present: PeopleAPI.present)
      })
  }

  func person(_ visit: Visit, _ id: PersonID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try PeopleAPI.present(tx, .person(id)) }) },
      patch: {
        try await visit.write(
          reading: { ($0, PersonForm.names(in: $0)) },
          { tx, sent in
            let (fields, names) = sent
            let version = try visit.versionSeen(fields)
            let details = try People.find(id, tx).act { person in
              try PersonForm.read(fields.over(PersonForm.answers(person.details)))
            }
            try People.change(id, to: details, named: names, seen: version, tx)
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
            return try Considerations.of(person, tx).map { ["items": .array($0.map(\.json))] }
          })
      },
      post: {
        try await visit.write(
          status: 201, reading: { try ConsiderationForm.read($0, today: visit.today) },
          { PeopleResource.consideration(try ConsiderationSteps.agree($1.terms, on: $1.agreed, with: person, $0)) },
          present: PeopleAPI.present)
      })
  }

  func consideration(_ visit: Visit, _ id: ConsiderationID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try PeopleAPI.present(tx, .consideration(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            _ = try ConsiderationSteps.end(id, fields, seen: try visit.versionSeen(fields), tx)
            return PeopleResource.consideration(id)
          }, present: PeopleAPI.present)
      })
  }

  private static let present: @Sendable (Transaction, PeopleResource) throws -> Disclosed<APIRecord> = { tx, resource in
    switch resource {
    case .person(let id): try People.find(id, tx).map { APIRecord($0.json, $0.version) }
    case .consideration(let id): try Considerations.find(id, tx).map { APIRecord($0.json, $0.version) }
    case .people, .considerations: throw NotFound()
    }
  }
}

extension Person {
  var json: JSON {
    [
      "id": .text(id), "version": .integer(Int(version.number)), "name": .string(details.name),
      "preferredName": .text(details.preferredName), "soundsLike": .text(details.soundsLike),
      "originalName": .text(details.originalName), "originalLanguage": .text(details.originalLanguage),
      "birthDate": .text(details.birth?.date), "birthPrecision": .text(details.birth?.precision.rawValue),
      "phone": .text(details.phone), "email": .text(details.email), "messages": .string(details.messages.rawValue),
      "interpreter": .text(details.interpreter), "languages": .array(details.languages.map(\.json)),
    ]
  }
}

extension LanguageSkill {
  var json: JSON {
    .object(
      [("language", .text(language)), ("motherTongue", .bool(isMotherTongue))]
        + Skill.allCases.map { ($0.rawValue, .text(levels[$0]?.rawValue)) })
  }
}

extension ListedPerson {
  var json: JSON {
    [
      "id": .text(id), "name": .string(name), "preferredName": .text(preferredName),
      "originalName": .text(originalName), "version": .integer(Int(version.number)),
    ]
  }
}

extension Consideration {
  var json: JSON {
    let times = terms.effect.times
    return [
      "id": .text(id), "person": .text(person), "version": .integer(Int(version.number)),
      "effect": .string(terms.effect.kind.rawValue),
      "hoursCap": terms.effect.cap.map { .decimal($0.decimal) } ?? .null, "notOn": .weekdays(times?.notOn ?? []),
      "notBefore": .text(times?.only?.from), "notAfter": .text(times?.only?.until),
      "wording": .string(terms.wording.text), "wordingLanguage": .text(terms.wording.language),
      "ownWording": .text(terms.ownWording?.text), "ownLanguage": .text(terms.ownWording?.language),
      "from": .text(terms.from), "until": .text(terms.until),
      "review": .text(terms.review), "agreedOn": .text(agreed), "endedOn": .text(ended),
    ]
  }
}
