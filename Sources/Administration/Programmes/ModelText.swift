import Design
import Language
import Placements
import Programmes
import Rules
import Values
import Web

/// A model for whoever reads it.
struct ModelText {
  let model: ProgrammeModel
  let packs: [RulePack]
  /// Those that run by it.
  let programmes: [Programme]
  let desk: Desk

  private var voice: Voice { desk.voice }

  var document: HTML {
    let title = model.title.text(in: voice.language)
    return desk.page(
      title.text, lead: model.summary.text(in: voice.language).text, trail: desk.trail,
      """
      \(facts)\
      <section class="stack" aria-labelledby="phases"><h2 id="phases">\(voice(.modelPhases))</h2>\(phases)</section>\
      <section class="stack" aria-labelledby="rhythm"><h2 id="rhythm">\(voice(.modelRhythm))</h2>\(rhythm)</section>\
      \(each: ModelText.texts(of: model), { texts($0) })
      """)
  }

  private var facts: HTML {
    let current = packs.filter { RulePackState(of: $0, among: packs, on: desk.today) == .inForce }
    return SummaryList([
      .init(
        voice(.modelProgrammes),
        programmes.isEmpty ? "\(voice(.modelNoProgramme))" : "\(voice.list(programmes.map(\.name)))"),
      .init(voice(.modelVersion), "\(voice.number(model.version))"),
      .init(voice(.modelLanguages), "\(voice.list(model.languages.map { voice.name(of: $0) ?? $0.text }))"),
      .init(
        voice(.modelRules),
        current.isEmpty
          ? "\(voice(.modelNoRules))"
          : "\(each: current, link)"),
    ]).html
  }

  private func link(to pack: RulePack) -> HTML {
    let title = pack.title.text(in: voice.language).text
    return "<a href=\"\(Link.to(AdministrationAddress.rulePack(pack.code.text)))\">\(title)</a> "
  }

  private var phases: HTML {
    DataTable(
      caption: voice(.modelPhases), hidesCaption: true,
      columns: [.init(voice(.modelPhase)), .init(voice(.modelBegins)), .init(voice(.modelGate))],
      rows: model.phases.map { phase in
        [text(phase.title), "\(beginning(of: phase))", phase.gate.map { text($0) } ?? ""]
      }
    ).html
  }

  private func beginning(of phase: Phase) -> String {
    switch phase.begins {
    case .atEntry: voice(.modelAtEntry)
    case .whenNeeded: voice(.modelWhenNeeded)
    case .after:
      voice(
        .modelAfter(
          phases: voice.list(
            phase.after.map { code in
              model.phases.first { $0.id == code }?.title.text(in: voice.language).text ?? code.text
            })))
    }
  }

  private var rhythm: HTML {
    let ladder = model.ladder
    return SummaryList([
      .init(voice(.modelStart), "\(voice.hoursPerWeek(ladder.start))"),
      .init(
        voice(.modelRise), "\(voice(.modelRiseBy(hours: voice.hours(ladder.riseBy), n: ladder.everyWeeks)))"),
      .init(
        voice(.modelBadWeek), "\(voice(ladder.afterBadWeek == .stepBack ? .modelStepBack : .modelHold))"),
      .init(voice(.modelReach), "\(span(model.reachAfterExit))"),
    ]).html
  }

  private func span(_ span: Span) -> String {
    switch span.unit {
    case .days: voice(.checkSpanDays(n: span.count))
    case .weeks: voice(.checkSpanWeeks(n: span.count))
    case .months: voice(.checkSpanMonths(n: span.count))
    }
  }

  /// Every text in every language of the model: whoever looks sees what is missing or odd.
  private func texts(_ group: Texts) -> HTML {
    let mark = group.name.rawValue
    let table = DataTable(
      caption: voice(group.name.phrase), hidesCaption: true,
      columns: [.init(voice(.modelCode))] + model.languages.map { .init(voice.name(of: $0) ?? $0.text) },
      rows: group.texts.map { code, wording in
        ["<code>\(code)</code>"]
          + model.languages.map { language in
            let text = wording.text(in: language)
            return text.language == language ? self.text(wording, in: language) : ""
          }
      })
    return """
      <section class="stack" aria-labelledby="\(mark)"><h2 id="\(mark)">\(voice(group.name.phrase))</h2>\(table)</section>
      """
  }

  private func text(_ wording: Wording, in language: LanguageTag? = nil) -> HTML {
    let text = wording.text(in: language ?? voice.language)
    return "<span lang=\"\(text.language.text)\" dir=\"auto\">\(text.text)</span>"
  }
}

extension ModelText {
  /// A group of texts that a model holds.
  struct Texts: Sendable {
    enum Name: String, CaseIterable, Sendable {
      case words
      case phaseTitles = "phase-titles"
      case eligibility, decline, exit, destinations

      var phrase: Phrase {
        switch self {
        case .words: .modelWords
        case .phaseTitles: .modelPhaseTitles
        case .eligibility: .modelEligibility
        case .decline: .modelDecline
        case .exit: .modelExit
        case .destinations: .modelDestinations
        }
      }
    }

    let name: Name
    let texts: [(code: String, wording: Wording)]
  }

  static func texts(of model: ProgrammeModel) -> [Texts] {
    func reasons(_ name: Texts.Name, _ reasons: [ProgrammeModel.Reason]) -> Texts {
      Texts(name: name, texts: reasons.map { ($0.id.text, $0.title) })
    }
    return [
      Texts(
        name: .words, texts: Word.allCases.compactMap { word in model.words[word].map { (word.rawValue, $0) } }),
      Texts(name: .phaseTitles, texts: model.phases.map { ($0.id.text, $0.title) }),
      reasons(.eligibility, model.eligibilityReasons), reasons(.decline, model.declineReasons),
      reasons(.exit, model.exitReasons), reasons(.destinations, model.destinations),
    ].filter { !$0.texts.isEmpty }
  }

  private struct OneText: Sendable {
    let group: Texts.Name
    let code: String
    let text: Wording.Text
  }

  static let shape = Shape<ProgrammeModel>("ProgrammeModel") { model in
    model.words("code") { $0.code.text }
    model.count("version") { $0.version }
    model.words("rulePacks") { $0.rulePacks }
    model.member("languages", .list(.language)) { .array($0.languages.map { .string($0.text) }) }
    model.list("phases", of: phaseShape) { $0.phases }
    model.list("texts", of: textShape) { model in
      texts(of: model).flatMap { group in
        group.texts.flatMap { code, wording in
          wording.texts.map { OneText(group: group.name, code: code, text: $0) }
        }
      }
    }
  }

  private static let phaseShape = Shape<Phase>("ModelPhase") { phase in
    phase.words("code") { $0.id.text }
    phase.code("begins") { $0.begins }
    phase.member("after", .list(.words)) { .array($0.after.map { .string($0.text) }) }
  }

  private static let textShape = Shape<OneText>("ModelText") { text in
    text.code("group") { $0.group }
    text.words("code") { $0.code }
    text.language("language") { $0.text.language }
    text.words("text") { $0.text.text }
  }
}
