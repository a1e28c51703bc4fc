internal import Persistence
public import Values

public enum InstallationKind: Identified { public static let name = "installation" }
public typealias InstallationID = ID<InstallationKind>

/// How the installation calls and shows itself, as every visitor sees it before signing in. Nothing in it is about anybody.
public struct InstallationFace: Sendable, Hashable {
  /// At the top of every page; none where the server's own name holds.
  public let name: String?
  /// Who answers for the data, by the full name (Regulation (EU) 2016/679 art. 4 no. 7).
  public let controller: String?
  /// How the controller is reached about personal data.
  public let contact: String?
  /// As it is written: `#0b5d4e`.
  public let accent: String?
  /// In which staff may work; none where all of the program's languages are offered.
  public let languages: [LanguageTag]
  /// The bytes of a PNG picture, in base64.
  public let logo: String?

  /// Nothing was said yet.
  public static let unsaid = InstallationFace(
    name: nil, controller: nil, contact: nil, accent: nil, languages: [], logo: nil)

  public init(
    name: String?, controller: String?, contact: String?, accent: String?, languages: [LanguageTag], logo: String?
  ) {
    (self.name, self.controller, self.contact) = (name, controller, contact)
    (self.accent, self.languages, self.logo) = (accent, languages, logo)
  }
}

extension Store {
  /// How the installation shows itself now, to anybody.
  public func face() async throws -> InstallationFace {
    try await look(as: .system, for: .setUp) { try $0.face() }
  }
}

// On the server, where whoever gives a command answers for it.
extension Transaction {
  /// Whether it was said already whose administrators look after the installation.
  public func installationIsKept() throws -> Bool {
    try requireSystem()
    return try kept() != nil
  }

  /// From now on the administrators of this organisation look after it; nothing else of it changes.
  public func handInstallation(to organisation: OrganisationID) throws {
    try requireSystem()
    guard let id = try kept() else { throw NotFound() }
    try completely {
      _ = try connection.run(
        "UPDATE installation SET organisation_id = ?, version = version + 1 WHERE id = ?",
        [organisation.bind.value, id.bind.value])
      try journalWrite(.edit, .installation, id.bind, [], "installation.handed")
    }
  }

  private func kept() throws -> InstallationID? {
    try connection.rows("SELECT i.id FROM installation i ORDER BY i.id LIMIT 1", []).first.map {
      try Columns($0).id("id")
    }
  }

  fileprivate func face() throws -> InstallationFace {
    let rows = try connection.rows(
      "SELECT i.name, i.controller, i.contact, i.accent, i.languages, i.logo FROM installation i ORDER BY i.id LIMIT 1",
      [])
    guard let row = rows.first else { return .unsaid }
    let columns = Columns(row)
    return InstallationFace(
      name: try columns.textIfAny("name"), controller: try columns.text("controller"),
      contact: try columns.textIfAny("contact"), accent: try columns.textIfAny("accent"),
      languages: try columns.text("languages").split(separator: " ").compactMap { LanguageTag(String($0)) },
      logo: try columns.textIfAny("logo"))
  }
}
