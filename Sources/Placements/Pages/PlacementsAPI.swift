import Access
import Language
import People
import Programmes
import Rules
import Values
import Web

/// Placements, ladders, papers and follow-ups as JSON, under the same grants and through the same readers as the pages.
struct PlacementsAPI: Sendable {
  let placements: Placements

  private var steps: PlacementSteps { PlacementSteps(placements: placements) }

  func all(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      let limit = try visit.limit(usual: 25, most: 100)
      let query = visit.request.query
      let state = query["state"].flatMap(Placement.State.Kind.init(rawValue:))
      if query["state"] != nil, state == nil {
        throw BadRequest(
          "state must be one of " + Placement.State.Kind.allCases.map(\.rawValue).joined(separator: ", "))
      }
      let after = try visit.id(after: PlacementKind.self)
      return .json(
        try await visit.work(.exchange) { tx, _ in
          try placements.all(state, after: after, limit: limit, tx).map { found in
            [
              "items": .array(found.rows.map(\.json)),
              "next": .text(found.hasMore ? found.rows.last?.id.text : nil),
            ]
          }
        })
    })
  }

  func ofPerson(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    try await visit.on(
      get: {
        .json(
          try await visit.work(.exchange) { tx, _ in
            try People.meet(person, tx)
            return try placements.of(person, tx).map { ["items": .array($0.map(\.json))] }
          })
      },
      post: {
        try await visit.write(
          status: 201,
          { tx, fields in PlacementsResource.placement(try steps.draft(person, fields, visit.voice.language, tx)) },
          present: present)
      })
  }

  func placement(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try present(tx, .placement(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            let version = try visit.versionSeen(fields)
            let merged = try placements.find(id, tx).act { fields.over(PlacementForm.answers($0.terms)) }
            try steps.change(id, merged, seen: version, visit.voice.language, tx)
            return PlacementsResource.placement(id)
          }, present: present)
      })
  }

  /// Every rule held against the placement now, as sentences with their source.
  func checks(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(get: {
      .json(
        try await visit.work(.exchange) { tx, desk in
          try placements.disclose(id, tx).map { around in
            [
              "items": .array(
                around.checks.map { check in
                  let sentence = around.pack.map {
                    CheckSentence(
                      check, pack: $0, voice: desk.voice, basis: around.placement.terms.basis)
                  }
                  return [
                    "rule": .string(check.rule.rawValue), "verdict": .string(check.verdict.rawValue),
                    "blocking": .bool(check.holdsBackStart), "overridable": .bool(check.overridable),
                    "sentence": .text(sentence?.text), "source": .text(sentence?.source),
                    "verified": .bool(check.source.verified),
                    "accepted": .text(around.placement.papers.overrides[check.rule]),
                  ]
                })
            ]
          }
        })
    })
  }

  func signatures(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try present(tx, .placement(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            let version = try visit.versionSeen(fields)
            let merged = try placements.disclose(id, tx).act {
              fields.over(SigningForm(around: $0, language: visit.voice.language).answers)
            }
            try steps.sign(id, merged, seen: version, visit.voice.language, tx)
            return PlacementsResource.placement(id)
          }, present: present)
      })
  }

  func start(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(post: {
      do {
        return try await visit.write(
          { tx, fields in
            try AnswerReader(fields, of: []).finish()
            try steps.start(id, seen: try visit.versionSeen(fields), tx)
            return PlacementsResource.placement(id)
          }, present: present)
      } catch let held as StartHeldBack {
        throw Refused(
          held.checks.map { check in
            Problem(
              check.rule.rawValue,
              .checksSaid(
                sentence: held.pack.map { CheckSentence(check, pack: $0, voice: visit.voice).text } ?? ""))
          } + (held.pack == nil ? [Problem(nil, .placementNoPack)] : []))
      } catch is PlacementStepNotOpen {
        throw Refused("state", .placementStepNotOpen)
      }
    })
  }

  func ending(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(post: {
      try await visit.write(
        { tx, fields in
          try steps.end(id, fields, seen: try visit.versionSeen(fields), tx)
          return PlacementsResource.placement(id)
        }, present: present)
    })
  }

  /// A step above a limit is answered as made, with `outcome` *refused*: it stands on the ladder.
  func ladder(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(
      get: {
        .json(
          try await visit.work(.exchange) { tx, desk in
            _ = try placements.find(id, tx)
            return try placements.steps(of: id, tx).map { ["items": .array($0.map { $0.json(desk.voice) })] }
          })
      },
      post: {
        try await visit.write(
          status: 201, { tx, fields in PlacementsResource.ladderStep(try steps.climb(id, fields, tx)) },
          present: present)
      })
  }

  func ladderStep(_ visit: Visit, _ id: LadderStepID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try present(tx, .ladderStep(id)) }) },
      patch: {
        do {
          return try await visit.write(
            { tx, fields in
              let version = try visit.versionSeen(fields)
              var read = AnswerReader(fields, of: [LadderForm.withdrawal])
              _ = read.choice(LadderForm.withdrawal)
              try read.finish()
              _ = try steps.withdraw(id, seen: version, tx)
              return PlacementsResource.ladderStep(id)
            }, present: present)
        } catch is StepHasBegun {
          throw Refused("outcome", .rungHasBegun)
        }
      })
  }

  func followUps(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(get: {
      .json(
        try await visit.work(.exchange) { tx, desk in
          _ = try placements.find(id, tx)
          return try placements.followUps(of: id, tx).map { ["items": .array($0.map { $0.json(desk.voice) })] }
        })
    })
  }

  /// `{"step": "held", "on": …, "light": "ok"}`, `{"step": "moved", "to": …, "reason": …}` or `{"step": "reopened"}`.
  func followUp(_ visit: Visit, _ id: FollowUpID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try present(tx, .followUp(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            _ = try steps.act(on: id, fields, seen: try visit.versionSeen(fields), tx)
            return PlacementsResource.followUp(id)
          }, present: present)
      })
  }

  private var present: @Sendable (Transaction, PlacementsResource) throws -> Disclosed<APIRecord> {
    { tx, resource in
      switch resource {
      case .placement(let id): try placements.find(id, tx).map { APIRecord($0.json, $0.version) }
      case .ladderStep(let id):
        try placements.step(id, tx).map { APIRecord($0.json(Voice(tx.actor.language ?? .english)), $0.version) }
      case .followUp(let id):
        try placements.followUp(id, tx).map {
          APIRecord($0.json(Voice(tx.actor.language ?? .english)), $0.version)
        }
      case .personPlacements, .placements, .checks, .signatures, .start, .ending, .ladder, .followUps: throw NotFound()
      }
    }
  }
}

extension Placement {
  var json: JSON {
    var members: [(String, JSON)] = [
      ("id", .text(id)), ("version", .integer(Int(version.number))), ("person", .text(person)),
      ("participation", .text(participation)), ("workplace", .text(workplace)),
      ("state", .string(state.kind.rawValue)), ("measure", .text(terms.measure)), ("basis", .text(terms.basis)),
      ("group", .text(terms.group)), ("purpose", .text(terms.purpose)), ("tasks", .string(terms.tasks)),
      ("from", .text(terms.period.from)), ("until", .text(terms.period.until)),
      ("days", .weekdays(terms.working?.days ?? [])), ("workFrom", .text(terms.working?.from)),
      ("workUntil", .text(terms.working?.to)), ("lastEmployer", .string(terms.lastEmployer.rawValue)),
      ("approvedOn", .text(papers.approved)),
      ("caseNumber", .text(papers.caseNumber)),
      (
        "signatures",
        .object(papers.signatures.sorted { $0.key < $1.key }.map { ($0.key.rawValue, .text($0.value)) })
      ),
      (
        "statements",
        .object(papers.statements.sorted { $0.key < $1.key }.map { ($0.key.text, .bool($0.value.holds)) })
      ),
    ]
    members.append(
      (
        "confirmed",
        .object(papers.confirmed.sorted { $0.key < $1.key }.map { ($0.key.text, .text($0.value)) })
      ))
    if case .ended(let ending) = state {
      members.append(
        (
          "ending",
          [
            "on": .text(ending.on), "reason": .string(ending.reason.rawValue), "by": .string(ending.by.rawValue),
            "nextStep": .string(ending.nextStep),
          ]
        ))
    }
    return .object(members)
  }
}

extension LadderStep {
  func json(_ voice: Voice) -> JSON {
    var members: [(String, JSON)] = [
      ("id", .text(id)), ("version", .integer(Int(version.number))), ("placement", .text(placement)),
      ("move", .string(move.rawValue)), ("week", .string(week.iso)), ("hours", .decimal(hours.decimal)),
      ("reason", .text(reason)), ("tasks", .text(tasks)), ("decidedBy", .string(decidedBy)),
      ("decidedOn", .text(decidedOn)), ("outcome", .string(outcome.kind.rawValue)),
    ]
    if case .refused(let refusal) = outcome {
      members.append(
        (
          "refusal",
          [
            "cap": .decimal(refusal.cap.decimal), "until": .text(refusal.until),
            "freeFrom": .text(refusal.freeFrom?.iso), "sentence": .text(refusalPhrase.map { voice($0) }),
          ]
        ))
    }
    return .object(members)
  }
}

extension FollowUp {
  func json(_ voice: Voice) -> JSON {
    [
      "id": .text(id), "version": .integer(Int(version.number)), "placement": .text(placement),
      "person": .text(person), "kind": .text(key.code), "number": .integer(key.number),
      "with": .string(with.rawValue), "due": .text(due), "source": .text(source?.text(in: voice.language).text),
      "movedFrom": .text(moved?.from),
      "movedReason": .text(moved?.reason), "doneOn": .text(result?.on), "light": .text(result?.light.rawValue),
      "personSays": .text(result?.personSays), "firmSays": .text(result?.firmSays), "agreed": .text(result?.agreed),
    ]
  }
}
