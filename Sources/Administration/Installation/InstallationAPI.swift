import Access
import Design
import Values
import Web

/// How the installation shows itself, as JSON.
enum InstallationAPI {
  static func installation(_ visit: Visit) async throws -> Reply {
    let reply = try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try present(tx, .installation) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            let said = try InstallationPages.kept(tx).act { $0 }
            let whole = fields.over(InstallationForm.answers(said.details))
            try InstallationSettings.change(
              said.id, to: try InstallationForm.read(whole), seen: try visit.versionSeen(fields), tx)
            return AdministrationResource.installation
          }, present: present)
      })
    if !visit.request.method.isSafe { await visit.showAnew() }
    return reply
  }

  private static let present: @Sendable (Transaction, AdministrationResource) throws -> Disclosed<APIRecord> = {
    tx, _ in
    try InstallationSettings.find(tx).map { said in
      guard let said else { throw NotFound() }
      return APIRecord(said, as: shape, said.version)
    }
  }

  private static let shape = Shape<InstallationSettings>("Installation") { one in
    one.id("organisation") { $0.keeper }
    one.version { $0.version }
    one.words("name") { $0.details.name }
    one.words("controller") { $0.details.controller }
    one.words("contact") { $0.details.contact }
    one.words("accent") { $0.details.accent?.hex }
    one.member("languages", .list(.words)) { .array($0.details.languages.map { .string($0.text) }) }
    one.truth("hasLogo") { $0.logo != nil }
  }

  static let operations: [Operation] = [
    .reads(
      .at(AdministrationResource.installation),
      "How the installation calls and shows itself. No language in the list: all that the program speaks are offered.",
      shape.schema),
    .changes(
      .at(AdministrationResource.installation),
      "Changes it, for administrators of the organisation that looks after it.",
      with: .answers(to: InstallationForm.questions, isChange: true), shape.schema),
  ]
}
