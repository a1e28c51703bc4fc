import ArgumentParser
import Competence
import Foundation
import Values

/// `nyvej skills …`: occupations and skills, their import and their search.
struct SkillsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skills",
    abstract: "Occupations and skills: import ESCO, search, add words of your own.",
    discussion: escoAttribution,
    subcommands: [Import.self, Search.self, Languages.self, Synonym.self])
}

extension SkillsCommand {
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Import the official ESCO CSV downloads, or compact label files.",
      discussion: """
        Give the unpacked folder or the zip files as downloaded, any languages together. The command may be stopped and
        run again: finished parts are kept and unchanged ones are left alone. Versions lie side by side.
        """)

    @Argument(help: "Folders and zip files.") var paths: [String]
    @Option(help: "The data folder to import into.") var into: String
    @Option(help: "Taxonomy version, where the file names do not tell it.") var version: String?
    @Option(help: "Only this language; may be given several times.") var lang: [String] = []

    func run() throws {
      let summary = try TaxonomyImport(into: into).run(paths, version: version, languages: Set(lang)) { part in
        let result =
          part.outcome == .unchanged
          ? "unchanged" : "\(part.labels) entries, \(part.bytes / 1024) KB, \(String(format: "%.2f", part.seconds)) s"
        Line.write("[\(part.number)/\(part.total)] \(part.title): \(result)")
      }
      for place in summary.ignored { Line.write("not used: \(place)") }
      Line.write("\(summary.built) built, \(summary.unchanged) unchanged.")
      Line.write(escoAttribution)
    }
  }

  struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read queries line by line and write one JSON line of hits for each.")

    @Option(help: "Language to search; may be given several times. \"all\" means every loaded one.")
    var lang: [String] = ["all"]
    @Option(help: "At most this many hits per query.") var limit: Int = 10
    @Option(help: "The data folder; without it, the starter vocabulary alone is searched.") var data: String?
    @Option(help: "occupations (with ISCO groups and everyday work) or skills.") var kind: String = "occupations"

    func validate() throws {
      guard (1...1000).contains(limit) else { throw ValidationError("--limit must be 1 to 1000.") }
      guard kind == "occupations" || kind == "skills" else {
        throw ValidationError("--kind must be occupations or skills.")
      }
    }

    func run() throws {
      let search = TaxonomySearch(try TaxonomyShelf(data: data))
      let languages = try SkillsCommand.languages(lang, on: search.shelf)
      let kind: IndexedKind = kind == "skills" ? .skills : .occupations
      if search.shelf.hasESCO { FileHandle.standardError.write(Data((escoAttribution + "\n").utf8)) }
      while let query = readLine() {
        let hits = try search.hits(for: query, in: languages, kind: kind, limit: limit)
        Line.write(JSONLine.text(query: query, hits: hits))
      }
    }
  }

  struct Languages: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the languages that can be searched.")

    @Option(help: "The data folder.") var data: String?

    func run() throws {
      for language in try TaxonomyShelf(data: data).languages { print(language) }
    }
  }

  static func languages(_ names: [String], on shelf: TaxonomyShelf) throws -> [LanguageTag] {
    let names = names.contains("all") ? shelf.languages : names
    return try names.map { name in
      guard let tag = LanguageTag(name) else {
        throw ValidationError("\"\(name)\" is not a language tag. Use e.g. da, or all.")
      }
      return tag
    }
  }
}

/// A line that leaves the program at once: whoever reads along types the next letter on seeing it.
private enum Line {
  static func write(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
}

/// One line of JSON per query, keys in a fixed order.
enum JSONLine {
  static func text(query: String, hits: [Hit]) -> String {
    let list = hits.map { hit in
      "{\"uri\":\(quoted(hit.uri)),\"label\":\(quoted(hit.label)),\"lang\":\(quoted(hit.language)),"
        + "\"isco4\":\(quoted(hit.isco4)),\"why\":\(quoted(hit.why))}"
    }
    return "{\"query\":\(quoted(query)),\"hits\":[\(list.joined(separator: ","))]}"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        result +=
          "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
          + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
