import Design
import Language
import Placements
import Rules
import Values
import Web

/// What the rules say of the full week, with their source.
struct WeekLaw {
  let pack: RulePack
  let desk: Desk

  private var words: PackWords { PackWords(pack: pack, voice: desk.voice) }

  /// How many hours a full week has; that nobody knows, where nobody does.
  var fullWeek: HTML {
    let voice = desk.voice
    let said =
      pack.fullWeek.stated.value.map { voice(.weekFullSaid(hours: $0)) } ?? voice(.weekNoFullWeek)
    return "<p>\(said)</p>\(note(of: pack.fullWeek))"
  }

  /// Whether it may be lowered, and why.
  var lowering: HTML { note(of: pack.loweredWeek) }

  /// Where that is written.
  var loweringSource: HTML {
    pack.loweredWeek.stated.value == nil
      ? .nothing : SourceNote(words.source(pack.loweredWeek.source), title: desk.voice(.sourceTitle)).html
  }

  private func note<Value>(of rule: Rule<Value>) -> HTML {
    guard rule.stated.value != nil else { return .nothing }
    let note = rule.note.text(in: desk.voice.language)
    return """
      <p class="quiet" lang="\(note.language)" dir="auto">\(note.text)</p>\
      \(SourceNote(words.source(rule.source), title: desk.voice(.sourceTitle)))
      """
  }
}
