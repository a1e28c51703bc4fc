import Access
import Language
import Values
import Web

/// What is done with scans, from what was answered; on pages and in the API alike.
struct ScanSteps: Sendable {
  let placements: Placements

  /// Reads the form and makes its file ready, before the transaction that keeps it; only for who may attach it. A file
  /// that no record holds afterwards is not kept for long: a second tap, a refusal.
  func attaching(
    _ visit: Visit, _ id: PlacementID, _ purpose: Purpose, _ attach: (ScanForm.Prepared) async throws -> Reply
  ) async throws -> Reply {
    let person = try await visit.work(purpose) { tx, _ in try personOf(id, tx) }
    let answer = try ScanForm.read(try visit.fields(), try visit.upload(ScanForm.file.name))
    let file: PreparedFile
    do {
      file = try await visit.store.prepare(answer.content, saying: answer.words, about: person, on: Scan.shelf)
    } catch let full as NoRoomForFile {
      // Whoever has sent it before is answered as before, though there is no room now.
      return try await attach(ScanForm.Prepared(paper: answer.paper, file: .failure(full)))
    }
    let reply: Result<Reply, any Error>
    do {
      reply = .success(try await attach(ScanForm.Prepared(paper: answer.paper, file: .success(file))))
    } catch {
      reply = .failure(error)
    }
    // What became of the form stands; a file that cannot be released now is taken away after a day.
    do { try await visit.store.release(file) } catch {}
    return try reply.get()
  }

  /// Whose placement it is, for whoever may attach a scan to it.
  func personOf(_ id: PlacementID, _ tx: Transaction) throws -> PersonID {
    try placements.find(id, tx).act { placement in
      _ = try tx.grantToCreate(PlacementScanRecord.self, on: .person(placement.person))
      return placement.person
    }
  }

  func attach(_ prepared: ScanForm.Prepared, to id: PlacementID, _ tx: Transaction) throws -> FileID {
    try limited {
      let file = try prepared.file.get()
      try placements.find(id, tx).act { try placements.attach(file, as: prepared.paper, to: $0, tx) }
      return file.id
    }
  }

  /// Removes it, or with the step `restored` undoes that.
  func act(on id: FileID, _ fields: Fields, seen version: Version, _ tx: Transaction) throws -> (PlacementID, Phrase) {
    switch fields["step"] {
    case nil:
      let reason = try ScanForm.readReason(fields)
      return (try on(id, tx) { try placements.remove($0, because: reason, seen: version, tx) }, .doneScanRemoved)
    case ScanForm.restored:
      try AnswerReader(fields, of: [], besides: ["step"]).finish()
      return (try on(id, tx) { try placements.restore($0, seen: version, tx) }, .doneScanRestored)
    default: throw fields.noStep()
    }
  }

  private func on(_ id: FileID, _ tx: Transaction, _ act: (Scan) throws -> Void) throws -> PlacementID {
    try placements.scan(id, tx).act { scan in
      try limited { try act(scan) }
      return scan.placement
    }
  }

  /// What cannot be done, in words at the question that it belongs to.
  private func limited<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch is TooManyScans {
      throw Refused(ScanForm.file.name, .scanTooMany(n: Scan.most))
    } catch let full as NoRoomForFile {
      throw Refused(ScanForm.file.name, .scanNoRoom(n: full.room.gigabytes))
    } catch let state as ScanState {
      switch state {
      case .removedAlready: throw Refused(ScanForm.reason.name, .scanRemovedAlready)
      case .notRemoved: throw Refused("step", .scanNotRemoved)
      case .wiped: throw Refused("step", .scanWiped)
      }
    }
  }
}
