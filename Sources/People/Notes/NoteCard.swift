import Access
import Design
import Language
import Values
import Web

/// The newest notes on the person's page, in their first lines.
struct NoteCard {
  let person: PersonID
  let notes: Excerpt<Note>
  let placements: [PlacementName]

  /// So many stand on the person's page; the others, and the rest of these, are a tap away.
  static let shown = 2

  func html(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let all = Button(voice(.notesAll), .go(.to(PeopleAddress.notes(person))))
    return Card(
      title: voice(.notesTitle), sign: CircleSign(.case, voice(.circleCase)), id: "notes",
      content: notes.rows.isEmpty
        ? "<p class=\"quiet\">\(voice(.noteNone))</p>"
        : NoteLines(placements: placements, isShort: true, desk: desk).html(notes.rows),
      buttons: (desk.might(Create.self, NoteRecord.self)
        ? [Button(voice(.noteNew), .go(.to(PeopleAddress.newNote(person))), icon: .plus)] : [])
        + (notes.rows.isEmpty ? [] : [all])
    ).html
  }
}

/// Notes as they are read: the words, by whom and when, and what became of them.
struct NoteLines {
  let placements: [PlacementName]
  /// Only the first lines.
  var isShort = false
  let desk: Desk

  private var voice: Voice { desk.voice }

  /// Where one stands on the page of notes, after this and its id.
  static let place = "note-"

  func html(_ notes: [Note], hasButtons: Bool = true) -> HTML {
    "<ul class=\"plain\">\(each: notes, { line($0, hasButtons: hasButtons && !isShort) })</ul>"
  }

  private func line(_ note: Note, hasButtons: Bool) -> HTML {
    let about = placements.first { $0.id == note.placement }
    return """
      <li id="\(NoteLines.place + note.id.text)">\(words(note))\
      <p class="quiet">\(voice.day(note.noted)) · \(name: note.author.name)\
      \(with: about, { " · <a href=\"\($0.link)\">\(name: $0.name)</a>" })</p>\
      \(with: note.corrects, { "<p class=\"quiet\">\(link(to: $0, voice(.noteCorrectsSaid)))</p>" })\
      \(with: note.correction, { correction in
        "<p>\(Tag(voice(.noteCorrectedTag), .due)) \(link(to: correction.id, voice(.noteCorrectedSaid(day: correction.noted, name: correction.author))))</p>"
      })\(if: hasButtons, ButtonRow(buttons(note)).html)</li>
      """
  }

  private func words(_ note: Note) -> HTML {
    switch note.content {
    case .withdrawn(let day): "<p class=\"quiet\">\(voice(.noteWithdrawnSaid(day: day)))</p>"
    case .words(let words):
      "<p class=\"lines\" dir=\"auto\">\(isShort ? words.beginning(upTo: 200) : words)</p>"
    }
  }

  /// Whoever only reads finds it further up in the list.
  private func link(to note: NoteID, _ words: String) -> HTML {
    desk.might(Edit.self, NoteRecord.self)
      ? "<a href=\"\(Link.to(PeopleAddress.note(note)))\">\(words)</a>" : "\(words)"
  }

  private func buttons(_ note: Note) -> [Button] {
    if note.isMendable(by: desk.actor.account, on: desk.today), desk.might(Edit.self, NoteRecord.self) {
      return [Button(voice(.noteChange), .go(.to(PeopleAddress.note(note.id))), tone: .quiet, about: about(note))]
    }
    return note.isCorrectable && desk.might(Create.self, NoteRecord.self)
      ? [Button(voice(.noteCorrect), .go(.to(PeopleAddress.noteCorrection(note.id))), tone: .quiet, about: about(note))]
      : []
  }

  /// By which buttons beside each other are told apart.
  private func about(_ note: Note) -> String { note.author.name + ", " + voice.day(note.noted) }
}

extension Note {
  func withdrawal(_ desk: Desk) -> Button {
    desk.takingBack(
      .noteWithdraw, at: PeopleAddress.note(id), version, [Hidden(name: NoteForm.withdrawal.name, value: "yes")],
      about: desk.voice.day(noted))
  }
}

extension String {
  /// The first lines, no longer than so many characters, up to the end of a word.
  func beginning(upTo most: Int) -> String {
    let lines = split(separator: "\n", omittingEmptySubsequences: true)
    let start = lines.prefix(3).joined(separator: "\n")
    guard start.count > most || lines.count > 3 else { return start }
    let cut = start.prefix(most)
    let whole = start.count > most ? cut.lastIndex { $0.isWhitespace }.map { cut[..<$0] } ?? cut : cut
    return whole + " …"
  }
}
