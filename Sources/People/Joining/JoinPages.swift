import Access
import Design
import Language
import Values
import Web
import Work

/// The pages on which two records of one person are made one, and one is made two again.
struct JoinPages: Sendable {
  let steps: JoinSteps
  /// What programmes and organisations are called.
  let names: [Offer.Places]

  /// Of two records this one is kept; the other one is named in the query.
  func join(_ visit: Visit, into kept: PersonID) async throws -> Reply {
    let asked = visit.request.query["with"]
    return try await visit.noting(
      form: { written, tx, desk in
        _ = try tx.grantToCreate(PersonMergeRecord.self, on: .person(kept))
        let told = written.answers?[JoinForm.other.name] ?? asked
        let other: PersonID? = told.flatMap { PersonID($0) }
        guard let other, other != kept, try mayJoin(other, tx) else {
          if written.answers == nil, told != nil { throw NotFound() }
          return try choice(for: kept, written, tx, desk)
        }
        return try view(kept, other, tx, desk).map { page($0, written, desk) }
      },
      apart: [JoinForm.other.name],
      mending: { made in
        guard let id = made.record(told: PersonMergeKind.self) else { throw NotFound() }
        return try await visit.mending(
          PeopleAddress.personMerge(id), titled: .joinOne, cancel: .to(PeopleAddress.people),
          editable: editable(id, isMending: true))
      },
      keep: { tx, fields in
        let id = try steps.join(fields, into: kept, tx)
        return Link.to(PeopleAddress.person(kept)).saying(.doneRecordsJoined, about: id, at: .first)
      })
  }

  private func mayJoin(_ person: PersonID, _ tx: Transaction) throws -> Bool {
    do {
      _ = try tx.grantToCreate(PersonMergeRecord.self, on: .person(person))
      return true
    } catch is NotFound { return false }
  }

  private func view(_ kept: PersonID, _ aside: PersonID, _ tx: Transaction, _ desk: Desk) throws -> Disclosed<JoinView>
  {
    let people = try Disclosed.together(
      People.find(kept, tx, desk.voice), People.find(aside, tx, desk.voice)
    ) { ($0, $1) }
    let moving = try tx.numbersToMove(of: aside, upTo: JoinView.mostCounted)
    let staying = try tx.numbersToMove(of: kept, upTo: JoinView.mostCounted)
    let gaining = try tx.whoWillSeeMore(joining: kept, aside)
    let subjects = gaining.act { all in
      all.all.compactMap { one -> Subject? in
        switch one {
        case .worker, .named, .herself, .contact: nil
        case .team(let id): .programme(id)
        case .referrer(let id): .organisation(id)
        }
      }
    }
    let called = try names.map { try $0(subjects, tx) }.joined()
    return try .together(people, moving, staying, gaining, called, steps.findings(kept, aside, tx)) {
      JoinView(
        kept: $0.0, aside: $0.1, moving: $1, staying: $2, gaining: $3,
        names: $4.reduce(into: [:]) { $0.merge($1) { first, _ in first } }, found: $5)
    }
  }

  private func page(_ view: JoinView, _ written: Written, _ desk: Desk) -> HTML {
    let voice = desk.voice
    let back = Link.to(PeopleAddress.person(view.kept.id))
    let questions = [JoinForm.why] + (view.gaining.all.isEmpty ? [] : [JoinForm.seen])
    let swap: HTML = """
      <p><a href="\(Link.to(PeopleAddress.joinRecords(view.aside.id), query: ["with": view.kept.id.text]))">\(voice(.joinSwap))</a></p>
      """
    let blocked = view.found.blocks
    let act: HTML =
      blocked.isEmpty
      ? desk.form(
        QuestionForm(
          PeopleAddress.joinRecords(view.kept.id), questions, answers: written.answers ?? Fields(),
          problems: written.problems, submit: .joinSubmit, cancel: back,
          hidden: [Hidden(name: JoinForm.other.name, value: view.aside.id.text)]))
      : """
      \(Banner(.stop, title: voice(.joinBlocked), content: "<ul>\(each: blocked, { "<li dir=\"auto\">\(voice($0))</li>" })</ul>"))\
      \(desk.written(written.answers, questions))
      """
    return desk.page(
      desk.title(.joinTitle, of: view.kept.toldName), lead: voice(.joinLead),
      trail: [(view.kept.toldName, back), (voice(.peopleTwiceTitle), .to(PeopleAddress.enteredTwice))],
      blocked.isEmpty ? "\(swap)\(view.html(desk))\(act)" : "\(act)\(swap)\(view.html(desk))")
  }

  /// Who may be the same, where nobody said which record it is.
  private func choice(
    for kept: PersonID, _ written: Written, _ tx: Transaction, _ desk: Desk
  ) throws -> Disclosed<HTML> {
    let alike = try tx.listWhatIsReadable(ListedPerson.alike(to: kept), try tx.grant(List.self, PersonRecord.self))
    return try .together(People.find(kept, tx, desk.voice), alike) { person, alike in
      let voice = desk.voice
      let back = Link.to(PeopleAddress.person(person.id))
      let problems = Problems(
        title: voice(.formProblemTitle), written.problems.map { .init(words: voice($0.words)) })
      let list: HTML =
        alike.isEmpty
        ? "<p>\(voice(.joinNobodyAlike))</p>"
        : """
        <p>\(voice(.joinChoose))</p><ul>\(each: alike, { one in
          "<li><a href=\"\(Link.to(PeopleAddress.joinRecords(kept), query: ["with": one.person.id.text]))\">\(name: one.person.name)</a>\(with: one.born, { ", \(voice(.peopleTwiceBorn(date: $0)))" })</li>"
        })</ul>
        """
      return desk.page(
        desk.title(.joinTitle, of: person.toldName), trail: [(person.toldName, back)],
        "\(if: !written.problems.isEmpty, problems.html)\(desk.written(written.answers, [JoinForm.why]))\(list)")
    }
  }

  /// One merge, where it is undone, or the words about why it was done are mended.
  func merge(_ visit: Visit, _ id: PersonMergeID) async throws -> Reply {
    let isMending = try !visit.request.method.isSafe && visit.fields()[JoinForm.why.name] != nil
    return try await visit.editing(
      PeopleAddress.personMerge(id), titled: .joinOne, cancel: .to(PeopleAddress.people),
      verb: isMending ? .formSave : .joinUndoSubmit, done: nil, editable: editable(id, isMending: isMending),
      save: { tx, fields, version in
        let merge =
          isMending
          ? try steps.mend(id, fields, seen: version, tx) : try steps.undo(id, fields, seen: version, tx)
        return Link.to(PeopleAddress.person(merge.person))
          .saying(isMending ? .doneSaved : .doneRecordsSeparated, about: id, at: version.next)
      })
  }

  private func editable(
    _ id: PersonMergeID, isMending: Bool
  ) -> @Sendable (Transaction, Desk) throws -> Disclosed<Editable> {
    { tx, desk in
      let found = try PersonMerges.find(id, tx)
      let stands = try found.flatMap { try PersonMerges.whyItStands($0, tx) }
      let closed = try found.act { try desk.closed(about: $0.person, tx) }
      let mayUndo = try found.act { try mayJoin($0.person, tx) }
      let person = try found.flatMap { try People.find($0.person, tx, desk.voice) }
      return .together(found, stands, person) { merge, stands, person in
        // The words are mended as long as the two are one.
        let over = stands.flatMap { isMending && merge.undone == nil ? nil : ClosedForm($0.phrase) }
        return Editable(
          version: merge.version, answers: isMending ? Fields([JoinForm.why.name: merge.why]) : Fields(),
          name: person.toldName, questions: [isMending ? JoinForm.why : JoinForm.undoWhy],
          back: .to(PeopleAddress.person(person.id)), above: merge.told(person, desk),
          closed: over ?? closed ?? (mayUndo ? nil : ClosedForm(.joinUndoNotYours)))
      }
    }
  }

  /// Below everything else on the person's page, where there is any.
  var panel: PeoplePages.Panel {
    { person, tx, desk in
      guard desk.actor.might(List.self, PersonMergeRecord.self) else { return tx.me.map { _ in .nothing } }
      return try PersonMerges.of(person, tx).map { merges in
        guard !merges.isEmpty else { return .nothing }
        let part = desk.part(of: merges, "merges", at: "merges", desk.voice(.joinedTitle))
        return Card(
          title: desk.voice(.joinedTitle), sign: CircleSign(.case, desk.voice(.circleCase)), id: "merges",
          content: """
            <ul class="plain">\(each: part.items, { one in
              "<li><a href=\"\(Link.to(PeopleAddress.personMerge(one.id)))\">\(name: one.asideName)</a>, \(desk.voice(.joinedSaid(day: one.joined, name: one.by)))</li>"
            })</ul>\(part.ways)
            """
        ).html
      }
    }
  }
}

extension PersonMerge {
  fileprivate func told(_ person: Person, _ desk: Desk) -> HTML {
    let voice = desk.voice
    return """
      \(SummaryList([
        .init(voice(.joinAside), "\(name: asideName)"),
        .init(voice(.joinedWhen), "\(voice(.joinedSaid(day: joined, name: by)))"),
        .init(voice(.joinWhy), "<span dir=\"auto\">\(why)</span>"),
      ]))<p>\(voice(.joinUndoWhat))</p>\(if: undone == nil, "<p>\(voice(.joinUndoUntil(day: undoUntil)))</p>")
      """
  }
}

extension PeoplePages {
  /// Where a record was set aside: the way to the one that was kept, for whoever reaches that.
  func orSetAside(_ visit: Visit, _ id: PersonID, _ answer: () async throws -> Reply) async throws -> Reply {
    do { return try await answer() } catch let error as NotFound {
      guard visit.request.method.isSafe else { throw error }
      return .page(
        try await visit.work(.casework) { tx, desk in
          try PersonMerges.settingAside(id, tx).flatMap { merge in
            guard let merge else { throw error }
            return try People.find(merge.person, tx, desk.voice).map { person in
              desk.page(
                desk.title(.joinSetAsideTitle, of: merge.asideName),
                trail: [(desk.voice(.peopleTitle), .to(PeopleAddress.people))],
                """
                <p class="lead">\(desk.voice(.joinSetAsideWords(name: merge.by, day: merge.joined)))</p>\
                \(ButtonRow([Button(desk.voice(.joinSetAsideGo(name: person.toldName)), .go(.to(PeopleAddress.person(person.id))), tone: .main)]))
                """)
            }
          }
        })
    }
  }
}
