public import Access
public import Values

extension Employers {
  /// The organisation of exactly this name, for the command line, where accounts are opened for people who belong to
  /// one. The oldest, should there be several.
  public static func known(as name: String, _ tx: Transaction) throws -> OrganisationID? {
    var found: OrganisationID?
    try tx.consult(Organisation.called(name)).use { found = $0.first }
    return found
  }

  /// The organisation that was entered first: the one that runs the installation. For setting up only.
  public static func first(_ tx: Transaction) throws -> OrganisationID? {
    var found: OrganisationID?
    try tx.consult(Organisation.first()).use { found = $0.first }
    return found
  }
}

extension Organisation {
  static func first() -> Statement<OrganisationRecord, OrganisationID> {
    Statement(
      "SELECT o.id FROM organisation o WHERE \(scope: "o") ORDER BY o.id LIMIT 1", decode: { try $0.id("id") })
  }

  static func called(_ name: String) -> Statement<OrganisationRecord, OrganisationID> {
    Statement(
      "SELECT o.id FROM organisation o WHERE o.sort_key = \(FirmName.folded(name)) AND \(scope: "o") ORDER BY o.id LIMIT 1",
      decode: { try $0.id("id") })
  }
}
