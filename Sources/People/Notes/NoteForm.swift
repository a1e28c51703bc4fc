import Access
import Language
import Values
import Web

/// The questions about a note.
struct NoteForm {
  static let words = Question(
    "words", .noteWords, .passage(longest: Note.longest), hint: .noteWordsHint, required: true)
  /// The earlier note that this one corrects.
  static let corrects = Question("corrects", .noteCorrects, .reference("corrects"))

  /// One that was written by mistake is taken back by giving it this; nothing else of it is answered then.
  static let withdrawal = Question(
    "withdrawn", .noteWithdraw, .choice([Question.Choice("yes", .noteWithdraw)]), required: true)

  let placement: Question
  private let hasPlacements: Bool

  /// - Parameter placements: the person's; the note may be about one of them.
  init(_ placements: [PlacementName]) {
    hasPlacements = !placements.isEmpty
    placement =
      Question(
        "placement", .notePlacement, .choice(placements.map { Question.Choice($0.id.text, words: $0.name) }),
        hint: .notePlacementHint
      ).compact
  }

  /// Before it is known about whom: which placement is open.
  static func open(isNew: Bool) -> [Question] {
    [words, NoteForm([]).placement.asReference] + (isNew ? [corrects] : [])
  }

  /// Nobody is asked to choose among none.
  var questions: [Question] { hasPlacements ? [NoteForm.words, placement] : [NoteForm.words] }

  /// The answers that would give the note again.
  static func answers(_ note: Note) -> Fields {
    Fields(["words": note.words ?? "", "placement": note.placement?.text ?? ""])
  }

  struct Read {
    let words: String
    let placement: PlacementID?
    let corrects: NoteID?
  }

  func read(_ fields: Fields, isNew: Bool) throws(Refused) -> Read {
    var read = AnswerReader(fields, of: [NoteForm.words, placement] + (isNew ? [NoteForm.corrects] : []))
    let words = read.text(NoteForm.words)
    let about = read.choice(placement).flatMap { PlacementID($0) }
    let corrects = isNew ? read.id(NoteForm.corrects, NoteKind.self) : nil
    try read.finish()
    guard let words else { throw Refused(NoteForm.words.name, .formMissing) }
    return Read(words: words, placement: about, corrects: corrects)
  }
}
