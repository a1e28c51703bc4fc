import Access
import Design
import Language
import Values
import Web

/// What is done with obstacles, from what was answered; on pages and in the API alike.
enum ObstacleSteps {
  static func note(
    _ fields: Fields, of person: PersonID, requiring living: RequireLiving, _ tx: Transaction
  ) throws -> ObstacleID {
    try People.meet(person, tx)
    // Who may note nothing is not told either why nothing can be noted.
    _ = try tx.grantToCreate(ObstacleRecord.self, on: .person(person))
    try living(person, tx)
    return try tx.workers(of: person, seeing: ObstacleRecord.self).act { workers in
      let (details, isAnother) = try ObstacleForm(workers, isNew: true).read(fields, today: tx.today)
      let id: ObstacleID
      do { id = try Obstacles.note(details, of: person, tx) } catch is TooManyObstacles {
        throw Refused(ObstacleForm.kind.name, .obstacleTooMany(n: Obstacle.most))
      }
      // A refusal takes it back.
      if !isAnother { try refuseNoted(details, of: person, before: id, tx) }
      return id
    }
  }

  /// What stands in the way already is seen to by somebody: whoever notes it once more is told of it.
  private static func refuseNoted(
    _ details: Obstacle.Details, of person: PersonID, before noted: ObstacleID, _ tx: Transaction
  ) throws {
    try Obstacles.of(person, tx).act { all in
      let same = all.first { $0.id != noted && $0.details.solved == nil && $0.details.isSame(as: details) }
      guard let same else { return }
      let (page, resource) = (Link.to(PeopleAddress.obstacle(same.id)), Link.to(PeopleAddress.api(.obstacle(same.id))))
      throw Refused([
        Problem(
          ObstacleForm.another.name, .obstacleNotedAlready(since: same.details.since),
          record: same.details.words.map { RecordNamed($0, at: page, inAPI: resource) }
            ?? RecordNamed(same.details.kind.phrase, at: page, inAPI: resource))
      ])
    }
  }

  /// Changes one, or takes it back; answers whose it is, and which was done.
  ///
  /// - Parameter fields: whole, or what is different from now.
  static func act(
    on id: ObstacleID, _ fields: Fields, isWhole: Bool, seen version: Version, _ tx: Transaction
  ) throws -> (person: PersonID, what: Phrase) {
    // Who may not change it is not told either what became of it.
    _ = try tx.grant(Edit.self, ObstacleRecord.self)
    if let day = try Obstacles.find(id, tx).act(\.withdrawn) { throw Refused(nil, .obstacleTakenBack(day: day)) }
    if fields[ObstacleForm.withdrawal.name] != nil {
      var read = AnswerReader(fields, of: [ObstacleForm.withdrawal])
      _ = read.choice(ObstacleForm.withdrawal)
      try read.finish()
      return try Obstacles.find(id, tx).act { obstacle in
        do { try Obstacles.withdraw(obstacle, seen: version, tx) } catch is ObstacleInUse {
          throw Refused(ObstacleForm.withdrawal.name, .obstacleInUse)
        }
        return (obstacle.person, .doneObstacleWithdrawn)
      }
    }
    let before = try Obstacles.find(id, tx).act { $0.details.solved }
    let person = try change(id, fields, isWhole: isWhole, seen: version, tx)
    let after = try Obstacles.find(id, tx).act { $0.details.solved }
    switch (before, after) {
    case (nil, _?): return (person, .doneObstacleSolved)
    case (_?, nil): return (person, .doneObstacleReopened)
    default: return (person, .doneObstacleSaved)
    }
  }

  /// Answers whose it is.
  ///
  /// - Parameter fields: whole, or what is different from now.
  private static func change(
    _ id: ObstacleID, _ fields: Fields, isWhole: Bool, seen version: Version, _ tx: Transaction
  ) throws -> PersonID {
    let current = try Obstacles.find(id, tx)
    let workers = try current.flatMap { try tx.workers(of: $0.person, seeing: ObstacleRecord.self) }
    return try Disclosed.together(current, workers) { ($0, $1) }.act { current, workers in
      let whole = isWhole ? fields : fields.over(ObstacleForm.answers(current.details))
      let details = try ObstacleForm(workers, isNew: false).read(whole, today: tx.today).details
      if current.details.solved != nil, details.solved == nil {
        do { try Obstacles.requireRoom(of: current.person, tx) } catch is TooManyObstacles {
          throw Refused(ObstacleForm.solved.name, .obstacleTooMany(n: Obstacle.most))
        }
      }
      try Obstacles.change(id, to: details, seen: version, tx)
      return current.person
    }
  }
}
