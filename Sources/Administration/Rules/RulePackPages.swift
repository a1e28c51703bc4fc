import Access
import Language
import Rules
import Values
import Web

/// One rule pack: every rule in its own words, where it is written and how far it may be trusted. Computed from the pack
/// that the checks obey.
struct RulePackPages: Sendable {
  let packs: [RulePack]

  private func pack(_ code: String) throws -> RulePack {
    guard let pack = packs.first(where: { $0.code.text == code }) else { throw NotFound() }
    return pack
  }

  func page(_ visit: Visit, _ code: String) async throws -> Reply {
    try await visit.on(get: {
      let pack = try pack(code)
      return .page(
        try await visit.work(.administration) { tx, desk in
          return tx.me.map { _ in RulePackText(pack: pack, packs: packs, desk: desk).document }
        })
    })
  }

  func api(_ visit: Visit, _ code: String) async throws -> Reply {
    try await visit.on(get: {
      let pack = try pack(code)
      return .json(
        try await visit.work(.exchange) { tx, _ in
          return tx.me.map { _ in ["items": .array(WrittenLine.all(of: pack, in: visit.voice.language))] }
        })
    })
  }

  static let operations: [Operation] = [
    .lists(
      .named("rulePack", AdministrationResource.rulePack),
      "Every rule of a pack, in its own words and with its source, in the language asked for.",
      of: WrittenLine.shape.schema)
  ]
}
