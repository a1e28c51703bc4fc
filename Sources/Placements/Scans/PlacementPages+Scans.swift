import Access
import Design
import Employers
import Language
import People
import Values
import Web

// The papers that lie here as files: what is there, another one, one less.
extension PlacementPages {
  private var scanSteps: ScanSteps { ScanSteps(placements: placements) }

  /// What is there, and the form for another one.
  func scans(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    @Sendable func page(_ typed: Fields?, _ problems: [Problem], status: Int) async throws -> Reply {
      let (desk, found) = try await visit.work(.placement) { tx, desk in
        try ScansPage.find(id, placements, tx, desk)
      }
      return .page(
        try await visit.store.open(found, { $0.scans.flatMap(\.places) }) { found, opener in
          ScansPage(found: found, opener: opener, typed: typed, problems: problems).document(desk)
        }, status: status)
    }
    return try await visit.on(
      get: { try await page(nil, [], status: 200) },
      post: {
        do {
          let prepared = try await scanSteps.prepare(visit, id, .placement)
          return try await visit.submit(.placement, did: .doneScanAttached, reading: { _ in prepared }) {
            tx, prepared in
            try scanSteps.attach(prepared, to: id, tx)
            return .to(PlacementsAddress.placement(id))
          }
        } catch let refused as Refused {
          return try await page(try visit.fields(), refused.problems, status: 422)
        }
      })
  }

  /// The file itself, to be saved.
  func scan(_ visit: Visit, _ id: FileID) async throws -> Reply {
    try await visit.on(get: {
      let ticket = try await visit.work(.placement) { tx, _ in try placements.file(of: id, tx) }
      return .attachment(try await visit.store.open(ticket))
    })
  }

  func scanRemoval(_ visit: Visit, _ id: FileID) async throws -> Reply {
    try await visit.on(get: { try await removal(visit, id) }, post: { try await removal(visit, id) })
  }

  private func removal(_ visit: Visit, _ id: FileID) async throws -> Reply {
    // Where one comes from and goes back to is known from the record alone.
    let placement = try await visit.work(.placement) { tx, _ in
      _ = try tx.grant(End.self, PlacementScanRecord.self)
      return try placements.scan(id, tx).act { scan in
        guard case .kept = scan.state else { throw NotFound() }
        return scan.placement
      }
    }
    return try await visit.editing(
      PlacementsAddress.scanRemoval(id), [ScanForm.reason], titled: .scanRemoveTitle,
      cancel: .to(PlacementsAddress.placement(placement), fragment: "scans"), purpose: .placement,
      verb: .scanRemove, done: .doneScanRemoved,
      current: { tx in
        _ = try tx.grant(End.self, PlacementScanRecord.self)
        let scan = try placements.scan(id, tx)
        return try .together(scan, placements.disclose(placement, tx)) {
          ($0.version, Fields(), $1.workplace.details.name)
        }
      },
      reading: { $0 },
      save: { tx, fields, version in
        .to(PlacementsAddress.placement(try scanSteps.remove(id, fields, seen: version, tx)))
      })
  }
}

/// What is there, and the form for another one.
struct ScansPage {
  struct Found: Sendable {
    let around: PlacementCase
    let person: Person
    let scans: [Scan]
  }

  /// What a page with scans on it needs; what is sealed of them is opened behind the look.
  static func find(
    _ id: PlacementID, _ placements: Placements, _ tx: Transaction, _ desk: Desk
  ) throws -> (Desk, Disclosed<Found>) {
    let around = try placements.disclose(id, tx)
    let person = try around.flatMap { try People.find($0.placement.person, tx) }
    let scans = try placements.scans(of: id, tx)
    return (
      try person.act { try desk.with($0.id, tx) },
      .together(around, person, scans) { Found(around: $0, person: $1, scans: $2) }
    )
  }

  let found: Found
  let opener: Opener
  let typed: Fields?
  let problems: [Problem]

  func document(_ desk: Desk) -> HTML {
    let placement = found.around.placement.id
    let card = ScansCard(scans: found.scans.map { OpenScan($0, opener) }, placement: placement, desk: desk)
    return desk.page(
      desk.voice(.scanTitle),
      trail: [
        (found.person.calledName, .to(PeopleAddress.person(found.person.id))),
        (found.around.workplace.details.name, .to(PlacementsAddress.placement(placement))),
      ],
      """
      \(ScansPage.form(for: placement, desk, typed: typed, problems: problems))\(card.card(hasButton: false))
      """)
  }

  /// For whoever may attach one.
  static func form(
    for placement: PlacementID, _ desk: Desk, typed: Fields? = nil, problems: [Problem] = []
  ) -> HTML {
    guard desk.might(Create.self, PlacementScanRecord.self) else { return .nothing }
    return desk.form(
      QuestionForm(
        PlacementsAddress.scans(placement), ScanForm.questions, answers: typed ?? Fields(), problems: problems,
        submit: .scanAttach, cancel: .to(PlacementsAddress.placement(placement)), idPrefix: "scan"))
  }
}
