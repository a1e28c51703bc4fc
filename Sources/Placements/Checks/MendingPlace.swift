import Access
import Design
import Employers
import Language
import People
import Rules
import Web

/// Where that which keeps a placement from starting is mended, and who may do that.
struct MendingPlace {
  private enum Place {
    case terms, papers, guardian, ladder, workplace, staff, permission
  }

  private let place: Place
  private let around: PlacementCase

  /// `nil` where nothing that is written here would mend it.
  init?(of check: Check, _ around: PlacementCase) {
    guard let place = MendingPlace.place(of: check) else { return nil }
    (self.place, self.around) = (place, around)
  }

  private static func place(of check: Check) -> Place? {
    if case .factMissing(.headcount) = check.finding { return .staff }
    if check.finding == .guardianNotNoted { return .guardian }
    if check.isAboutPapers { return .papers }
    switch check.finding {
    case .onForbiddenDays, .outsideTimes: return .terms
    default: break
    }
    return switch check.rule {
    case .ratio, .headcountAge: .workplace
    case .fullWeek, .leastHours, .mostHours, .considerations, .youthWeek: .ladder
    case .workPermission: .permission
    default: .terms
    }
  }

  var link: Link {
    let placement = around.placement.id
    return switch place {
    case .terms: .to(PlacementsAddress.editPlacement(placement))
    case .papers: .to(PlacementsAddress.signing(placement))
    case .guardian: .to(PeopleAddress.newGuardian(around.placement.person))
    case .ladder: .to(PlacementsAddress.ladder(placement))
    case .workplace: .to(EmployersAddress.workplace(around.workplace.id))
    case .staff: .to(EmployersAddress.editWorkplace(around.workplace.id))
    case .permission: .to(PeopleAddress.person(around.placement.person), fragment: "work-permission")
    }
  }

  /// Whether the link leads anywhere for this reader, and can be acted on there.
  func isOpen(to desk: Desk) -> Bool {
    switch place {
    case .terms, .papers: desk.might(Edit.self, PlacementRecord.self)
    case .guardian: desk.might(Create.self, GuardianRecord.self)
    case .ladder: desk.might(Create.self, LadderRecord.self)
    case .workplace, .staff: desk.might(Edit.self, WorkplaceRecord.self)
    case .permission: desk.might(Create.self, ResidenceRecord.self)
    }
  }

  /// Said behind a link whose page is not that of the placement.
  var word: Phrase? { [.workplace, .staff].contains(place) ? .placementMendedAtWorkplace : nil }

  /// Said to whoever cannot do it.
  var whoElse: Phrase { place == .permission ? .placementWhoMendsPermission : .placementWhoMendsTerms }
}
