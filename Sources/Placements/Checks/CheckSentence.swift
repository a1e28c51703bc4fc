internal import Design
public import Language
public import Rules
public import Values

/// What a check found, said to a colleague: what is the case, the numbers, until when, and what to do about it.
///
/// Titles of measures, acts, purposes and statements come from the pack; everything else from the catalogs. Nothing
/// here names a person.
public struct CheckSentence: Sendable {
  public let check: Check
  public let pack: RulePack
  public let voice: Voice
  /// The act that the placement is granted under, to be named where the sentence turns on it.
  public let basis: BasisCode?

  /// - Parameter pack: the pack that made the check.
  public init(_ check: Check, pack: RulePack, voice: Voice, basis: BasisCode? = nil) {
    self.check = check
    self.pack = pack
    self.voice = voice
    self.basis = basis
  }

  /// One to five short sentences.
  public var text: String { phrases(of: check.finding).map { voice($0) }.joined(separator: " ") }

  /// Where the rule is written, as of when, in which pack, whether someone has read it there, and whether the words are our
  /// translation.
  public var source: String { words.source(check.source) }

  /// `source`, folded behind the sentence.
  var sourceNote: SourceNote { SourceNote(source, title: voice(.sourceTitle)) }

  /// The pack's own words about the rule, with the language that they are really in.
  public var noteText: (text: String, language: LanguageTag) {
    let note = check.note.text(in: voice.language)
    return (note.text, note.language)
  }

  var words: PackWords { PackWords(pack: pack, voice: voice) }

  /// Marks a sentence that begins with a number of hours as one that blocks the start.
  func stopped(_ phrase: Phrase) -> Phrase {
    check.blocksStart ? .checkStopped(sentence: voice(phrase)) : phrase
  }
}
