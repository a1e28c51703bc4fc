import Foundation
import Programmes
import Rules
import Testing
import Values

enum Shipped {
  static func text(_ path: String, from file: String = #filePath) throws -> String {
    let root = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "Data").appending(path: path), encoding: .utf8)
  }

  static func businessTraining() throws -> ProgrammeModel {
    do {
      return try ProgrammeModel.load(yaml: text("Programmes/business-training.yaml"), file: "business-training.yaml")
    } catch let problems as PackProblems {
      Issue.record("\(problems.report)")
      throw problems
    }
  }
}

@Suite("Business Training as data")
struct ShippedModelTests {
  @Test("everything but after-care begins at entry, beside each other, the placement first")
  func phases() throws {
    let model = try Shipped.businessTraining()
    #expect(model.entryPhases.map(\.id) == ["placement", "mentoring", "individual-talks", "team-sessions"])
    #expect(model.phases.map(\.guards) == [[], [], [], [], [.placementEnded]], "what the house looks for itself")
    #expect(model.phases(blocking: "after-care", ended: []).map(\.id) == ["placement"])
    #expect(model.phases(blocking: "after-care", ended: ["placement"]).isEmpty)
  }

  @Test("every text is there in all languages of the staff, and no reason tells of health")
  func texts() throws {
    let model = try Shipped.businessTraining()
    let reasons = model.eligibilityReasons + model.declineReasons + model.exitReasons + model.destinations
    #expect(reasons.allSatisfy { $0.title.languages.map(\.text) == ["en", "da", "de", "fi", "sv"] })
    let words = reasons.map { $0.id.text + " " + $0.title.texts.map(\.text).joined(separator: " ") }.joined(
      separator: " ")
    for telling in ["psycholog", "psyki", "health", "helbred", "gesundheit", "illness", "sygdom"] {
      #expect(!words.lowercased().contains(telling), "\(telling)")
    }
  }

  @Test("every measure of the model is in the pack that it uses")
  func measures() throws {
    let model = try Shipped.businessTraining()
    let pack = try RulePack.load(yaml: Shipped.text("Rules/dk-2026-07.yaml"), file: "dk-2026-07.yaml")
    #expect(model.uses(pack))
    #expect(model.measures(missingFrom: pack).isEmpty)
  }

  @Test(
    "a word comes in the language asked for, else in English, and says which it is",
    arguments: [
      ("da", "jobcenter", "da"), ("da-DK", "jobcenter", "da"), ("de", "Jobcenter", "de"), ("ar", "job centre", "en"),
    ])
  func words(asked: String, text: String, given: String) throws {
    let word = try Shipped.businessTraining().word(.authorityOffice, in: try #require(LanguageTag(asked)))
    #expect(word.text == text && word.language.text == given)
  }
}
