public import Rules
public import Values

/// The models, packs and calendars that an installation has: what programmes run by, and what placements are held to.
public struct ProgrammeShelf: Sendable {
  public let models: [ProgrammeModel]
  public let packs: [RulePack]
  /// On which days work can be expected, country by country.
  public let calendars: Calendars

  public init(models: [ProgrammeModel], packs: [RulePack], calendars: Calendars = Calendars([])) {
    (self.models, self.packs, self.calendars) = (models, packs, calendars)
  }

  /// The model that a programme runs by: its version, else the newest there is.
  public func model(of programme: Programme) -> ProgrammeModel? {
    let ours = models.filter { $0.code == programme.model }.sorted { $0.version < $1.version }
    return ours.last { $0.version == programme.modelVersion } ?? ours.last
  }

  public func packs(of model: ProgrammeModel) -> [RulePack] { packs.filter(model.uses) }

  /// The rules for a placement in a programme that starts on `start`, seen on `day`.
  public func pack(for model: ProgrammeModel, start: CivilDate, on day: CivilDate) -> RulePack? {
    let ours = packs(of: model)
    guard let country = ours.first?.country else { return nil }
    // Before the first pack the oldest one is better than none: its own checks then say that it is not yet in force.
    return RulePack.inForce(for: start, on: day, country: country, among: ours)
      ?? ours.min { $0.effectiveFrom < $1.effectiveFrom }
  }
}
