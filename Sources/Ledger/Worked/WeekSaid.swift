import Design
import Language
import Rules
import Values
import Web

/// What stands around the form of a week: what was planned for it, and all that was said about it before.
struct WeekSaid {
  let now: WeekNoted
  let desk: Desk

  private var voice: Voice { desk.voice }

  /// Beside the form, so that nobody has to look it up.
  var planned: HTML {
    let line = now.line
    let hours = now.categories.compactMap { category in
      line.planned[category.code].map {
        voice(.weekOfCategory(category: category.title.text(in: voice.language).text, hours: $0))
      }
    }
    return """
      <p>\(hours.isEmpty ? voice(.weekNothingPlanned) : voice(.weekPlannedSaid(list: voice.list(hours))))</p>\
      \(if: now.closed(on: desk.today) == nil, "<p class=\"quiet\">\(voice(.weekSayHint))</p>")
      """
  }

  /// Nothing that was said is lost: what was corrected stands here, with who corrected it and when.
  var history: HTML {
    guard !now.said.isEmpty else { return .nothing }
    let title = voice(.weekHistory)
    let part = desk.part(of: Array(now.said.reversed()), "said", at: "said", title)
    return """
      <section class="stack" aria-labelledby="said"><h2 id="said">\(title)</h2>\
      <ul class="plain">\(each: part.items, line)</ul>\(part.ways)</section>
      """
  }

  private func line(_ said: WorkedHours) -> HTML {
    let category = now.categories.first { $0.code == said.category }
    let name = category?.title.text(in: voice.language).text ?? said.category.text
    let what =
      said.hours.map { voice(.weekOfCategory(category: name, hours: $0)) } ?? voice(.weekNotSaidOf(category: name))
    return """
      <li><p dir="auto">\(what) \(if: said.corrected != nil, "\(Tag(voice(.weekCorrected)))")</p>\
      <p class="quiet" dir="auto">\(voice(.weekNoted(name: said.noted.by, day: said.noted.on)))\
      \(with: said.corrected, { " · \(voice(.weekCorrectedOn(day: $0)))" })</p></li>
      """
  }
}
