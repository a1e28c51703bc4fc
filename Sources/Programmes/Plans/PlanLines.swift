import Design
import Language
import Rules
import Values
import Web

/// How goals, duties and what else stands in a plan are said on screens, in one language.
struct PlanLines {
  let desk: Desk

  private var voice: Voice { desk.voice }

  /// What the law asks, with where it is written.
  static func said(_ law: PlanLaw, _ desk: Desk) -> HTML {
    law.rule.map { said($0.signedWithin, desk) } ?? .nothing
  }

  /// A rule of the pack in its own words, with where it is written.
  static func said<Value>(_ rule: Rule<Value>, _ desk: Desk) -> HTML {
    let (note, source) = (rule.note.text(in: desk.voice.language), rule.source.reference.text(in: desk.voice.language))
    return """
      <p\(passageIn: note.language)>\(note.text)</p>\
      \(SourceNote(source.text, in: source.language, title: desk.voice(.sourceTitle)))
      """
  }

  /// - Parameter buttons: below each.
  func list(
    _ entries: [Plan.Entry], none: Phrase, _ language: LanguageTag?, buttons: (Plan.Entry) -> HTML = { _ in .nothing }
  ) -> HTML {
    entries.isEmpty
      ? "<p class=\"quiet\">\(voice(none))</p>"
      : "<ul class=\"plain\">\(each: entries, { "<li>\(line($0, language))\(buttons($0))</li>" })</ul>"
  }

  private func line(_ entry: Plan.Entry, _ language: LanguageTag?) -> HTML {
    let details = entry.details
    let family = details.family.map { Tag(voice($0.phrase)) }
    let reached = entry.reached.map { Tag(voice(.planReachedOn(day: $0)), .good) }
    let facts = [who(details), details.due.map { voice(.planEntryDueSaid(day: $0)) }].compactMap(\.self)
    return """
      <p>\(with: family, { "\($0) " })<span class="lines" dir="auto">\(details.words.text)</span>\(with: reached, { " \($0)" })</p>\
      \(with: details.way, { "<p class=\"lines\" dir=\"auto\">\($0.text)</p>" })\
      \(with: details.words.other, { other($0, language) })\(with: details.way?.other, { other($0, language) })\
      <p class="quiet">\(facts.joined(separator: " · "))</p>
      """
  }

  private func other(_ text: String, _ language: LanguageTag?) -> HTML {
    guard let language else { return "<p class=\"lines quiet\" dir=\"auto\">\(text)</p>" }
    return "<p class=\"lines quiet\"\(passageIn: language)>\(text)</p>"
  }

  func who(_ details: Plan.Entry.Details) -> String { details.party ?? voice(details.side.phrase) }

  func tag(_ state: Plan.State) -> Tag {
    let tone: Tag.Tone =
      switch state {
      case .draft, .explained, .signing, .reviewDue: .due
      case .active: .good
      case .replaced, .ended, .dropped: .plain
      }
    return Tag(voice(state.phrase), tone)
  }
}
