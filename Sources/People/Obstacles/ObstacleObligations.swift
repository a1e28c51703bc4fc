import Access
import Language
import Values
import Web
import Work

/// What is owed about obstacles: each is seen to by its day.
extension Obstacles {
  static let obligations: ObligationSource = { subject, tx in
    guard case .person(let person) = subject else { return Withheld(known: Outlook([])) }
    return try consult(person, tx).flatMap(tx) { obstacles, tx in
      // Without an owner it is the responsible worker's, whoever else works with the person.
      let owners = Set(obstacles.compactMap(\.details.owner))
      return try tx.consultWorkers(of: person, seeing: ObstacleRecord.self, among: owners).map {
        ObstacleObligations.of(obstacles, $0)
      }
    }
  }
}

/// Pure: from the obstacles to what is owed.
enum ObstacleObligations {
  /// - Parameter workers: who works with the person: whoever does so no more owes nothing about them, and the responsible
  ///   worker does.
  static func of(_ obstacles: [Obstacle], _ workers: [WorkingWith]) -> Outlook {
    let given = Set(obstacles.compactMap(\.details.owner))
    let workers = workers.filter { given.contains($0.account) }
    return Outlook(turning: workers.turns) { day in
      let owners = Set(workers.filter { $0.holds(on: day) }.map(\.account))
      return obstacles.map { owed($0, by: $0.details.owner.flatMap { owners.contains($0) ? $0 : nil }) }
    }
  }

  private static func owed(_ obstacle: Obstacle, by owner: AccountID?) -> Obligation {
    let details = obstacle.details
    return Obligation(
      about: .person(obstacle.person), in: .obstacles, key: Obligation.key(obstacle.id, "solve"), due: details.due,
      shown: details.since, reason: details.kind.owed, at: PeopleAddress.obstacle(obstacle.id), verb: .actClear,
      deed: .clear, owner: owner, done: details.solved)
  }
}
