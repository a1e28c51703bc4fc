import Access
import Design
import Language
import People
import Rules
import Values
import Web

/// A plan as it lies on the table: the text that holds, and beside it the same in the language in which it is explained.
/// Nothing on it is pressed.
struct PlanPaper {
  let found: PlanCase
  let person: Person
  let shelf: ProgrammeShelf
  let desk: Desk

  private var plan: Plan { found.plan }

  /// In the language of the law, where the pack says which that is.
  private var law: Voice { voice(found.law.language ?? desk.voice.language) }

  private var other: LanguageTag? {
    plan.terms.language.flatMap { $0.language == law.language.language ? nil : $0 }
  }

  /// None where no catalog has the language: the headings then stand in one language, and the second text all the same.
  private var otherVoice: Voice? {
    other.map { voice($0) }.flatMap { $0.language == other ? $0 : nil }
  }

  private func voice(_ language: LanguageTag) -> Voice {
    Voice(language, density: .roomy, today: desk.today).onPages
  }

  var document: HTML {
    let title = shelf.planTitle(found.participation.programme, desk.voice)
    return desk.page(
      desk.voice(.formTitleOf(title: title, name: person.toldName)),
      trail: [
        (person.toldName, .to(PeopleAddress.person(person.id))), (title, .to(ProgrammesAddress.plan(plan.id))),
      ],
      """
      <p class="quiet on-screen">\(desk.voice(.planPrintHint))</p><div class="one-page">\(head)\
      \(section(.planPaperGoals, plan.goals, none: .planPaperNoGoal))\(section(.planPaperDuties, plan.duties, none: .planPaperNoDuty))\
      \(agreed)\(signatures)</div>
      """)
  }

  // MARK: Both languages

  /// The same in both languages, beside each other; in one where there is no second.
  private func pair(_ say: (Voice) -> HTML) -> HTML {
    both(say(law), otherVoice.map { ($0.language, say($0)) })
  }

  private func both(_ text: HTML, _ second: (LanguageTag, HTML)?) -> HTML {
    guard let other else { return "<div\(passageIn: law.language)>\(text)</div>" }
    return """
      <div class="pair"><div\(passageIn: law.language)>\(text)</div>\
      <div\(passageIn: second?.0 ?? other)>\(with: second, { "\($0.1)" })</div></div>
      """
  }

  private var head: HTML {
    pair { voice in
      let number = voice(.planPaperVersion(n: plan.number, day: plan.written.on))
      return """
        <h2>\(shelf.planTitle(found.participation.programme, voice))</h2>\
        <p>\(voice(.planPaperFor(name: person.details.name, programme: found.participation.programme.name)))</p>\
        <p class="quiet">\(number)</p>
        """
    }
  }

  private func section(_ title: Phrase, _ entries: [Plan.Entry], none: Phrase) -> HTML {
    let lines = entries.map { entry in
      both(line(entry, law, isOther: false), other.map { ($0, line(entry, otherVoice, isOther: true)) })
    }
    return """
      <section>\(pair { "<h3>\($0(title))</h3>" })\(if: entries.isEmpty, pair { "<p>\($0(none))</p>" })\
      \(lines.joined())</section>
      """
  }

  /// - Parameter voice: none where no catalog has the language.
  private func line(_ entry: Plan.Entry, _ voice: Voice?, isOther: Bool) -> HTML {
    let details = entry.details
    let (words, way) = isOther ? (details.words.other, details.way?.other) : (details.words.text, details.way?.text)
    let facts = voice.map { voice in
      [
        details.family.map { voice($0.phrase) }, details.party ?? voice(details.side.phrase),
        details.due.map { voice(.planPaperDue(day: $0)) }, entry.reached.map { voice(.planPaperReached(day: $0)) },
      ].compactMap(\.self).joined(separator: " · ")
    }
    return """
      \(with: words, { "<p class=\"lines\">\($0)</p>" })\(with: way, { "<p class=\"lines\">\($0)</p>" })\
      \(with: facts, { "<p class=\"quiet\">\($0)</p>" })
      """
  }

  private var agreed: HTML {
    let both = pair { voice in
      let explained = plan.explained.map { one in one.onPaper(voice).map { voice($0) }.joined(separator: " ") }
      let holds =
        other.map { other in
          voice(
            .planPaperHolds(
              language: voice.name(of: law.language) ?? law.language.text,
              other: voice.name(of: other) ?? other.text))
        }
      return """
        <h3>\(voice(.planPaperAgreed))</h3><p>\(voice(.planPaperReview(day: plan.reviewDue)))</p>\
        \(with: explained, { "<p>\($0)</p>" })\(with: holds, { "<p>\($0)</p>" })
        """
    }
    return "<section>\(both)</section>"
  }

  /// Those who have signed, with the day; lines for the others. A guardian has one where one signed or is to sign.
  private var signatures: HTML {
    let missing = found.signing.missing(of: plan, on: desk.today)
    let signing = Plan.Signature.Signatory.allCases.filter { who in
      Plan.Signature.Signatory.needed.contains(who) || plan.signatures.contains { $0.by == who }
        || plan.isInHand && missing.contains(who)
    }
    return "<section>\(each: signing, { who in pair { signature(of: who, $0) } })</section>"
  }

  /// The line stands once, below the text that holds: that is what is signed.
  private func signature(of who: Plan.Signature.Signatory, _ voice: Voice) -> HTML {
    let signed = plan.signatures.first { $0.by == who }
    let name = signed?.name ?? (who == .person ? person.details.name : nil)
    let isLaw = voice.language == law.language
    return """
      <p class="signs">\(voice(who.phrase))\(with: name, { ": \(name: $0)" })\
      \(with: signed, { ", \(voice(.planPaperSigned(day: $0.on)))" })\
      \(if: signed == nil && isLaw, "<span class=\"rule\">\(voice(.planPaperSignHere))</span>")\
      \(if: signed == nil && !isLaw, "<br><span class=\"quiet\">\(voice(.planPaperSignHere))</span>")</p>
      """
  }

}

extension Plan.Explanation {
  /// As the paper says it, to whoever signs it.
  fileprivate func onPaper(_ voice: Voice) -> [Phrase] {
    let name = voice.name(of: language) ?? language.text
    return [
      interpreter.map { .planPaperExplainedWith(language: name, day: on, name: $0) }
        ?? .planPaperExplainedOn(language: name, day: on)
    ]
  }
}
