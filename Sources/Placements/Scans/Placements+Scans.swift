public import Access
public import Values

extension Placements {
  /// Keeps a file with the placement, for as long as the case is kept. What was made ready for another person is not kept.
  public func attach(_ file: PreparedFile, as paper: Scan.Paper, to placement: Placement, _ tx: Transaction) throws {
    guard file.person == placement.person else { throw NotFound() }
    try requireRoom(at: placement.id, tx)
    try tx.insert(
      Insertion<PlacementScanRecord>(
        of: file.id, as: "placement-scan.attached",
        """
        INSERT INTO \(into: PlacementScanRecord.self) (id, placement_id, person_id, paper, size, head, attached_day,
          attached_by, removed_day, removed_by, removed_because, version)
        VALUES (\(file.id), \(placement.id), \(within: placement.person), \(paper.rawValue), \(file.size), \(file.head),
          \(tx.today), \(tx.actor.name), NULL, NULL, NULL, 1)
        """), try tx.grantToCreate(PlacementScanRecord.self, on: .person(placement.person)))
    try tx.keep(file, with: PlacementScanRecord.self)
  }

  /// Takes a scan away from everybody's eyes; for `Scan.daysToRestore` it can be restored. That it was there, and who
  /// removed it and why, stays.
  public func remove(_ scan: Scan, because reason: Scan.Reason, seen version: Version, _ tx: Transaction) throws {
    guard scan.removal == nil else { throw ScanState.removedAlready }
    try tx.change(
      Change<PlacementScanRecord>(
        of: scan.id, seen: version, as: "placement-scan.removed",
        set: """
          removed_day = \(tx.today), removed_by = \(tx.actor.name), removed_because = \(reason.rawValue),
            restorable_until = \(tx.today.adding(days: Scan.daysToRestore))
          """), try tx.grant(End.self, PlacementScanRecord.self))
  }

  /// Undoes a removal: the scan is there again as it was.
  public func restore(_ scan: Scan, seen version: Version, _ tx: Transaction) throws {
    guard let removal = scan.removal else { throw ScanState.notRemoved }
    guard removal.isRestorable(on: tx.today) else { throw ScanState.wiped }
    try requireRoom(at: scan.placement, tx)
    try tx.change(
      Change<PlacementScanRecord>(
        of: scan.id, seen: version, as: "placement-scan.restored",
        set: "removed_day = NULL, removed_by = NULL, removed_because = NULL, restorable_until = NULL"),
      try tx.grant(End.self, PlacementScanRecord.self))
  }

  /// Wipes content, name and words of removed scans that nobody can restore any more, at most `limit`. For the house.
  ///
  /// - Returns: how many.
  public func wipeScans(limit: Int, _ tx: Transaction) throws -> Int {
    try tx.consult(Scan.over(on: tx.today, limit: limit)).decide(tx) { scans, tx in
      for scan in scans {
        try tx.change(
          Change<PlacementScanRecord>(
            of: scan.id, seen: scan.version, as: "placement-scan.wiped", set: "head = NULL, restorable_until = NULL"),
          tx.grantToClear(PlacementScanRecord.self))
        try tx.discard(scan.id, of: PlacementScanRecord.self)
      }
      return scans.map(\.id)
    }.count
  }

  /// Nobody else writes while this transaction does.
  private func requireRoom(at placement: PlacementID, _ tx: Transaction) throws {
    let isFull = try tx.count(Scan.number(of: placement), try tx.grant(Count.self, PlacementScanRecord.self)).act {
      $0 >= Scan.most
    }
    if isFull { throw TooManyScans() }
  }

  /// One that cannot be read keeps nobody from the others.
  public func scans(of placement: PlacementID, _ tx: Transaction) throws -> Disclosed<[Readable<Scan>]> {
    try tx.listEach(Scan.of(placement), try tx.grant(List.self, PlacementScanRecord.self))
  }

  public func scan(_ id: FileID, _ tx: Transaction) throws -> Disclosed<Scan> {
    try tx.one(Scan.byID(id), try tx.grant(Read.self, PlacementScanRecord.self))
  }

  /// Leave to read the file of a scan that was not removed.
  public func file(of id: FileID, _ tx: Transaction) throws -> Disclosed<FileTicket> {
    try tx.file(Scan.file(id), try tx.grant(Read.self, PlacementScanRecord.self))
  }
}
