import ArgumentParser
import Competence
import Foundation

/// `nyvej skills synonym …`: the words that this site's people say.
extension SkillsCommand {
  struct Synonym: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Words of your own that lead to an occupation or an ISCO group.",
      discussion: "They are kept in taxonomy/synonyms.tsv inside the data folder, which may also be edited by hand.",
      subcommands: [Add.self, List.self, Remove.self])

    struct Add: ParsableCommand {
      static let configuration = CommandConfiguration(abstract: "Add a word, or change where it leads.")

      @Argument(help: "The word as people say it.") var word: String
      @Option(help: "Language of the word.") var lang: String
      @Option(help: "URI of the occupation or group, copied from a search result.") var uri: String
      @Option(help: "ISCO-08 unit group, four digits.") var isco: String = ""
      @Option(help: "The data folder.") var data: String

      func run() throws {
        try SiteSynonyms(data: data).add(SiteSynonym(language: lang, word: word, target: uri, isco4: isco))
        print("\(word) (\(lang)) now leads to \(uri).")
      }
    }

    struct List: ParsableCommand {
      static let configuration = CommandConfiguration(abstract: "List the words of this site.")

      @Option(help: "The data folder.") var data: String

      func run() throws {
        for synonym in try SiteSynonyms(data: data).list() {
          print([synonym.language, synonym.word, synonym.target, synonym.isco4].joined(separator: "\t"))
        }
      }
    }

    struct Remove: ParsableCommand {
      static let configuration = CommandConfiguration(abstract: "Remove a word of this site.")

      @Argument(help: "The word.") var word: String
      @Option(help: "Language of the word.") var lang: String
      @Option(help: "The data folder.") var data: String

      func run() throws {
        guard try SiteSynonyms(data: data).remove(word, language: lang) else {
          throw ValidationError(
            "\"\(word)\" (\(lang)) is not among the words of this site. See: nyvej skills synonym list.")
        }
        print("\(word) (\(lang)) removed.")
      }
    }
  }
}
