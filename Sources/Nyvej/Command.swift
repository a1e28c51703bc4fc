import ArgumentParser

@main
struct Command: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nyvej",
    abstract: "Runs labour-market integration programmes: placements whose hours rise within what a person can bear.",
    subcommands: [SkillsCommand.self]
  )
}
