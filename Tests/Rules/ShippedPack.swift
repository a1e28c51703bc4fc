import Foundation
import Rules
import Testing

/// The packs and models that are shipped, and the house's own directory of data.
enum Shipped {
  private static let denmarkOnce = Result {
    try RulePack.load(yaml: text("Rules/dk-2026-07.yaml"), file: "dk-2026-07.yaml")
  }

  static func text(_ path: String, from file: String = #filePath) throws -> String {
    let root = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "Data").appending(path: path), encoding: .utf8)
  }

  static func denmark() throws -> RulePack {
    do {
      return try denmarkOnce.get()
    } catch let problems as PackProblems {
      Issue.record("\(problems.report)")
      throw problems
    }
  }
}
