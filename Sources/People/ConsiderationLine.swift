import Access
import Design
import Language
import Values
import Web

/// One consideration as the firm sees it, with its term, and what it was before or is by now.
struct ConsiderationLine {
  let consideration: Consideration
  let all: [Consideration]
  let desk: Desk

  init(_ consideration: Consideration, among all: [Consideration], _ desk: Desk) {
    (self.consideration, self.all, self.desk) = (consideration, all, desk)
  }

  private var successor: Consideration? { consideration.successor(among: all) }
  private var earlier: Consideration? { all.first { $0.id == consideration.replaces } }

  var html: HTML {
    let voice = desk.voice
    let terms = consideration.terms
    return """
      <li id="\(ConsiderationPages.place + consideration.id.text)"><p\(passageIn: terms.wording.language)>\(terms.wording.text)</p>\
      \(with: terms.ownWording, { "<p class=\"quiet\"\(passageIn: $0.language)>\($0.text)</p>" })\
      <p class="quiet">\(with: terms.effect.said(by: voice), { "\($0) · " })\(term(voice)) · \(voice(.considerationAgreed(day: consideration.agreed)))\
      \(if: successor == nil, " · \(voice(.considerationReview(date: terms.review)))")</p>\
      \(each: hints(voice), { "<p class=\"quiet\">\($0)</p>" })\
      \(with: successor, { "<p class=\"quiet\">\(voice(.considerationSucceeded(from: $0.terms.from)))</p>" })\
      \(with: earlier, { earlier in
        """
        <details class="more"><summary>\(voice(.considerationBefore))</summary>\
        <p\(passageIn: earlier.terms.wording.language)>\(earlier.terms.wording.text)</p>\
        <p class="quiet">\(voice(.considerationAgreed(day: earlier.agreed)))</p></details>
        """
      })\
      \(if: mayChange, ButtonRow([
        Button(
          voice(.considerationAgainVerb), .go(.to(PeopleAddress.newWording(consideration.id))), tone: .quiet,
          quoting: Quote(terms.wording.text, terms.wording.language)),
        Button(
          voice(.considerationEndVerb), .go(.to(PeopleAddress.consideration(consideration.id))), tone: .quiet,
          quoting: Quote(terms.wording.text, terms.wording.language)),
      ]).html)\(if: mayResume, ButtonRow([resumption]).html)</li>
      """
  }

  /// Which of two limits counts, and that words and number say different things.
  private func hints(_ voice: Voice) -> [String] {
    guard successor == nil, consideration.lastDay.map({ $0 >= desk.today }) ?? true else { return [] }
    return [
      consideration.saidBeside(all, on: desk.today, by: voice), consideration.saidOfNumber(by: voice),
    ].compactMap(\.self)
  }

  private var mayResume: Bool {
    desk.might(End.self, ConsiderationRecord.self) && successor == nil && consideration.mayResume(on: desk.today)
  }

  /// Takes the end back.
  var resumption: Button {
    desk.takingBack(
      .considerationResume, at: PeopleAddress.consideration(consideration.id), consideration.version,
      [Hidden(name: ConsiderationForm.resumption.name, value: "withdrawn")], about: consideration.terms.wording.text)
  }

  private var mayChange: Bool {
    desk.might(End.self, ConsiderationRecord.self) && successor == nil && !consideration.neverHeld
      && (consideration.lastDay.map { $0 >= desk.today } ?? true)
  }

  private func term(_ voice: Voice) -> String {
    let from = consideration.terms.from
    guard let last = consideration.lastDay else { return voice(.considerationFrom(from: from)) }
    return last < from ? voice(.considerationNeverHeld) : voice(.considerationFromUntil(from: from, until: last))
  }
}
