import Access
import Design
import Language
import Values
import Web
import Work

/// Everything that is seen before two records are made one.
struct JoinView: Sendable {
  let kept: Person
  let aside: Person
  /// How much of each kind the actor sees of each.
  let moving: [Kind: Int]
  let staying: [Kind: Int]
  let gaining: GainOfJoining
  let names: [Subject: SubjectName]
  let found: JoinFindings

  /// Nobody counts further.
  static let mostCounted = 1000

  func html(_ desk: Desk) -> HTML {
    """
    \(comparison(desk))\(moves(desk))\(stays(desk))\(gains(desk))\(notes(desk))
    """
  }

  private func comparison(_ desk: Desk) -> HTML {
    let voice = desk.voice
    func row(_ title: Phrase, _ value: (Person) -> HTML) -> [HTML] { ["\(voice(title))", value(kept), value(aside)] }
    func text(_ value: String?) -> HTML { value.map { "<bdi>\($0)</bdi>" } ?? voice.notAsked }
    return DataTable(
      caption: voice(.joinCompare), hidesCaption: true,
      columns: [.init(voice(.joinFact)), .init(voice(.joinKept)), .init(voice(.joinAside))],
      rows: [
        row(.personName) { "\(name: $0.details.name)" }, row(.personOriginalName) { text($0.details.originalName) },
        row(.personBirthDate) { person in person.details.birth.map { "\(voice.bareDay($0.date))" } ?? voice.notAsked },
        row(.personPhone) { text($0.details.phone.map { Telephone.shown($0) }) },
        row(.personEmail) { text($0.details.email) }, row(.personLanguages) { $0.spoken(voice) },
      ]
    ).html
  }

  private func moves(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let lines = Kind.allCases.compactMap { kind -> HTML? in
      guard let number = moving[kind], let phrase = kind.phraseOfMoving else { return nil }
      return number >= JoinView.mostCounted
        ? "<li>\(voice(phrase)): \(voice(.joinMoreThan(n: JoinView.mostCounted - 1)))</li>"
        : "<li>\(voice(phrase)): \(voice.number(number))</li>"
    }
    return """
      <h2>\(voice(.joinMoves))</h2>\(if: lines.isEmpty, "<p>\(voice(.joinMovesNothing))</p>", else: "<ul>\(each: lines, { $0 })</ul>")\
      <p class="quiet">\(voice(.joinMovesMore))</p>
      """
  }

  private func stays(_ desk: Desk) -> HTML {
    "<h2>\(desk.voice(.joinStays))</h2><p>\(desk.voice(.joinStaysWords))</p>"
  }

  private func gains(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let lines = gaining.all.map { one -> String in
      switch one {
      case .worker(_, let name, let relation):
        voice(.joinGainsWorker(name: name, relation: voice(relation.phrase)))
      case .named(_, let name): voice(.joinGainsNamed(name: name))
      case .herself: voice(.joinGainsSelf)
      case .contact: voice(.joinGainsContact)
      case .team(let id): voice(.joinGainsTeam(name: names[.programme(id)]?.name ?? voice(.joinGainsOther)))
      case .referrer(let id): voice(.joinGainsOffice(name: names[.organisation(id)]?.name ?? voice(.joinGainsOther)))
      }
    }
    return """
      <h2>\(voice(.joinGains))</h2>\(if: gaining.isClosed, "<p>\(voice(.joinGainsClosed))</p>")\
      \(if: lines.isEmpty, gaining.isClosed ? .nothing : "<p>\(voice(.joinGainsNobody))</p>", else: "<ul>\(each: lines, { "<li dir=\"auto\">\($0)</li>" })</ul>")
      """
  }

  private func notes(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let both = moving.keys.contains { staying[$0] != nil && $0.isTwiceAfterwards }
    let notes = found.notes + (both ? [.joinNoteBoth] : [])
    guard !notes.isEmpty else { return .nothing }
    return """
      <h2>\(voice(.joinAfterwards))</h2><ul>\(each: notes, { "<li dir=\"auto\">\(voice($0))</li>" })</ul>
      """
  }
}

extension Kind {
  /// What moves, in the words of the list of rights; nothing for what is no record of a person.
  var phraseOfMoving: Phrase? {
    switch self {
    case .assignment: .kindAssignment
    case .protection: .kindProtection
    case .consideration: .kindConsideration
    case .obstacle: .kindObstacle
    case .appointment: .kindAppointment
    case .closedAppointment: .kindClosedAppointment
    case .contactEntry: .kindContactEntry
    case .note: .kindNote
    case .residence: .kindResidence
    case .guardian: .kindGuardian
    case .weekHours: .kindWeekHours
    case .caseHours: .kindCaseHours
    case .weekReduction: .kindWeekReduction
    case .participation: .kindParticipation
    case .plan: .kindPlan
    case .placement: .kindPlacement
    case .placementScan: .kindPlacementScan
    case .ladder: .kindLadder
    case .followUp: .kindFollowUp
    default: nil
    }
  }

  /// The same may have been noted in both.
  fileprivate var isTwiceAfterwards: Bool {
    switch self {
    case .assignment, .consideration, .obstacle, .residence, .guardian, .weekHours, .caseHours, .weekReduction: true
    default: false
    }
  }
}
