import Access
import Design
import Language
import Values
import Web
import Work

/// What is needed at the table when somebody is talked with next, on one page to print: who she is and who helps, where she
/// stands, what is owed, what stands in the way, what was agreed, and what was said last. Nothing on it is pressed.
struct PersonHistory {
  let person: Person
  let workers: [Worker]
  let facts: [PersonStrip.Fact]
  let placements: [HTML]
  let owed: [OwedObligation]
  let obstacles: [Obstacle]
  let considerations: [Consideration]
  /// None where they are not open to the reader.
  let permissions: [RightToWork]?
  /// Who stands for her today, where she is under 18.
  let guardians: [Guardian]
  let contacts: ContactedPage?
  let notes: Excerpt<Note>?

  /// So many lines of each at most, so that each has its place on the page.
  private static let most = 5
  /// So many lines has the sheet under its title.
  private static let sheet = 56
  /// So many contacts and notes.
  static let newest = 3
  /// So many characters of each.
  private static let beginning = 220

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let standing = obstacles.filter { $0.details.solved == nil }
    let inForce = considerations.filter {
      $0.terms.from <= desk.today && ($0.lastDay.map { $0 >= desk.today } ?? true)
    }
    let head = head(voice, desk)
    let parts = [
      part(.historyNext, owed.map { step($0, voice) }, none: .historyNextNone, voice),
      part(.obstaclesTitle, standing.map { obstacle($0, voice) }, none: .obstacleNone, voice),
      part(.considerationTitle, inForce.map { consideration($0, voice) }, none: .considerationNone, voice),
      permissions.map { noted in
        part(
          .workPermissionTitle, noted.needed(on: desk.today).map { permission($0, desk) }, none: .workPermissionNone,
          voice)
      },
      contacts.map { said in
        part(
          .contactsTitle, said.rows.map { contacted($0, voice) }, hasMore: said.hasMore, none: .contactNone, voice)
      },
      notes.map { said in
        part(.notesTitle, said.rows.map { note($0, voice) }, hasMore: said.hasMore, none: .noteNone, voice)
      },
    ].compactMap(\.self)
    let taken = head.linesOnPaper + placements.map(\.linesOnPaper).reduce(0, +)
    return desk.page(
      desk.title(.historyTitle, of: person.toldName),
      trail: [(person.toldName, .to(PeopleAddress.person(person.id)))],
      """
      <p class="quiet on-screen">\(voice(.historyPrintHint))</p><div class="one-page">\(head)\(placements.joined())\
      \(each: parts.fitting(into: PersonHistory.sheet - taken), { html($0, voice) })</div>
      """)
  }

  private func head(_ voice: Voice, _ desk: Desk) -> HTML {
    let responsible = workers.filter { $0.relation == .responsible }.inOrder(for: desk).map(\.name)
    var rows = [SummaryList.Row(voice(.personLanguages), person.spoken(voice))]
    rows += facts.map { SummaryList.Row($0.label, $0.content) }
    rows.append(
      SummaryList.Row(
        voice(.personResponsible),
        responsible.isEmpty ? "\(voice(.personNobodyResponsible))" : "\(name: voice.list(responsible))"))
    if !guardians.isEmpty {
      rows.append(
        SummaryList.Row(voice(.guardianTitle), "\(each: guardians, { "<div>\(guardian($0, voice))</div>" })"))
    }
    return SummaryList(rows).html
  }

  private func guardian(_ guardian: Guardian, _ voice: Voice) -> HTML {
    let said = [voice(guardian.details.kind.phrase), guardian.spoken(voice)].compactMap(\.self)
    return """
      \(name: guardian.details.name)\(with: guardian.details.phone, { " \(Telephone($0).html)" }) \
      <span class="quiet" dir="auto">\(said.joined(separator: " · "))</span>
      """
  }

  private func part(
    _ title: Phrase, _ lines: [HTML], hasMore: Bool = false, none: Phrase, _ voice: Voice
  ) -> PaperPart {
    PaperPart("\(voice(title))", lines, none: "\(voice(none))", hasMore: hasMore, most: PersonHistory.most)
  }

  /// What does not fit is said with its number, as far as it was read, and where it stands.
  private func html(_ part: PaperPart, _ voice: Voice) -> HTML {
    let more: Phrase? =
      part.hasMore ? .historyMoreEarlier : part.leftOut > 0 ? .historyMoreThere(number: part.leftOut) : nil
    return """
      <section><h2>\(part.title)</h2>\(if: part.lines.isEmpty, "<p class=\"quiet\">\(part.none)</p>")\
      \(if: !part.lines.isEmpty, "<ul class=\"plain\">\(each: Array(part.lines.prefix(part.shown)), { "<li>\($0)</li>" })</ul>")\
      \(with: more, { "<p class=\"quiet\">\(voice($0))</p>" })</section>
      """
  }

  private func step(_ row: OwedObligation, _ voice: Voice) -> HTML {
    let owner = row.ownerName(voice) ?? voice(.weekNobody)
    return """
      <p>\(voice(row.obligation.reason)) <span class="quiet">\(name: owner)\
      \(if: row.obligation.isDue, ", \(voice.date(row.obligation.due))")</span></p>
      """
  }

  private func obstacle(_ obstacle: Obstacle, _ voice: Voice) -> HTML {
    let details = obstacle.details
    return """
      <p>\(voice(details.kind.phrase))\(with: details.words, { ": <span dir=\"auto\">\($0)</span>" }) \
      <span class="quiet">\(voice(.obstacleSinceSaid(date: details.since))) · \(voice(.obstacleDueSaid(date: details.due)))</span></p>
      """
  }

  private func consideration(_ consideration: Consideration, _ voice: Voice) -> HTML {
    let terms = consideration.terms
    let term =
      consideration.lastDay.map { voice(.considerationFromUntil(from: terms.from, until: $0)) }
      ?? voice(.considerationFrom(from: terms.from))
    return """
      <p><span\(passageIn: terms.wording.language)>\(terms.wording.text)</span> <span class="quiet">\(term)</span></p>
      """
  }

  /// No more than whoever plans work with her is told: it lies on a table.
  private func permission(_ noted: RightToWork, _ desk: Desk) -> HTML {
    let term =
      noted.until.flatMap { noted.isOver(on: desk.today) ? desk.voice(.workPermissionWasUntil(date: $0)) : nil }
      ?? noted.termSaid(desk.voice, on: desk.today)
    return "<p>\(desk.voice(noted.permission.phrase)) <span class=\"quiet\">\(term)</span></p>"
  }

  /// A follow-up that was held is a contact too.
  private func contacted(_ contact: Contacted, _ voice: Voice) -> HTML {
    switch contact {
    case .noted(let entry): self.contact(entry, voice)
    case .held(let event):
      """
      <p>\(voice.day(event.day)): \(voice(event.what.phrase))\
      \(with: event.detail, { ". <span dir=\"auto\">\($0.beginning(upTo: PersonHistory.beginning))</span>" })</p>
      """
    }
  }

  private func contact(_ entry: ContactEntry, _ voice: Voice) -> HTML {
    let details = entry.details
    let how = [voice(details.means.phrase), voice(details.with.phrase), voice(details.outcome.phrase)]
    return """
      <p>\(voice.day(details.on)): \(how.joined(separator: ", "))\
      \(with: details.words, { ". <span dir=\"auto\">\($0.beginning(upTo: PersonHistory.beginning))</span>" }) \
      <span class="quiet">\(name: entry.author.name)</span></p>
      """
  }

  private func note(_ note: Note, _ voice: Voice) -> HTML {
    let words = note.words?.beginning(upTo: PersonHistory.beginning)
    return """
      <p>\(voice.day(note.noted)): \(with: words, { "<span class=\"lines\" dir=\"auto\">\($0)</span>" })\
      \(with: note.withdrawn, { "\(voice(.noteWithdrawnSaid(day: $0)))" })\
      \(if: note.correction != nil, " (\(voice(.noteCorrectedTag)))") <span class="quiet">\(name: note.author.name)</span></p>
      """
  }
}

extension PeoplePages {
  func history(_ visit: Visit, _ id: PersonID) async throws -> Reply {
    try await visit.on(get: {
      .page(
        try await visit.work(.casework) { tx, desk in
          let person = try People.find(id, tx, desk.voice)
          let desk = try desk.with(id, tx)
          func open<K: Protected, Out>(
            _ kind: K.Type, orElse none: Out, _ read: () throws -> Disclosed<Out>
          ) throws -> Disclosed<Out> {
            try desk.actor.might(List.self, K.self) ? read() : tx.me.map { _ in none }
          }
          let facts = try self.facts.map { try $0(id, tx, desk) }.joined()
          let placements = try self.history.map { try $0(id, tx, desk) }.joined()
          let owed = try open(ObligationRecord.self, orElse: []) { try Obligations.about(.person(id), tx) }
          let obstacles = try open(ObstacleRecord.self, orElse: []) { try Obstacles.of(id, tx) }
          let contacts = try open(ContactEntryRecord.self, orElse: nil) {
            try ContactedReading(timelines: timelines).page(
              of: id, after: nil, limit: PersonHistory.newest, tx, desk.voice
            ).map { ContactedPage?.some($0) }
          }
          let mayKnow = desk.actor.might(List.self, ResidenceRecord.self, seeing: .permissionUntil)
          let permissions =
            try mayKnow ? RightsToWork.of(id, tx).map { [RightToWork]?.some($0) } : tx.me.map { _ in nil }
          let notes = try open(NoteRecord.self, orElse: nil) {
            try Notes.of(id, limit: PersonHistory.newest, tx).map { Excerpt<Note>?.some($0) }
          }
          let guardians = try open(GuardianRecord.self, orElse: []) {
            try Guardians.of(id, tx).map { $0.standing(on: desk.today) }
          }
          let around = Disclosed.together(person, try tx.workers(of: id), facts, placements, guardians) {
            ($0, $1, $2, $3, $4)
          }
          return .together(around, owed, obstacles, try Considerations.shown(of: id, tx), permissions, contacts, notes)
          {
            PersonHistory(
              person: $0.0, workers: $0.1, facts: $0.2, placements: $0.3, owed: $1, obstacles: $2, considerations: $3,
              permissions: $4, guardians: $0.4, contacts: $5, notes: $6
            ).document(desk)
          }
        })
    })
  }
}
