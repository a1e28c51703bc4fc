public import Access
public import Values

extension Employers {
  /// The organisation of exactly this name, for the command line, where accounts are opened for people who belong to
  /// one. The oldest, should there be several.
  public static func known(as name: String, _ tx: Transaction) throws -> OrganisationID? {
    try tx.consult(Organisation.called(name)).decide(tx) { found, _ in found.first }
  }

  /// The organisation that was entered first: the one that runs the installation. For setting up only.
  public static func first(_ tx: Transaction) throws -> OrganisationID? {
    try tx.consult(Organisation.first()).decide(tx) { found, _ in found.first }
  }
}

extension Organisation {
  static func first() -> Statement<OrganisationRecord, OrganisationID> {
    Statement(
      "SELECT o.id FROM \(rows: OrganisationRecord.self, as: "o") ORDER BY o.id LIMIT 1", decode: { try $0.id("id") })
  }

  static func called(_ name: String) -> Statement<OrganisationRecord, OrganisationID> {
    Statement(
      """
      SELECT o.id FROM \(rows: OrganisationRecord.self, as: "o") WHERE o.sort_key = \(Folding.order(name))
      ORDER BY o.id LIMIT 1
      """,
      decode: { try $0.id("id") })
  }
}
