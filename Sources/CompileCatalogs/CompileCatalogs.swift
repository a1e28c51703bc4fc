import CatalogCompiler
import Foundation

/// `compile-catalogs <Data/Language> <Phrases.swift> <Tables.swift>`: run by the build before the room Language.
@main
enum CompileCatalogs {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 4 else {
      fail("usage: compile-catalogs <folder of catalogs> <accessors.swift> <tables.swift>")
    }
    do {
      let catalogs = try Catalogs(try files(in: URL(fileURLWithPath: arguments[1], isDirectory: true)))
      try write(catalogs.accessors, to: arguments[2])
      try write(try catalogs.tables(), to: arguments[3])
    } catch {
      fail("\(error)")
    }
  }

  private static func files(in folder: URL) throws -> [CatalogFile] {
    let manager = FileManager.default
    return try manager.contentsOfDirectory(atPath: folder.path).sorted().flatMap { room in
      let place = folder.appendingPathComponent(room, isDirectory: true)
      var isFolder: ObjCBool = false
      guard manager.fileExists(atPath: place.path, isDirectory: &isFolder), isFolder.boolValue else {
        return [CatalogFile]()
      }
      return try manager.contentsOfDirectory(atPath: place.path).sorted().compactMap { name in
        guard name == "template.pot" || name.hasSuffix(".po") else { return nil }
        let path = place.appendingPathComponent(name).path
        let text = try String(contentsOfFile: path, encoding: .utf8)
        return CatalogFile(room: room, name: name, path: path, text: text)
      }
    }
  }

  /// Leaves an unchanged file alone, so that a corrected note does not compile every room anew.
  private static func write(_ text: String, to path: String) throws {
    let data = Data(text.utf8)
    if FileManager.default.contents(atPath: path) == data { return }
    try data.write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
  }
}
