import Foundation
import PackagePlugin

/// Turns the catalogs in `Data/Language` into Swift before the room Language is compiled.
///
/// Every catalog is an input of the command, and so is every folder: an edit as well as a new or removed file make the
/// next build run it again.
@main
struct CatalogPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Data/Language", directoryHint: .isDirectory)
    let accessors = context.pluginWorkDirectoryURL.appending(path: "Phrases.swift")
    let tables = context.pluginWorkDirectoryURL.appending(path: "Tables.swift")
    return [
      .buildCommand(
        displayName: "Compiling the language catalogs",
        executable: try context.tool(named: "CompileCatalogs").url,
        arguments: [folder.path, accessors.path, tables.path],
        inputFiles: try inputs(in: folder),
        outputFiles: [accessors, tables])
    ]
  }

  private func inputs(in folder: URL) throws -> [URL] {
    let manager = FileManager.default
    let rooms = try manager.contentsOfDirectory(at: folder, includingPropertiesForKeys: [.isDirectoryKey])
      .filter(\.hasDirectoryPath)
    let catalogs = try rooms.flatMap { try manager.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil) }
      .filter { $0.pathExtension == "po" || $0.pathExtension == "pot" }
    return ([folder] + rooms + catalogs).sorted { $0.path < $1.path }
  }
}
