import Foundation
import PackagePlugin

/// Puts the rule packs, programme models and holidays in `Data` into the program, so that an installed binary needs no folder
/// beside it.
///
/// Every file and all folders are inputs of the command: an edit as well as a new file make the next build run it
/// again.
@main
struct PacksPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let data = context.package.directoryURL.appending(path: "Data", directoryHint: .isDirectory)
    let folders = ["Rules", "Programmes", "Holidays"].map { data.appending(path: $0, directoryHint: .isDirectory) }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedPacks.swift")
    let files = try folders.flatMap {
      try FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)
    }.filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
    return [
      .buildCommand(
        displayName: "Embedding rule packs, programme models and holidays",
        executable: try context.tool(named: "EmbedPacks").url,
        arguments: [output.path] + files.map(\.path),
        inputFiles: folders + files,
        outputFiles: [output])
    ]
  }
}
