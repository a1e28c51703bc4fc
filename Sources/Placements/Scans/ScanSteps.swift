import Access
import Language
import Values
import Web

/// What is done with scans, from what was answered; on pages and in the API alike.
struct ScanSteps: Sendable {
  let placements: Placements

  /// Reads the form and makes its file ready, before the transaction that keeps it; only for who may attach it.
  func prepare(_ visit: Visit, _ id: PlacementID, _ purpose: Purpose) async throws -> ScanForm.Prepared {
    let person = try await visit.work(purpose) { tx, _ in try personOf(id, tx) }
    let answer = try ScanForm.read(try visit.fields(), try visit.upload(ScanForm.file.name))
    let file = try await visit.store.prepare(answer.content, saying: answer.words, about: person, on: Scan.shelf)
    return ScanForm.Prepared(paper: answer.paper, file: file)
  }

  /// Whose placement it is, for whoever may attach a scan to it.
  func personOf(_ id: PlacementID, _ tx: Transaction) throws -> PersonID {
    try placements.find(id, tx).act { placement in
      _ = try tx.grantToCreate(PlacementScanRecord.self, on: .person(placement.person))
      return placement.person
    }
  }

  func attach(_ prepared: ScanForm.Prepared, to id: PlacementID, _ tx: Transaction) throws {
    do {
      try placements.find(id, tx).act { try placements.attach(prepared.file, as: prepared.paper, to: $0, tx) }
    } catch is TooManyScans {
      throw Refused(ScanForm.file.name, .scanTooMany(n: Scan.most))
    }
  }

  func remove(_ id: FileID, _ fields: Fields, seen version: Version, _ tx: Transaction) throws -> PlacementID {
    let reason = try ScanForm.readReason(fields)
    return try placements.scan(id, tx).act { scan in
      guard case .kept = scan.state else { throw Refused(ScanForm.reason.name, .scanRemovedAlready) }
      try placements.remove(scan, because: reason, seen: version, tx)
      return scan.placement
    }
  }
}
