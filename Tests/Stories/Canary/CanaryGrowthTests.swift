import Access
import Foundation
import TestDatabases
import TestMatrix
import Testing
import Values
import Web

@testable import Nyvej

/// What is new in the product is visited by the canaries, or this fails.
@Suite("The canaries keep up with the product") struct CanaryGrowthTests {
  @Test("every address stands in its room's book, so that it is found")
  func books() {
    #expect(Set(Route.examples.map(AddressName.init)) == Set(AddressName.allCases))
  }

  @Test("every method that answers at an address is tried there", arguments: TestEngine.allCases)
  func methods(_ engine: TestEngine) async throws {
    try await withCanaryWorld(engine) { world in
      let visitor = world.worker("A").visitor
      for address in AddressName.allCases {
        guard let sample = world.samples(of: address).first else {
          Issue.record("no sample of \(address)")
          continue
        }
        let tried = Set(world.attempts(at: address).map(\.method))
        for method in [Request.Method.post, .patch, .put, .delete] {
          // There no more, whatever is asked, as soon as there is an account.
          if address == .firstRun { continue }
          let path = (sample.record?.absent ?? sample.route).path
          let answer = try await visitor.ask(method, path)
          #expect(
            (answer.status == 405) != tried.contains(method),
            "\(method.rawValue) \(path) answers \(answer.status): say in Attempt.swift what is sent there, or take it out"
          )
        }
      }
    }
  }

  @Test("every value that the API reads from an address is given there")
  func queries() async throws {
    try await withCanaryWorld(.sqlite) { world in
      for address in AddressName.allCases where address.isAPI {
        let samples = world.samples(of: address)
        let path = (samples[0].record?.absent ?? samples[0].route).path
        let operation = OpenAPI.operations.first { operation in
          operation.method == .get
            && operation.path.text.replacing(/\{\w+\}/, with: PersonID(high: 1, low: 1).text) == path
        }
        let given = names(in: samples)
        for query in operation?.query ?? [] {
          #expect(
            given.contains(query.name),
            "\(path) reads “\(query.name)”: give it some values in AddressName+Samples.swift")
        }
      }
    }
  }

  @Test("every value that a page reads from an address is given at some address")
  func readings() async throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources").standardized
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var read: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      for found in try String(contentsOf: file, encoding: .utf8).matches(of: /(?:query\[|visit\.choice\()"(\w+)"/) {
        read.insert(String(found.1))
      }
    }
    #expect(read.count > 5)
    try await withCanaryWorld(.sqlite) { world in
      let given = AddressName.allCases.reduce(into: Set<String>()) { $0.formUnion(names(in: world.samples(of: $1))) }
      // The language of a page.
      let saysNothing: Set<String> = ["language"]
      #expect(
        read.subtracting(given).subtracting(saysNothing) == [],
        "read from addresses: give values in AddressName+Samples.swift")
    }
  }

  private func names(in samples: [Sample]) -> Set<String> {
    var names = Set(samples.compactMap(\.search))
    for query in samples.flatMap(\.queries) {
      for pair in query.dropFirst().split(separator: "&") { names.insert(String(pair.prefix { $0 != "=" })) }
    }
    return names
  }

  /// Columns in which nothing is stored here, because nobody can yet be shown more of them than a day or a code.
  private static let empty: Set<String> = [
    "consideration.until_day", "consideration.ended_day", "consideration.end_noted", "consideration.replaces",
    "placement.group_code",
    "placement.work_days",
    "placement.work_from", "placement.work_until", "placement.work_changes", "participation.left_day",
    "participation.left_reason",
    "participation.destination", "participation.left_noted", "ladder_step.cap_until", "ladder_step.free_from",
    "ladder_step.replaces",
    "phase_spell.ended_day", "phase_spell.last_day", "pause.meanwhile",
    "belonging.until_day", "belonging.last_day", "person_language.listening", "person_language.reading",
    "person_language.speaking", "person_language.writing", "obligation.participation_id",
    "hours_question.withdrawn_day", "obstacle.solved_day", "obstacle.withdrawn_day", "contact_entry.withdrawn_day",
    "case_note.withdrawn_day",
    "firm_contact.withdrawn_day",
    "protection.until_day", "protection.end_words", "protection.end_noted", "protection.ended_by",
    "protection.withdrawn_day",
    "person_merge.undone_day", "person_merge.undone_by", "person_merge.undone_why",
    "person_merge_owed.covered_id", "person_merge_owed.participation_id",
    "person_merge_owed.team_id",
    "work_permission.withdrawn_day", "guardian.until_day", "guardian.withdrawn_day", "identity_number.removed_day",
    "identity_basis.ended_day", "appointment.called_off_by",
    "appointment.freed_day", "appointment.withdrawn_day",
    "plan.held_day", "plan.dropped_day", "plan.ended_day", "plan.end_reason",
    "plan.end_noted", "plan_entry.reached_day", "plan_entry.reached_noted", "plan_entry.removed_day", "plan_review.id",
    "plan_review.plan_id", "plan_review.person_id", "plan_review.review_day", "plan_review.next_day",
    "plan_review.noted_by", "plan_review.noted_day",
    "week_hours.withdrawn_day", "case_hours.withdrawn_day", "week_reduction.withdrawn_day",
    "workplace.region",
    "organisation.region",
    "placement_paper.reason",
    "obligation.team_id", "account_change.colleague_id",
    // What every visitor reads before signing in; `InstallationTests` see who changes it.
    "installation.id", "installation.organisation_id", "installation.name", "installation.controller",
    "installation.contact", "installation.accent", "installation.languages", "installation.logo",
    "installation.version",
  ]
  /// No texts at all; `FileTests` and `KeptFormTests` see that nothing can be read in them.
  private static let sealed: Set<String> = [
    "placement_scan.head", "identity_number.number", "file_piece.bytes", "kept_form.sealed",
  ]
  /// Words of the law and of the product.
  private static let law: Set<String> = [
    "obligation.source", "obligation.verb", "follow_up.source", "person_merge_owed.source",
  ]
  /// Beginnings of words and numbers of which the columns that they are made from hold canaries.
  private static let beginnings: Set<String> = ["search_entry.term", "search_record.terms"]

  @Test("a canary stands in every column that holds words, names or numbers", arguments: TestEngine.allCases)
  func columns(_ engine: TestEngine) async throws {
    try await withCanaryWorld(engine) { world in
      let hunt = CanaryHunt(world.cage)
      let stored = try await world.story.everyText(of: Rooms.declarations)
      for (column, texts) in stored.sorted(by: { $0.key < $1.key })
      where !Self.law.union(Self.beginnings).union(Self.sealed).contains(column) {
        if Self.empty.contains(column) {
          #expect(texts == [], "\(column) is filled now: strike it from the list of empty ones")
        } else {
          // Codes and days say themselves; whatever else stands there must be known to the hunt.
          let isPlain = texts.allSatisfy { $0.wholeMatch(of: /[a-z0-9:.~-]{1,40}|[A-Z]{2}/) != nil }
          let isPlanted = texts.contains { !hunt.values(in: $0).isEmpty }
          #expect(!texts.isEmpty, "\(column) is empty: plant a canary there, or add it to the list of empty ones")
          #expect(isPlain || isPlanted, "\(column) holds words: plant a canary there")
        }
      }
    }
  }
}
