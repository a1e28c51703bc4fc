import Access
import Language
import People
public import Values
public import Web

public enum ProgrammesAddress: Address {
  case programmes
  case board(ProgrammeID)
  case obstacles(ProgrammeID)
  case newReferral(PersonID)
  case participation(ParticipationID)
  case gate(ParticipationID)
  case newPlan(ParticipationID)
  case plan(PlanID)
  case planPaper(PlanID)
  case api(ProgrammesResource)

  public var segments: [String] {
    switch self {
    case .programmes: ["programmes"]
    case .board(let id): ["programmes", id.text, "board"]
    case .obstacles(let id): ["programmes", id.text, "obstacles"]
    case .newReferral(let id): ["people", id.text, "new-referral"]
    case .participation(let id): ["participations", id.text]
    case .gate(let id): ["participations", id.text, "gate"]
    case .newPlan(let id): ["participations", id.text, "new-plan"]
    case .plan(let id): ["plans", id.text]
    case .planPaper(let id): ["plans", id.text, "paper"]
    case .api(let resource): resource.segments
    }
  }

  public static let book: [AddressEntry<Self>] =
    [
      .one(.programmes), .each(Self.board), .each(Self.obstacles), .each(Self.newReferral), .each(Self.participation),
      .each(Self.gate), .each(Self.newPlan), .each(Self.plan), .each(Self.planPaper),
    ] + ProgrammesResource.book.map { $0.inside(Self.api) }

  public var place: MenuPlace? {
    switch self {
    case .programmes, .board, .obstacles: .programmes
    case .newReferral, .participation, .gate, .newPlan, .plan, .planPaper: .people
    case .api: nil
    }
  }
}

extension MenuPlace {
  /// Where people stand, for whoever moves them on.
  public static let programmes = MenuPlace(.navProgrammes, at: ProgrammesAddress.programmes) {
    $0.might(Edit.self, ParticipationRecord.self) && $0.might(List.self, ProgrammeRecord.self)
  }
}

public enum ProgrammesResource: APIAddress {
  case programmes
  case board(ProgrammeID)
  case weeks(ProgrammeID)
  case obstacles(ProgrammeID)
  case participations(PersonID)
  case participation(ParticipationID)
  case gate(ParticipationID)
  case plans(ParticipationID)
  case plan(PlanID)

  public var below: [String] {
    switch self {
    case .programmes: ["programmes"]
    case .board(let id): ["programmes", id.text, "board"]
    case .weeks(let id): ["programmes", id.text, "weeks"]
    case .obstacles(let id): ["programmes", id.text, "obstacles"]
    case .participations(let id): ["people", id.text, "participations"]
    case .participation(let id): ["participations", id.text]
    case .gate(let id): ["participations", id.text, "gate"]
    case .plans(let id): ["participations", id.text, "plans"]
    case .plan(let id): ["plans", id.text]
    }
  }

  public static let book: [AddressEntry<Self>] = [
    .one(.programmes), .each(Self.board), .each(Self.weeks), .each(Self.obstacles), .each(Self.participations),
    .each(Self.participation),
    .each(Self.gate), .each(Self.plans), .each(Self.plan),
  ]
}
