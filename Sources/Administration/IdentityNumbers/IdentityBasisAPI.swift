import Access
import Language
import People
import Values
import Web

/// Whether one's own organisation notes identity numbers, as JSON.
enum IdentityBasisAPI {
  static func basis(_ visit: Visit) async throws -> Reply {
    try await visit.on(
      get: {
        .record(try await visit.work(.exchange) { tx, _ in try present(tx, .identityNumbers) })
      },
      post: {
        try await visit.write(
          status: 201,
          { tx, fields in
            _ = try IdentityBasisSteps.take(fields, tx) { try visit.versionSeen($0) }
            return AdministrationResource.identityNumbers
          }, present: present)
      },
      patch: {
        try await visit.write(
          { tx, fields in
            _ = try IdentityBasisSteps.take(fields, tx) { try visit.versionSeen($0) }
            return AdministrationResource.identityNumbers
          }, present: present)
      })
  }

  private static let present: @Sendable (Transaction, AdministrationResource) throws -> Disclosed<APIRecord> = {
    tx, _ in
    try IdentityBases.all(tx).map { all in
      guard let newest = all.first else { throw NotFound() }
      return APIRecord(newest, as: shape, newest.version)
    }
  }

  private static let shape = Shape<IdentityBasis>("IdentityBasis") { one in
    one.id("id") { $0.id }
    one.version { $0.version }
    one.truth("isOn") { $0.isOn }
    one.words("words") { $0.words }
    one.day("from") { $0.from }
    one.words("notedBy") { $0.notedBy }
    one.day("notedOn") { $0.noted }
    one.day("endedOn") { $0.ended }
  }

  static let operations: [Operation] = [
    .reads(
      .at(AdministrationResource.identityNumbers),
      "Whether your organisation notes national identity numbers, and on what it bases that. Not found as long as nobody has switched them on.",
      shape.schema),
    .makes(
      .at(AdministrationResource.identityNumbers), "Switches them on, for administrators of the organisation.",
      from: .answers(to: IdentityBasisForm.questions), shape.schema),
    .changes(
      .at(AdministrationResource.identityNumbers),
      "Switches them off, or takes that back: the newest basis is changed.",
      with: .answers(
        to: [],
        and: [
          Schema.Member(
            IdentityBasisForm.step, .code([IdentityBasisForm.off, IdentityBasisForm.again]), isRequired: true)
        ]), shape.schema),
  ]
}
