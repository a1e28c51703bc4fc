import Access
import Rules
import Values
import Web

/// Organisations, workplaces and quotas as JSON, under the same grants as the pages.
struct EmployersAPI: Sendable {
  let quota: QuotaSource
  let calendars: Calendars
  let defaultCountry: String

  func organisations(_ visit: Visit) async throws -> Reply {
    try await visit.on(
      get: {
        let limit = try visit.limit(usual: 25, most: 100)
        let place = try visit.place(OrganisationKind.self)
        let search = SearchText(try visit.searchText())
        return .json(
          try await visit.work(.search) { tx, _ in
            try Employers.search(search, after: place, limit: limit, tx).map { page in
              ["items": .array(page.found.map(Organisation.shape.json)), "next": .text(page.next)]
            }
          })
      },
      post: {
        let usual = Fields(["country": defaultCountry])
        return try await visit.write(
          status: 201,
          reading: { try OrganisationForm.read($0.over(usual)) },
          { EmployersResource.organisation(try Employers.enter(try calendars.settled($1), $0)) },
          present: EmployersAPI.present)
      })
  }

  func organisation(_ visit: Visit, _ id: OrganisationID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try EmployersAPI.present(tx, .organisation(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            let version = try visit.versionSeen(fields)
            let details = try Employers.find(id, tx).act { organisation in
              try calendars.settled(
                try OrganisationForm.read(fields.over(OrganisationForm.answers(organisation.details))),
                before: organisation.details)
            }
            try Employers.change(id, to: details, seen: version, tx)
            return EmployersResource.organisation(id)
          }, present: EmployersAPI.present)
      })
  }

  func workplaces(_ visit: Visit, of organisation: OrganisationID) async throws -> Reply {
    try await visit.on(
      get: {
        let limit = try visit.limit(usual: 100, most: 100)
        let stretch = try visit.place(WorkplaceKind.self).map { ListStretch.after($0) } ?? .first
        return .json(
          try await visit.work(.exchange) { tx, _ in
            .together(
              try Employers.find(organisation, tx),
              try Employers.workplaces(of: organisation, stretch, in: .latin, limit: limit, isCounted: false, tx)
            ) {
              [
                "organisation": .text($0.id), "items": .array($1.found.map(Workplace.shape.json)),
                "next": .text($1.ways.next?.cursor),
              ]
            }
          })
      },
      post: {
        try await visit.write(
          status: 201, reading: { try WorkplaceForm.read($0, today: visit.today) },
          {
            try calendars.requireRegion(of: $1, in: organisation, $0)
            return EmployersResource.workplace(try Employers.enter($1, of: organisation, $0))
          }, present: EmployersAPI.present)
      })
  }

  func workplace(_ visit: Visit, _ id: WorkplaceID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try EmployersAPI.present(tx, .workplace(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            let version = try visit.versionSeen(fields)
            if fields[WorkplaceForm.staffRemoved.name] != nil {
              try Employers.removeStaff(
                of: try WorkplaceForm.readRemoval(fields), at: id, seen: version, tx)
              return EmployersResource.workplace(id)
            }
            let details = try Employers.find(id, tx).act { workplace in
              try WorkplaceForm.requireDay(of: fields, beside: workplace.details)
              return try WorkplaceForm.read(
                fields.over(WorkplaceForm.answers(workplace.details)), today: tx.today)
            }
            if fields["region"] != nil { try calendars.requireRegion(of: details, at: id, tx) }
            try Employers.change(id, to: details, seen: version, tx)
            return EmployersResource.workplace(id)
          }, present: EmployersAPI.present)
      })
  }

  /// The quota of a workplace; all of it `null` where no rule limits its places.
  func quota(_ visit: Visit, of workplace: WorkplaceID) async throws -> Reply {
    try await visit.on(get: {
      .json(
        try await visit.work(.exchange) { tx, desk in
          try Employers.find(workplace, tx).flatMap { found in
            try quota(found, tx, desk).map { QuotaView.shape.json((found.id, $0)) }
          }
        })
    })
  }

  static let present: @Sendable (Transaction, EmployersResource) throws -> Disclosed<APIRecord> = {
    tx, resource in
    switch resource {
    case .organisation(let id): try Employers.find(id, tx).map { APIRecord($0, as: Organisation.shape, $0.version) }
    case .workplace(let id):
      try .together(Employers.find(id, tx), Employers.earlierStaff(at: id, tx), Employers.staffNotes(at: id, tx)) {
        APIRecord(($0, $1, $2), as: Workplace.wholeShape, $0.version)
      }
    case .closures(let id):
      try .together(Employers.find(id, tx), Employers.closures(of: id, tx)) {
        APIRecord(($0, $1), as: Workplace.closuresShape, $0.version)
      }
    case .firmContact(let id): try FirmContacts.find(id, tx).map { APIRecord($0, as: FirmContact.shape, $0.version) }
    case .organisations, .organisationsEnteredTwice, .workplacesEnteredTwice, .workplaces, .quota, .employerContacts,
      .workplaceContacts:
      throw NotFound()
    }
  }
}
