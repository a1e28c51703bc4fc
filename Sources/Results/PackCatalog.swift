extension Pack {
  /// The packs that come with the software; their text is embedded from `Data/Indicators`.
  public static let embedded = ["ESFPLUS", "ESF1420", "ESF1420_2013"]

  /// - Throws: a fault that lists the packs when there is none of that name.
  public init(named name: String) throws(InputFault) {
    let bytes: [UInt8]
    switch name {
    case "ESFPLUS": bytes = PackageResources.ESFPLUS_json
    case "ESF1420": bytes = PackageResources.ESF1420_json
    case "ESF1420_2013": bytes = PackageResources.ESF1420_2013_json
    default:
      throw InputFault(
        file: "--pack", problem: "there is no pack “\(name)”",
        remedy: "Packs are \(Pack.embedded.joined(separator: ", ")); --pack-file reads one of your own.")
    }
    try self.init(InputFile(name: "pack \(name)", bytes: bytes))
  }
}
