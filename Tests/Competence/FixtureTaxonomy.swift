import Foundation

@testable import Competence

/// A small invented taxonomy in the form of the official download, and a folder to import it into.
struct FixtureTaxonomy {
  let folder: String
  var source: String { folder + "/source" }
  var data: String { folder + "/data" }

  static let base = "http://data.europa.eu/esco/occupation/"

  init() throws {
    folder = NSTemporaryDirectory() + "competence-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: source, withIntermediateDirectories: true)
  }

  func remove() throws { try FileManager.default.removeItem(atPath: folder) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: source + "/" + name))
  }

  /// Occupations, groups, skills and relations in Danish, German and Swedish.
  func writeDownload() throws {
    for (language, rows) in FixtureTaxonomy.occupations {
      var text = "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,code\n"
      for row in rows {
        text += "Occupation,\(FixtureTaxonomy.base)\(row.id),\(row.isco),\"\(row.name)\","
        text += "\"\(row.others.joined(separator: "\n"))\",,released,\(row.isco).1\n"
      }
      try write(text, to: "occupations_\(language).csv")
    }
    try write(
      "conceptType,conceptUri,code,preferredLabel,altLabels\n"
        + "ISCOGroup,http://data.europa.eu/esco/isco/C9112,9112,Rengøringspersonale i kontorer,\n"
        + "ISCOGroup,http://data.europa.eu/esco/isco/C7212,7212,Svejse- og skærearbejde,\n", to: "ISCOGroups_da.csv")
    try write(
      "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels\n"
        + "KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/s1,skill,x,\"svejse, stål\",\"lodde\nbrænde\",\n",
      to: "skills_da.csv")
  }

  struct Row {
    var id: String
    var isco: String
    var name: String
    var others: [String]
  }

  static let occupations: [String: [Row]] = [
    "da": [
      Row(id: "a1", isco: "9112", name: "kontorrengører", others: ["rengøringsassistent, kontor", "erhvervsrengører"]),
      Row(id: "a2", isco: "7212", name: "rørsvejser", others: ["certifikatsvejser", "svejser"]),
      Row(id: "a3", isco: "9333", name: "terminalarbejder", others: ["havnelagerarbejder"]),
      Row(id: "a4", isco: "5120", name: "skibskok", others: ["kok til søs"]),
    ],
    "de": [
      Row(id: "a1", isco: "9112", name: "Büroreiniger/Büroreinigerin", others: ["Unterhaltsreiniger"]),
      Row(id: "a2", isco: "7212", name: "Rohrschweißer/Rohrschweißerin", others: ["Rohrleitungsschweißer"]),
      Row(id: "a4", isco: "5120", name: "Schiffskoch/Schiffsköchin", others: ["Smutje"]),
    ],
    "sv": [
      Row(id: "a1", isco: "9112", name: "kontorsstäderska", others: ["kontorsstädare"]),
      Row(id: "a4", isco: "5120", name: "kokerska, fartyg", others: ["skeppskock"]),
    ],
  ]
}
