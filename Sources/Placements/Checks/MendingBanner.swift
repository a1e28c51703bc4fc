import Access
import Design
import Employers
import Language
import Rules
import Values
import Web

/// What is broken while the placement runs, or keeps it from starting, said before everything else of its page; with the
/// step that mends it.
struct MendingBanner: Markup {
  let around: PlacementCase
  let desk: Desk
  /// On a page about something else than this placement.
  var isNamed = false

  private var voice: Voice { desk.voice }
  private var isStarted: Bool { around.state.kind.isStarted }
  /// Where it stands on its page.
  static let place = "mend"

  /// What it says, and nothing else of the page says again. Papers that are still to come are said where they are asked for.
  var broken: [Check] {
    [.lastDayPassed, .ended].contains(around.state.kind) ? [] : isStarted ? around.toMend : around.blockersInTerms
  }

  var html: HTML {
    guard let pack = around.pack, !broken.isEmpty else { return .nothing }
    let mayAccept = desk.might(Edit.self, PlacementRecord.self) && around.state.kind.acts.contains(.sign)
    func line(_ check: Check) -> HTML {
      let sentence = CheckSentence(check, pack: pack, voice: voice, basis: around.placement.terms.basis)
      return """
        <li><p>\(sentence.text, quoting: around.quotes)</p>\(sentence.sourceNote)\(elsewhere(check))\
        \(with: mayAccept ? AcceptanceButton(around, desk).button(check, nil) : nil, { "\($0)" })</li>
        """
    }
    let title = voice(isStarted ? .mendTitle : .mendDraftTitle)
    return Banner(
      .stop, title: isNamed ? voice(.flashAbout(name: around.workplace.details.name, sentence: title)) : title,
      content: """
        <ul class="plain"\(if: !isNamed, " id=\"\(Self.place)\"")>\(each: broken, line)</ul>
        """, buttons: buttons
    ).html
  }

  /// What is mended neither here nor by whoever plans placements.
  private func elsewhere(_ check: Check) -> HTML {
    guard check.rule == .workPermission, let place = MendingPlace(of: check, around) else { return .nothing }
    guard place.isOpen(to: desk) else { return "<p class=\"quiet\">\(voice(place.whoElse))</p>" }
    return "<p><a href=\"\(place.link)\">\(voice(.workPermissionTitle))</a></p>"
  }

  private var buttons: [Button] {
    guard desk.might(Edit.self, PlacementRecord.self) else { return [] }
    let id = around.placement.id
    var buttons: [Button] = []
    if let step = around.mending, around.state.kind.acts.contains(.decideStep) {
      buttons.append(
        Button(
          voice(.mendReduce(hours: step.hours, week: step.week)),
          .go(
            .to(
              PlacementsAddress.ladder(id),
              query: ["move": step.move.rawValue, "week": step.week.iso, "hours": voice.hours(step.hours)]))))
    }
    // Before it has begun another first day may find a place; once it runs, an earlier last one.
    if broken.contains(where: { $0.rule.isMendedInTerms || $0.isAboutTimes || $0.hasPlaceOnOtherDays }) {
      buttons.append(
        Button(
          voice(isStarted ? .mendDays : .placementEdit), .go(.to(PlacementsAddress.editPlacement(id)))))
    }
    if broken.contains(where: \.isAboutPapers) {
      buttons.append(Button(voice(.papersTitle), .go(.to(PlacementsAddress.signing(id)))))
    }
    if broken.contains(where: { $0.finding == .factMissing(.headcount) }) {
      buttons.append(
        Button(voice(.mendStaff), .go(.to(EmployersAddress.editWorkplace(around.workplace.id)))))
    } else if broken.contains(where: { [.ratio, .headcountAge].contains($0.rule) }) {
      buttons.append(
        Button(voice(.mendWorkplace), .go(.to(EmployersAddress.workplace(around.workplace.id)))))
    }
    if buttons.isEmpty {
      buttons.append(Button(voice(.mendLook), .go(.to(PlacementsAddress.placement(id), fragment: "checks"))))
    }
    buttons[0].tone = .main
    return buttons
  }
}

extension Check {
  /// Whether days or times are in the way that were agreed with the person.
  var isAboutTimes: Bool {
    switch finding {
    case .onForbiddenDays, .outsideTimes: true
    default: false
    }
  }

  /// Whether there is a place with other days.
  fileprivate var hasPlaceOnOtherDays: Bool {
    switch finding {
    case .ratioFull(_, _, _, _, _, .start), .ratioFull(_, _, _, _, _, .lastDay): true
    default: false
    }
  }
}

extension RuleCode {
  /// Whether other days, times, terms or another last day mend it.
  fileprivate var isMendedInTerms: Bool {
    switch self {
    case .length, .timetable, .dayHours, .sameTimes, .workingDays, .purpose, .measure, .effective, .sameEmployer,
      .beside, .youthDay, .youthTimes, .youthFreeDays:
      true
    default: false
    }
  }
}
