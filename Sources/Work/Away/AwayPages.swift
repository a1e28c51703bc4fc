import Access
import Design
import Language
import Values
import Web

/// The pages about who is away, and who stands in.
struct AwayPages: Sendable {
  let steps: AbsenceSteps

  func list(_ visit: Visit) async throws -> Reply {
    try await visit.on(get: {
      .page(
        try await visit.work(.thisWeek) { tx, desk in
          let mayOthers = tx.mayNoteAbsenceOfOthers
          let offered = try mayOthers ? steps.offers(for: tx.actor.account, tx) : tx.me.map { _ in [] }
          return try .together(Absences.all(tx), offered) { absences, offered in
            page(absences, offered.inOrder(for: desk.voice), mayOthers, desk)
          }
        })
    })
  }

  private func page(_ absences: Excerpt<Absence>, _ offered: [Offer], _ mayOthers: Bool, _ desk: Desk) -> HTML {
    let voice = desk.voice
    let list: HTML =
      absences.rows.isEmpty
      ? "<p class=\"quiet\">\(voice(.awayNone))</p>"
      : """
      <ul class="plain">\(each: absences.rows, { line($0, mayOthers, desk) })</ul>\
      \(if: absences.hasMore, "<p class=\"quiet\">\(voice(.weekFirstOfMore(n: absences.rows.count, total: absences.rows.count)))</p>")
      """
    let own =
      desk.actor.might(Create.self, AbsenceRecord.self)
      ? [Button(voice(.awayOwnTitle), .go(.to(WorkAddress.newAbsence(desk.actor.account))), tone: .main)] : []
    let others: HTML =
      offered.isEmpty
      ? .nothing
      : """
      <details class="more"><summary>\(voice(.awayOfColleague))</summary><ul class="plain">\(each: offered, { offer in
        """
        <li><a href="\(Link.to(WorkAddress.newAbsence(offer.candidate.account)))">\
        \(name: offer.choice.label.said(by: voice))</a></li>
        """
      })</ul></details>
      """
    return desk.page(
      voice(.awayTitle), trail: [(voice(.weekTitle), .to(WorkAddress.week))],
      "<div class=\"card\">\(list)</div>\(ButtonRow(own))\(others)")
  }

  private func line(_ absence: Absence, _ mayOthers: Bool, _ desk: Desk) -> HTML {
    let words = desk.voice(AwayNotice.sentence(absence))
    let mayChange =
      desk.actor.might(Edit.self, AbsenceRecord.self)
      && (absence.account == desk.actor.account || mayOthers)
    return """
      <li id="\(AwayPages.place + absence.id.text)"><p>\(if: mayChange, "<a href=\"\(Link.to(WorkAddress.absence(absence.id)))\">\(words)</a>", else: "\(words)")</p></li>
      """
  }

  static let place = "away-"

  /// Who is covered is said before it is done: the people are the same whoever stands in.
  func note(_ visit: Visit, of account: AccountID) async throws -> Reply {
    try await visit.noting(
      for: .thisWeek,
      form: { written, tx, desk in
        guard tx.mayNoteAbsence(of: account) else { throw NotFound() }
        let away = try tx.candidates(on: tx.today, among: account)
        let people = try tx.coverable(account, from: tx.today, until: tx.today.adding(months: 24))
        let subjects = people.act { $0.map { Subject.person($0.person) } }
        let named = try steps.names(Array(subjects.prefix(Transaction.mostCovered)), tx, desk.voice)
        return try .together(away, people, named, steps.offers(for: account, tx)) { away, people, named, offered in
          guard let away = away.first else { throw NotFound() }
          let names = desk.voice.inOrder(named.values.map(\.name))
          return document(away, people, names, offered.inOrder(for: desk.voice), written, desk)
        }
      },
      takingBack: TakingBack(AbsenceKind.self) { tx, id in
        if try Absences.find(id, tx).act({ $0.withdrawn != nil }) { return }
        _ = try steps.act(on: id, Fields([AbsenceForm.outcome.name: "withdrawn"]), seen: .first, tx)
      },
      keep: { tx, fields in
        let id = try steps.note(fields, of: account, tx)
        return Link.to(WorkAddress.away, fragment: AwayPages.place + id.text)
          .saying(.doneAbsenceNoted, about: id, at: .first)
      })
  }

  private func document(
    _ away: Candidate, _ people: [Coverable], _ names: [String], _ offered: [Offer], _ written: Written,
    _ desk: Desk
  ) -> HTML {
    let voice = desk.voice
    let isOwn = away.account == desk.actor.account
    let covered: HTML =
      people.isEmpty
      ? "<p>\(voice(.awayNoPeople))</p>"
      : """
      <details class="more"><summary>\(voice(.awayPeople(n: Set(people.map(\.person)).count)))</summary>\
      <ul class="plain">\(each: names, { "<li>\(name: $0)</li>" })</ul></details>
      """
    let all = Link.to(WorkAddress.away)
    let questions = AbsenceForm.questions(offered)
    let form: HTML =
      offered.isEmpty
      ? ClosedForm(.awayNobodyElse)
        .html(desk, back: (voice(.awayTitle), all), questions: questions, typed: written.answers)
      : desk.form(
        QuestionForm(
          WorkAddress.newAbsence(away.account), questions,
          answers: written.answers ?? Fields(["from": desk.today.iso]), problems: written.problems, submit: .awaySubmit,
          cancel: all))
    return desk.page(
      isOwn ? voice(.awayOwnTitle) : desk.title(.awayOfColleague, of: away.name), lead: voice(.awayLead),
      trail: [(voice(.awayTitle), all)], "\(covered)\(form)")
  }

  /// Where the return is moved, or what was just said is taken back.
  func absence(_ visit: Visit, _ id: AbsenceID) async throws -> Reply {
    try await visit.editing(
      WorkAddress.absence(id), titled: .awayMoveTitle, cancel: .to(WorkAddress.away), purpose: .thisWeek, done: nil,
      editable: { tx, desk in
        _ = try tx.grant(Edit.self, AbsenceRecord.self)
        let found = try Absences.find(id, tx)
        guard found.act({ tx.mayNoteAbsence(of: $0.account) }) else { throw NotFound() }
        return found.map { absence in
          Editable(
            version: absence.version, answers: Fields(["until": absence.until.iso]), name: absence.name,
            questions: [AbsenceForm.until], back: .to(WorkAddress.away),
            above: "<p class=\"lead\">\(desk.voice(AwayNotice.sentence(absence)))</p>",
            closed: absence.closedBecause(on: desk.today).map {
              ClosedForm($0, way: (.awayTitle, .to(WorkAddress.away)))
            })
        }
      },
      save: { tx, fields, version in
        let what = try steps.act(on: id, fields, seen: version, tx)
        return Link.to(WorkAddress.away, fragment: AwayPages.place + id.text).saying(what, about: id, at: version.next)
      })
  }
}
