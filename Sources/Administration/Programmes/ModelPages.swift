import Access
import Design
import Language
import Programmes
import Rules
import Values
import Web

/// One programme model as it is in force: its words and choices in every language that it speaks, its phases and its
/// rhythm, and which programmes run by it.
struct ModelPages: Sendable {
  let shelf: ProgrammeShelf

  private func model(_ code: String) throws -> ProgrammeModel {
    guard let model = shelf.models.filter({ $0.code.text == code }).max(by: { $0.version < $1.version }) else {
      throw NotFound()
    }
    return model
  }

  func page(_ visit: Visit, _ code: String) async throws -> Reply {
    try await visit.on(get: {
      let model = try model(code)
      return .page(
        try await visit.work(.administration) { tx, desk in
          let programmes =
            try tx.actor.might(List.self, ProgrammeRecord.self)
            ? Participations.programmes(tx) : tx.me.map { _ in [] }
          return programmes.map { programmes in
            ModelText(
              model: model, packs: shelf.packs(of: model), programmes: programmes.filter { $0.model == model.code },
              desk: desk
            ).document
          }
        })
    })
  }

  func api(_ visit: Visit, _ code: String) async throws -> Reply {
    try await visit.on(get: {
      let model = try model(code)
      return .json(
        try await visit.work(.exchange) { tx, _ in
          return tx.me.map { _ in ModelText.shape.json(model) }
        })
    })
  }

  static let operations: [Operation] = [
    .tells(
      .named("programmeModel", AdministrationResource.programmeModel),
      "A programme model as it is in force, with its texts in every language that it speaks.",
      ModelText.shape.schema)
  ]
}
