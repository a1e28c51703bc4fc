import Access
import Design
import Language
import Rules
import Values
import Web

/// The rules as sentences with their source: what is stopped first, what is fulfilled folded away.
struct ChecksCard: Markup {
  let around: PlacementCase
  let desk: Desk
  /// What is said above, where it is mended: nobody reads it twice.
  var told: [Check] = []

  private var voice: Voice { desk.voice }
  private var placement: Placement { around.placement }

  private var mayWrite: Bool {
    desk.might(Edit.self, PlacementRecord.self) && around.state.kind.acts.contains(.sign)
  }

  var html: HTML {
    guard let pack = around.pack else {
      return Card(title: voice(.checksTitle), content: "<p>\(voice(.placementNoPack))</p>").html
    }
    let isOpen = placement.stage != .started
    // What is missing before the start stands above, with who owes it.
    let shown = around.checks.filter { isOpen && $0.isAboutPapers ? false : $0.isTold && !$0.isSaid(among: told) }
      .sorted { ($0.blocksStart ? 0 : 1) < ($1.blocksStart ? 0 : 1) }
    let fulfilled = around.checks.filter { $0.verdict == .fulfilled }
    func line(_ check: Check) -> HTML {
      let sentence = CheckSentence(check, pack: pack, voice: voice, basis: placement.terms.basis)
      let accepted = AcceptanceSentence(check, of: placement, pack: pack, voice: voice)
      let tag = accepted?.isPast == false ? Tag(voice(.readyAccepted), .due) : check.tag(in: voice)
      return """
        <li><p>\(tag) \(sentence.text, quoting: around.quotes)</p>\(with: accepted?.text, { "<p>\($0)</p>" })\
        \(sentence.sourceNote)\
        \(with: mayWrite ? AcceptanceButton(around, desk).button(check, accepted) : nil, { "\($0)" })</li>
        """
    }
    return Card(
      title: voice(.checksTitle), sign: CircleSign(.case, voice(.circleCase), isRepeated: true), id: "checks",
      content: """
        \(if: shown.isEmpty && told.isEmpty, "<p>\(voice(.checksAllWell))</p>")\
        \(if: !shown.isEmpty, "<ul class=\"plain checks\">\(each: shown, line)</ul>")\
        <details class="more"><summary>\(voice(.checksFulfilled(n: fulfilled.count)))</summary>\
        <ul class="plain checks">\(each: fulfilled, line)</ul></details>
        """
    ).html
  }
}

extension Check {
  /// Whether the same is said already, also of weeks that are to come.
  fileprivate func isSaid(among told: [Check]) -> Bool {
    guard case .hoursAboveCap(let step, let cap, let consideration, _, _, _) = finding else {
      return told.contains(self)
    }
    return told.contains { other in
      if case .hoursAboveCap(step, cap, consideration, _, _, _) = other.finding { true } else { false }
    }
  }

  /// A signature, the authority's approval, what the workplace states or confirms.
  var isAboutPapers: Bool {
    switch finding {
    case .notYetConfirmed, .confirmedByWorkplace: true
    default: [.signature, .approval, .statement].contains(rule)
    }
  }

  /// Whether the reader must know it; what is fulfilled or does not apply is folded away.
  fileprivate var isTold: Bool { verdict == .breached || verdict == .notKnown || exemptsFromRatio }

  /// Not tested, but perhaps in the way of the next one: not fulfilled, and nothing to keep quiet about.
  private var exemptsFromRatio: Bool {
    if case .notTested = finding { rule == .ratio } else { false }
  }
}
