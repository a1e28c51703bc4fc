import Access
import Design
import Language
import Values
import Web

/// The page about countries' numbers of somebody, and the one on which somebody is found by one.
struct IdentityPages: Sendable {
  private struct Shown: Sendable {
    let id: IdentityNumberID
    let number: String
  }

  func ofPerson(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    try await visit.on(
      get: { try await noting(visit, person, nil) },
      post: {
        do {
          let fields = try visit.fields()
          switch fields[IdentityForm.step] {
          case IdentityForm.show: return try await show(visit, person, fields)
          case IdentityForm.remove: return try await remove(visit, person)
          default: return try await noting(visit, person, try await IdentitySteps.keys(visit, of: person, .casework))
          }
        } catch let refused as Refused {
          return .page(try await page(visit, person, Written(try visit.fields(), refused.problems)), status: 422)
        } catch is Stale {
          return .page(try await page(visit, person, Written(nil, isStale: true)), status: 412)
        }
      })
  }

  /// - Parameter keys: for what is noted.
  private func noting(_ visit: Visit, _ person: PersonID, _ keys: IdentityKeys?) async throws -> Reply {
    try await visit.noting(
      form: { written, tx, desk in
        let desk = try desk.with(person, tx)
        return try IdentityPages.found(person, tx, desk).map { document($0, written, nil, desk) }
      },
      reading: { try IdentityForm.read($0) },
      takingBack: TakingBack(IdentityNumberKind.self) { tx, id in
        if try IdentityNumbers.find(id, tx).act({ $0.removed != nil }) { return }
        guard try IdentitySteps.remove(id, seen: .first, tx) == person else { throw NotFound() }
      },
      keep: { tx, number in
        guard let keys else { throw NotFound() }
        let id = try IdentitySteps.note(number, keys, for: person, tx)
        return Link.to(PeopleAddress.identityNumbers(person)).saying(.doneIdentityNumberNoted, about: id, at: .first)
      })
  }

  private func remove(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    try await visit.submit(.casework) { tx, fields in
      let version = try visit.versionSeen(fields)
      let id = try IdentityPages.which(fields)
      guard try IdentitySteps.remove(id, seen: version, tx) == person else { throw NotFound() }
      return Link.to(PeopleAddress.identityNumbers(person))
        .saying(.doneIdentityNumberRemoved, about: id, at: version.next)
    }
  }

  private static func which(_ fields: Fields) throws(Refused) -> IdentityNumberID {
    guard let id = fields[IdentityForm.which].flatMap({ IdentityNumberID($0) }) else {
      throw Refused(IdentityForm.which, .formNoReference)
    }
    return id
  }

  /// The number itself, once; nothing of it is kept but that it was shown.
  private func show(_ visit: Visit, _ person: PersonID, _ fields: Fields) async throws -> Reply {
    let id = try IdentityPages.which(fields)
    let sealed = try await visit.work(.casework) { tx, _ in try IdentityNumbers.show(id, tx) }
    let opened = try await visit.store.open(sealed, { [$0.place] }) { sealed, opener in
      (sealed.person, Shown(id: id, number: try opener.text(sealed.number, at: sealed.place)))
    }
    let (desk, found) = try await visit.work(.casework) { tx, desk in
      (desk, try IdentityPages.found(person, tx, desk))
    }
    return .page(
      try Disclosed.together(opened, found) { ($0, $1) }.map { opened, found in
        guard opened.0 == person else { throw NotFound() }
        return document(found, Written(nil), opened.1, desk)
      })
  }

  private typealias Found = (person: Person, numbers: [IdentityNumber])

  private static func found(_ person: PersonID, _ tx: Transaction, _ desk: Desk) throws -> Disclosed<Found> {
    _ = try tx.grantToCreate(IdentityNumberRecord.self, on: .person(person))
    return try .together(People.find(person, tx, desk.voice), IdentityNumbers.of(person, tx)) { ($0, $1) }
  }

  private func page(_ visit: Visit, _ person: PersonID, _ written: Written) async throws -> Disclosed<HTML> {
    try await visit.work(.casework) { tx, desk in
      let desk = try desk.with(person, tx)
      return try IdentityPages.found(person, tx, desk).map { document($0, written, nil, desk) }
    }
  }

  private func document(_ found: Found, _ written: Written, _ shown: Shown?, _ desk: Desk) -> HTML {
    let (voice, person) = (desk.voice, found.person.id)
    let back = Link.to(PeopleAddress.person(person))
    let lines: HTML =
      found.numbers.isEmpty
      ? "<p class=\"quiet\">\(voice(.identityNone))</p>"
      : "<ul class=\"plain\">\(each: found.numbers, { line($0, shown, desk) })</ul>"
    let form = desk.form(
      QuestionForm(
        PeopleAddress.identityNumbers(person), IdentityForm.questions, answers: written.answers ?? Fields(),
        problems: written.problems, submit: .identityNoteSubmit, cancel: back))
    return desk.page(
      desk.title(.identityTitle, of: found.person.toldName), lead: voice(.identityLead),
      trail: [(found.person.toldName, back)],
      "\(if: written.isStale, desk.conflictOfAct)\(lines)<h2>\(voice(.identityNoteTitle))</h2>\(form)")
  }

  private func line(_ one: IdentityNumber, _ shown: Shown?, _ desk: Desk) -> HTML {
    let voice = desk.voice
    let number: HTML =
      shown.flatMap { $0.id == one.id ? $0.number : nil }.map {
        "<bdi class=\"number\">\($0)</bdi> <span class=\"quiet\">\(voice(.identityShownNote))</span>"
      } ?? "<span aria-label=\"\(voice(.identityHidden))\">••••••</span>"
    let which = Hidden(name: IdentityForm.which, value: one.id.text)
    let show = Button(
      voice(.identityShow),
      .send(
        .to(PeopleAddress.identityNumbers(one.person)),
        hidden: [Hidden(name: IdentityForm.step, value: IdentityForm.show), which]),
      tone: .quiet, about: voice(one.form.phrase))
    return """
      <li><p>\(voice(one.form.phrase)) · \(number)\(if: one.isDoubted, " \(Tag(voice(.identityDoubted), .due))")</p>\
      <p class="quiet">\(voice(.identityNotedSaid(name: one.notedBy, day: one.noted)))</p>\
      \(ButtonRow((shown?.id == one.id ? [] : [show]) + [one.removal(desk)]))</li>
      """
  }

  /// On the person's page only that there are some, with the way to them.
  var panel: PeoplePages.Panel {
    { person, tx, desk in
      guard desk.actor.might(List.self, IdentityNumberRecord.self), try IdentityBases.areOn(tx),
        try IdentityPages.isTold(person, tx)
      else { return tx.me.map { _ in .nothing } }
      return try IdentityNumbers.of(person, tx).map { numbers in
        let voice = desk.voice
        return Card(
          title: voice(.identityTitle), sign: CircleSign(.case, voice(.circleCase)), id: "identity-numbers",
          content: numbers.isEmpty
            ? "<p class=\"quiet\">\(voice(.identityNone))</p>"
            : "<p>\(voice.list(numbers.map { voice($0.form.phrase) }))</p>",
          buttons: [Button(voice(.identityGo), .go(.to(PeopleAddress.identityNumbers(person))))]
        ).html
      }
    }
  }

  private static func isTold(_ person: PersonID, _ tx: Transaction) throws -> Bool {
    try tx.workers(of: person, seeing: IdentityNumberRecord.self, among: [tx.actor.account]).act { !$0.isEmpty }
  }

  // MARK: Finding

  func find(_ visit: Visit) async throws -> Reply {
    @Sendable func page(
      _ typed: Fields, _ problems: [Problem], _ found: Disclosed<[(id: PersonID, name: String)]>?, status: Int
    ) async throws -> Reply {
      let desk = try await visit.work(.search) { tx, desk in
        try IdentitySteps.mayFind(tx)
        return tx.me.map { _ in desk }
      }
      let found = found?.map { Optional($0) } ?? desk.map { _ in nil }
      return .page(.together(desk, found) { IdentityPages.search($0, typed, problems, $1) }, status: status)
    }
    return try await visit.on(
      get: { try await page(Fields(), [], nil, status: 200) },
      post: {
        let fields = try visit.fields()
        _ = try await visit.work(.search) { tx, _ in try IdentitySteps.mayFind(tx) }
        do {
          let number = try IdentityForm.read(fields)
          let found = try await IdentitySteps.owners(visit, .search, of: number)
          return try await page(fields, [], found, status: 200)
        } catch let refused as Refused {
          return try await page(fields, refused.problems, nil, status: 422)
        }
      })
  }

  private static func search(
    _ desk: Desk, _ typed: Fields, _ problems: [Problem], _ found: [(id: PersonID, name: String)]?
  ) -> HTML {
    let voice = desk.voice
    let form = desk.form(
      QuestionForm(
        PeopleAddress.personByNumber, IdentityForm.questions, answers: typed, problems: problems,
        submit: .identityFindSubmit, cancel: .to(PeopleAddress.people)))
    let answer: HTML? = found.map { people in
      people.isEmpty
        ? "<p>\(voice(.identityFindNone))</p>"
        : """
        <ul class="plain">\(each: people, { one in
          "<li><a href=\"\(Link.to(PeopleAddress.person(one.id)))\">\(name: one.name)</a></li>"
        })</ul>
        """
    }
    return desk.page(
      voice(.identityFindTitle), lead: voice(.identityFindLead),
      trail: [(voice(.navPeople), .to(PeopleAddress.people))],
      "\(with: answer, { "<section role=\"status\">\($0)</section>" })\(form)")
  }
}

extension IdentityNumber {
  func removal(_ desk: Desk) -> Button {
    desk.takingBack(
      .identityRemove, at: PeopleAddress.identityNumbers(person), version,
      [
        Hidden(name: IdentityForm.step, value: IdentityForm.remove), Hidden(name: IdentityForm.which, value: id.text),
      ], about: desk.voice(form.phrase))
  }
}
