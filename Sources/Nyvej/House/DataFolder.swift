import Foundation
import Glibc

/// Where one installation keeps its files. Nobody but its owner has business in there.
struct DataFolder: Sendable {
  let path: String

  func file(_ name: String) -> String { path + "/" + name }

  /// The embedded database, unless another one is named.
  var databaseAddress: String { "sqlite:" + file("nyvej.sqlite") }

  /// An installation's own packs, beside those that come with the program.
  var rules: String { file("rules") }
  var programmes: String { file("programmes") }
  var holidays: String { file("holidays") }
  var anchors: String { file("journal-anchors") }
  /// For people; what makes an installation a demonstration is the mark in its database.
  var demoSignIns: String { file("demo-sign-ins.txt") }
  /// There as long as a demonstration is being made, so that `bin/run` and people see it without opening the database.
  var demoBeingMade: String { file("demo-being-made") }

  var exists: Bool { FileManager.default.fileExists(atPath: path) }
  var hasUnfinishedDemo: Bool { FileManager.default.fileExists(atPath: demoBeingMade) }

  /// Makes the folder, open to its owner only, when it is missing.
  ///
  /// - Returns: a warning when others may look into the one that is there.
  func prepare() throws -> String? {
    if !exists {
      do {
        try FileManager.default.createDirectory(
          atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      } catch {
        throw Trouble(
          "the data folder \(path) cannot be made: \(error.localizedDescription)",
          remedy: "name another with --data, or make it and give it to the user that runs nyvej")
      }
    }
    let facts: [FileAttributeKey: Any]
    do {
      facts = try FileManager.default.attributesOfItem(atPath: URL(filePath: path).resolvingSymlinksInPath().path)
    } catch {
      throw Trouble(
        "the data folder \(path) cannot be looked at: \(error.localizedDescription)",
        remedy: "give it and the folders above it to the user that runs nyvej, or name another with --data")
    }
    guard facts[.type] as? FileAttributeType == .typeDirectory, let mode = facts[.posixPermissions] as? Int else {
      throw Trouble("\(path) is not a folder", remedy: "name another with --data")
    }
    guard access(path, W_OK) == 0 else {
      throw Trouble("this user may not write into \(path)", remedy: "change its owner, or name another with --data")
    }
    return mode & 0o077 == 0
      ? nil : "other users of this machine may look into \(path). → chmod 700 \(path)"
  }

  /// Writes a small file whole, and returns when it and its name are safely on the disk.
  func write(_ text: String, to file: String) throws {
    do {
      try Data(text.utf8).write(to: URL(filePath: file), options: .atomic)
    } catch {
      throw Trouble(
        "\(file) cannot be written: \(error.localizedDescription)",
        remedy: "make room on the disk, or name another --data")
    }
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw trouble(file) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw trouble(file) }
    try sync()
  }

  /// Removes a file; that there is none is as good.
  func remove(_ file: String) throws {
    guard unlink(file) == 0 || errno == ENOENT else { throw trouble(file) }
    try sync()
  }

  /// Returns when the names of the files in it are safely on the disk.
  func sync() throws {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw trouble(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw trouble(path) }
  }

  private func trouble(_ file: String) -> Trouble {
    Trouble(
      "\(file) cannot be kept: \(String(cString: strerror(errno)))",
      remedy: "make room on the disk, or give the folder to the user that runs nyvej")
  }

  /// Keeps a second server out of the same folder, and a server out while a demonstration is made, as long as the lock
  /// lives; the system lets go of it even when the process is killed. Tools on the command line need none.
  func lock() throws -> Lock {
    let descriptor = open(file("serve.lock"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Trouble(
        "\(file("serve.lock")) cannot be opened: \(String(cString: strerror(errno)))",
        remedy: "give the folder to the user that runs nyvej")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw Trouble(
        "another nyvej serve (or demo) is at work on \(path)",
        remedy: "stop it first, or give this one its own folder with --data (several may share a PostgreSQL database)")
    }
    return Lock(descriptor: descriptor)
  }

  final class Lock: Sendable {
    private let descriptor: Int32

    fileprivate init(descriptor: Int32) {
      self.descriptor = descriptor
    }

    deinit { close(descriptor) }
  }
}
