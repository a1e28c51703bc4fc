import Access
import ArgumentParser
import Foundation
import Language
import Values

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Fills an empty installation with an invented story, dated relative to today.",
    discussion: """
      Refuses where there are accounts already: a demonstration never mixes with real people. It is marked as being made \
      before the first account, and as made at its end; one that was broken off is refused by serve and demo.
      """)

  @OptionGroup var options: InstallationOptions

  @Option(help: "So many invented people besides, 0 for the story alone; the same number gives the same people.")
  var people = Demo.usualPeople

  @Option(help: "The language of the invented texts: en, da, de, fi or sv; without it the terminal's, or else English.")
  var language: String?

  func validate() throws {
    guard Voice.staffLanguages.contains(where: { $0.text == wanted }) else {
      let known = Voice.staffLanguages.map(\.text).joined(separator: ", ")
      throw ValidationError("--language is one of \(known)")
    }
    guard (0...1_000_000).contains(people) else { throw ValidationError("--people is a number from 0 to 1000000") }
  }

  func run() async throws {
    let log = makeLog()
    let (settings, clock) = try options.prepared(log: log)
    let lock = try settings.folder.lock()
    defer { withExtendedLifetime(lock) {} }
    let total = people
    let language = LanguageTag(wanted) ?? .english
    try await House.withHouse(settings, clock: clock, log: log) { house in
      try await Demo(house: house, today: house.store.surroundings.today(), language: language).fill(
        in: settings.folder, people: total
      ) {
        FileHandle.standardError.write(Data("\r\($0) of \(total) invented people".utf8))
      }
      if total > 0 { FileHandle.standardError.write(Data("\n".utf8)) }
    }
    print(Demo.signInSheet(crowd: total > 0), terminator: "")
  }

  private var wanted: String { language ?? DemoCommand.language(of: ProcessInfo.processInfo.environment) }

  /// The language of the terminal, where the staff's languages have it; English otherwise.
  static func language(of environment: [String: String]) -> String {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let code = locale.prefix { $0.isLetter }.lowercased()
    return Voice.staffLanguages.contains { $0.text == code } ? code : LanguageTag.english.text
  }
}
