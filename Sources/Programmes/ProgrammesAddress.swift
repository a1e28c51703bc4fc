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
  case api(ProgrammesResource)

  public var segments: [String] {
    switch self {
    case .programmes: ["programmes"]
    case .board(let id): ["programmes", id.text, "board"]
    case .obstacles(let id): ["programmes", id.text, "obstacles"]
    case .newReferral(let id): ["people", id.text, "new-referral"]
    case .participation(let id): ["participations", id.text]
    case .api(let resource): resource.segments
    }
  }

  public static let book: [AddressEntry<Self>] =
    [.one(.programmes), .each(Self.board), .each(Self.obstacles), .each(Self.newReferral), .each(Self.participation)]
    + ProgrammesResource.book.map { $0.inside(Self.api) }

  public var place: MenuPlace? {
    switch self {
    case .programmes, .board, .obstacles: .programmes
    case .newReferral, .participation: .people
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
  case obstacles(ProgrammeID)
  case participations(PersonID)
  case participation(ParticipationID)

  public var below: [String] {
    switch self {
    case .programmes: ["programmes"]
    case .board(let id): ["programmes", id.text, "board"]
    case .obstacles(let id): ["programmes", id.text, "obstacles"]
    case .participations(let id): ["people", id.text, "participations"]
    case .participation(let id): ["participations", id.text]
    }
  }

  public static let book: [AddressEntry<Self>] = [
    .one(.programmes), .each(Self.board), .each(Self.obstacles), .each(Self.participations), .each(Self.participation),
  ]
}
