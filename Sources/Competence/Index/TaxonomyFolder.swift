import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Where a site keeps its taxonomies: `taxonomy/VERSION/KIND.LANGUAGE.index` inside the data folder.
struct TaxonomyFolder: Sendable {
  struct IndexEntry: Sendable, Hashable {
    var path: String
    var version: String
    var kind: IndexedKind
    var language: String
  }

  let data: String

  init(_ data: String) {
    self.data = data
  }

  var root: String { data + "/taxonomy" }
  var synonyms: String { root + "/synonyms.tsv" }

  func path(version: String, kind: IndexedKind, language: String) -> String {
    "\(root)/\(version)/\(kind.rawValue).\(language).index"
  }

  func relations(version: String) -> String { "\(root)/\(version)/relations.graph" }

  /// Every index file that lies here, by name alone; nothing is opened.
  func entries() throws -> [IndexEntry] {
    guard FileManager.default.fileExists(atPath: root) else { return [] }
    var entries: [IndexEntry] = []
    for version in try names(in: root) {
      let folder = root + "/" + version
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else { continue }
      for name in try names(in: folder) {
        let parts = name.split(separator: ".")
        guard parts.count == 3, parts[2] == "index", let kind = IndexedKind(rawValue: String(parts[0])) else {
          continue
        }
        entries.append(
          IndexEntry(path: folder + "/" + name, version: version, kind: kind, language: String(parts[1])))
      }
    }
    return entries
  }

  private func names(in path: String) throws -> [String] {
    do { return try FileManager.default.contentsOfDirectory(atPath: path).sorted() } catch {
      throw CompetenceError.unreadable(path: path, reason: error.localizedDescription)
    }
  }
}

/// Writes a file so that a reader sees the old content or the new, never half of it, even after a power cut.
enum DurableFile {
  static func write(_ bytes: [UInt8], to path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
      throw CompetenceError.unwritable(path: folder, reason: error.localizedDescription)
    }
    let temporary = "\(path).\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw fault(temporary) }
    do {
      try bytes.withUnsafeBytes { try writeAll($0, to: descriptor, path: temporary) }
      guard fsync(descriptor) == 0 else { throw fault(temporary) }
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      let fault = fault(path)
      unlink(temporary)
      throw fault
    }
    try syncFolder(folder)
  }

  private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: String) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        throw fault(path)
      }
      rest = rest.dropFirst(written)
    }
  }

  private static func syncFolder(_ folder: String) throws {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault(folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw fault(folder) }
  }

  private static func fault(_ path: String) -> CompetenceError {
    .unwritable(path: path, reason: SystemFault.current)
  }
}
