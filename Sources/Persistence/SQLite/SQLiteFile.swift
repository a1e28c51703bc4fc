import Foundation

/// The database file and its folder.
struct SQLiteFile {
  /// Absolute, so that SQLite never takes it for a URI.
  let path: String

  init(_ path: String) {
    self.path = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }

  /// `nyvej-keys.sqlite` beside `nyvej.sqlite`.
  static func beside(_ path: String, _ name: String) -> String {
    let (stem, ending) = ((path as NSString).deletingPathExtension, (path as NSString).pathExtension)
    return stem + "-" + name + (ending.isEmpty ? "" : "." + ending)
  }

  var isMissing: Bool { !FileManager.default.fileExists(atPath: path) }

  private var folder: String { (path as NSString).deletingLastPathComponent }

  /// Makes an empty file that only its owner may read; SQLite gives its log the same permissions. The name is flushed
  /// to the folder, or a power cut could leave the records without it.
  func makeIfMissing() throws {
    let file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      if errno == EEXIST { return }
      throw failure("can not be created", errno)
    }
    let result = fsync(file)
    let code = errno
    _ = Glibc.close(file)
    guard result == 0 else { throw failure("can not be written to the disk", code) }
    try flushFolder()
  }

  func flushFolder() throws {
    let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw failure("is in a folder that can not be opened", errno) }
    let result = fsync(handle)
    let code = errno
    _ = Glibc.close(handle)
    guard result == 0 else { throw failure("is in a folder that can not be written to the disk", code) }
  }

  private func failure(_ what: String, _ code: Int32) -> DatabaseError {
    let remedy =
      switch code {
      case ENOTDIR: "\(folder) is not a folder"
      case ENOENT: "the folder \(folder) does not exist; create it"
      case EACCES, EPERM, EROFS: "this account may not write to the folder \(folder)"
      case ENOSPC, EDQUOT: "the disk is full; make room"
      default: String(cString: strerror(code))
      }
    return DatabaseError(code == ENOSPC || code == EDQUOT ? .full : .io, "the database file \(path) \(what): \(remedy)")
  }
}
