import Design
import Language
import Placements
import Rules
import Values
import Web

/// A pack in the reader's language.
struct RulePackText {
  let pack: RulePack
  let packs: [RulePack]
  let desk: Desk

  private var voice: Voice { desk.voice }
  private var words: PackWords { PackWords(pack: pack, voice: voice) }

  var document: HTML {
    let title = pack.title.text(in: voice.language)
    let chapters = pack.chapters
    return desk.page(
      title.text, lead: voice(.rulesPackLead), trail: desk.trail,
      """
      \(facts)\
      <ul class="plain">\(each: chapters.indices, { place in
        "<li><a href=\"\(Link.here(RulePackText.mark(place)))\">\(heading(of: chapters[place]))</a></li>"
      })</ul>\
      \(each: chapters.indices, { section(chapters[$0], RulePackText.mark($0)) })
      """)
  }

  private static func mark(_ place: Int) -> String { "chapter-\(place + 1)" }

  private var facts: HTML {
    let census = pack.census
    return SummaryList([
      .init(voice(.rulesState), RulePackState(of: pack, among: packs, on: desk.today).tag(in: voice).html),
      .init(voice(.rulesFrom), "\(voice.bareDay(pack.effectiveFrom))"),
      .init(voice(.rulesCountry), "\(voice.name(ofCountry: pack.country) ?? pack.country)"),
      .init(voice(.rulesRunning), "\(voice(pack.running == .keep ? .rulesRunningKeep : .rulesRunningAdopt))"),
      .init(voice(.rulesNumber), "\(voice.number(census.rules))"),
      .init(voice(.rulesUnverified), "\(voice.number(census.rules - census.verified))"),
      .init(voice(.rulesUnknown), "\(voice.number(census.unknown))"),
    ]).html
  }

  private func heading(of chapter: RuleChapter) -> String {
    switch chapter.subject {
    case .everything: voice(.rulesEvery)
    case .terms(let measure, let basis):
      voice(.rulesTerms(measure: words.measure(measure), basis: words.basis(basis)))
    case .followUps: voice(.rulesFollowUps)
    case .plan: voice(.planPaperTitle)
    case .youth: voice(.checkRuleYouth)
    }
  }

  private func section(_ chapter: RuleChapter, _ mark: String) -> HTML {
    let heading = heading(of: chapter)
    let table = DataTable(
      caption: heading, hidesCaption: true,
      columns: [
        .init(voice(.rulesRule)), .init(voice(.rulesText)), .init(voice(.rulesSource)), .init(voice(.rulesBreach)),
      ],
      rows: chapter.rules.map { rule in
        let note = rule.note.text(in: voice.language)
        return [
          "\(title(of: rule.topic))",
          """
          <span lang="\(note.language.text)" dir="auto">\(note.text)</span>\
          \(if: rule.known == .unknown, " \(Tag(voice(.rulesUnknownTag), .info))")
          """,
          """
          \(words.source(rule.source))\
          \(if: !rule.source.isOwn && !rule.source.page.isEmpty, "<br><span class=\"quiet\">\(rule.source.page)</span>")
          """,
          "\(voice(RulePackText.consequence(of: rule)))",
        ]
      })
    return """
      <section class="stack" aria-labelledby="\(mark)"><h2 id="\(mark)">\(heading)</h2>\(table)</section>
      """
  }

  private static func consequence(of rule: WrittenRule) -> Phrase {
    switch (rule.blocking, rule.overridable) {
    case (true, false): .rulesBlocks
    case (true, true): .rulesBlocksUnless
    case (false, _): .rulesShows
    }
  }

  private func title(of topic: WrittenRule.Topic) -> String {
    switch topic {
    case .fullWeek: voice(.checkRuleFullWeek)
    case .loweredWeek: voice(.rulesLoweredWeek)
    case .weekCategory(let code):
      voice(
        .rulesWeekCategory(
          category: pack.weekCategories.first { $0.code == code }.flatMap { words.text($0.title) } ?? code.text))
    case .longestDay: voice(.checkRuleDayHours)
    case .headcountAge: voice(.checkRuleHeadcountAge)
    case .quota: voice(.checkRuleRatio)
    case .considerations: voice(.checkRuleConsiderations)
    case .tested: voice(.rulesTested)
    case .counted: voice(.rulesCounted)
    case .length: voice(.checkRuleLength)
    case .lengthOf(let group):
      voice(.rulesOf(rule: voice(.checkRuleLength), what: words.group(group)))
    case .leastHours: voice(.checkRuleLeastHours)
    case .mostHours: voice(.checkRuleMostHours)
    case .approval: voice(.checkRuleApproval)
    case .signature(let role): voice(.rulesOf(rule: voice(.checkRuleSignature), what: voice(role.owing)))
    case .purposes: voice(.checkRulePurpose)
    case .sameEmployer: voice(.checkRuleSameEmployer)
    case .beside: voice(.checkRuleBeside)
    case .statement(let code): voice(.rulesOf(rule: voice(.checkRuleStatement), what: words.statement(code)))
    case .workPermission: voice(.checkRuleWorkPermission)
    case .followUp(let code):
      pack.duties.first { $0.code == code }.flatMap { words.text($0.title) } ?? code.text
    case .planSigned: voice(.rulesPlanSigned)
    case .planReviewed: voice(.rulesPlanReviewed)
    case .youthWeek: voice(.checkRuleYouthWeek)
    case .youthDay: voice(.checkRuleYouthDay)
    case .youthTimes: voice(.checkRuleYouthTimes)
    case .youthFreeDays: voice(.checkRuleYouthFreeDays)
    case .guardianSignsPlacement: voice(.rulesOf(rule: voice(.checkRuleSignature), what: voice(.owingGuardian)))
    case .guardianSignsPlan: voice(.rulesGuardianSignsPlan)
    }
  }
}
