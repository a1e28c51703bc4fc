import Access
import Employers
import People
import Placements
import Programmes
import Rules
import TestHouse
import Values

@testable import Nyvej

// The cast of a story by the rooms' own verbs, where the way there is not what is tested. Everybody is invented.
extension StoryHouse {
  /// Somebody who takes part in the programme under an act; in Mette's, unless another one is named.
  func participant(
    _ name: String, _ basis: BasisCode, called: String? = nil, in other: ProgrammeID? = nil, by worker: AccountID? = nil
  ) async throws -> Participation {
    let (programme, jobCentre) = (other ?? programme, jobCentre)
    return try await test.acting(as: worker ?? mette) { tx in
      var details = Person.Details(name: name)
      details.preferredName = called
      let person = try People.enter(details, tx)
      let id = try Participations.refer(
        person, to: programme,
        Participation.Referral(
          on: tx.today.adding(days: -20), by: jobCentre, reason: "not-directly-to-work", note: nil), tx)
      try Participations.find(id, tx).act {
        try Participations.accept(
          $0, on: tx.today.adding(days: -10), basis: basis, entering: ["placement"], seen: $0.version, tx)
      }
      return try Participations.find(id, tx).act { $0 }
    }
  }

  func workplace(_ name: String, staff: Int) async throws -> WorkplaceID {
    try await act { tx in
      let firm = try Employers.enter(
        Organisation.Details(name: name + " A/S", kind: .company, country: "DK"), tx)
      var details = Workplace.Details(name: name)
      details.headcount = Workplace.Headcount(staff, asOf: tx.today.adding(days: -5))
      return try Employers.enter(details, of: firm, tx)
    }
  }

  /// A draft that begins on the Monday after today, if no other day is named, with all its papers when it is to be ready.
  func draft(
    _ participation: Participation, at workplace: WorkplaceID, hours: Int = 6, weeks: Int? = 13, ready: Bool = false,
    from day: CivilDate? = nil
  ) async throws -> PlacementID {
    let placements = placements
    return try await act { tx in
      let start = day ?? ISOWeek(containing: tx.today).adding(weeks: 1).monday
      guard
        let basis = participation.basis,
        let period = Period(from: start, until: weeks.map { start.adding(weeks: $0).adding(days: -3) })
      else { throw NotFound() }
      let id = try placements.draft(
        Placement.Terms(
          measure: "virksomhedspraktik", basis: basis, group: nil, purpose: "train", tasks: "Wash trays",
          period: period,
          lastEmployer: .no), for: participation, at: workplace, startingWith: Hours(hours), tx)
      guard ready else { return id }
      try placements.find(id, tx).act { placement in
        var papers = placement.papers
        for role in [SignatoryRole.employer, .employeeRepresentative, .participant] {
          papers.signatures[role] = tx.today
        }
        papers.approved = tx.today
        for statement in ["no-replacement-work", "no-seasonal-work"] as [StatementCode] {
          papers.statements[statement] = StatementAnswer(isTrue: true, on: tx.today)
        }
        try placements.sign(placement, papers, seen: placement.version, tx)
      }
      return id
    }
  }

  func run(
    _ participation: Participation, at workplace: WorkplaceID, hours: Int = 6, weeks: Int? = 13
  ) async throws -> PlacementID {
    let id = try await draft(participation, at: workplace, hours: hours, weeks: weeks, ready: true)
    let placements = placements
    try await act { tx in
      try placements.find(id, tx).act { try placements.start($0, seen: $0.version, tx) }
    }
    return id
  }

  func placement(_ id: PlacementID) async throws -> Placement {
    let placements = placements
    return try await act { tx in
      try placements.find(id, tx).act { $0 }
    }
  }

  func steps(_ id: PlacementID) async throws -> [LadderStep] {
    let placements = placements
    return try await act { tx in
      try placements.steps(of: id, tx).act { $0 }
    }
  }

  func followUps(_ id: PlacementID) async throws -> [FollowUp] {
    let placements = placements
    return try await act { tx in
      try placements.followUps(of: id, tx).act { $0 }
    }
  }
}
