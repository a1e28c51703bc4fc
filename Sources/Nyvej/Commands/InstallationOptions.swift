import Access
import ArgumentParser
import Foundation
import Logging

/// Which installation a command works on; the same for every command.
struct InstallationOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder in which the installation keeps its files.", valueName: "folder"))
  var data = "./data"

  @Option(
    help: ArgumentHelp(
      "Where the records live: sqlite:PATH or postgres://… (else $NYVEJ_DATABASE, else a file in the data folder).",
      valueName: "url"))
  var database: String?

  @Option(
    help: ArgumentHelp(
      "Where the clock on the wall hangs (else $NYVEJ_TIME_ZONE, else Europe/Copenhagen).", valueName: "zone"))
  var timeZone: String?

  @Option(
    help: ArgumentHelp(
      "How much all attached files together may take, in GB (else $NYVEJ_FILE_SPACE, else 20). Backups hold them too.",
      valueName: "gigabytes"))
  var fileSpace: Int?

  @Flag(help: "Lets $NYVEJ_CLOCK stop the clock, for tests and demonstrations only.")
  var allowFixedClock = false

  func validate() throws {
    if let fileSpace, FileRoom(asked: String(fileSpace)) == nil {
      throw ValidationError("--file-space is a whole number of gigabytes from 1 to 100000")
    }
  }

  /// Settings and clock, from the options and the environment.
  func resolved(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> (settings: Settings, clock: InstallationClock) {
    let folder = DataFolder(path: data.count > 1 && data.hasSuffix("/") ? String(data.dropLast()) : data)
    guard !data.isEmpty else { throw Trouble("--data names no folder", remedy: "write for example --data ./data") }
    var clock = try InstallationClock(zone: timeZone ?? environment["NYVEJ_TIME_ZONE"] ?? "Europe/Copenhagen")
    if let time = environment["NYVEJ_CLOCK"], !time.isEmpty {
      guard allowFixedClock else {
        throw Trouble(
          "NYVEJ_CLOCK is set, and a stopped clock would put wrong dates on real records",
          remedy: "unset it; for a test or a demonstration add --allow-fixed-clock")
      }
      try clock.freeze(at: time)
    }
    let database = database ?? environment["NYVEJ_DATABASE"].flatMap { $0.isEmpty ? nil : $0 }
    var settings = Settings(folder: folder, database: database ?? folder.databaseAddress)
    settings.fileRoom = try FileRoom.asked(fileSpace, environment["NYVEJ_FILE_SPACE"])
    return (settings, clock)
  }

  /// Settings and clock with the folder made, and a warning when others may look into it.
  func prepared(log: Logger) throws -> (settings: Settings, clock: InstallationClock) {
    let (settings, clock) = try resolved()
    if let warning = try settings.folder.prepare() { log.warning("\(warning)") }
    return (settings, clock)
  }
}

extension FileRoom {
  /// A whole number of gigabytes, as it is typed.
  init?(asked text: String) {
    guard let gigabytes = Int(text), (1...100_000).contains(gigabytes) else { return nil }
    self.init(gigabytes: gigabytes)
  }

  /// As the command line says, else the environment, else the usual.
  static func asked(_ option: Int?, _ environment: String?) throws -> FileRoom {
    guard let text = option.map({ String($0) }) ?? environment, !text.isEmpty else { return .usual }
    guard let room = FileRoom(asked: text) else {
      throw Trouble(
        "NYVEJ_FILE_SPACE says “\(text)”", remedy: "write a whole number of gigabytes from 1 to 100000, such as 20")
    }
    return room
  }
}

/// What is written to the log, on standard error; how much, says $NYVEJ_LOG (trace … critical).
func makeLog() -> Logger {
  var log = Logger(label: "nyvej") { StreamLogHandler.standardError(label: $0) }
  log.logLevel = .notice
  guard let wish = ProcessInfo.processInfo.environment["NYVEJ_LOG"], !wish.isEmpty else { return log }
  guard let level = Logger.Level(rawValue: wish) else {
    let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
    log.warning("NYVEJ_LOG is “\(wish)” and names no level; notice is taken. Choose among: \(levels)")
    return log
  }
  log.logLevel = level
  return log
}
