import Access
import Values
import Web

extension PlacementsAPI {
  private var scanSteps: ScanSteps { ScanSteps(placements: placements) }

  func scans(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(
      get: {
        let found = try await visit.work(.exchange) { tx, _ in
          _ = try placements.find(id, tx)
          // A list that leaves one out without a word would not be true.
          return try placements.scans(of: id, tx).map { try $0.readable() }
        }
        return .json(
          try await visit.store.open(found, { $0.flatMap(\.places) }) { scans, opener in
            ["items": .array(scans.map { OpenScan.shape.json(OpenScan($0, opener)) })]
          })
      },
      post: {
        try await scanSteps.attaching(visit, id, .exchange) { prepared in
          try await visit.write(
            status: 201, reading: { _ in prepared },
            { tx, prepared in PlacementsResource.scan(try scanSteps.attach(prepared, to: id, tx)) }, present: shown,
            opening: opened(visit))
        }
      })
  }

  func scan(_ visit: Visit, _ id: FileID) async throws -> Reply {
    try await visit.on(
      get: {
        .record(try await opened(visit)(try await visit.work(.exchange) { tx, _ in try placements.scan(id, tx) }))
      },
      patch: {
        try await visit.write(
          reading: { $0 },
          { tx, fields in
            _ = try scanSteps.act(on: id, fields, seen: try visit.versionSeen(fields), tx)
            return PlacementsResource.scan(id)
          }, present: shown, opening: opened(visit))
      })
  }

  func scanContent(_ visit: Visit, _ id: FileID) async throws -> Reply {
    try await visit.on(get: {
      let ticket = try await visit.work(.exchange) { tx, _ in try placements.file(of: id, tx) }
      return .attachment(try await visit.store.open(ticket))
    })
  }

  private var shown: @Sendable (Transaction, PlacementsResource) throws -> Disclosed<Scan> {
    { tx, resource in
      guard case .scan(let id) = resource else { throw NotFound() }
      return try placements.scan(id, tx)
    }
  }

  private func opened(_ visit: Visit) -> @Sendable (Disclosed<Scan>) async throws -> Disclosed<APIRecord> {
    { found in
      try await visit.store.open(found, \.places) { APIRecord(OpenScan($0, $1), as: OpenScan.shape, $0.version) }
    }
  }
}

extension PlacementsAPI {
  static let scanOperations: [Operation] = [
    .lists(
      .each(PlacementsResource.scans),
      "The papers of a placement that lie here as files, those that were removed among them.", of: OpenScan.shape.schema
    ),
    .makes(
      .each(PlacementsResource.scans),
      "Attaches a paper as a file: PDF, JPEG or PNG, told by its first bytes.",
      from: .answers(to: ScanForm.questions), OpenScan.shape.schema
    ).sendingFiles,
    .reads(.each(PlacementsResource.scan), "One paper, without its content.", OpenScan.shape.schema),
    .changes(
      .each(PlacementsResource.scan),
      "Removes a paper, or with the step “restored” undoes that as long as it can be; that it was there stays.",
      with: .either([
        .answers(to: [ScanForm.reason]),
        .answers(to: [], and: [Schema.Member("step", .code([ScanForm.restored]), isRequired: true)]),
      ]), OpenScan.shape.schema),
    .sends(
      .each(PlacementsResource.scanContent), "The file itself, to be saved.", FileType.allCases.map(\.mediaType)),
  ]
}

extension OpenScan {
  /// Name and type are null where the file was removed, or cannot be read any more.
  static let shape = Shape<OpenScan>("Scan") { open in
    open.id("id") { $0.scan.id }
    open.version { $0.scan.version }
    open.id("placement") { $0.scan.placement }
    open.id("person") { $0.scan.person }
    open.code("paper") { $0.scan.paper }
    open.member("size", .integer(1...FileContent.largest)) { .integer($0.scan.size) }
    open.words("name") { $0.facts?.name.text }
    open.member("type", Schema.code(FileType.allCases.map(\.mediaType)).orNull) { .text($0.facts?.type.mediaType) }
    open.words("words") { $0.facts?.words }
    open.day("attachedOn") { $0.scan.attached.day }
    open.words("attachedBy") { $0.scan.attached.by }
    open.sometimes("removed", as: removal) { $0.scan.removal }
  }

  /// The last day on which it can be restored is null once its content is wiped.
  private static let removal = Shape<Scan.Removal> { removed in
    removed.day("on") { $0.done.day }
    removed.words("by") { $0.done.by }
    removed.code("because") { $0.reason }
    removed.day("restorableUntil") { $0.restorable }
  }
}
