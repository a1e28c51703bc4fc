import Access
import Employers
import Language
import Rules
import Values
import Web

/// The authority's decision on a placement, noted by whoever takes it: its day and its number, and nothing else.
enum ApprovalForm {
  static let questions = [SigningForm.approved, SigningForm.caseNumber]

  static func answers(_ papers: Placement.Papers) -> Fields {
    Fields(["approvedOn": papers.approved?.iso ?? "", "caseNumber": papers.caseNumber ?? ""])
  }

  /// - Parameter start: the placement's first day.
  static func read(
    _ fields: Fields, start: CivilDate, today: CivilDate
  ) throws(Refused) -> (on: CivilDate?, number: String?) {
    var read = AnswerReader(fields, of: questions)
    let day = read.date(SigningForm.approved)
    let number = read.text(SigningForm.caseNumber)
    if let day { SigningForm.refuse(day, SigningForm.approved, start: start, today: today, &read) }
    try read.finish()
    return (day, number)
  }
}

extension Placements {
  /// Notes the authority's decision. Its number is found from then on.
  func approve(
    _ placement: Placement, on day: CivilDate?, number: String?, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.sign, of: placement, on: tx.today)
    // Said as it stands already: nothing was decided anew.
    if placement.version == version, day == placement.papers.approved, number == placement.papers.caseNumber {
      _ = try tx.grant(Edit.self, ApprovalRecord.self)
      return
    }
    try tx.change(
      Change<ApprovalRecord>(
        of: placement.id, seen: version, as: "placement.approved",
        set: "approved_day = \(day), case_number = \(number)"), try tx.grant(Edit.self, ApprovalRecord.self))
  }
}

extension PlacementSteps {
  func approve(_ id: PlacementID, _ fields: Fields, seen version: Version, _ tx: Transaction) throws {
    try placements.disclose(id, tx).act { around in
      let placement = around.placement
      guard placement.version == version else { throw Stale(current: placement.version) }
      let decision = try ApprovalForm.read(fields, start: placement.terms.period.from, today: tx.today)
      // A decision for which nobody asks would stand there as if it had been needed.
      if around.asksForNoApproval, placement.state(on: tx.today).kind.acts.contains(.sign) {
        throw Refused(nil, .approvalNotNeeded)
      }
      try whenOpen {
        try placements.approve(placement, on: decision.on, number: decision.number, seen: version, tx)
      }
    }
  }
}

extension PlacementCase {
  /// The rules ask for no decision of an authority, and none is noted.
  fileprivate var asksForNoApproval: Bool {
    placement.papers.approved == nil && placement.papers.caseNumber == nil
      && checks.contains { $0.rule == .approval && $0.verdict == .doesNotApply }
  }
}

extension Placement.Papers {
  /// What was really noted of the decision.
  fileprivate func decided(since before: Self) -> Phrase {
    if approved != before.approved { return approved == nil ? .doneApprovalGone : .doneApproved }
    return caseNumber == before.caseNumber ? .donePapersSame : .doneCaseNumber
  }

  /// Which part of the approval it was; none where nothing was noted.
  fileprivate func decidedPart(since before: Self) -> String {
    if approved == before.approved, caseNumber == before.caseNumber { return "" }
    // What stood there before would not come again.
    let isFirst = before.approved == nil && before.caseNumber == nil
    return isFirst ? Placement.onlyApproved : Done<PlacementKind>.again
  }
}

extension PlacementPages {
  /// Whoever may write the whole placement finds the decision among its other papers.
  func approval(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    if visit.request.method.isSafe {
      let writesAll = try await visit.work(.placement) { tx, desk in
        try placements.find(id, tx).act { _ in desk.might(Edit.self, PlacementRecord.self) }
      }
      if writesAll { return .seeOther(.to(PlacementsAddress.signing(id))) }
    }
    return try await visit.editing(
      PlacementsAddress.approval(id), titled: .approvalTitle,
      cancel: .to(PlacementsAddress.placement(id)), purpose: .placement, done: nil,
      editable: { tx, desk in
        _ = try tx.grant(Edit.self, ApprovalRecord.self)
        return try editable(id, tx, desk, for: .sign) { around, name in
          Editable(
            version: around.placement.version, answers: ApprovalForm.answers(around.placement.papers), name: name,
            questions: SigningForm(around: around, language: desk.voice.language).decision,
            closed: around.asksForNoApproval ? ClosedForm(.approvalNotNeeded) : nil)
        }
      },
      reading: { $0 },
      save: { tx, fields, version in
        let before = try placements.find(id, tx).act { $0.papers }
        try steps.approve(id, fields, seen: version, tx)
        let after = try placements.find(id, tx).act { $0.papers }
        return .to(PlacementsAddress.placement(id)).saying(
          after.decided(since: before), about: id, at: try placements.settledVersion(of: id, tx),
          part: after.decidedPart(since: before))
      })
  }
}

extension PlacementsAPI {
  func approval(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(patch: {
      try await visit.write(
        { tx, fields in
          let version = try visit.versionSeen(fields)
          let merged = try placements.find(id, tx).act { fields.over(ApprovalForm.answers($0.papers)) }
          try steps.approve(id, merged, seen: version, tx)
          return PlacementsResource.placement(id)
        }, present: present)
    })
  }

  static let approvalOperations: [Operation] = [
    .changes(
      .each(PlacementsResource.approval), "Notes the authority's decision: its day and its number.",
      with: .answers(to: ApprovalForm.questions, isChange: true), Placement.shape.schema)
  ]
}
