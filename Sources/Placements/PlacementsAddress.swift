import Access
import Language
public import Values
public import Web
import Work

public enum PlacementsAddress: Address {
  case placements
  case newPlacement(PersonID)
  case placement(PlacementID)
  case editPlacement(PlacementID)
  case ladder(PlacementID)
  case ladderStep(LadderStepID)
  case signing(PlacementID)
  case acceptance(PlacementID)
  case approval(PlacementID)
  case ending(PlacementID)
  case `extension`(PlacementID)
  case followUp(FollowUpID)
  case scans(PlacementID)
  case scan(FileID)
  case scanRemoval(FileID)
  case timeline(PlacementID)
  case api(PlacementsResource)

  public var segments: [String] {
    switch self {
    case .placements: ["placements"]
    case .newPlacement(let id): ["people", id.text, "new-placement"]
    case .placement(let id): ["placements", id.text]
    case .editPlacement(let id): ["placements", id.text, "edit"]
    case .ladder(let id): ["placements", id.text, "ladder"]
    case .ladderStep(let id): ["ladder-steps", id.text]
    case .signing(let id): ["placements", id.text, "signing"]
    case .acceptance(let id): ["placements", id.text, "acceptance"]
    case .approval(let id): ["placements", id.text, "approval"]
    case .ending(let id): ["placements", id.text, "ending"]
    case .extension(let id): ["placements", id.text, "extension"]
    case .followUp(let id): ["follow-ups", id.text]
    case .scans(let id): ["placements", id.text, "scans"]
    case .scan(let id): ["scans", id.text]
    case .scanRemoval(let id): ["scans", id.text, "removal"]
    case .timeline(let id): ["placements", id.text, "timeline"]
    case .api(let resource): resource.segments
    }
  }

  public static let book: [AddressEntry<Self>] =
    [
      .one(.placements), .each(Self.newPlacement), .each(Self.placement), .each(Self.editPlacement),
      .each(Self.ladder), .each(Self.ladderStep), .each(Self.signing), .each(Self.acceptance), .each(Self.approval),
      .each(Self.ending),
      .each(Self.extension),
      .each(Self.followUp),
      .each(Self.scans), .each(Self.scan), .each(Self.scanRemoval), .each(Self.timeline),
    ] + PlacementsResource.book.map { $0.inside(Self.api) }

  public var place: MenuPlace? {
    switch self {
    case .placements, .placement, .newPlacement, .editPlacement, .ladder, .ladderStep, .signing, .acceptance, .approval,
      .ending,
      .extension,
      .scans, .scan, .scanRemoval, .timeline:
      .placements
    case .followUp: .week
    case .api: nil
    }
  }

  public var intake: Intake {
    switch self {
    case .scans: .files(bytes: Intake.formWithFile)
    case .api(let resource): resource.intake
    default: .form(bytes: Intake.usualForm)
    }
  }
}

public enum PlacementsResource: APIAddress {
  case personPlacements(PersonID)
  case placements
  case placement(PlacementID)
  case checks(PlacementID)
  case signatures(PlacementID)
  case acceptance(PlacementID)
  case approval(PlacementID)
  case start(PlacementID)
  case ending(PlacementID)
  case `extension`(PlacementID)
  case ladder(PlacementID)
  case ladderStep(LadderStepID)
  case followUps(PlacementID)
  case followUp(FollowUpID)
  case scans(PlacementID)
  case scan(FileID)
  case scanContent(FileID)
  case timeline(PlacementID)

  public var below: [String] {
    switch self {
    case .personPlacements(let id): ["people", id.text, "placements"]
    case .placements: ["placements"]
    case .placement(let id): ["placements", id.text]
    case .checks(let id): ["placements", id.text, "checks"]
    case .signatures(let id): ["placements", id.text, "signatures"]
    case .acceptance(let id): ["placements", id.text, "acceptance"]
    case .approval(let id): ["placements", id.text, "approval"]
    case .start(let id): ["placements", id.text, "start"]
    case .ending(let id): ["placements", id.text, "ending"]
    case .extension(let id): ["placements", id.text, "extension"]
    case .ladder(let id): ["placements", id.text, "ladder"]
    case .ladderStep(let id): ["ladder-steps", id.text]
    case .followUps(let id): ["placements", id.text, "follow-ups"]
    case .followUp(let id): ["follow-ups", id.text]
    case .scans(let id): ["placements", id.text, "scans"]
    case .scan(let id): ["scans", id.text]
    case .scanContent(let id): ["scans", id.text, "content"]
    case .timeline(let id): ["placements", id.text, "timeline"]
    }
  }

  public var intake: Intake {
    if case .scans = self { .files(bytes: Intake.formWithFile) } else { .document(bytes: Intake.usualDocument) }
  }

  public static let book: [AddressEntry<Self>] = [
    .each(Self.personPlacements), .one(.placements), .each(Self.placement), .each(Self.checks), .each(Self.signatures),
    .each(Self.acceptance), .each(Self.approval),
    .each(Self.start), .each(Self.ending), .each(Self.extension), .each(Self.ladder), .each(Self.ladderStep),
    .each(Self.followUps),
    .each(Self.followUp), .each(Self.scans), .each(Self.scan), .each(Self.scanContent), .each(Self.timeline),
  ]
}

extension MenuPlace {
  /// Placements are listed with their workplaces: who may not see those has no use for the list.
  public static let placements = MenuPlace(.navPlacements, at: PlacementsAddress.placements) {
    $0.might(List.self, PlacementRecord.self) && $0.might(Read.self, WorkplaceRecord.self)
  }
}
