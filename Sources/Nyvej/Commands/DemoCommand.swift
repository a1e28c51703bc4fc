import Access
import ArgumentParser
import Foundation
import Values

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Fills an empty installation with an invented story, dated relative to today.",
    discussion: "Refuses where there are accounts already: a demonstration never mixes with real people.")

  @OptionGroup var options: InstallationOptions

  @Option(help: "So many invented people besides; the same number gives the same people.")
  var people = 0

  func validate() throws {
    guard (0...1_000_000).contains(people) else { throw ValidationError("--people is a number from 0 to 1000000") }
  }

  func run() async throws {
    let log = makeLog()
    let (settings, clock) = try options.prepared(log: log)
    let house = try await House.open(settings, clock: clock, log: log)
    do {
      let today = house.store.surroundings.today()
      let staff = try await Demo(house: house, today: today).fill()
      if people > 0 {
        let total = people
        try await DemoPopulation(house: house, today: today, staff: staff).populate(people) { done in
          FileHandle.standardError.write(Data("\r\(done) of \(total) invented people".utf8))
        }
        FileHandle.standardError.write(Data("\n".utf8))
      }
      try Data(Demo.signInSheet.utf8).write(to: URL(filePath: settings.folder.demoSignIns), options: .atomic)
    } catch {
      await house.store.close()
      throw error
    }
    await house.store.close()
    print(Demo.signInSheet, terminator: "")
  }
}
