import Access
import Design
import Employers
import Language
import Rules
import Values
import Web

extension PlacementPages {
  func acceptance(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    let wanted = visit.request.query[AcceptanceForm.what] ?? ""
    if visit.request.method == .post, try visit.fields()[AcceptanceForm.withdrawn] != nil {
      return try await withdrawal(visit, id)
    }
    return try await visit.editing(
      PlacementsAddress.acceptance(id), titled: .acceptanceTitle, cancel: .to(PlacementsAddress.placement(id)),
      purpose: .placement, verb: .acceptanceSubmit, done: nil, isSavedOver: false,
      editable: { tx, desk in
        _ = try tx.grant(Edit.self, PlacementRecord.self)
        return try editable(id, tx, desk, for: .sign) { around, name in
          let form = AcceptanceForm(around: around, voice: desk.voice)
          let isOpen = around.acceptable.contains { $0.point.text == wanted }
          return Editable(
            version: around.placement.version,
            answers: Fields([AcceptanceForm.what: isOpen ? wanted : "", AcceptanceForm.reason.name: ""]),
            name: name, questions: form.questions,
            above: around.acceptable.isEmpty ? .nothing : "<p>\(desk.voice(.acceptanceLead))</p>",
            closed: around.acceptable.isEmpty ? ClosedForm(.acceptanceNothing) : nil)
        }
      },
      reading: { $0 },
      save: { tx, fields, version in
        try steps.accept(id, fields, seen: version, visit.voice, tx)
        return .to(PlacementsAddress.placement(id)).saying(
          .doneAcceptedWithout, about: id, at: try placements.settledVersion(of: id, tx),
          part: fields[AcceptanceForm.what] ?? "")
      })
  }

  /// A button on the placement's page: nothing is written that could stand beside another text.
  private func withdrawal(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    do {
      return try await visit.submit(.placement) { tx, fields in
        let version = try visit.versionSeen(fields)
        try steps.withdrawAcceptance(on: id, fields, seen: version, tx)
        return Link.to(PlacementsAddress.placement(id))
          .saying(.doneAcceptanceWithdrawn, about: id, at: try placements.settledVersion(of: id, tx))
      }
    } catch is Stale {
      return try await page(visit, id, blocked: nil, isStale: true, status: 412)
    } catch is Refused {
      return try await page(visit, id, blocked: nil, isStale: true, status: 422)
    }
  }
}

extension PlacementSteps {
  func accept(
    _ id: PlacementID, _ fields: Fields, seen version: Version, _ voice: Voice, _ tx: Transaction
  ) throws {
    try placements.disclose(id, tx).act { around in
      // Whoever did not see the newest state is shown it, before being told what is wrong with the old one.
      guard around.placement.version == version else { throw Stale(current: around.placement.version) }
      let (point, reason) = try AcceptanceForm(around: around, voice: voice).read(fields)
      try whenOpen {
        try placements.accept(around.placement, without: point, because: reason, seen: version, tx)
      }
    }
  }

  func withdrawAcceptance(
    on id: PlacementID, _ fields: Fields, seen version: Version, _ tx: Transaction
  ) throws {
    try placements.find(id, tx).act { placement in
      guard placement.version == version else { throw Stale(current: placement.version) }
      let point = try AcceptanceForm.readWithdrawal(fields)
      try whenOpen { try placements.withdrawAcceptance(of: point, placement, seen: version, tx) }
    }
  }
}

extension PlacementsAPI {
  func acceptance(_ visit: Visit, _ id: PlacementID) async throws -> Reply {
    try await visit.on(
      post: {
        try await visit.write(
          { tx, fields in
            try steps.accept(id, fields, seen: try visit.versionSeen(fields), visit.voice, tx)
            return PlacementsResource.placement(id)
          }, present: present)
      },
      patch: {
        try await visit.write(
          { tx, fields in
            try steps.withdrawAcceptance(on: id, fields, seen: try visit.versionSeen(fields), tx)
            return PlacementsResource.placement(id)
          }, present: present)
      })
  }

  static let acceptanceOperations: [Operation] = [
    .changes(
      .each(PlacementsResource.acceptance), by: .post,
      "Lets a placement start or go on without something that is missing, with the reason. “what” is the “point” of a check that is open and overridable.",
      with: Schema.answers(
        to: [AcceptanceForm.reason],
        and: [Schema.Member(AcceptanceForm.what, .text(longest: 100), isRequired: true)]),
      Placement.shape.schema),
    .changes(
      .each(PlacementsResource.acceptance), "Takes an acceptance back; “withdrawn” is its “point”.",
      with: .answers(to: [AcceptanceForm.withdrawal]), Placement.shape.schema),
  ]
}
