import ArgumentParser
import Foundation
import Programmes
import Rules

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Rule packs and programme models.", subcommands: [Check.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reads rule packs and programme models and lists every problem with line and remedy.")

    @Argument(help: "The files to check.", completion: .file(extensions: ["yaml"]))
    var files: [String]

    func run() throws {
      var isSound = true
      for file in files {
        do {
          print(try CheckedFile(yaml: try Packs.text(of: file), file: file).summary, terminator: "")
        } catch let problems as PackProblems {
          isSound = false
          FileHandle.standardError.write(Data(problems.report.utf8))
        }
      }
      if !isSound { throw ExitCode(1) }
    }
  }
}
