import Foundation
import Values

@testable import Results

/// The worked cases in Tests/Oracle/indicators: input files and the figures that were written by hand.
enum Oracle {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Oracle/indicators")

  static let cases: [String] = {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { $0.hasPrefix("case-") }.sorted()
  }()

  static func file(_ path: String) throws -> InputFile {
    try InputFile(path: folder.appending(path: path).path)
  }

  static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: path).path)
  }

  static func inputs(_ name: String) throws -> Report.Inputs {
    Report.Inputs(
      participations: try file("\(name)/participations.csv"), events: try file("\(name)/events.csv"),
      operations: has("\(name)/operations.csv") ? try file("\(name)/operations.csv") : nil,
      entities: has("\(name)/entities.csv") ? try file("\(name)/entities.csv") : nil)
  }
}

/// Figures by key, indicator and column, for comparison whatever the order.
func flat(_ figures: JSON) -> [String: Int] {
  var flat: [String: Int] = [:]
  for key in figures.members ?? [] {
    for indicator in key.value.members ?? [] {
      if let count = indicator.value.int { flat["\(key.name) \(indicator.name)"] = count }
      for column in indicator.value.members ?? [] {
        flat["\(key.name) \(indicator.name) \(column.name)"] = column.value.int
      }
    }
  }
  return flat
}
