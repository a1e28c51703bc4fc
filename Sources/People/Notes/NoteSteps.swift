import Access
import Language
import Values
import Web

/// What is done with notes, from what was answered; on pages and in the API alike.
struct NoteSteps: Sendable {
  let placements: PlacementNames

  /// - Parameter corrected: the note that this one corrects, where the page says it.
  func write(
    _ fields: Fields, about person: PersonID, correcting corrected: NoteID? = nil, _ voice: Voice, _ tx: Transaction
  ) throws -> NoteID {
    try People.meet(person, tx)
    _ = try tx.grantToCreate(NoteRecord.self, on: .person(person))
    return try placements(person, tx, voice).act { placements in
      let read = try NoteForm(placements).read(fields, isNew: true)
      let earlier = try (corrected ?? read.corrects).map { try found($0, about: person, tx) }
      do {
        return try Notes.write(
          read.words, about: person, placement: read.placement, correcting: earlier, tx)
      } catch let stands as NoteStands {
        throw Refused(corrected == nil ? NoteForm.corrects.name : nil, stands.note.whyNotCorrected)
      }
    }
  }

  /// The earlier note about the same person; one about somebody else is none.
  private func found(_ id: NoteID, about person: PersonID, _ tx: Transaction) throws -> Note {
    let earlier: Note?
    do { earlier = try Notes.find(id, tx).act { $0 } } catch is NotFound { earlier = nil }
    guard let earlier, earlier.person == person else { throw Refused(NoteForm.corrects.name, .formNoReference) }
    return earlier
  }

  /// Changes one, or takes it back; answers about whom it is, and which was done.
  ///
  /// - Parameter fields: whole, or what is different from now.
  func act(
    on id: NoteID, _ fields: Fields, isWhole: Bool, seen version: Version, _ voice: Voice, _ tx: Transaction
  ) throws -> (person: PersonID, what: Phrase) {
    // Who may not change it is not told either what became of it.
    _ = try tx.grant(Edit.self, NoteRecord.self)
    return try Notes.find(id, tx).act { note in
      if fields[NoteForm.withdrawal.name] != nil {
        var read = AnswerReader(fields, of: [NoteForm.withdrawal])
        _ = read.choice(NoteForm.withdrawal)
        try read.finish()
        try standing(NoteForm.withdrawal.name) { try Notes.withdraw(note, seen: version, tx) }
        return (note.person, .doneNoteWithdrawn)
      }
      return try placements(note.person, tx, voice).act { placements in
        let read = try NoteForm(placements).read(
          isWhole ? fields : fields.over(NoteForm.answers(note)), isNew: false)
        try standing(nil) {
          try Notes.change(note, to: read.words, placement: read.placement, seen: version, tx)
        }
        return (note.person, .doneNoteSaved)
      }
    }
  }

  private func standing(_ field: String?, _ work: () throws -> Void) throws {
    do { try work() } catch let stands as NoteStands { throw Refused(field, stands.note.whyItStands) }
  }
}

extension Note {
  /// Why nobody changes it any more.
  var whyItStands: Phrase {
    if let withdrawn { return .noteTakenBack(day: withdrawn) }
    if let correction { return .noteCorrectedAlready(name: correction.author, day: correction.noted) }
    return .noteStands(name: author.name, day: mendableUntil)
  }

  /// Why another one cannot correct it.
  var whyNotCorrected: Phrase {
    withdrawn.map { .noteTakenBack(day: $0) }
      ?? .noteCorrectedAlready(name: correction?.author ?? author.name, day: correction?.noted ?? noted)
  }
}
