import Access
import Design
public import Language
public import Rules
import Values
import Web

/// The days on which one workplace is closed: to be added, changed and taken out.
struct ClosuresPage {
  let workplace: Workplace
  let closures: [Closure]
  /// What stands at the other records of the place.
  let elsewhere: [ClosuresElsewhere]
  let typed: Fields?
  let problems: [Problem]
  let isStale: Bool
  /// It was the reader, with the same form.
  var isOwn = false

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let coming = closures.filter { $0.until >= desk.today }
    let past = closures.filter { $0.until < desk.today }
    return desk.page(
      desk.title(.closuresTitle, of: workplace.toldName),
      trail: [(workplace.details.name, .to(EmployersAddress.workplace(workplace.id)))],
      """
      \(if: isStale, conflict(desk))\
      <p class="lead">\(voice(.closuresWhy))</p>\
      \(each: coming, { one($0, desk) })\(others(desk))\
      <section class="acts" aria-labelledby="add"><h2 id="add">\(voice(.closureAdd))</h2>\
      \(coming.count >= ClosureForm.most ? full(desk) : form("added", nil, Fields(), .closureAdd, desk))</section>\
      \(if: !past.isEmpty, "<details class=\"more\"><summary>\(voice(.closuresPast(n: past.count)))</summary>\(each: past, { one($0, desk) })</details>")
      """)
  }

  /// The place is closed on these days as well; they are changed where they were entered.
  private func others(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let coming = elsewhere.compactMap { other -> (workplace: Workplace, closures: [Closure])? in
      let closures = other.closures.filter { $0.until >= desk.today }
      return closures.isEmpty ? nil : (other.workplace, closures)
    }
    return coming.reduce(.nothing) { html, other in
      let name = other.workplace.toldName
      return html
        + Card(
          title: voice(.closuresElsewhere(name: name)), id: "closures-" + other.workplace.id.text,
          content: "<ul class=\"plain\">\(each: other.closures, { "<li>\($0.said(by: voice))</li>" })</ul>",
          buttons: [
            Button(
              voice(.closuresElsewhereChange), .go(.to(EmployersAddress.closures(other.workplace.id))), tone: .quiet,
              about: name)
          ]
        ).html
    }
  }

  /// Both texts of the days that the reader changed, as long as they stand here; a new text collides with none.
  private func conflict(_ desk: Desk) -> HTML {
    guard let typed, let closure = closures.first(where: isTried) else { return desk.conflictOfAct }
    return desk.conflict(ClosureForm.questions, yours: typed, stored: ClosureForm.answers(closure), isOwn: isOwn)
  }

  private func isTried(_ closure: Closure) -> Bool { step == "changed" && typed?["closure"] == closure.id.text }

  /// There are as many as anybody plans.
  private func full(_ desk: Desk) -> HTML {
    let back = (workplace.details.name, Link.to(EmployersAddress.workplace(workplace.id)))
    return ClosedForm(.closureTooMany(n: ClosureForm.most)).html(
      desk, back: back, questions: ClosureForm.questions, typed: step == "added" ? typed : nil)
  }

  private func one(_ closure: Closure, _ desk: Desk) -> HTML {
    let voice = desk.voice
    return Card(
      title: closure.name, id: "closure-" + closure.id.text,
      content: """
        <p>\(closure.said(by: voice))</p>\
        <details class="more step"\(flag: "open", isTried(closure))><summary>\(voice(.closureChange))\
        <span class="unseen">: \(closure.name)</span></summary>\
        \(form("changed", closure, ClosureForm.answers(closure), .formSave, desk))</details>
        """,
      buttons: [
        workplace.removal(of: closure, desk)
      ]
    ).html
  }

  private var step: String? { typed?["step"].flatMap { ["added", "changed"].contains($0) ? $0 : nil } }

  private func form(_ name: String, _ closure: Closure?, _ usual: Fields, _ submit: Phrase, _ desk: Desk) -> HTML {
    // What was typed about days that are gone is not: it stands where they can be added again.
    let isTried = closure.map(isTried) ?? !closures.contains(where: isTried)
    return desk.form(
      QuestionForm(
        EmployersAddress.closures(workplace.id), ClosureForm.questions, answers: isTried ? typed ?? usual : usual,
        problems: isTried ? problems : [], version: workplace.version, submit: submit,
        hidden: [Hidden(name: "step", value: name)]
          + (closure.map { [Hidden(name: "closure", value: $0.id.text)] } ?? []),
        idPrefix: name + (closure.map { "-" + $0.id.text } ?? "")))
  }
}

extension Workplace {
  /// With its firm, which the other records of a place may have another name of.
  var toldName: String { details.name + ", " + organisationName }

  func removal(of closure: Closure, icon: Icon? = nil, _ desk: Desk) -> Button {
    Button(
      desk.voice(.closureRemove),
      .send(
        .to(EmployersAddress.closures(id)),
        hidden: desk.formKeys + [
          desk.version(version), Hidden(name: "step", value: "removed"),
          Hidden(name: "closure", value: closure.id.text),
        ]), tone: .quiet, icon: icon)
  }
}

extension Closure {
  /// `closed from … to … (summer closure)`, or on its one day.
  public func said(by voice: Voice) -> String {
    from == until
      ? voice(.closureSaidDay(day: from, name: name)) : voice(.closureSaid(from: from, until: until, name: name))
  }
}

extension EmployerPages {
  func closures(_ visit: Visit, of id: WorkplaceID) async throws -> Reply {
    @Sendable func page(
      _ typed: Fields?, _ problems: [Problem], isStale: Bool, isOwn: Bool = false, status: Int
    ) async throws -> Reply {
      .page(
        try await visit.work(.casework) { tx, desk in
          _ = try tx.grant(Edit.self, WorkplaceRecord.self)
          let workplace = try Employers.find(id, tx)
          let elsewhere = try workplace.flatMap { try Employers.closures(elsewhereThan: $0, tx) }
          return .together(workplace, try Employers.closures(of: id, tx), elsewhere) {
            ClosuresPage(
              workplace: $0, closures: $1, elsewhere: $2, typed: typed, problems: problems, isStale: isStale,
              isOwn: isOwn
            ).document(desk)
          }
        }, status: status)
    }
    return try await visit.on(
      get: { try await page(nil, [], isStale: false, status: 200) },
      post: {
        do {
          return try await visit.submit(
            .casework, reading: { $0 }, apart: ["step", "closure"],
            mending: { made in
              // The days that were added a moment ago are changed, and not added a second time.
              var fields = try visit.fields()
              if fields["step"] == "added" { (fields["step"], fields["closure"]) = ("changed", made.part) }
              return try await page(fields, [], isStale: true, isOwn: true, status: 409)
            }
          ) { tx, fields in
            let version = try visit.versionSeen(fields)
            let done = try ClosureSteps.act(on: id, fields, seen: version, tx)
            return Link.to(EmployersAddress.workplace(id))
              .saying(done.what, about: id, at: version.next, part: done.part)
          }
        } catch let refused as Refused {
          return try await page(try visit.fields(), refused.problems, isStale: false, status: 422)
        } catch is Stale {
          return try await page(try visit.fields(), [], isStale: true, status: 412)
        }
      })
  }
}

extension EmployersAPI {
  /// `{"step": "added", "from": …, "until": …, "name": …}`, `"changed"` or `"removed"` with the `closure`.
  func closures(_ visit: Visit, of id: WorkplaceID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try EmployersAPI.present(tx, .closures(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            _ = try ClosureSteps.act(on: id, fields, seen: try visit.versionSeen(fields), tx)
            return EmployersResource.closures(id)
          }, present: EmployersAPI.present)
      })
  }

  static let closureOperations: [Operation] = [
    .reads(
      .each(EmployersResource.closures), "The days on which a workplace is closed.", Workplace.closuresShape.schema),
    .changes(
      .each(EmployersResource.closures), "Adds days on which a workplace is closed, changes them, or takes them out.",
      with: .either(
        [
          ("added", ClosureForm.questions), ("changed", [ClosureForm.closure] + ClosureForm.questions),
          ("removed", [ClosureForm.closure]),
        ].map { step, questions in
          .answers(to: questions, and: [Schema.Member("step", .code([step]), isRequired: true)])
        }), Workplace.closuresShape.schema),
  ]
}

extension Closure {
  static let shape = Shape<Closure>("Closure") { closure in
    closure.id("id") { $0.id }
    closure.day("from") { $0.from }
    closure.day("until") { $0.until }
    closure.words("name") { $0.name }
  }
}

extension Workplace {
  /// All closures of a workplace; the version is the workplace's.
  static let closuresShape = Shape<(workplace: Workplace, closures: [Closure])>("Closures") { of in
    of.id("workplace") { $0.workplace.id }
    of.version { $0.workplace.version }
    of.member("items", .list(Closure.shape.schema)) { .array($0.closures.map(Closure.shape.json)) }
  }
}
