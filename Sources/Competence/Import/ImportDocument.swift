import Foundation

/// One text file of a download, wherever it lies: in a folder, packed with gzip, or inside a zip file.
struct ImportDocument: Sendable {
  /// What to show and to name in errors: `…/ESCO dataset - v1.2.0.zip: occupations_da.csv`.
  let place: String
  /// The bare file name without `.gz`.
  let name: String
  /// Taxonomy version as far as the path tells it (`v1.2.0`).
  let version: String?
  private let load: @Sendable () throws -> [UInt8]

  init(place: String, name: String, version: String?, load: @escaping @Sendable () throws -> [UInt8]) {
    (self.place, self.name, self.version, self.load) = (place, name, version, load)
  }

  func bytes() throws -> [UInt8] { try load() }

  /// Every CSV file below the given folders and zip files, in the order of their names.
  static func found(in paths: [String]) throws -> [ImportDocument] {
    var documents: [ImportDocument] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw CompetenceError.unreadable(path: path, reason: "there is no such file or folder")
      }
      if isFolder.boolValue {
        guard let walk = FileManager.default.enumerator(atPath: path) else {
          throw CompetenceError.unreadable(path: path, reason: "the folder cannot be listed")
        }
        let names = walk.compactMap { $0 as? String }.sorted()
        for name in names { documents += try file(path + "/" + name) }
      } else {
        documents += try file(path)
      }
    }
    return documents
  }

  private static func file(_ path: String) throws -> [ImportDocument] {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    if name.hasSuffix(".csv") {
      return [ImportDocument(place: path, name: name, version: version(in: path)) { try FileBytes.read(path) }]
    }
    if name.hasSuffix(".csv.gz") {
      return [
        ImportDocument(place: path, name: String(name.dropLast(3)), version: version(in: path)) {
          try Inflation.inflate(FileBytes.read(path)[...], .gzip, path: path)
        }
      ]
    }
    if name.hasSuffix(".zip") {
      let archive = try ZipArchive(FileBytes.read(path), path: path)
      return archive.members.filter { $0.name.hasSuffix(".csv") && !$0.name.contains("__MACOSX") }.map { member in
        ImportDocument(
          place: "\(path): \(member.name)", name: member.name.split(separator: "/").last.map(String.init) ?? "",
          version: version(in: member.name) ?? version(in: path)
        ) { try archive.content(of: member) }
      }
    }
    return []
  }

  /// The last `v` + number with dots in a path.
  private static func version(in path: String) -> String? {
    var found: String?
    for part in path.split(whereSeparator: { $0 == "/" || $0 == " " || $0 == "_" || $0 == "-" }) {
      guard let first = part.first, first == "v" || first == "V" else { continue }
      let digits = part.dropFirst().prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      let text = digits.hasSuffix(".") ? digits.dropLast() : digits
      if text.contains("."), text.first?.isNumber == true { found = String(text.prefix(31)) }
    }
    return found
  }
}
