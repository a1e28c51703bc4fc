public import Access
import Design
public import Language
import Values
public import Web

extension Obligation {
  /// The heaps of This week, in the order in which they are worked through.
  public enum Pile: String, Sendable, CaseIterable {
    /// Goes on against a rule, or against what was agreed with the person.
    case mend
    case noNextStep = "no-next-step"
    /// Lies in the heap of those without a next step, and is counted apart: nothing is due.
    case noProgramme = "no-programme"
    case appointments
    case starts
    case followUps = "follow-ups"
    /// What was to come of a contact.
    case contacts
    case ladder
    case endings
    case obstacles

    /// Those of the page; what lies in another one is no heap of its own there.
    public static var heaps: [Obligation.Pile] { allCases.filter { $0 != .noProgramme } }
  }

  /// The day of what is never due: behind everything that is.
  static let noDay = CivilDate(dayNumber: 2_932_896)  // 31 December 9999

  /// Shown from the beginning, and never late: there is no day by which somebody owes it.
  public static func withoutDay(
    about subject: Subject, in pile: Pile, key: String, reason: Phrase, at address: some Address, verb: Phrase,
    deed: Deed? = nil
  ) -> Obligation {
    Obligation(
      about: subject, in: pile, key: key, due: noDay, shown: CivilDate(year: 2000, month: 1, day: 1), reason: reason,
      at: address, verb: verb, deed: deed)
  }

  public var isDue: Bool { due != Obligation.noDay }
}

extension Obligation.Pile {
  var title: Phrase {
    switch self {
    case .mend: .pileMend
    case .noNextStep: .pileNoNextStep
    case .noProgramme: .pileNoProgramme
    case .appointments: .pileAppointments
    case .starts: .pileStarts
    case .followUps: .pileFollowUps
    case .contacts: .pileContacts
    case .ladder: .pileLadder
    case .obstacles: .pileObstacles
    case .endings: .pileEndings
    }
  }

  func whenEmpty(own: Bool) -> Phrase {
    switch self {
    case .mend: .pileMendEmpty
    case .noProgramme: .pileNoProgrammeEmpty
    case .noNextStep: own ? .pileNoNextStepEmpty : .pileNoNextStepEmptyTeam
    case .appointments: .pileAppointmentsEmpty
    case .starts: .pileStartsEmpty
    case .followUps: .pileFollowUpsEmpty
    case .contacts: .pileContactsEmpty
    case .ladder: .pileLadderEmpty
    case .obstacles: own ? .pileObstaclesEmpty : .pileObstaclesEmptyTeam
    case .endings: .pileEndingsEmpty
    }
  }
}
