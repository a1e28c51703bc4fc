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
    @Sendable func page(
      _ typed: Fields?, _ problems: [Problem], stands: Bool = false, status: Int
    ) async throws -> Reply {
      let (desk, found) = try await visit.work(.placement) { tx, desk in
        try ScansPage.find(id, placements, tx, desk)
      }
      return .page(
        try await visit.store.open(found, { $0.scans.whatIsReadable().flatMap(\.places) }) { found, opener in
          ScansPage(found: found, opener: opener, typed: typed, problems: problems, stands: stands).document(desk)
        }, status: status)
    }
    return try await visit.on(
      get: { try await page(nil, [], status: 200) },
      post: {
        do {
          return try await scanSteps.attaching(visit, id, .placement) { prepared in
            try await visit.submit(
              .placement, did: .doneScanAttached, reading: { _ in prepared }, apart: [ScanForm.file.name],
              mending: { _ in try await page(try visit.fields(), [], stands: true, status: 409) }
            ) { tx, prepared in
              _ = try scanSteps.attach(prepared, to: id, tx)
              return .to(PlacementsAddress.placement(id))
            }
          }
        } catch let refused as Refused {
          return try await page(try visit.fields(), refused.problems, status: 422)
        }
      })
  }

  func mayAttach(_ visit: Visit, to id: PlacementID, _ purpose: Purpose) async throws {
    _ = try await visit.work(purpose) { tx, _ in try scanSteps.personOf(id, tx) }
  }

  /// The file itself, to be saved.
  func scan(_ visit: Visit, _ id: FileID) async throws -> Reply {
    try await visit.on(get: {
      let ticket = try await visit.work(.placement) { tx, _ in try placements.file(of: id, tx) }
      return .attachment(try await visit.store.open(ticket))
    })
  }

  /// The question why it is removed; of one that was removed, as long as that can be undone, the button that does it.
  func scanRemoval(_ visit: Visit, _ id: FileID) async throws -> Reply {
    @Sendable func page(_ problems: [Problem], status: Int) async throws -> Reply {
      .page(
        try await visit.work(.placement) { tx, desk in
          _ = try tx.grant(End.self, PlacementScanRecord.self)
          let scan = try placements.scan(id, tx)
          let around = try scan.flatMap { try placements.disclose($0.placement, tx) }
          let person = try around.flatMap { try People.find($0.placement.person, tx, desk.voice) }
          let desk = try person.act { try desk.with($0.id, tx) }
          return .together(scan, around, person) { scan, around, person in
            ScanRemovalPage(scan: scan, around: around, person: person, problems: problems).document(desk)
          }
        }, status: status)
    }
    return try await visit.on(
      get: { try await page([], status: 200) },
      post: {
        do {
          return try await visit.submit(.placement) { tx, fields in
            let version = try visit.versionSeen(fields)
            let (placement, done) = try scanSteps.act(on: id, fields, seen: version, tx)
            return Link.to(PlacementsAddress.placement(placement), fragment: "scans")
              .saying(done, about: id, at: version.next)
          }
        } catch let refused as Refused {
          return try await page(refused.problems, status: 422)
        } catch is Stale {
          return try await page([Problem(nil, .formStaleAct)], status: 412)
        }
      })
  }
}

/// What is there, and the form for another one.
struct ScansPage {
  struct Found: Sendable {
    let around: PlacementCase
    let person: Person
    let scans: [Readable<Scan>]
  }

  /// What a page with scans on it needs; what is sealed of them is opened behind the look.
  static func find(
    _ id: PlacementID, _ placements: Placements, _ tx: Transaction, _ desk: Desk
  ) throws -> (Desk, Disclosed<Found>) {
    let around = try placements.disclose(id, tx)
    let person = try around.flatMap { try People.find($0.placement.person, tx, desk.voice) }
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
  /// The same file was sent again with other answers, and the first stands.
  let stands: Bool

  func document(_ desk: Desk) -> HTML {
    let placement = found.around.placement.id
    let asked =
      stands
      ? desk.madeAlready(typed, ScanForm.questions)
      : ScansPage.form(for: placement, desk, typed: typed, problems: problems)
    let card = ScansCard(found.scans, opener, of: placement, desk)
    return desk.page(
      desk.title(.scanTitle, of: found.person.toldName),
      trail: [
        (found.person.toldName, .to(PeopleAddress.person(found.person.id))),
        (found.around.workplace.details.name, .to(PlacementsAddress.placement(placement))),
      ],
      "\(asked)\(card.card(hasButton: false))")
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
