/// Reads the two files on several threads and brings them to the snapshot of a day.
struct SnapshotReading: Sendable {
  let participations: ParticipationReader
  let events: EventReader
  let asOf: Day
  let threads: Int
  let wantsFindings: Bool
  /// Rows per part stay within the processor's cache; tiny inputs need one part only.
  private let parts: Int

  init(
    participations: ParticipationReader, events: EventReader, asOf: Day, threads: Int, wantsFindings: Bool
  ) {
    (self.participations, self.events, self.asOf) = (participations, events, asOf)
    (self.threads, self.wantsFindings) = (threads, wantsFindings)
    let bytes = participations.table.file.count + events.table.file.count
    var parts = 1
    while parts < 512, parts << 19 < bytes { parts <<= 1 }
    self.parts = parts
  }

  /// - Returns: the snapshot and, per lane, the breakdown keys it met.
  /// - Throws: the first fault of the participations file, else of the events file.
  func snapshot() throws(InputFault) -> (Snapshot, [BreakdownKeys]) {
    let (rows, keys) = try readParticipations()
    guard !keys.contains(where: \.isFull) else {
      throw InputFault(
        file: participations.table.file.name,
        problem: "the breakdown makes more than \(BreakdownKeys.most) keys",
        remedy: "Leave out the axis with the most values.")
    }
    let people = newestParticipations(rows)
    let happenings = newestEvents(try readEvents())
    let suspects =
      wantsFindings ? IdentitySearch(file: participations.table.file).findings(people.map(\.identities)) : []
    return (
      Snapshot(
        participations: people.map(\.kept), events: happenings.map(\.kept), parts: parts,
        findings: people.map(\.findings) + happenings.map(\.findings) + [suspects],
        unknownCodes: people.reduce(0) { $0 + $1.unknownCodes },
        unknownEvents: happenings.reduce(0) { $0 + $1.unknownCodes },
        sharedRecords: people.reduce(0) { $0 + $1.sharedIDs },
        sharedEvents: happenings.reduce(0) { $0 + $1.sharedIDs }),
      keys
    )
  }

  private func readParticipations() throws(InputFault) -> ([Dealt<ParticipationRow>], [BreakdownKeys]) {
    let work = StretchQueue(participations.table, threads: threads)
    let lanes = Crew.run(threads: threads) { [participations, parts] lane in
      let rows = Dealt<ParticipationRow>(parts: parts)
      var keys = BreakdownKeys(lane: lane)
      let fault = work.each { (stretch) throws(ScanFault) in
        try participations.read(stretch, keys: &keys) { rows.deal($0, hash: $0.recordHash) }
      }
      return (rows, keys, fault)
    }
    try work.raise(lanes.compactMap(\.2))
    return (lanes.map(\.0), lanes.map(\.1))
  }

  private func readEvents() throws(InputFault) -> [Dealt<EventRow>] {
    let work = StretchQueue(events.table, threads: threads)
    let lanes = Crew.run(threads: threads) { [events, parts] _ in
      let rows = Dealt<EventRow>(parts: parts)
      let fault = work.each { (stretch) throws(ScanFault) in
        try events.read(stretch) { rows.deal($0, hash: $0.eventHash) }
      }
      return (rows, fault)
    }
    try work.raise(lanes.compactMap(\.1))
    return lanes.map(\.0)
  }

  /// What one lane has kept of the versions.
  private struct Newest<Row: BitwiseCopyable>: Sendable {
    let kept: Dealt<Row>
    var findings: [RowFinding] = []
    /// The rows, for those who look for ids that cannot be right.
    var identities: [ParticipationRow] = []
    /// Rows with a code that is not in its list.
    var unknownCodes = 0
    /// Rows with the id of a row about somebody else.
    var sharedIDs = 0
  }

  private func newestParticipations(_ read: [Dealt<ParticipationRow>]) -> [Newest<ParticipationRow>] {
    let file = participations.table.file
    let queue = Queue(parts)
    return Crew.run(threads: threads) { [parts, asOf, wantsFindings] _ in
      var found = Newest(kept: Dealt<ParticipationRow>(parts: parts))
      var newest = NewestVersions()
      while let part = queue.take() {
        newest.pick(
          from: Dealt.joined(read, part), hash: { $0.recordHash }, same: { file.equal($0.record, file, $1.record) },
          isNewer: {
            $0.recordedAt == $1.recordedAt ? $0.record.offset > $1.record.offset : $0.recordedAt > $1.recordedAt
          },
          isOther: { $0.keyHash != $1.keyHash },
          report: { row in
            found.sharedIDs += 1
            if wantsFindings { found.findings.append(RowFinding(.recordOfSeveral, row)) }
          },
          keep: { row in
            if wantsFindings, file.isNumberOfTable(row.record) {
              found.findings.append(RowFinding(.recordIDIsNumber, row))
            }
            if row.isDeleted { return }
            if row.person.isEmpty {
              if wantsFindings { found.findings.append(RowFinding(.noPersonID, row)) }
            } else if row.entry == .unstated {
              if wantsFindings { found.findings.append(RowFinding(.noEntryDate, row)) }
            } else if row.entry <= asOf {
              found.kept.deal(row, hash: row.keyHash)
              if row.hasUnknownCode { found.unknownCodes += 1 }
              if wantsFindings { found.identities.append(row) }
            }
          })
      }
      return found
    }
  }

  private func newestEvents(_ read: [Dealt<EventRow>]) -> [Newest<EventRow>] {
    let file = events.table.file
    let queue = Queue(parts)
    return Crew.run(threads: threads) { [parts, asOf, wantsFindings] _ in
      var found = Newest(kept: Dealt<EventRow>(parts: parts))
      var newest = NewestVersions()
      while let part = queue.take() {
        newest.pick(
          from: Dealt.joined(read, part), hash: { $0.eventHash }, same: { file.equal($0.event, file, $1.event) },
          isNewer: {
            $0.recordedAt == $1.recordedAt ? $0.event.offset > $1.event.offset : $0.recordedAt > $1.recordedAt
          },
          isOther: { $0.keyHash != $1.keyHash },
          report: { row in
            found.sharedIDs += 1
            if wantsFindings { found.findings.append(RowFinding(.recordOfSeveral, row)) }
          },
          keep: { row in
            if wantsFindings, file.isNumberOfTable(row.event) {
              found.findings.append(RowFinding(.recordIDIsNumber, row))
            }
            if row.isDeleted { return }
            if row.kind == EventRow.unknown || row.value == EventRow.unknown || row.date == .unstated {
              if row.date != .unstated { found.unknownCodes += 1 }
              if wantsFindings {
                found.findings.append(RowFinding(row.date == .unstated ? .noEventDate : .unknownCode, row))
              }
              if row.kind == EventRow.unknown || row.date == .unstated { return }
            }
            if row.date <= asOf { found.kept.deal(row, hash: row.keyHash) }
          })
      }
      return found
    }
  }
}
