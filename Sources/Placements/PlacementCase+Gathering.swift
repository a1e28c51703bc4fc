import Access
import Employers
import People
import Programmes
import Rules
import Values

extension Placements {
  /// The case as its reader may see it; every part of it journalled.
  func disclose(_ id: PlacementID, _ tx: Transaction) throws -> Disclosed<PlacementCase> {
    try find(id, tx).flatMap { placement in
      let around = try Disclosed.together(
        tx.list(LadderStep.all(of: placement.person), try tx.grant(List.self, LadderRecord.self)),
        tx.list(FollowUp.of(id), try tx.grant(List.self, FollowUpRecord.self)),
        Considerations.of(placement.person, tx),
        tx.list(Placement.of(placement.person), try tx.grant(List.self, PlacementRecord.self)),
        Participations.find(placement.participation, tx), Guardians.of(placement.person, tx),
        RightsToWork.permits(of: placement.person, tx)
      ) { ($0, $1, $2, $3, $4, $5, $6) }
      let there = try Employers.find(placement.workplace, tx).flatMap { workplace in
        try Disclosed.together(
          Employers.find(placement.workplace, tx), Employers.ofSameFirm(as: workplace, tx),
          Employers.closures(at: workplace, tx), Employers.earlierStaff(at: workplace.id, tx),
          Employers.same(as: workplace, tx).flatMap { same in
            let ids = same.map(\.id)
            return try tx.list(Slot.taken(at: ids, without: id), try tx.grant(List.self, QuotaSlotRecord.self))
              .map { (ids, $0) }
          }
        ) { ($0, $1 + $4.0, $4.1, $2, $3) }
      }
      let today = tx.today
      return .together(around, there) { around, there in
        assemble(
          placement, around.0, around.1, around.2, there.0, there.4, there.3, there.2, around.3, there.1,
          around.4, around.5, around.6, today)
      }
    }
  }

  /// The case for the system's own decisions, beyond what the actor may see.
  func consult(_ placement: Placement, _ tx: Transaction) throws -> Withheld<PlacementCase> {
    try consultIfReadable(placement, tx).map { try $0.get() }
  }

  /// The same for what goes on when something of the placement, or of the person's other placements, cannot be read.
  func consultIfReadable(_ placement: Placement, _ tx: Transaction) throws -> Withheld<Readable<PlacementCase>> {
    let own = try Withheld.together(
      tx.consultEach(LadderStep.all(of: placement.person)), tx.consultEach(FollowUp.of(placement.id)),
      tx.consultEach(Placement.of(placement.person)), tx.consultEach(Paper.of([placement.id]))
    ) { ($0, $1, $2, $3) }
    let around = try Withheld.together(
      Considerations.consult(placement.person, tx),
      Participations.consult(placement.participation, placement.person, tx),
      Guardians.consult(placement.person, tx), RightsToWork.consultPermits(of: placement.person, tx)
    ) { ($0, $1, $2, $3) }
    let workplace = try Employers.consult(placement.workplace, tx)
    let closures = try workplace.flatMap(tx) { found, tx in
      guard let found = found.first else { throw NotFound() }
      return try Employers.consultClosures(at: found, tx)
    }
    let staff = try Employers.consultEarlierStaff(at: placement.workplace, tx)
    let firm = try workplace.flatMap(tx) { found, tx in
      guard let found = found.first else { throw NotFound() }
      return try Employers.consultOfSameFirm(as: found, tx)
    }
    let taken = try workplace.flatMap(tx) { found, tx in
      guard let found = found.first else { throw NotFound() }
      return try Employers.consultSame(as: found, tx)
    }.flatMap(tx) { same, tx in
      let ids = same.map(\.id)
      return try tx.consult(Slot.taken(at: ids, without: placement.id)).map { (ids, $0) }
    }
    let today = tx.today
    return try .together(own, around, workplace, closures, firm, taken, staff) {
      own, around, workplace, closures, firm, taken, staff in
      guard let workplace = workplace.first, let participation = around.1.first else { throw NotFound() }
      do throws(DamagedRecord) {
        return .success(
          assemble(
            placement.with(try own.3.readable()), try own.0.readable(), try own.1.readable(), around.0,
            workplace, staff, closures, taken.1, try own.2.readable(), firm + taken.0, participation, around.2,
            around.3, today))
      } catch {
        return .failure(DamagedRecord(column: error.column, of: error.record ?? placement.id.text))
      }
    }
  }

  private func assemble(
    _ placement: Placement, _ steps: [LadderStep], _ followUps: [FollowUp], _ considerations: [Consideration],
    _ workplace: Workplace, _ staff: [Workplace.Headcount], _ closures: [Closure], _ taken: [Slot],
    _ placements: [Placement], _ firm: [WorkplaceID],
    _ participation: Participation, _ guardianship: Guardianship, _ permits: [WorkPermit]?, _ today: CivilDate
  ) -> PlacementCase {
    let model = shelf.model(of: participation.programme)
    return PlacementCase(
      placement: placement, steps: steps.filter { $0.placement == placement.id }, followUps: followUps,
      considerations: considerations, workplace: workplace, earlierStaff: staff,
      calendar: workplace.calendar(shelf.calendars, closures: closures), taken: taken,
      others: placements.filter { $0.id != placement.id },
      otherSteps: steps.filter { $0.placement != placement.id }, workplacesOfFirm: Set(firm),
      participation: participation, model: model,
      shelf: shelf, guardianship: guardianship, permits: permits, today: today)
  }
}
