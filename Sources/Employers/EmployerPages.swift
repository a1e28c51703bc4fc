public import Access
public import Design
import Language
public import Rules
public import Values
public import Web

/// The pages about organisations and their workplaces. Records about firms say nothing about a participant, so no card
/// here has a circle edge; what a panel of another room shows lies in that room's circle.
public struct EmployerPages: Sendable {
  /// Something that another room shows on a workplace's page.
  public typealias Panel = @Sendable (WorkplaceID, Transaction, Desk) throws -> Disclosed<HTML>

  let panels: [Panel]
  let quota: QuotaSource
  let calendars: Calendars
  let defaultCountry: String

  /// - Parameter defaultCountry: what a new organisation's country is unless said otherwise: the installation's, in two
  ///   letters (ISO 3166-1 alpha-2).
  public init(panels: [Panel], quota: @escaping QuotaSource, calendars: Calendars, defaultCountry: String) {
    (self.panels, self.quota, self.calendars, self.defaultCountry) = (panels, quota, calendars, defaultCountry)
  }

  static let pageSize = 25

  // MARK: Organisations

  /// The register, or what a search found in it.
  func employers(_ visit: Visit) async throws -> Reply {
    try await visit.on(
      get: {
        let query = try visit.searchText()
        let (search, stretch) = (SearchText(query), try visit.stretch(OrganisationKind.self))
        return .page(
          try await visit.work(.search) { tx, desk in
            let notice = try desk.noticeOfSearch(search, in: .organisation, tx)
            let twice =
              try query.isEmpty && stretch == .first
              ? Employers.isAnyEnteredTwice(tx) : tx.me.map { _ in (firms: false, workplaces: false) }
            return .together(
              try Employers.list(
                search, stretch, in: Alphabet(readingIn: desk.voice.language), limit: EmployerPages.pageSize, tx), twice
            ) {
              EmployersPage(page: $0, stretch: stretch, query: query, notice: notice, twice: $1).document(desk)
            }
          })
      },
      post: {
        do {
          return try await visit.submit(
            .casework, reading: { try OrganisationForm.read($0) },
            mending: { made in
              guard case .employer(let id)? = EmployersAddress(path: made.path) else { throw NotFound() }
              return try await visit.mending(
                EmployersAddress.editEmployer(id), titled: .employerEditTitle,
                cancel: .to(EmployersAddress.employer(id)), editable: editable(id))
            }
          ) {
            let id = try Employers.enter(try calendars.settled($1), $0)
            return Link.to(EmployersAddress.employer(id)).saying(.doneEmployerEntered, about: id, at: .first)
          }
        } catch let refused as Refused {
          return try await employerForm(visit, try visit.fields(), refused.problems, status: 422)
        }
      })
  }

  func newEmployer(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      try await employerForm(visit, OrganisationForm.usual(country: defaultCountry), [], status: 200)
    })
  }

  private func employerForm(
    _ visit: Visit, _ answers: Fields, _ problems: [Problem], status: Int
  ) async throws -> Reply {
    .page(
      try await visit.work(.casework) { tx, desk in
        _ = try tx.grantToCreate(OrganisationRecord.self)
        return tx.me.map { _ in
          desk.page(
            desk.voice(.employerEnterTitle), trail: [(desk.voice(.employersTitle), .to(EmployersAddress.employers))],
            desk.form(
              QuestionForm(
                EmployersAddress.employers,
                OrganisationForm.questions(calendars, in: defaultCountry, answered: answers),
                answers: answers, problems: problems,
                submit: .employerEnterSubmit, cancel: .to(EmployersAddress.employers))))
        }
      }, status: status)
  }

  func employer(_ visit: Visit, _ id: OrganisationID) async throws -> Reply {
    try await visit.on(get: {
      let stretch = try visit.stretch(WorkplaceKind.self)
      return .page(
        try await visit.work(.casework) { tx, desk in
          let organisation = try Employers.find(id, tx)
          return .together(
            organisation, try EmployerPages.workplaces(of: id, stretch, tx, desk),
            try organisation.flatMap { try Employers.doubles(of: $0, tx) },
            try FirmContactPages.card(of: organisation.map(\.firm), tx, desk)
          ) {
            EmployerPage(
              organisation: $0, workplaces: $1, stretch: stretch, doubles: $2, contacts: $3,
              regions: calendars.regions(of: $0.details.country)
            ).document(desk)
          }
        })
    })
  }

  /// Some see organisations without their workplaces.
  private static func workplaces(
    of id: OrganisationID, _ stretch: ListStretch<WorkplaceKind>, _ tx: Transaction, _ desk: Desk
  ) throws -> Disclosed<WorkplacesPage?> {
    guard tx.actor.might(List.self, WorkplaceRecord.self) else { return tx.me.map { _ in nil } }
    return try Employers.workplaces(
      of: id, stretch, in: Alphabet(readingIn: desk.voice.language), limit: pageSize, tx
    ).map { $0 }
  }

  func editEmployer(_ visit: Visit, _ id: OrganisationID) async throws -> Reply {
    try await visit.editing(
      EmployersAddress.editEmployer(id), titled: .employerEditTitle, cancel: .to(EmployersAddress.employer(id)),
      done: nil, unchanged: .doneUnchanged, editable: editable(id),
      reading: { try OrganisationForm.read($0) },
      save: { tx, details, version in
        let details = try Employers.find(id, tx).act { try calendars.settled(details, before: $0.details) }
        try Employers.change(id, to: details, seen: version, tx)
        return Link.to(EmployersAddress.employer(id)).saying(.doneSaved, about: id, at: version.next)
      })
  }

  // MARK: Workplaces

  func newWorkplace(_ visit: Visit, of organisation: OrganisationID) async throws -> Reply {
    try await visit.noting(
      form: { written, tx, desk in
        _ = try tx.grantToCreate(WorkplaceRecord.self, on: .organisation(organisation))
        return try Employers.find(organisation, tx).map { organisation in
          desk.page(
            desk.title(.workplaceEnterTitle, of: organisation.details.name),
            trail: [
              (desk.voice(.employersTitle), .to(EmployersAddress.employers)),
              (organisation.details.name, .to(EmployersAddress.employer(organisation.id))),
            ],
            desk.form(
              QuestionForm(
                EmployersAddress.newWorkplace(organisation.id),
                WorkplaceForm.questions(
                  calendars, in: organisation.details.country, answered: written.answers ?? Fields()),
                answers: written.answers ?? Fields(),
                problems: written.problems,
                submit: .workplaceEnterSubmit, cancel: .to(EmployersAddress.employer(organisation.id)))))
        }
      },
      reading: { try WorkplaceForm.read($0, today: visit.today) },
      mending: { made in
        guard case .workplace(let id)? = EmployersAddress(path: made.path) else { throw NotFound() }
        return try await visit.mending(
          EmployersAddress.editWorkplace(id), titled: .workplaceEditTitle,
          cancel: .to(EmployersAddress.workplace(id)), editable: editable(id))
      },
      keep: {
        try calendars.requireRegion(of: $1, in: organisation, $0)
        let id = try Employers.enter($1, of: organisation, $0)
        return Link.to(EmployersAddress.workplace(id)).saying(.doneWorkplaceEntered, about: id, at: .first)
      })
  }

  /// One workplace, with its quota and everything that the rooms above show here.
  func workplace(_ visit: Visit, _ id: WorkplaceID) async throws -> Reply {
    try await visit.on(get: {
      .page(
        try await visit.work(.casework) { tx, desk in
          let workplace = try Employers.find(id, tx)
          let quota = try workplace.flatMap { try self.quota($0, tx, desk) }
          let panels = try self.panels.map { try $0(id, tx, desk) }.joined()
          let same = try workplace.flatMap { try Employers.same(as: $0, tx) }
          let closures = try workplace.flatMap { try Employers.closures(at: $0, tx) }
          return .together(
            workplace, quota, panels, same, closures, try Employers.earlierStaff(at: id, tx),
            try Employers.staffNotes(at: id, tx), try FirmContactPages.card(of: workplace.map(\.firm), tx, desk)
          ) {
            WorkplacePage(
              workplace: $0, quota: $1, panels: $2, same: $3, calendar: $0.calendar(calendars, closures: $4),
              earlierStaff: $5, staffNotes: $6, contacts: $7
            ).document(desk)
          }
        })
    })
  }

  func editWorkplace(_ visit: Visit, _ id: WorkplaceID) async throws -> Reply {
    try await visit.editing(
      EmployersAddress.editWorkplace(id), titled: .workplaceEditTitle, cancel: .to(EmployersAddress.workplace(id)),
      done: nil, unchanged: .doneUnchanged, editable: editable(id),
      reading: { $0 },
      save: { tx, fields, version in
        let back = Link.to(EmployersAddress.workplace(id))
        let before = try Employers.staff(at: id, tx).act { $0 }
        func removed(_ number: Workplace.Headcount) -> Link {
          back.saying(
            .doneStaffRemoved, about: id, at: version.next, part: "\(number.asOf.iso)/\(number.ordinaryStaff)")
        }
        if fields[WorkplaceForm.staffRemoved.name] != nil {
          let day = try WorkplaceForm.readRemoval(fields)
          try Employers.removeStaff(of: day, at: id, seen: version, tx)
          return before.number(of: day).map(removed) ?? back
        }
        // What takes a number back in names nothing but the number.
        let isNumberOnly = fields[WorkplaceForm.name.name] == nil
        let whole =
          try isNumberOnly
          ? Employers.find(id, tx).act { fields.over(WorkplaceForm.answers($0.details)) } : fields
        let details = try WorkplaceForm.read(whole, today: tx.today)
        try calendars.requireRegion(of: details, at: id, tx)
        try Employers.change(id, to: details, seen: version, tx)
        guard let said = details.headcount else {
          // With an emptied field the newest is taken out, and the one before it holds again.
          return before.newest.map(removed) ?? back.saying(.doneSaved, about: id, at: version.next)
        }
        let isEarlier = before.newest.map { said.asOf < $0.asOf } ?? false
        return back.saying(isEarlier ? .doneStaffEarlier : .doneSaved, about: id, at: version.next)
      })
  }

  // MARK: As they are now, to be changed

  private func editable(
    _ id: OrganisationID
  ) -> @Sendable (Transaction, Desk) throws -> Disclosed<Editable> {
    { [calendars] tx, _ in
      _ = try tx.grant(Edit.self, OrganisationRecord.self)
      return try Employers.find(id, tx).map { organisation in
        let country = organisation.details.country
        return Editable(
          version: organisation.version, answers: OrganisationForm.answers(organisation.details),
          name: organisation.details.name, questions: OrganisationForm.questions(calendars, in: country),
          asking: { OrganisationForm.questions(calendars, in: country, answered: $0) })
      }
    }
  }

  private func editable(
    _ id: WorkplaceID
  ) -> @Sendable (Transaction, Desk) throws -> Disclosed<Editable> {
    { [calendars] tx, _ in
      _ = try tx.grant(Edit.self, WorkplaceRecord.self)
      return try Employers.find(id, tx).map { workplace in
        let country = workplace.country
        return Editable(
          version: workplace.version, answers: WorkplaceForm.answers(workplace.details), name: workplace.details.name,
          questions: WorkplaceForm.questions(calendars, in: country),
          asking: { WorkplaceForm.questions(calendars, in: country, answered: $0) })
      }
    }
  }
}
