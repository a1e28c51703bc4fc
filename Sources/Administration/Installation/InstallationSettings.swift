public import Access
public import Design
public import Values

/// How the installation calls and shows itself, as it was said; see `InstallationFace`.
public struct InstallationSettings: Sendable {
  let id: InstallationID
  let version: Version
  /// Whose administrators look after it.
  let keeper: OrganisationID
  let details: Details
  let logo: String?

  public struct Details: Sendable, Hashable {
    var name: String?
    var controller: String
    var contact: String?
    var accent: Accent?
    /// In the order of the program; none means all.
    var languages: [LanguageTag]

    public init(
      name: String? = nil, controller: String, contact: String? = nil, accent: Accent? = nil,
      languages: [LanguageTag] = []
    ) {
      (self.name, self.controller, self.contact) = (name, controller, contact)
      (self.accent, self.languages) = (accent, languages)
    }
  }

  /// The one row there is, if there is one.
  static let only = Statement<InstallationRecord, InstallationSettings>(
    """
    SELECT i.id, i.version, i.organisation_id, i.name, i.controller, i.contact, i.accent, i.languages, i.logo
    FROM \(rows: InstallationRecord.self, as: "i") ORDER BY i.id LIMIT 1
    """
  ) { row in
    InstallationSettings(
      id: try row.id("id"), version: try row.version(), keeper: try row.id("organisation_id"),
      details: Details(
        name: try row.textIfAny("name"), controller: try row.text("controller"), contact: try row.textIfAny("contact"),
        accent: try row.textIfAny("accent").flatMap(Accent.init(hex:)),
        languages: try row.text("languages").split(separator: " ").compactMap { LanguageTag(String($0)) }),
      logo: try row.textIfAny("logo"))
  }
}

extension InstallationSettings {
  /// Said once, by the system: when the installation is set up, or later on its server.
  public static func found(_ details: Details, keptBy keeper: OrganisationID, _ tx: Transaction) throws {
    let id: InstallationID = tx.newID()
    try tx.insert(
      Insertion<InstallationRecord>(
        of: id, as: "installation.founded",
        """
        INSERT INTO \(into: InstallationRecord.self)
          (id, organisation_id, name, controller, contact, accent, languages, logo, version)
        VALUES (\(id), \(keeper), \(details.name), \(details.controller), \(details.contact),
          \(details.accent?.hex), \(details.languages.stored), NULL, 1)
        """), try tx.grantToFound(InstallationRecord.self))
  }

  /// What was said of the installation, for its administrators: nothing where nobody said anything yet.
  static func find(_ tx: Transaction) throws -> Disclosed<InstallationSettings?> {
    try tx.list(only, try tx.grant(List.self, InstallationRecord.self)).map(\.first)
  }

  /// Whether the reader may change it: the administrators of one organisation may.
  func isKept(by actor: Actor) -> Bool { actor.organisation == keeper }

  static func change(
    _ id: InstallationID, to details: Details, seen version: Version, _ tx: Transaction
  ) throws {
    try tx.change(
      Change<InstallationRecord>(
        of: id, seen: version, as: "installation.changed",
        set: """
          name = \(details.name), controller = \(details.controller), contact = \(details.contact),
          accent = \(details.accent?.hex), languages = \(details.languages.stored)
          """), try tx.grant(Edit.self, InstallationRecord.self))
  }

  /// Another sign, or none.
  static func wear(_ logo: Logo?, on id: InstallationID, seen version: Version, _ tx: Transaction) throws {
    try tx.change(
      Change<InstallationRecord>(
        of: id, seen: version, as: "installation.logo-changed", set: "logo = \(logo.map { Base64.text($0.bytes) })"),
      try tx.grant(Edit.self, InstallationRecord.self))
  }
}

extension [LanguageTag] {
  fileprivate var stored: String { map(\.text).joined(separator: " ") }
}
