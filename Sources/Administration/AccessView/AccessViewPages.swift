import Access
import Design
import Language
import Values
import Web

/// Who may see what, role by role, in words.
struct AccessViewPages: Sendable {
  let view: AccessView

  func page(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      .page(
        try await visit.work(.administration) { tx, desk in
          return tx.me.map { _ in document(desk) }
        })
    })
  }

  private func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    return desk.page(
      voice(.accessViewTitle), lead: voice(.accessViewLead), trail: desk.trail,
      """
      <p>\(voice(.accessViewHow))</p>\
      <ul class="plain">\(each: Role.allCases, { "<li><a href=\"\(Link.here($0.rawValue))\">\(voice($0.phrase))</a></li>" })</ul>\
      \(each: Role.allCases, { section($0, voice) })
      """)
  }

  private func section(_ role: Role, _ voice: Voice) -> HTML {
    let lines = view.lines(of: role)
    let table = DataTable(
      caption: voice(role.phrase), hidesCaption: true,
      columns: [
        .init(voice(.accessViewWhat)), .init(voice(.accessViewThrough)), .init(voice(.accessViewMay)),
        .init(voice(.accessViewSees)), .init(voice(.accessViewCircle)),
      ],
      rows: lines.map { line in
        [
          "\(voice(line.rule.kind.phrase))", ways(line.rule, voice),
          "\(voice.list(line.rule.said.map { voice($0) }))", "\(voice(line.rule.mask.phrase))",
          "\(voice.list(line.circles.map { voice($0.phrase) }))",
        ]
      })
    return """
      <section class="stack" aria-labelledby="\(role.rawValue)"><h2 id="\(role.rawValue)">\(voice(role.phrase))</h2>\
      \(if: lines.isEmpty, "<p>\(voice(.accessViewNothing))</p>", else: table.html)</section>
      """
  }

  /// Any one of them is enough: each stands on a line of its own, for “and” would say that all are needed.
  private func ways(_ rule: AccessRule, _ voice: Voice) -> HTML {
    rule.relations.dropFirst().reduce(HTML(rule.relations.first.map { voice($0.phrase) } ?? "")) {
      $0 + "<br>\(voice($1.phrase))"
    }
  }

  func api(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      .json(
        try await visit.work(.exchange) { tx, _ in
          return tx.me.map { _ in ["items": .array(view.lines.map(AccessView.shape.json))] }
        })
    })
  }

  static let operations: [Operation] = [
    .lists(
      .at(AdministrationResource.accessRules),
      "What every role may do with what is kept, by the rules by which the program decides.",
      of: AccessView.shape.schema)
  ]
}
