import Access
import Rules
import Values

/// One paper of a placement.
struct Paper: Sendable {
  let placement: PlacementID
  let what: What
  let day: CivilDate

  enum What: Sendable {
    case signature(SignatoryRole)
    case statement(StatementCode, isTrue: Bool)
    case acceptance(CheckPoint, reason: String, by: String?)
    case `extension`(reason: String?)
    case confirmation(ConsiderationID)
  }

  /// Those of some placements, each kind in the order in which it is told.
  static func of(_ placements: [PlacementID]) -> Statement<PlacementRecord, Paper> {
    Statement(
      """
      SELECT a.placement_id, l.subject, a.kind, a.code, a.on_day, a.holds, a.reason, NULL AS decided_by
      FROM \(rows: PlacementRecord.self, as: "l")
        JOIN \(part: "placement_paper", of: PlacementRecord.self, as: "a") ON a.placement_id = l.id
      WHERE l.id IN \(any: placements)
      UNION ALL
      SELECT b.placement_id, m.subject, 'acceptance', b.code, b.on_day, 1, b.reason, b.decided_by
      FROM \(rows: PlacementRecord.self, as: "m")
        JOIN \(part: "placement_acceptance", of: PlacementRecord.self, as: "b") ON b.placement_id = m.id
      WHERE m.id IN \(any: placements)
      ORDER BY kind, code
      """
    ) { row in
      Paper(placement: try row.id("placement_id"), what: try what(row), day: try row.date("on_day"))
    }
  }

  private static func what(_ row: borrowing Columns) throws -> What {
    let code = try row.text("code")
    switch try row.text("kind") {
    case "signature":
      guard let role = SignatoryRole(rawValue: code) else { throw DamagedRecord(column: "code") }
      return .signature(role)
    case "statement": return .statement(StatementCode(code), isTrue: try row.flag("holds"))
    case "acceptance":
      guard let point = CheckPoint(text: code), let reason = try row.textIfAny("reason") else {
        throw DamagedRecord(column: "code")
      }
      return .acceptance(point, reason: reason, by: try row.textIfAny("decided_by"))
    case "extension": return .extension(reason: try row.textIfAny("reason"))
    case "confirmation":
      guard let consideration = ConsiderationID(code) else { throw DamagedRecord(column: "code") }
      return .confirmation(consideration)
    default: throw DamagedRecord(column: "kind")
    }
  }
}

extension Placement {
  func with(_ papers: [Paper]) -> Placement {
    var all = self.papers
    for paper in papers where paper.placement == id {
      switch paper.what {
      case .signature(let role): all.signatures[role] = paper.day
      case .statement(let code, let isTrue): all.statements[code] = StatementAnswer(isTrue: isTrue, on: paper.day)
      case .acceptance(let point, let reason, let by):
        all.accepted[point] = Acceptance(reason: reason, by: by, on: paper.day)
      case .extension(let reason): all.extensions.append(Extension(decidedOn: paper.day, reason: reason))
      case .confirmation(let consideration): all.confirmed[consideration] = paper.day
      }
    }
    return Placement(
      id: id, person: person, participation: participation, workplace: workplace, version: version, terms: terms,
      stage: stage, startNoted: startNoted, ending: ending, endingNoted: endingNoted, turn: turn,
      extensions: extensions, papers: all)
  }
}
