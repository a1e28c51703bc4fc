import Access
import Rules
import Values
import Web

/// Where people stand on the journey board of a programme.
enum BoardColumn: Sendable, Hashable {
  /// Referred, and waiting for the answer.
  case referred
  case phase(PhaseCode)
  case paused
  /// Takes part, in whichever phases: no column of the board, but the people of its weeks.
  case taking

  /// As it stands in an address; no phase can be called so.
  var code: String {
    switch self {
    case .referred: ".referred"
    case .phase(let phase): phase.text
    case .paused: ".paused"
    case .taking: ".taking"
    }
  }

  /// Its place on the page.
  var anchor: String { "lane-" + code.filter { $0 != "." } }

  /// What follows the address of a participation where its card is drawn onto this column: the form that is open then.
  /// Nobody is drawn back among those who were referred: that leads to the page alone.
  var entering: String {
    switch self {
    case .referred: ""
    case .phase(let phase): WantedStep.query(.beginPhase, phase)
    case .paused: WantedStep.query(.pause)
    case .taking: WantedStep.query(.accept)
    }
  }

  /// The same where a card has to leave this column first, whichever it is drawn onto.
  var leaving: String? {
    switch self {
    case .referred: WantedStep.query(.accept)
    case .paused: WantedStep.query(.comeBack)
    case .phase, .taking: nil
    }
  }

  /// The columns of a programme, in the order of the way through it.
  static func all(_ model: ProgrammeModel) -> [BoardColumn] {
    [.referred] + model.phases.map { .phase($0.id) } + [.paused]
  }
}

/// Somebody in a column: one with several phases stands in each of them.
struct BoardCard: Sendable, Hashable {
  let participation: ParticipationID
  let person: PersonID
  /// The first day of the phase or the pause, that of taking part, or that of the referral.
  let since: CivilDate
  /// The last day of taking part, where one is noted.
  let leaving: CivilDate?

  /// Its place in its column: the longest stand first.
  var place: PlaceInOrder<ParticipationKind> { PlaceInOrder(sortKey: since.iso, id: participation) }
}
