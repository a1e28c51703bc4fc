import ArgumentParser

@main
struct Command: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "nyvej",
    abstract: "Runs labour-market integration programmes: placements whose hours rise within what a person can bear.",
    version: version,
    subcommands: [
      Serve.self, Migrate.self, AccountCommand.self, TokenCommand.self, JournalCommand.self, JobsCommand.self,
      KeysCommand.self, InstallationCommand.self,
      RulesCommand.self,
      DemoCommand.self, IndicatorsCommand.self, MatchCommand.self, SkillsCommand.self,
    ])
}
