public import Access
public import Values

extension Placements {
  /// Keeps a file with the placement, for as long as the case is kept. What was made ready for another person is not kept.
  public func attach(_ file: PreparedFile, as paper: Scan.Paper, to placement: Placement, _ tx: Transaction) throws {
    guard file.person == placement.person else { throw NotFound() }
    // Nobody else writes while this transaction does.
    let isFull = try tx.count(Scan.number(of: placement.id), try tx.grant(Count.self, PlacementScanRecord.self)).act {
      $0 >= Scan.most
    }
    if isFull { throw TooManyScans() }
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

  /// Takes a scan's content, name and words away at once; that it was there, and who removed it and why, stays.
  public func remove(_ scan: Scan, because reason: Scan.Reason, seen version: Version, _ tx: Transaction) throws {
    guard case .kept = scan.state else { throw NotFound() }
    try tx.change(
      Change<PlacementScanRecord>(
        of: scan.id, seen: version, as: "placement-scan.removed",
        set: """
          head = NULL, removed_day = \(tx.today), removed_by = \(tx.actor.name), removed_because = \(reason.rawValue)
          """), try tx.grant(End.self, PlacementScanRecord.self))
    try tx.discard(scan.id, of: PlacementScanRecord.self)
  }

  public func scans(of placement: PlacementID, _ tx: Transaction) throws -> Disclosed<[Scan]> {
    try tx.list(Scan.of(placement), try tx.grant(List.self, PlacementScanRecord.self))
  }

  public func scan(_ id: FileID, _ tx: Transaction) throws -> Disclosed<Scan> {
    try tx.one(Scan.byID(id), try tx.grant(Read.self, PlacementScanRecord.self))
  }

  /// Leave to read the file of a scan that was not removed.
  public func file(of id: FileID, _ tx: Transaction) throws -> Disclosed<FileTicket> {
    try tx.file(Scan.file(id), try tx.grant(Read.self, PlacementScanRecord.self))
  }
}
