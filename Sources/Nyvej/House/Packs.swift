import Access
import Foundation
import Programmes
import Rules

/// The rule packs, programme models and holidays of one installation: those that come with the program, and its own, which
/// take the place of one with the same id or country.
struct Packs: Sendable {
  private(set) var rules: [RulePack] = []
  private(set) var models: [ProgrammeModel] = []
  private(set) var holidays: [CountryHolidays] = []
  /// The files that count, by what they hold: a pack or model with the same id takes the place of another.
  private var texts: [String: String] = [:]

  /// - Throws: `PackProblems` for the first file that has any; nothing is loaded by halves.
  init(folder: DataFolder? = nil) throws {
    for (file, yaml) in embeddedPacks { try add(yaml, file: file) }
    for path in [folder?.rules, folder?.programmes, folder?.holidays].compactMap({ $0 }) {
      for file in try Packs.files(in: path) { try add(try Packs.text(of: file), file: file) }
    }
    rules.sort { ($0.effectiveFrom, $0.code) < ($1.effectiveFrom, $1.code) }
    models.sort { $0.code < $1.code }
    holidays.sort { $0.country < $1.country }
  }

  /// Another one as soon as a word in one of them is another.
  var digest: String {
    RequestDigest.code(of: texts.sorted { $0.key < $1.key }.map { $0.key + "\n" + $0.value }.joined(separator: "\n"))
  }

  /// As the rooms use them.
  var shelf: ProgrammeShelf { ProgrammeShelf(models: models, packs: rules, calendars: Calendars(holidays)) }

  private mutating func add(_ yaml: String, file: String) throws {
    switch try CheckedFile(yaml: yaml, file: file) {
    case .rulePack(let pack):
      rules.removeAll { $0.code == pack.code }
      rules.append(pack)
      texts["rules " + pack.code.text] = yaml
    case .programme(let model):
      models.removeAll { $0.code == model.code }
      models.append(model)
      texts["programme " + model.code.text] = yaml
    case .holidays(let country):
      holidays.removeAll { $0.country == country.country }
      holidays.append(country)
      texts["holidays " + country.country] = yaml
    }
  }

  private static func files(in path: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: path)
      .filter { $0.hasSuffix(".yaml") }.sorted().map { path + "/" + $0 }
  }

  /// The text of a file that somebody named or put into the data folder.
  static func text(of file: String) throws -> String {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(filePath: file))
    } catch {
      throw Trouble(
        "\(file) cannot be read: \(error.localizedDescription)", remedy: "check the name and who may read it")
    }
    guard bytes.count <= 4 << 20, let text = String(validating: bytes, as: UTF8.self) else {
      throw Trouble("\(file) is not a text in UTF-8 of at most 4 MiB", remedy: "save it as UTF-8")
    }
    return text
  }
}
